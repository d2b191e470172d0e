package org.schemawright.desktop.orm;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.ObjectName;

/** Counts rows by the values of some of their columns, inside the transaction of its connection. */
record KeyCounts(Connection connection, boolean sqlite) {

    /** How many rows have these values; none when one of them is NULL, which refers to nothing. */
    long of(ObjectName table, List<String> columns, List<? extends @Nullable Object> values) throws SQLException {
        if (columns.isEmpty() || columns.size() != values.size() || values.contains(null)) {
            return 0;
        }
        String sql = "SELECT count(*) FROM " + SqlName.quote(table) + " WHERE "
                + columns.stream().map(column -> SqlName.quote(column) + " = ?").collect(Collectors.joining(" AND "));
        StoredValueType type = StoredValueType.of(sqlite);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                type.bindOrNull(statement, i + 1, values.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }
}
