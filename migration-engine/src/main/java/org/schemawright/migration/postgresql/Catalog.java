package org.schemawright.migration.postgresql;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.schemawright.migration.reflect.CatalogQueries;
import org.schemawright.migration.reflect.CatalogQueries.RowReader;

/** The catalog queries that stand as resources beside this class. */
record Catalog(CatalogQueries queries) {

    Catalog(Connection connection) {
        this(new CatalogQueries(connection, Catalog.class));
    }

    /** One value for each row. */
    <T> List<T> rows(String query, RowReader<T> reader) throws SQLException {
        return queries.rows(query, reader);
    }

    /** The values of each relation's oid, which the query gives as {@code relation}. */
    <T> Map<Long, List<T>> byRelation(String query, RowReader<T> reader) throws SQLException {
        record Part<T>(long relation, T value) {}
        Map<Long, List<T>> parts = new HashMap<>();
        for (Part<T> part : rows(query, row -> new Part<>(row.getLong("relation"), reader.read(row)))) {
            parts.computeIfAbsent(part.relation(), _ -> new ArrayList<>()).add(part.value());
        }
        return parts;
    }

    /** A text array; empty where it is NULL. An element that is NULL is null in the list. */
    static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
    }
}
