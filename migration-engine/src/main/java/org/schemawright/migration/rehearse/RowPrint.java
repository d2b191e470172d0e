package org.schemawright.migration.rehearse;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/**
 * The rows of a database, as one number a table and a column that is the same for the same rows in any order, and
 * practically never for others.
 *
 * @param tables by name
 */
record RowPrint(Map<ObjectName, TablePrint> tables) {

    /**
     * @param rows how many
     * @param whole of the rows
     * @param columns of the values of each column
     */
    record TablePrint(long rows, String whole, Map<String, String> columns) {}

    /** Reads all rows. The connection may be in a transaction. */
    static RowPrint of(Connection connection, DatabaseSchema schema, BooleanSupplier cancelled) throws SQLException {
        boolean sqlite = connection.getMetaData().getDatabaseProductName().equals("SQLite");
        Map<ObjectName, TablePrint> tables = new TreeMap<>();
        for (Table table : schema.tables()) {
            if (hasRows(table)) {
                Stop.check(cancelled);
                List<String> columns = table.columns().stream()
                        .map(Column::name)
                        .sorted(Comparator.naturalOrder())
                        .toList();
                tables.put(
                        table.name(),
                        sqlite
                                ? SqliteRowPrint.of(connection, table.name(), columns, cancelled)
                                : postgresql(connection, table.name(), columns));
            }
        }
        return new RowPrint(tables);
    }

    private static boolean hasRows(Table table) {
        return switch (table.kind()) {
            case ORDINARY, PARTITION -> true;
            // Their rows are those of their partitions, of another server, of a module.
            case PARTITIONED, FOREIGN, VIRTUAL -> false;
        };
    }

    /** The server reads, so that no row travels. */
    private static TablePrint postgresql(Connection connection, ObjectName table, List<String> columns)
            throws SQLException {
        List<String> sums = new ArrayList<>();
        sums.add("count(*)");
        sums.add(sum("ROW(" + SqlName.list(columns) + ")::text"));
        columns.forEach(column -> sums.add(sum("coalesce('v' || " + SqlName.quote(column) + "::text, 'n')")));
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT " + String.join(", ", sums) + " FROM ONLY " + SqlName.quote(table))) {
            row.next();
            Map<String, String> prints = new TreeMap<>();
            for (int i = 0; i < columns.size(); i++) {
                prints.put(columns.get(i), String.valueOf(row.getString(i + 3)));
            }
            return new TablePrint(row.getLong(1), String.valueOf(row.getString(2)), prints);
        }
    }

    private static String sum(String text) {
        String bytes = "(" + text + ") COLLATE \"C\"";
        return "sum(hashtextextended(" + bytes + ", 0)::numeric) || ' ' || sum(hashtextextended(" + bytes
                + ", 1)::numeric)";
    }

    /** What is not what it was. */
    List<RowDifference> since(RowPrint before) {
        TreeSet<ObjectName> names = new TreeSet<>(tables.keySet());
        names.addAll(before.tables.keySet());
        List<RowDifference> differences = new ArrayList<>();
        for (ObjectName name : names) {
            TablePrint then = before.tables.get(name);
            TablePrint now = tables.get(name);
            if (then == null || now == null) {
                differences.add(
                        new RowDifference(name, then == null ? -1 : then.rows, now == null ? -1 : now.rows, List.of()));
            } else if (!then.equals(now)) {
                List<String> columns = then.columns.entrySet().stream()
                        .filter(column -> !column.getValue().equals(now.columns.get(column.getKey())))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toList());
                differences.add(new RowDifference(name, then.rows, now.rows, columns));
            }
        }
        return differences;
    }
}
