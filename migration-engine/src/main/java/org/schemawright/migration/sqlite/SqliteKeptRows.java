package org.schemawright.migration.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.plan.KeptRows;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TableKind;

/** The side table of what is kept, and how its rows are those of the table again. */
final class SqliteKeptRows {

    static final String ROW = "\"row\"";
    static final String KEPT = "\"kept\"";

    private final KeptRows rows;
    /** Columns of the table that tell its rows apart; none where the rowid does. */
    private final List<String> key;
    /** The column of the side table that holds the rowid, quoted; null where there is none. */
    private final @Nullable String number;

    SqliteKeptRows(KeptRows rows) {
        this.rows = rows;
        Table table = rows.table();
        Table left = rows.left();
        this.key = left == null
                ? List.of()
                : SqliteRowKey.of(table, left).orElseThrow().columns();
        String numbered = table.columns().stream()
                .filter(column -> column.identity() != null)
                .map(Column::name)
                .findFirst()
                .orElse(null);
        if (left == null && numbered != null) {
            this.number = SqlName.quote(numbered);
        } else if (key.isEmpty()
                && SqliteRowKey.hasRowId(table)
                && !SqliteRowKey.rowId(table).isEmpty()) {
            this.number = SqlName.quote(SqliteKeptWriter.free("kept_rowid", table));
        } else {
            this.number = null;
        }
    }

    /** Whether the side table counts as the table does. */
    boolean counts() {
        return number != null && SqliteKeptWriter.counts(rows.table());
    }

    /** What stands between the parentheses of its CREATE TABLE. */
    String declaration() {
        String list = sideColumns().stream()
                .map(column -> column.equals(number)
                        ? column + " INTEGER PRIMARY KEY" + (counts() ? " AUTOINCREMENT" : "")
                        : column)
                .collect(Collectors.joining(", "));
        return key.isEmpty() ? list : list + ", PRIMARY KEY (" + SqlName.list(key) + ")";
    }

    /** Quoted. */
    List<String> sideColumns() {
        List<String> columns = new ArrayList<>(names());
        if (number != null && !columns.contains(number)) {
            columns.addFirst(number);
        }
        return columns;
    }

    /** What of the table stands in them, quoted where that is a column. */
    List<String> tableColumns() {
        List<String> columns = new ArrayList<>(names());
        if (number != null && !columns.contains(number)) {
            columns.addFirst(rowId());
        }
        return columns;
    }

    private List<String> names() {
        return Stream.concat(key.stream(), rows.columns().stream())
                .map(SqlName::quote)
                .toList();
    }

    private String rowId() {
        Table left = rows.left();
        return left == null ? SqliteRowKey.rowId(rows.table()) : SqliteRowKey.rowId(rows.table(), left);
    }

    /** Puts all rows back into the table, which is there again; where only columns have gone, their values. */
    List<Statement> putBack() {
        Table table = rows.table();
        List<Statement> statements = new ArrayList<>();
        if (rows.left() != null) {
            String sets = rows.columns().stream()
                    .map(SqlName::quote)
                    .map(column -> column + " = " + KEPT + "." + column)
                    .collect(Collectors.joining(", "));
            return List.of(new Statement(
                    "UPDATE " + SqlName.quote(table.name()) + " AS " + ROW + " SET " + sets + " FROM "
                            + SqlName.quote(rows.side()) + " AS " + KEPT + " WHERE " + same(),
                    rows.words() + " come back."));
        }
        statements.add(new Statement(
                "INSERT " + (table.kind() == TableKind.VIRTUAL ? "" : "OR ABORT ") + "INTO "
                        + SqlName.quote(table.name()) + " (" + String.join(", ", tableColumns()) + ") SELECT "
                        + String.join(", ", sideColumns()) + " FROM " + SqlName.quote(rows.side()),
                "The rows of " + table.name() + " come back."));
        if (counts()) {
            statements.addAll(
                    SqliteKeptWriter.count(rows.side().name(), table.name().name()));
        }
        return statements;
    }

    boolean has(String column) {
        return rows.columns().contains(column);
    }

    /**
     * The value of a column that was converted, as SQL: the one of before where the present one is what became of it. SQLite
     * compares a value that is no column as the column would have taken it, but whole numbers with others exactly.
     *
     * @return null where the column was not converted
     */
    @Nullable
    String unconverted(String column) {
        String kept = KEPT + "." + SqlName.quote(column);
        String present = ROW + "." + SqlName.quote(column);
        return has(column) && rows.isConverted(column)
                ? "CASE WHEN +" + kept + " IS " + present + " COLLATE BINARY OR typeof(" + present
                        + ") = 'real' AND CAST(" + kept + " AS NUMERIC) = +" + kept + " AND CAST(" + kept
                        + " AS REAL) = "
                        + present
                        + " THEN " + kept + " ELSE " + present + " END"
                : null;
    }

    /** The rows as they are, each with what is kept of it. */
    String source(String table) {
        return table + " AS " + ROW + " LEFT JOIN " + SqlName.quote(rows.side()) + " AS " + KEPT + " ON " + same();
    }

    private String same() {
        return key.isEmpty()
                ? KEPT + "." + number + " = " + ROW + "." + rowId()
                : key.stream()
                        .map(SqlName::quote)
                        .map(column -> ROW + "." + column + " = " + KEPT + "." + column)
                        .collect(Collectors.joining(" AND "));
    }

    /** Whether nothing is kept of a row. */
    String isNew() {
        return KEPT + "." + (key.isEmpty() ? number : SqlName.quote(key.getFirst())) + " IS NULL";
    }

    /** Stops where a row is new and would have no value in a column that must have one. */
    List<Statement> demand(List<String> columns, String table) {
        String list = String.join(", ", columns);
        return columns.isEmpty()
                ? List.of()
                : SqliteKeptWriter.stop(
                        "schemawright_new_rows",
                        "Rows came into " + rows.table().name() + " after " + list
                                + (columns.size() == 1 ? " was" : " were")
                                + " dropped, and there a value is needed. Delete these rows, then go back.",
                        " FROM " + source(table) + " WHERE " + isNew() + " LIMIT 1");
    }
}
