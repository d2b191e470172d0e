package org.schemawright.migration.sqlite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.DefaultValue;
import org.schemawright.migration.schema.Identity;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.Trigger;

/**
 * Gives a table a shape that ALTER TABLE cannot give it: a new table beside it, all rows copied, the old one dropped, the
 * new one renamed, indexes and triggers made again. This order, and no other, leaves the foreign keys of other tables
 * and the views alone. Whoever runs it has to have foreign_keys off before the transaction begins: SQLite ignores the
 * switch inside one, and dropping the old table would delete the rows that refer to it.
 */
final class SqliteTableRebuild {

    private final DatabaseSchema before;
    private final Table from;
    private final Table to;
    private final List<Trigger> triggers;
    private final boolean standIns;
    private final String temporary;

    /**
     * @param before the schema in which {@code from} is
     * @param from the table as it is
     * @param to the shape it gets, with its CREATE TABLE text, under the same name
     * @param triggers the triggers it has afterwards
     * @param standIns whether columns that come back empty get a stand-in value where they have to have one
     */
    SqliteTableRebuild(DatabaseSchema before, Table from, Table to, List<Trigger> triggers, boolean standIns) {
        this.before = before;
        this.from = from;
        this.to = to;
        this.triggers = triggers;
        this.standIns = standIns;
        this.temporary = freeName("_new_" + from.name().name(), before);
    }

    /** The rebuild, which stops where rows would refer to nothing. */
    List<Statement> statements() {
        DatabaseSchema after =
                before.withTables(before.tables().stream().map(t -> t.name().equals(to.name()) ? to : t));
        SqliteForeignKeyCheck check = new SqliteForeignKeyCheck(before, after, Set.of(to.name()));
        List<Statement> statements = new ArrayList<>(check.begin());
        statements.addAll(unchecked());
        statements.addAll(check.end());
        return statements;
    }

    /** The same, for whoever looks at all the rows himself. */
    List<Statement> unchecked() {
        String name = from.name().name();
        String old = SqlName.quote(name);
        String fresh = SqlName.quote(temporary);
        List<Statement> statements = new ArrayList<>();
        statements.add(new Statement(
                "PRAGMA legacy_alter_table=ON", "Views and triggers that name " + name + " are to be left alone."));
        statements.add(new Statement(
                SqliteTableEdit.named(definition(), temporary), "The new shape of " + name + ", under another name."));
        statements.add(copy(old, fresh));
        if (isAutoincrement(from) && isAutoincrement(to)) {
            String literal = SqlName.literal(temporary);
            statements.add(new Statement(
                    "DELETE FROM sqlite_sequence WHERE name = " + literal, "The numbers already used are kept, so"));
            statements.add(new Statement(
                    "INSERT INTO sqlite_sequence (name, seq) SELECT " + literal
                            + ", seq FROM sqlite_sequence WHERE name = " + SqlName.literal(name),
                    "that none of them is given twice."));
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
    private Statement copy(String old, String fresh) {
        Map<String, String> values = values();
        if (values.isEmpty()) {
            Column first = to.columns().stream()
                    .filter(c -> c.generated() == null)
                    .findFirst()
                    .orElseThrow();
            DefaultValue own = first.defaultValue();
            values.put(SqlName.quote(first.name()), own == null ? "NULL" : "(" + own.sql() + ")");
        }
        return new Statement(
                "INSERT OR ABORT INTO " + fresh + " (" + String.join(", ", values.keySet()) + ") SELECT "
                        + String.join(", ", values.values()) + " FROM " + old,
                "All rows are copied.");
    }

    /** What is copied into each column, both as SQL. */
    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        String rowId = rowId();
        boolean keepsRowId = !rowId.isEmpty() && !to.options().contains("WITHOUT ROWID");
        if (keepsRowId && to.columns().stream().noneMatch(c -> c.identity() != null)) {
            values.put(rowId, rowId);
        }
        for (Column column : to.columns()) {
            if (column.generated() == null) {
                String name = SqlName.quote(column.name());
                if (from.column(column.name()).isPresent()) {
                    values.put(name, name);
                } else if (column.identity() != null && keepsRowId) {
                    values.put(name, rowId);
                } else if (standIns && (!column.filledByDatabase() || mustDiffer(column))) {
                    values.put(name, column.nullable() ? "NULL" : standIn(column, rowId));
                }
            }
        }
        return values;
    }

    /** A name of the rowid that no column takes, as a statement may write it; empty where the old table has none. */
    private String rowId() {
        if (from.options().contains("WITHOUT ROWID")) {
            return "";
        }
        Set<String> taken = Stream.of(from, to)
                .flatMap(t -> t.columns().stream())
                .map(c -> c.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return Stream.of("rowid", "_rowid_", "oid")
                .filter(n -> !taken.contains(n))
                .findFirst()
                .orElse("");
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

    private static boolean isAutoincrement(Table table) {
        return table.columns().stream()
                .map(Column::identity)
                .anyMatch(i -> i != null && i.kind() == Identity.Kind.AUTOINCREMENT);
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
