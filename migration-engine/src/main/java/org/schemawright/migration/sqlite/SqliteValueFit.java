package org.schemawright.migration.sqlite;

import java.util.List;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.plan.ValueFit;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.sqlite.SqliteTypes.Affinity;

/**
 * How values get on with another type. SQLite takes nearly every value in every column, but converts what looks like a
 * number; only a STRICT table and a key that is the rowid refuse some.
 */
final class SqliteValueFit {

    private SqliteValueFit() {}

    static ValueFit of(Change.AlterColumn change, DatabaseSchema schema) {
        Column before = change.before();
        Column after = change.after();
        Table table = schema.table(change.table()).orElse(null);
        if (table == null) {
            return ValueFit.UNKNOWN;
        }
        boolean strict = table.options().contains("STRICT");
        if (before.generated() != null || after.generated() != null) {
            return strict ? ValueFit.UNKNOWN : new ValueFit(ValueFit.NONE, null);
        }
        String column = SqlName.quote(after.name());
        return new ValueFit(
                stops(column, after, table, strict), loses(column, affinity(before, table), affinity(after, table)));
    }

    private static String stops(String column, Column after, Table table, boolean strict) {
        String raw = after.type().raw();
        boolean rowId = SqliteTypes.isRowIdType(raw)
                && !table.options().contains("WITHOUT ROWID")
                && table.primaryKey().map(PrimaryKey::columns).orElse(List.of()).equals(List.of(after.name()));
        if (!strict && !rowId || raw.equals("ANY")) {
            return ValueFit.NONE;
        }
        return switch (SqliteTypes.affinity(raw)) {
            case INTEGER ->
                column + " IS NOT NULL AND NOT (CAST(CAST(" + column + " AS NUMERIC) AS INTEGER) = " + column + ")";
            case REAL ->
                "typeof(" + column + ") NOT IN ('integer', 'real', 'null') AND NOT (CAST(" + column + " AS NUMERIC) = "
                        + column + ")";
            case TEXT -> "typeof(" + column + ") = 'blob'";
            case BLOB -> "typeof(" + column + ") NOT IN ('blob', 'null')";
            case NUMERIC -> ValueFit.NONE;
        };
    }

    /** ANY keeps all as it is in a STRICT table; elsewhere it is a name like any other. */
    private static Affinity affinity(Column column, Table table) {
        String raw = column.type().raw();
        return raw.equals("ANY") && table.options().contains("STRICT") ? Affinity.BLOB : SqliteTypes.affinity(raw);
    }

    private static String loses(String column, Affinity from, Affinity to) {
        boolean toNumber = to == Affinity.INTEGER || to == Affinity.NUMERIC;
        // Compared with a number, a text counts as one where it looks like one: as it would in the column.
        String numeral = "typeof(" + column + ") = 'text' AND CAST(" + column + " AS NUMERIC) = " + column;
        if (from == to || to == Affinity.BLOB) {
            return ValueFit.NONE;
        }
        if (from == Affinity.BLOB) {
            // The way back converts nothing, so whatever is converted stays so.
            return to == Affinity.TEXT
                    ? "typeof(" + column + ") IN ('integer', 'real')"
                    : (toNumber
                                    ? "typeof(" + column + ") = 'real' AND CAST(" + column + " AS INTEGER) = " + column
                                    : "typeof(" + column + ") = 'integer'")
                            + " OR " + numeral;
        }
        if (from == Affinity.TEXT) {
            return numeral + " AND CAST(CAST(" + column + (toNumber ? " AS NUMERIC)" : " AS REAL)") + " AS TEXT) <> "
                    + column + " COLLATE BINARY";
        }
        if (to == Affinity.TEXT) {
            return "typeof(" + column + ") = 'real' AND CAST(CAST(" + column + " AS TEXT) AS REAL) <> " + column;
        }
        return to == Affinity.REAL
                ? "typeof(" + column + ") = 'integer' AND (CAST(CAST(" + column + " AS REAL) AS INTEGER) <> " + column
                        + " OR " + column + " > 9223372036854774784)"
                : ValueFit.NONE;
    }
}
