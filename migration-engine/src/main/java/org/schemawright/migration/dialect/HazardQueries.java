package org.schemawright.migration.dialect;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.schemawright.migration.plan.HazardRows;
import org.schemawright.migration.plan.RowQuery;
import org.schemawright.migration.plan.StoredTable;

/** Writes the queries for the rows that hazards are about. SQLite and PostgreSQL ask alike. */
public final class HazardQueries {

    private HazardQueries() {}

    /** The rows with their key, or what they have in the columns in question. */
    public static RowQuery of(HazardRows rows) {
        return new RowQuery(
                switch (rows) {
                    case HazardRows.All all -> "SELECT *\nFROM " + from(all.table());
                    case HazardRows.Having having ->
                        select(having.table(), having.columns())
                                + having.columns().stream()
                                        .map(c -> SqlName.quote(c) + " IS NOT NULL")
                                        .collect(Collectors.joining(" OR "));
                    case HazardRows.Lacking lacking ->
                        select(lacking.table(), lacking.columns())
                                + lacking.columns().stream()
                                        .map(c -> SqlName.quote(c) + " IS NULL")
                                        .collect(Collectors.joining(" OR "));
                    case HazardRows.Meeting meeting ->
                        select(meeting.table(), meeting.columns())
                                + (meeting.broken() ? "NOT (" + meeting.condition() + "\n)" : meeting.condition());
                    case HazardRows.Alike alike -> alike(alike);
                    case HazardRows.Astray astray -> astray(astray);
                });
    }

    private static String select(StoredTable table, List<String> columns) {
        return "SELECT " + shown(table, columns, "") + "\nFROM " + from(table) + "\nWHERE ";
    }

    /** The key first; everything where there is none. */
    private static String shown(StoredTable table, List<String> columns, String prefix) {
        if (table.key().isEmpty()) {
            return prefix + "*";
        }
        Set<String> names = new LinkedHashSet<>(table.key());
        names.addAll(columns);
        return names.stream().map(c -> prefix + SqlName.quote(c)).collect(Collectors.joining(", "));
    }

    /** The table under the names of the plan. */
    private static String from(StoredTable table) {
        return table.isAsStored()
                ? SqlName.quote(table.stored())
                : "(SELECT "
                        + table.columns().entrySet().stream()
                                .map(e -> SqlName.quote(e.getValue()) + " AS " + SqlName.quote(e.getKey()))
                                .collect(Collectors.joining(", "))
                        + " FROM " + SqlName.quote(table.stored()) + ") AS "
                        + SqlName.quote(table.name().name());
    }

    private static String alike(HazardRows.Alike alike) {
        List<String> parts = alike.parts().stream()
                .map(part -> {
                    String value = part.column() == null
                            ? "(" + Objects.requireNonNull(part.expression()) + ")"
                            : SqlName.quote(part.column());
                    return part.collation() == null ? value : value + " COLLATE " + part.collation();
                })
                .toList();
        List<String> conditions = new ArrayList<>();
        String where = alike.where();
        if (where != null) {
            conditions.add("(" + where + "\n)");
        }
        if (!alike.nullsAlike()) {
            parts.forEach(part -> conditions.add(part + " IS NOT NULL"));
        }
        String list = String.join(", ", parts);
        return "SELECT " + list + ", count(*) AS \"rows\"\nFROM " + from(alike.table())
                + (conditions.isEmpty() ? "" : "\nWHERE " + String.join(" AND ", conditions))
                + "\nGROUP BY " + list + "\n" + RowQuery.HAVING;
    }

    private static String astray(HazardRows.Astray astray) {
        List<String> columns = astray.columns();
        String joined = IntStream.range(0, columns.size())
                .mapToObj(i -> "there." + SqlName.quote(astray.targetColumns().get(i)) + " = here."
                        + SqlName.quote(columns.get(i)))
                .collect(Collectors.joining(" AND "));
        String all = columns.stream()
                .map(c -> "here." + SqlName.quote(c) + " IS NOT NULL")
                .collect(Collectors.joining(" AND "));
        String missing =
                all + "\nAND NOT EXISTS (SELECT 1 FROM " + named(astray.target(), "there") + " WHERE " + joined + ")";
        String some = columns.stream()
                .map(c -> "here." + SqlName.quote(c) + " IS NOT NULL")
                .collect(Collectors.joining(" OR "));
        boolean partly = astray.full() && columns.size() > 1;
        return "SELECT " + shown(astray.table(), columns, "here.") + "\nFROM " + named(astray.table(), "here")
                + "\nWHERE " + (partly ? "(" + some + ") AND NOT (" + all + ")\nOR " : "") + missing;
    }

    private static String named(StoredTable table, String alias) {
        return (table.isAsStored() ? SqlName.quote(table.stored()) : "(SELECT * FROM " + from(table) + ")") + " AS "
                + alias;
    }
}
