package org.schemawright.desktop.workspace;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.schemawright.desktop.rows.SqlCondition;
import org.schemawright.migration.dialect.HazardQueries;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.plan.HazardRows;
import org.schemawright.migration.plan.StoredTable;
import org.schemawright.migration.schema.ObjectName;

/** Makes of the rows that a hazard is about a condition that gives exactly those rows. */
public final class HazardPlaces {

    private HazardPlaces() {}

    /**
     * Some rows of one table.
     *
     * @param table its name in the database
     * @param condition of SQL; empty for all rows
     */
    public record RowsPlace(ObjectName table, String condition) {}

    /**
     * Where the rows are.
     *
     * @param sqlite whether it is for SQLite
     * @return empty where no condition on one table gives them: then there is only the query
     */
    public static Optional<RowsPlace> of(HazardRows rows, boolean sqlite) {
        return condition(rows)
                .filter(sql -> SqlCondition.refusal(sql, sqlite).isEmpty())
                .map(sql -> new RowsPlace(rows.table().stored(), sql));
    }

    private static Optional<String> condition(HazardRows rows) {
        return switch (rows) {
            case HazardRows.All all -> Optional.of("");
            case HazardRows.Having having -> Optional.of(any(having.table(), having.columns(), " IS NOT NULL"));
            case HazardRows.Lacking lacking -> Optional.of(any(lacking.table(), lacking.columns(), " IS NULL"));
            case HazardRows.Meeting meeting -> byKey(meeting);
            case HazardRows.Astray astray -> byKey(astray);
            case HazardRows.Alike alike -> alike(alike);
        };
    }

    private static String any(StoredTable table, List<String> columns, String how) {
        return columns.stream().map(c -> stored(table, c) + how).collect(Collectors.joining(" OR "));
    }

    /** The rows whose keys the query gives. */
    private static Optional<String> byKey(HazardRows rows) {
        StoredTable table = rows.table();
        return table.key().isEmpty() || !table.has(table.key())
                ? Optional.empty()
                : Optional.of(among(table, table.key(), rows));
    }

    /** The rows that have one of the values; what is compared otherwise than by the column's own rules is left to the query. */
    private static Optional<String> alike(HazardRows.Alike alike) {
        boolean plain = !alike.nullsAlike()
                && alike.parts().stream().allMatch(p -> p.column() != null && p.collation() == null);
        if (!plain || !alike.table().isAsStored() && alike.where() != null) {
            return Optional.empty();
        }
        List<String> columns = alike.parts().stream()
                .map(p -> p.column() == null ? "" : p.column())
                .toList();
        String among = among(alike.table(), columns, alike);
        return Optional.of(alike.where() == null ? among : among + "\nAND (" + alike.where() + "\n)");
    }

    private static String among(StoredTable table, List<String> columns, HazardRows rows) {
        String here = columns.stream().map(c -> stored(table, c)).collect(Collectors.joining(", "));
        String there = columns.stream().map(SqlName::quote).collect(Collectors.joining(", "));
        return (columns.size() == 1 ? here : "(" + here + ")") + " IN (SELECT " + there + " FROM ("
                + HazardQueries.of(rows).sql() + ") AS found)";
    }

    private static String stored(StoredTable table, String column) {
        return SqlName.quote(table.columns().getOrDefault(column, column));
    }
}
