package org.schemawright.migration.sqlite;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.DefaultValue;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Generated;
import org.schemawright.migration.schema.Identity;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.ReferentialAction;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TableKind;
import org.schemawright.migration.schema.Trigger;
import org.schemawright.migration.schema.UniqueKey;

/** Makes tables with unpleasant names, keys of all sorts, and rows. */
final class RandomShop {

    private static final List<String> NAMES = List.of(
            "plain",
            "select",
            "two words",
            "quo\"te",
            "it's",
            "näme",
            "Group",
            "a.b",
            "[brackets]",
            "from",
            "x",
            "_",
            "check",
            "semi;colon",
            "dash--dash",
            "index",
            "primary",
            "Ünï",
            "new",
            "old",
            "constraint",
            "$dollar");

    private static final List<String> TYPES =
            List.of("INTEGER", "TEXT", "VARCHAR(20)", "REAL", "NUMERIC(10,2)", "BLOB", "DATE", "BOOLEAN", "");

    private static final List<String> STRICT_TYPES = List.of("INTEGER", "TEXT", "REAL", "BLOB", "ANY", "INT");

    private final Random random;
    private int count;

    RandomShop(Random random) {
        this.random = random;
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    <T> List<T> shuffled(List<T> list) {
        List<T> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    String name() {
        return any(NAMES) + (count++);
    }

    /** A column that says nothing about the table it gets into. */
    Column column(boolean strict) {
        String type = any(strict ? STRICT_TYPES : TYPES);
        String constant =
                type.equals("TEXT") || type.startsWith("VARCHAR") ? "'it''s'" : type.equals("BLOB") ? "x'00'" : "1";
        boolean nullable = !oneIn(3);
        DefaultValue value =
                !nullable || oneIn(3) ? new DefaultValue(oneIn(4) ? "(" + constant + ")" : constant) : null;
        return new Column(
                name(),
                SqliteTypes.parse(type),
                nullable,
                value,
                null,
                null,
                type.equals("TEXT") && oneIn(3) ? "NOCASE" : null,
                null);
    }

    Change.CreateTable table(DatabaseSchema schema) {
        boolean strict = oneIn(4);
        ObjectName name = ObjectName.of(name());
        List<Column> columns = new ArrayList<>();
        List<Constraint> constraints = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(4); i++) {
            columns.add(column(strict));
        }
        Set<String> options = strict ? Set.of("STRICT") : Set.of();
        int key = random.nextInt(5);
        if (key < 2) {
            Identity.Kind kind = key == 0 ? Identity.Kind.ROWID : Identity.Kind.AUTOINCREMENT;
            Column id =
                    new Column(name(), SqliteTypes.parse("INTEGER"), false, null, null, Identity.of(kind), null, null);
            columns.add(random.nextInt(columns.size()), id);
            constraints.add(new PrimaryKey(oneIn(3) ? name() : null, List.of(id.name())));
        } else if (key < 4) {
            constraints.add(new PrimaryKey(
                    null, List.of(columns.get(1).name(), columns.get(0).name())));
            if (oneIn(2)) {
                options = strict ? Set.of("STRICT", "WITHOUT ROWID") : Set.of("WITHOUT ROWID");
            }
        }
        if (oneIn(2)) {
            constraints.add(unique(columns));
        }
        reference(schema, strict, columns, constraints);
        if (oneIn(2)) {
            constraints.add(check(columns));
        }
        if (oneIn(3)) {
            Column of = columns.getFirst();
            columns.add(new Column(
                    name(),
                    SqliteTypes.parse("TEXT"),
                    true,
                    null,
                    new Generated("upper(" + SqlName.quote(of.name()) + ") || ')'", oneIn(2)),
                    null,
                    null,
                    null));
        }
        Table table = new Table(name, TableKind.ORDINARY, columns, constraints, List.of(), options, null, null, -1);
        table = table.withIndexes(oneIn(2) ? List.of(index(table)) : List.of());
        List<Trigger> triggers = new ArrayList<>();
        if (oneIn(3)) {
            String trigger = name();
            triggers.add(new Trigger(
                    trigger,
                    name,
                    "CREATE TRIGGER " + SqlName.quote(trigger) + " AFTER UPDATE OF "
                            + SqlName.quote(columns.getFirst().name()) + " ON " + SqlName.quote(name)
                            + " WHEN NEW." + SqlName.quote(columns.getFirst().name())
                            + " IS NULL BEGIN SELECT CASE 1 WHEN 1 THEN ';' END; END"));
        }
        return new Change.CreateTable(table, triggers);
    }

    private void reference(DatabaseSchema schema, boolean strict, List<Column> columns, List<Constraint> constraints) {
        List<Table> targets =
                schema.tables().stream().filter(t -> numbered(t) != null).toList();
        if (!targets.isEmpty() && oneIn(2)) {
            Table target = any(targets);
            Column column = Column.of(name(), SqliteTypes.parse(strict ? "INT" : "BIGINT"), true);
            columns.add(column);
            constraints.add(foreignKey(column, target));
        }
    }

    static String numbered(Table table) {
        return table.columns().stream()
                .filter(c -> c.identity() != null)
                .map(Column::name)
                .findFirst()
                .orElse(null);
    }

    ForeignKey foreignKey(Column column, Table target) {
        return new ForeignKey(
                oneIn(2) ? name() : null,
                List.of(column.name()),
                target.name(),
                List.of(numbered(target)),
                any(List.of(ReferentialAction.values())),
                ReferentialAction.CASCADE,
                oneIn(3),
                false);
    }

    UniqueKey unique(List<Column> columns) {
        Column one = any(columns);
        Column other = any(columns);
        return new UniqueKey(
                oneIn(2) ? name() : null, one.equals(other) ? List.of(one.name()) : List.of(one.name(), other.name()));
    }

    CheckConstraint check(List<Column> columns) {
        return new CheckConstraint(
                oneIn(2) ? name() : null,
                "coalesce(length(" + SqlName.quote(any(columns).name()) + "), 0) < 1000");
    }

    Index index(Table table) {
        String column = any(table.columns()).name();
        Index.Part part = oneIn(3)
                ? new Index.Part(null, "lower(" + SqlName.quote(column) + ")", oneIn(2))
                : new Index.Part(column, null, oneIn(2));
        String predicate = oneIn(3) ? SqlName.quote(any(table.columns()).name()) + " IS NOT NULL" : null;
        return new Index(name(), false, List.of(part), predicate, null);
    }

    /** INSERT statements; a row that breaks a rule is to be left out. */
    List<String> rows(DatabaseSchema schema) {
        List<String> rows = new ArrayList<>();
        for (Table table : schema.tables()) {
            List<Column> written =
                    table.columns().stream().filter(c -> c.generated() == null).toList();
            for (int i = 0; i < random.nextInt(12); i++) {
                List<String> values = written.stream().map(c -> value(table, c)).toList();
                rows.add("INSERT OR IGNORE INTO " + SqlName.quote(table.name()) + " ("
                        + SqlName.list(written.stream().map(Column::name).toList()) + ") VALUES ("
                        + String.join(", ", values) + ")");
            }
        }
        return rows;
    }

    private String value(Table table, Column column) {
        boolean refers = table.foreignKeys().stream().anyMatch(k -> k.columns().contains(column.name()));
        if (refers || column.nullable() && oneIn(4)) {
            return "NULL";
        }
        int n = random.nextInt(1000);
        return switch (column.type().kind()) {
            case TEXT, DATE -> any(List.of("'007'", "''", "'ä;--'", "'" + n + "'", "'x''" + n + "'"));
            case BINARY -> "x'" + String.format("%04d", n) + "00'";
            case REAL, DECIMAL -> n + ".5";
            default -> String.valueOf(n);
        };
    }
}
