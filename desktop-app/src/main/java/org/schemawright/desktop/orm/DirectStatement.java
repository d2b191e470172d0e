package org.schemawright.desktop.orm;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.rows.LargeValue;
import org.schemawright.desktop.rows.RawText;
import org.schemawright.desktop.rows.Row;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.Column;

/**
 * What Hibernate cannot do with entities, sent on the session's connection as the same kind of statement: an update of
 * the key, a new row whose composite key the database completes, the delete of a very wide row, a change of a row that was
 * read before the table got other columns, and what was seen of large values or of texts that are no UTF-8.
 */
record DirectStatement(String sql, List<@Nullable Object> values, StoredValueType type) {

    /** Conditions in one parenthesis; a long chain of them is too deep an expression for SQLite. */
    private static final int GROUP = 100;

    /** An update that names the row as the person saw it. */
    static DirectStatement update(MappedTable table, RowChange.Update update, StoredValueType type) {
        List<@Nullable Object> values = new ArrayList<>(update.values().values());
        String sql = set(table, update) + seen(table, update.base(), values, type);
        return new DirectStatement(sql, values, type);
    }

    /** An update of a row that stepped aside, and was found to be as the person saw it by that. */
    static DirectStatement update(MappedTable table, RowChange.Update update, Parked parked, StoredValueType type) {
        List<@Nullable Object> values = new ArrayList<>(update.values().values());
        List<String> conditions = new ArrayList<>();
        List<Object> key = Objects.requireNonNull(update.base().key(), "key").values();
        List<String> keyColumns = table.identity().columns();
        for (int i = 0; i < keyColumns.size(); i++) {
            Object meanwhile = parked.values().get(keyColumns.get(i));
            compare(conditions, values, keyColumns.get(i), meanwhile == null ? key.get(i) : meanwhile);
        }
        return new DirectStatement(set(table, update) + grouped(conditions), values, type);
    }

    private static String set(MappedTable table, RowChange.Update update) {
        return "update " + SqlName.quote(table.table().name()) + " set "
                + update.values().entrySet().stream()
                        .map(cell -> SqlName.quote(cell.getKey()) + "=" + parameter(cell.getValue()))
                        .collect(Collectors.joining(","))
                + " where ";
    }

    /** A delete that names the row as the person saw it. */
    static DirectStatement delete(MappedTable table, RowChange.Delete delete, StoredValueType type) {
        List<@Nullable Object> values = new ArrayList<>();
        String sql = "delete from " + SqlName.quote(table.table().name()) + " where "
                + seen(table, delete.base(), values, type);
        return new DirectStatement(sql, values, type);
    }

    private static String seen(MappedTable table, Row base, List<@Nullable Object> values, StoredValueType type) {
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
                boolean comparable = type instanceof StoredValueType.Sqlite
                        || !(base.values().get(i) instanceof LargeValue);
                if (comparable && table.fields().containsKey(column) && !keyColumns.contains(column)) {
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
        String parameters = insert.values().values().stream()
                .map(DirectStatement::parameter)
                .collect(Collectors.joining(","));
        String sql = "insert into " + SqlName.quote(table.table().name())
                + (columns.isEmpty() ? " default values" : " (" + columns + ") values (" + parameters + ")");
        return new DirectStatement(sql, new ArrayList<>(insert.values().values()), type);
    }

    private static void compare(
            List<String> conditions, List<@Nullable Object> values, String column, @Nullable Object value) {
        if (value == null) {
            conditions.add(SqlName.quote(column) + " is null");
        } else if (value instanceof LargeValue large) {
            compareSeen(conditions, values, SqlName.quote(column), large);
        } else {
            conditions.add(SqlName.quote(column) + "=" + parameter(value));
            values.add(value);
        }
    }

    /** Of a large value its size and beginning were seen. */
    private static void compareSeen(
            List<String> conditions, List<@Nullable Object> values, String column, LargeValue large) {
        if (large.size() >= 0) {
            conditions.add("octet_length(" + column + ")=?");
            values.add(large.size());
        }
        if (!(large.beginning() instanceof RawText)) {
            conditions.add("substr(" + column + ",1," + LargeValue.BEGINNING + ")=?");
            values.add(large.beginning());
        }
    }

    private static String parameter(@Nullable Object value) {
        return value instanceof RawText ? "cast(? as text)" : "?";
    }

    /** Whether what was seen of a row can only be compared here. */
    static boolean compares(MappedTable table, Row base) {
        return table.version() == null
                && base.values().stream().anyMatch(value -> value instanceof LargeValue || value instanceof RawText);
    }

    /** Whether some of the values can only be written here. */
    static boolean writes(Collection<? extends @Nullable Object> values) {
        return values.stream().anyMatch(RawText.class::isInstance);
    }

    void send(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                type.bindOrNull(statement, i + 1, values.get(i));
            }
            statement.executeUpdate();
        }
    }
}
