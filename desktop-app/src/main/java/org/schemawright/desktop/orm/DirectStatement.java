package org.schemawright.desktop.orm;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hibernate.StaleStateException;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.rows.Row;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.Column;

/**
 * What Hibernate cannot do with entities, sent on the session's connection as the same kind of statement: an update of
 * the key, a new row whose composite key the database completes, the delete of a very wide row, and a change of a row
 * that was read before the table got other columns. Changes one row, or fails as stale.
 */
record DirectStatement(String sql, List<@Nullable Object> values, StoredValueType type) {

    /** Conditions in one parenthesis; a long chain of them is too deep an expression for SQLite. */
    private static final int GROUP = 100;

    /** An update that names the row as the person saw it. */
    static DirectStatement update(MappedTable table, RowChange.Update update, StoredValueType type) {
        List<@Nullable Object> values = new ArrayList<>(update.values().values());
        String sql = "update " + SqlName.quote(table.table().name()) + " set "
                + update.values().keySet().stream()
                        .map(column -> SqlName.quote(column) + "=?")
                        .collect(Collectors.joining(","))
                + " where " + seen(table, update.base(), values);
        return new DirectStatement(sql, values, type);
    }

    /** A delete that names the row as the person saw it. */
    static DirectStatement delete(MappedTable table, RowChange.Delete delete, StoredValueType type) {
        List<@Nullable Object> values = new ArrayList<>();
        String sql =
                "delete from " + SqlName.quote(table.table().name()) + " where " + seen(table, delete.base(), values);
        return new DirectStatement(sql, values, type);
    }

    private static String seen(MappedTable table, Row base, List<@Nullable Object> values) {
        List<String> conditions = new ArrayList<>();
        List<Object> key = Objects.requireNonNull(base.key(), "key").values();
        List<String> keyColumns = table.identity().columns();
        for (int i = 0; i < keyColumns.size(); i++) {
            compare(conditions, values, keyColumns.get(i), key.get(i));
        }
        if (table.version() != null) {
            compare(conditions, values, "xmin", base.version());
        } else {
            List<Column> columns = base.columns();
            for (int i = 0; i < columns.size(); i++) {
                String column = columns.get(i).name();
                if (table.fields().containsKey(column) && !keyColumns.contains(column)) {
                    compare(conditions, values, column, base.values().get(i));
                }
            }
        }
        return grouped(conditions);
    }

    private static String grouped(List<String> conditions) {
        if (conditions.size() <= GROUP) {
            return String.join(" and ", conditions);
        }
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i += GROUP) {
            groups.add("(" + String.join(" and ", conditions.subList(i, Math.min(i + GROUP, conditions.size()))) + ")");
        }
        return String.join(" and ", groups);
    }

    /** An insert of the given columns and no others. */
    static DirectStatement insert(MappedTable table, RowChange.Insert insert, StoredValueType type) {
        String columns = insert.values().keySet().stream().map(SqlName::quote).collect(Collectors.joining(","));
        String parameters = insert.values().keySet().stream().map(column -> "?").collect(Collectors.joining(","));
        String sql = "insert into " + SqlName.quote(table.table().name())
                + (columns.isEmpty() ? " default values" : " (" + columns + ") values (" + parameters + ")");
        return new DirectStatement(sql, new ArrayList<>(insert.values().values()), type);
    }

    private static void compare(
            List<String> conditions, List<@Nullable Object> values, String column, @Nullable Object value) {
        if (value == null) {
            conditions.add(SqlName.quote(column) + " is null");
        } else {
            conditions.add(SqlName.quote(column) + "=?");
            values.add(value);
        }
    }

    void send(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                type.bindOrNull(statement, i + 1, values.get(i));
            }
            if (statement.executeUpdate() != 1) {
                throw new StaleStateException(sql);
            }
        }
    }
}
