package org.schemawright.migration.postgresql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TableKind;

/** Rows for any tables, as far as their rules allow, and what is in them. */
final class RandomRows {

    private static final List<String> VALUES = List.of(
            "'1'",
            "'2'",
            "'7'",
            "'x'",
            "'ab'",
            "'2026-11-20'",
            "NULL",
            "'{}'",
            "'true'",
            "'[1,5)'",
            "'0.5'",
            "''",
            "DEFAULT",
            "DEFAULT");

    private RandomRows() {}

    static void seed(TestPostgres.Database database, DatabaseSchema schema, Random random) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (Table table : schema.tables()) {
                for (int i = 0; i < 12 && table.kind() != TableKind.FOREIGN; i++) {
                    try {
                        statement.execute(insert(table, random));
                    } catch (SQLException refused) {
                        continue;
                    }
                }
            }
        }
    }

    private static String insert(Table table, Random random) {
        List<String> columns = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (Column column : table.columns()) {
            if (column.generated() == null && column.identity() == null && random.nextInt(6) > 0) {
                columns.add(column.name());
                String enough = column.type().raw().startsWith("timestamp") ? "'2026-11-20'" : "'3'";
                values.add(random.nextBoolean() ? VALUES.get(random.nextInt(VALUES.size())) : enough);
            }
        }
        return "INSERT INTO " + SqlName.quote(table.name())
                + (columns.isEmpty()
                        ? " DEFAULT VALUES"
                        : " (" + SqlName.list(columns) + ") VALUES (" + String.join(", ", values) + ")");
    }

    static void clear(TestPostgres.Database database, DatabaseSchema schema) throws SQLException {
        for (Table table : schema.tables()) {
            if (table.kind() != TableKind.FOREIGN) {
                database.execute("TRUNCATE " + SqlName.quote(table.name()) + " CASCADE");
            }
        }
    }

    /**
     * All rows of each table, those of columns that have another type meanwhile excepted: a value that was converted need
     * not come back.
     */
    static Map<String, List<String>> of(TestPostgres.Database database, DatabaseSchema schema, DatabaseSchema meanwhile)
            throws SQLException {
        Map<String, List<String>> rows = new TreeMap<>();
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            for (Table table : schema.tables()) {
                Table then = meanwhile.table(table.name()).orElse(table);
                List<String> columns = table.columns().stream()
                        .filter(column -> then.column(column.name())
                                .filter(other ->
                                        !other.type().raw().equals(column.type().raw()))
                                .isEmpty())
                        .map(Column::name)
                        .sorted()
                        .toList();
                if (table.kind() == TableKind.FOREIGN || columns.isEmpty()) {
                    continue;
                }
                List<String> found = new ArrayList<>();
                try (ResultSet row = statement.executeQuery("SELECT ROW(" + SqlName.list(columns) + ")::text FROM ONLY "
                        + SqlName.quote(table.name()) + " ORDER BY 1")) {
                    while (row.next()) {
                        found.add(row.getString(1));
                    }
                }
                rows.put(table.name() + " " + columns, found);
            }
        }
        return rows;
    }
}
