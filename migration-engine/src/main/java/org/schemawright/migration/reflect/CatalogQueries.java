package org.schemawright.migration.reflect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs catalog queries that stand as {@code .sql} resources beside the class of an engine.
 *
 * @param connection whose catalog it is
 * @param beside where the queries stand
 */
public record CatalogQueries(Connection connection, Class<?> beside) {

    /** Makes a value of the row that the result stands on. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * One value for each row.
     *
     * @param query the name of the resource, without its ending
     */
    public <T> List<T> rows(String query, RowReader<T> reader) throws SQLException {
        return select(text(query), reader);
    }

    /** One value for each row of a query that is given as text. */
    public <T> List<T> select(String sql, RowReader<T> reader) throws SQLException {
        List<T> values = new ArrayList<>();
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (var rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    values.add(reader.read(rows));
                }
            }
        }
        return values;
    }

    /** The text of a query. */
    public String text(String query) {
        try (var resource = beside.getResourceAsStream(query + ".sql")) {
            if (resource == null) {
                throw new IllegalStateException("Missing resource: " + query + ".sql");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
