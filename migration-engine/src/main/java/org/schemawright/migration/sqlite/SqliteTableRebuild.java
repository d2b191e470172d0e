package org.schemawright.migration.sqlite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.plan.KeptCount;
import org.schemawright.migration.plan.KeptData;
import org.schemawright.migration.plan.KeptRows;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.DefaultValue;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.Trigger;

/**
 * Gives a table a shape that ALTER TABLE cannot give it: a new table beside it, all rows copied, the old one dropped, the
 * new one renamed, indexes and triggers made again. This order, and no other, leaves the foreign keys of other tables
 * and the views alone. Whoever runs it has to have foreign_keys off before the transaction begins: SQLite ignores the
 * switch inside one, and dropping the old table would delete the rows that refer to it.
 */
final class SqliteTableRebuild {

    /**
     * What rows get in columns that they do not have.
     *
     * @param standIns whether a value that says nothing where they have to have one
     * @param kept their own values; null where none are kept
     * @param counted the table that keeps how far they were counted; null where none does
     */
    record Filling(
            boolean standIns,
            @Nullable KeptRows kept,
            @Nullable ObjectName counted) {

        /** The column's default, or nothing. */
        static final Filling DEFAULTS = new Filling(false, null, null);

        static Filling back(ObjectName table, KeptData kept) {
            ObjectName counted = kept.counts().stream()
                    .filter(count -> count.counter().equals(table))
                    .map(KeptCount::side)
                    .findFirst()
                    .orElse(null);
            return kept.of(table)
                    .map(rows -> new Filling(false, rows, counted))
                    .orElse(new Filling(true, null, counted));
        }
    }

    private final DatabaseSchema before;
    private final Table from;
    private final Table to;
    private final List<Trigger> triggers;
    private final Filling filling;
    private final String temporary;

    /**
     * @param before the schema in which {@code from} is
     * @param from the table as it is
     * @param to the shape it gets, with its CREATE TABLE text, under the same name
     * @param triggers the triggers it has afterwards
     * @param filling what rows get in columns that they do not have
     */
    SqliteTableRebuild(DatabaseSchema before, Table from, Table to, List<Trigger> triggers, Filling filling) {
        this.before = before;
        this.from = from;
        this.to = to;
        this.triggers = triggers;
        this.filling = filling;
        this.temporary = freeName("_new_" + from.name().name(), before);
    }

    /** In order; whoever asks looks at the foreign keys of all rows himself. */
    List<Statement> statements() {
        String name = from.name().name();
        String old = SqlName.quote(name);
        String fresh = SqlName.quote(temporary);
        List<Statement> statements = new ArrayList<>();
        statements.add(new Statement(
                "PRAGMA legacy_alter_table=ON", "Views and triggers that name " + name + " are to be left alone."));
        statements.add(new Statement(
                SqliteTableEdit.named(definition(), temporary), "The new shape of " + name + ", under another name."));
        statements.addAll(copy(old, fresh));
        if (SqliteKeptWriter.counts(from) && SqliteKeptWriter.counts(to)) {
            statements.addAll(SqliteKeptWriter.count(name, temporary));
        }
        if (filling.counted() != null) {
            statements.addAll(SqliteKeptWriter.countOn(filling.counted().name(), temporary));
        }
        statements.add(new Statement("DROP TABLE " + old, "The old shape goes, its rows are copied."));
        statements.add(new Statement(
                "ALTER TABLE " + fresh + " RENAME TO " + old, "The new shape takes the name " + name + "."));
        to.indexes()
                .forEach(i -> statements.add(
                        new Statement(SqliteTableSql.index(to, i), "The index " + i.name() + " as it was.")));
        triggers.forEach(t -> statements.add(new Statement(t.definition(), "The trigger " + t.name() + " as it was.")));
        statements.add(new Statement("PRAGMA legacy_alter_table=OFF", "Renames are followed again from here on."));
        return statements;
    }

    private String definition() {
        String definition = to.definition();
        return definition == null ? SqliteTableSql.create(to) : definition;
    }

    /** OR ABORT, so that no ON CONFLICT clause of the table drops or replaces a row on the way. */
    private List<Statement> copy(String old, String fresh) {
        SqliteKeptRows kept = filling.kept() == null ? null : new SqliteKeptRows(filling.kept());
        List<String> needed = new ArrayList<>();
        Map<String, String> values = values(kept, needed);
        if (values.isEmpty()) {
            Column first = to.columns().stream()
                    .filter(c -> c.generated() == null)
                    .findFirst()
                    .orElseThrow();
            DefaultValue own = first.defaultValue();
            values.put(SqlName.quote(first.name()), own == null ? "NULL" : "(" + own.sql() + ")");
        }
        List<Statement> statements = new ArrayList<>(kept == null ? List.of() : kept.demand(needed, old));
        statements.add(new Statement(
                "INSERT OR ABORT INTO " + fresh + " (" + String.join(", ", values.keySet()) + ") SELECT "
                        + String.join(", ", values.values()) + " FROM " + (kept == null ? old : kept.source(old)),
                kept == null ? "All rows are copied." : "All rows are copied, each with what is kept of it."));
        return statements;
    }

    /**
     * What is copied into each column, both as SQL.
     *
     * @param needed gets the columns in which a new row must have a value that nobody knows
     */
    private Map<String, String> values(@Nullable SqliteKeptRows kept, List<String> needed) {
        Map<String, String> values = new LinkedHashMap<>();
        String rowId = SqliteRowKey.hasRowId(from) ? SqliteRowKey.rowId(from, to) : "";
        String row = kept == null ? "" : SqliteKeptRows.ROW + ".";
        boolean keepsRowId = !rowId.isEmpty() && SqliteRowKey.hasRowId(to);
        if (keepsRowId && to.columns().stream().noneMatch(c -> c.identity() != null)) {
            values.put(rowId, row + rowId);
        }
        for (Column column : to.columns()) {
            if (column.generated() == null) {
                String name = SqlName.quote(column.name());
                boolean there = from.column(column.name()).isPresent();
                String unconverted = there && kept != null ? kept.unconverted(column.name()) : null;
                if (column.identity() != null && keepsRowId && !there) {
                    values.put(name, row + rowId);
                } else if (unconverted != null) {
                    values.put(name, unconverted);
                } else if (kept != null && kept.has(column.name())) {
                    values.put(name, back(column, there ? row + name : null, kept, needed));
                } else if (there) {
                    values.put(name, row + name);
                } else if (filling.standIns() && (!column.filledByDatabase() || mustDiffer(column))) {
                    values.put(name, column.nullable() ? "NULL" : standIn(column, rowId));
                }
            }
        }
        return values;
    }

    /** @param present what a new row has there now, as SQL; null for nothing */
    private static String back(Column column, @Nullable String present, SqliteKeptRows kept, List<String> needed) {
        DefaultValue own = column.defaultValue();
        String otherwise = present != null ? present : own == null ? "NULL" : "(" + own.sql() + ")";
        if (otherwise.equals("NULL") && !column.nullable() && column.identity() == null) {
            needed.add(column.name());
        }
        String value = SqliteKeptRows.KEPT + "." + SqlName.quote(column.name());
        return otherwise.equals("NULL")
                ? value
                : "CASE WHEN " + kept.isNew() + " THEN " + otherwise + " ELSE " + value + " END";
    }

    /** Whether a key forbids the same value in two rows, be it the default. */
    private boolean mustDiffer(Column column) {
        return to.primaryKey().stream().anyMatch(k -> k.columns().contains(column.name()))
                || to.uniqueKeys().stream().anyMatch(k -> k.columns().contains(column.name()))
                || to.indexes().stream()
                        .anyMatch(i -> i.unique()
                                && i.parts().stream()
                                        .anyMatch(p -> column.name().equals(p.column())));
    }

    /** A value for a column that must have one and whose values are gone: different ones where they must differ. */
    private String standIn(Column column, String rowId) {
        if (mustDiffer(column)) {
            String number = rowId.isEmpty() ? "row_number() OVER ()" : rowId;
            return switch (SqliteTypes.affinity(column.type().raw())) {
                case TEXT -> "CAST(" + number + " AS TEXT)";
                case BLOB -> "CAST(" + number + " AS BLOB)";
                case INTEGER, REAL, NUMERIC -> number;
            };
        }
        return switch (column.type().kind()) {
            case INTEGER, DECIMAL, REAL, BOOLEAN -> "0";
            case DATE -> "'1970-01-01'";
            case TIME -> "'00:00:00'";
            case TIMESTAMP -> "'1970-01-01 00:00:00'";
            case UUID -> "'00000000-0000-0000-0000-000000000000'";
            case JSON -> "'null'";
            case BINARY -> "x''";
            case TEXT, ENUM, ARRAY, OTHER -> "''";
        };
    }

    /** The name with as many underscores in front as it takes to be that of no table, view or index. */
    static String freeName(String wanted, DatabaseSchema schema) {
        Set<String> taken = Stream.of(
                        schema.tables().stream().map(t -> t.name().name()),
                        schema.views().stream().map(v -> v.name().name()),
                        schema.tables().stream()
                                .flatMap(t -> t.indexes().stream())
                                .map(Index::name))
                .flatMap(s -> s)
                .map(n -> n.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        String name = wanted;
        while (taken.contains(name.toLowerCase(Locale.ROOT))) {
            name = "_" + name;
        }
        return name;
    }
}
