package org.schemawright.migration.postgresql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.plan.Hazard;
import org.schemawright.migration.plan.HazardRows;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.DefaultValue;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.Routine;
import org.schemawright.migration.schema.Sequence;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TableKind;
import org.schemawright.migration.schema.UserType;

/**
 * The same way by statements that let others go on. Indexes are built CONCURRENTLY; foreign keys and checks are added NOT
 * VALID, which looks at no row, and validated in a step of their own, which lets others write; NOT NULL rests on such a
 * check, so that it need not look at all rows under its lock, and rows without a value get the default before all else,
 * when nothing is locked yet. All of that comes behind what is done as usual, so that a run that stopped halfway can be
 * taken back part by part. Only for ordinary tables that are there: nobody reads what the plan itself makes, and
 * PostgreSQL has none of these ways for partitioned tables.
 */
final class SaferStatements {

    private static final String NAME = "\"(?:[^\"]|\"\")+\"";
    private static final String TABLE = "((?:" + NAME + "\\.)?" + NAME + ")";
    private static final Pattern INDEX = Pattern.compile(
            "CREATE (UNIQUE )?INDEX (?!CONCURRENTLY)(" + NAME + " ON " + TABLE + " .*)", Pattern.DOTALL);
    private static final Pattern UNIQUE = Pattern.compile(
            "ALTER TABLE " + TABLE + " ADD CONSTRAINT (" + NAME + ") UNIQUE (\\((?:" + NAME + "(?:, )?)+\\))");
    private static final Pattern RULE = Pattern.compile(
            "ALTER TABLE " + TABLE + " ADD CONSTRAINT (" + NAME + ") (FOREIGN KEY|CHECK)\\b.*", Pattern.DOTALL);
    private static final Pattern LAST_NAME = Pattern.compile(NAME + "$");
    private static final Pattern NOT_NULL =
            Pattern.compile("ALTER TABLE " + TABLE + " ALTER COLUMN (" + NAME + ") SET NOT NULL");

    private final MigrationPlan plan;
    private final Set<String> tables;
    /** What gives rows the defaults that they lack, by the column. */
    private final Map<ObjectRef, Statement> fills = new LinkedHashMap<>();

    private final List<Statement> first = new ArrayList<>();
    private final List<Gentle> gentle = new ArrayList<>();
    private final List<Statement> last = new ArrayList<>();

    private SaferStatements(MigrationPlan plan) {
        this.plan = plan;
        this.tables = plan.before().tables().stream()
                .filter(t -> t.kind() == TableKind.ORDINARY)
                .filter(t -> plan.before().tables().stream()
                        .noneMatch(child -> child.inheritance().parents().contains(t.name())))
                .map(Table::name)
                .map(SqlName::quote)
                .collect(Collectors.toSet());
    }

    static MigrationPlan of(MigrationPlan plan) {
        SaferStatements safer = new SaferStatements(plan);
        plan.up().forEach(safer::add);
        return plan.withUp(safer.up())
                .withDown(safer.back())
                .withHazards(plan.hazards().stream().map(safer::filled).toList());
    }

    /** Statements instead of one, and the way back from any place at which they may stop. */
    private record Gentle(
            String name, @Nullable String keyOf, List<Statement> up, List<Statement> back, String instead) {}

    /**
     * Whether these come last, because they rest on what is made gently; then the way back is as it was, for it takes
     * them back first.
     */
    private boolean restsOnGentle(String sql) {
        return gentle.stream()
                .anyMatch(each -> sql.contains(each.name())
                        || each.keyOf() != null && sql.contains("REFERENCES " + each.keyOf()));
    }

    private List<Statement> up() {
        List<Statement> all = new ArrayList<>(fills.values());
        all.addAll(first);
        gentle.forEach(each -> all.addAll(each.up()));
        all.addAll(last);
        return all;
    }

    /** What was made gently goes first, part by part, so that each part has its own way back. */
    private List<Statement> back() {
        if (!last.isEmpty()) {
            return plan.down();
        }
        List<Statement> all = new ArrayList<>();
        gentle.reversed().forEach(each -> all.addAll(each.back()));
        Set<String> done = gentle.stream().map(Gentle::instead).collect(Collectors.toSet());
        plan.down().stream()
                .filter(statement -> !done.contains(statement.sql()))
                .forEach(all::add);
        return all;
    }

    /** The hazard as it is where rows get a default. */
    private Hazard filled(Hazard hazard) {
        if (hazard.kind() != Hazard.Kind.ROWS_MAY_BREAK_RULE
                || !(hazard.change() instanceof Change.AlterColumn(ObjectName table, Column _, Column after, String _))
                || hazard.rows().stream().noneMatch(HazardRows.Lacking.class::isInstance)
                || !fills.containsKey(new ObjectRef(ObjectKind.COLUMN, table, after.name()))) {
            return hazard;
        }
        return new Hazard(
                Hazard.Kind.FILLS_ROWS,
                hazard.change(),
                "Rows of " + table + " without a value in " + after.name()
                        + " get its default. Going back leaves it there.",
                hazard.rows());
    }

    private void fill(String table, String column) {
        for (Table was : plan.before().tables()) {
            if (!SqlName.quote(was.name()).equals(table)
                    || goesByAnotherName(table)
                    || ColumnFill.isIn(plan, table, column)) {
                continue;
            }
            plan.after().table(was.name()).stream()
                    .flatMap(is -> is.columns().stream())
                    .filter(is -> SqlName.quote(is.name()).equals(column))
                    .filter(is -> is.defaultValue() != null
                            && isKnown(is.defaultValue(), is.type())
                            && was.column(is.name())
                                    .filter(c -> c.type().equals(is.type()))
                                    .isPresent())
                    .forEach(is -> fills.put(
                            new ObjectRef(ObjectKind.COLUMN, was.name(), is.name()),
                            new Statement(
                                    "UPDATE " + table + " SET " + column + " = "
                                            + Objects.requireNonNull(is.defaultValue())
                                                    .sql() + " WHERE " + column
                                            + " IS NULL",
                                    "Give rows without a value in " + is.name() + " the default")));
        }
    }

    /** Whether the plan gives the table or a column of it another name, or the name to another table. */
    private boolean goesByAnotherName(String table) {
        return plan.up().stream()
                .map(Statement::sql)
                .anyMatch(sql ->
                        sql.startsWith("ALTER TABLE " + table + " RENAME ") || sql.startsWith("DROP TABLE " + table));
    }

    /** Whether the default means something before the plan has made anything. */
    private boolean isKnown(DefaultValue value, ColumnType type) {
        Set<ObjectName> known = named(plan.before()).collect(Collectors.toSet());
        return named(plan.after())
                        .noneMatch(name -> !known.contains(name) && value.sql().contains(name.name()))
                && plan.before().enumOf(type).equals(plan.after().enumOf(type));
    }

    /** What a default can be made with. */
    private static Stream<ObjectName> named(DatabaseSchema schema) {
        return Stream.of(
                        schema.sequences().stream().map(Sequence::name),
                        schema.routines().stream().map(Routine::name),
                        schema.types().stream().map(UserType::name))
                .flatMap(names -> names);
    }

    private void add(Statement statement) {
        String sql = statement.sql();
        Matcher index = INDEX.matcher(sql);
        Matcher unique = UNIQUE.matcher(sql);
        Matcher rule = RULE.matcher(sql);
        Matcher notNull = NOT_NULL.matcher(sql);
        if (index.matches() && tables.contains(index.group(3))) {
            index(index, statement);
        } else if (unique.matches() && tables.contains(unique.group(1))) {
            unique(unique.group(1), unique.group(2), unique.group(3));
        } else if (rule.matches() && tables.contains(rule.group(1)) && !sql.endsWith("NOT VALID")) {
            rule(rule.group(1), rule.group(2), statement);
        } else if (notNull.matches() && tables.contains(notNull.group(1))) {
            notNull(notNull.group(1), notNull.group(2), statement);
        } else {
            (last.isEmpty() && !restsOnGentle(sql) ? first : last).add(statement);
        }
    }

    private void index(Matcher index, Statement statement) {
        boolean unique = index.group(1) != null;
        String name = index.group(2).substring(0, index.group(2).indexOf(" ON \""));
        String table = index.group(3);
        gentle.add(new Gentle(
                name,
                unique ? table : null,
                List.of(new Statement(
                        "CREATE " + (unique ? "UNIQUE " : "") + "INDEX CONCURRENTLY " + index.group(2),
                        statement.comment() + " while others write")),
                List.of(dropIndex(table, name)),
                "DROP INDEX " + beside(table, name)));
    }

    private void unique(String table, String name, String columns) {
        String drop = "ALTER TABLE " + table + " DROP CONSTRAINT ";
        gentle.add(new Gentle(
                name,
                table,
                List.of(
                        new Statement(
                                "CREATE UNIQUE INDEX CONCURRENTLY " + name + " ON " + table + " " + columns,
                                "Find equal rows while others write"),
                        new Statement(
                                "ALTER TABLE " + table + " ADD CONSTRAINT " + name + " UNIQUE USING INDEX " + name,
                                "The index becomes the means of the constraint")),
                List.of(
                        new Statement(drop + "IF EXISTS " + name, "Drop the unique key with its index"),
                        dropIndex(table, name)),
                drop + name));
    }

    private void rule(String table, String name, Statement statement) {
        String drop = "ALTER TABLE " + table + " DROP CONSTRAINT ";
        gentle.add(new Gentle(
                name,
                null,
                List.of(
                        new Statement(statement.sql() + " NOT VALID", statement.comment() + ", for new rows at first"),
                        validate(table, name)),
                List.of(new Statement(drop + "IF EXISTS " + name, "Drop the rule")),
                drop + name));
    }

    private void notNull(String table, String column, Statement statement) {
        fill(table, column);
        String check = SqlName.quote("schemawright_not_null_" + gentle.size());
        String constraint = "ALTER TABLE " + table + " DROP CONSTRAINT ";
        String allow = "ALTER TABLE " + table + " ALTER COLUMN " + column + " DROP NOT NULL";
        List<Statement> back = new ArrayList<>();
        back.add(new Statement(constraint + "IF EXISTS " + check, "A check that became no NOT NULL"));
        plan.down().stream().filter(each -> each.sql().equals(allow)).forEach(back::add);
        gentle.add(new Gentle(
                check,
                null,
                List.of(
                        new Statement(
                                "ALTER TABLE " + table + " ADD CONSTRAINT " + check + " CHECK (" + column
                                        + " IS NOT NULL) NOT VALID",
                                "New rows need a value"),
                        validate(table, check),
                        statement,
                        new Statement(constraint + check, "NOT NULL says the same")),
                back,
                allow));
    }

    private static Statement dropIndex(String table, String name) {
        return new Statement(
                "DROP INDEX CONCURRENTLY IF EXISTS " + beside(table, name), "Drop the index while others write");
    }

    /** A name in the schema of a table. */
    private static String beside(String table, String name) {
        return LAST_NAME.matcher(table).replaceFirst(Matcher.quoteReplacement(name));
    }

    private static Statement validate(String table, String constraint) {
        return new Statement(
                "ALTER TABLE " + table + " VALIDATE CONSTRAINT " + constraint,
                "Check the rows that are there, while others write");
    }
}
