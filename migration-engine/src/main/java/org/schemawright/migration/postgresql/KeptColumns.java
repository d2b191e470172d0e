package org.schemawright.migration.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.plan.KeptData;
import org.schemawright.migration.plan.KeptRows;
import org.schemawright.migration.plan.MadeTypes;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.OtherObject;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.Trigger;

/**
 * Puts kept values back into columns that come back: these come without rules, are filled, and then get their rules. Those
 * that inherit the column are filled before the table that declares it gets them.
 */
final class KeptColumns {

    private final KeptData kept;
    private final DatabaseSchema from;
    private final DatabaseSchema to;
    private final Predicate<ObjectRef> stands;

    /**
     * @param from as it is
     * @param to as it is to be
     * @param stands whether a trigger or rule of the one is there while columns change
     */
    KeptColumns(KeptData kept, DatabaseSchema from, DatabaseSchema to, Predicate<ObjectRef> stands) {
        this.kept = kept;
        this.from = from;
        this.to = to;
        this.stands = stands;
    }

    /** Whether values of the column are kept, of the table or of one that inherits it. */
    boolean has(ObjectName table, String column) {
        return !family(table, column).isEmpty();
    }

    private List<KeptRows> family(ObjectName name, String column) {
        List<KeptRows> found = new ArrayList<>();
        if (kept.all().isEmpty()) {
            return found;
        }
        kept.of(name)
                .filter(rows -> rows.left() != null && rows.columns().contains(column))
                .ifPresent(found::add);
        for (Table heir : to.tables()) {
            boolean inherits = heir.inheritance().parents().contains(name)
                    && heir.inheritance().columns().contains(column)
                    && from.table(heir.name())
                            .filter(was -> !TableChange.isMoved(was, heir))
                            .isPresent();
            if (inherits) {
                family(heir.name(), column).stream()
                        .filter(rows -> !found.contains(rows))
                        .forEach(found::add);
            }
        }
        return found;
    }

    /** The column without what rows might break before they have their values. */
    Column bare(Column column) {
        return new Column(
                column.name(),
                MadeTypes.base(column.type(), to),
                true,
                isCounted(column) ? null : column.defaultValue(),
                null,
                null,
                column.collation(),
                column.comment(),
                column.storage());
    }

    /** Rows that come back have their numbers; none is to be given before. */
    private static boolean isCounted(Column column) {
        return column.identity() != null
                || column.defaultValue() != null && column.defaultValue().sql().startsWith("nextval(");
    }

    /** Where NULL is allowed, a row that has none may have had none. */
    private static boolean mustBeNumbered(Column column) {
        return column.identity() != null || isCounted(column) && !column.nullable();
    }

    /**
     * Fills columns that are there, and looks whether rows are left without a value that they need.
     *
     * @param columns as they are to be
     */
    void fill(Table table, List<Column> columns, StatementList out) {
        List<KeptRows> all = columns.stream()
                .flatMap(column -> family(table.name(), column.name()).stream())
                .distinct()
                .toList();
        for (KeptRows rows : all) {
            List<Column> own = columns.stream()
                    .filter(column -> rows.columns().contains(column.name()))
                    .toList();
            quietly(rows, own, out);
        }
        columns.stream().filter(KeptColumns::mustBeNumbered).forEach(column -> number(table, column, out));
        List<String> needed = columns.stream()
                .filter(column -> !column.nullable() && !isCounted(column) && column.generated() == null)
                .map(Column::name)
                .toList();
        if (!needed.isEmpty()) {
            String none = String.join(
                    " OR ",
                    needed.stream()
                            .map(column -> SqlName.quote(column) + " IS NULL")
                            .toList());
            PostgresqlKeptWriter.stop(
                    "schemawright_new_rows",
                    "Rows came into " + table.name() + " after " + String.join(", ", needed)
                            + (needed.size() == 1 ? " was" : " were")
                            + " dropped, and there a value is needed. Delete these rows, then go back.",
                    "EXISTS (SELECT FROM " + SqlName.quote(table.name()) + " WHERE " + none + ")",
                    out);
        }
    }

    /** Puts values of before back into columns that have their types of before again. */
    void unconvert(Table table, StatementList out) {
        List<Column> columns = table.columns().stream()
                .filter(column ->
                        family(table.name(), column.name()).stream().anyMatch(rows -> rows.isConverted(column.name())))
                .toList();
        columns.stream()
                .flatMap(column -> family(table.name(), column.name()).stream())
                .distinct()
                .forEach(rows -> quietly(
                        rows,
                        columns.stream()
                                .filter(column ->
                                        rows.columns().contains(column.name()) && rows.isConverted(column.name()))
                                .toList(),
                        out));
    }

    /** The kept value where the present one is what became of it; what somebody changed since stays. */
    private String unconverted(KeptRows rows, Column column) {
        String name = SqlName.quote(column.name());
        Column left = Objects.requireNonNull(rows.left()).column(column.name()).orElseThrow();
        ColumnType converted = MadeTypes.base(left.type(), from);
        String before = back(rows, column);
        // JSON and what somebody made know no equality, but how they are written.
        boolean knowsEquality =
                PostgresqlTypes.isBuiltIn(converted) && !converted.raw().startsWith("json");
        String written = knowsEquality ? "" : "::text";
        return "CASE WHEN " + ColumnStatements.converted(before, column.type(), converted) + written
                + " IS NOT DISTINCT FROM " + ColumnStatements.converted("present." + name, column.type(), converted)
                + written + " THEN " + before + " ELSE present." + name + " END";
    }

    /** No trigger and no rule is to notice. */
    private void quietly(KeptRows rows, List<Column> columns, StatementList out) {
        ObjectName name = rows.table().name();
        List<Trigger> triggers = from.triggersOf(name).stream()
                .filter(trigger ->
                        stands.test(trigger.ref()) && trigger.definition().contains("UPDATE") && again(trigger) != null)
                .toList();
        List<OtherObject> rules = from.others().stream()
                .filter(other -> other.kind() == ObjectKind.RULE && name.equals(other.table()))
                .filter(other -> stands.test(other.ref()) && ruleAgain(other) != null)
                .toList();
        triggers.forEach(trigger -> out.alterOnly(
                name,
                "DISABLE TRIGGER " + SqlName.quote(trigger.name()),
                "Let trigger " + trigger.name() + " not notice that values come back"));
        rules.forEach(rule -> out.alterOnly(
                name,
                "DISABLE RULE " + SqlName.quote(rule.name().name()),
                "Let rule " + rule.name().name() + " not notice that values come back"));
        fill(rows, columns, out);
        rules.forEach(rule -> out.alterOnly(
                name,
                ruleAgain(rule) + SqlName.quote(rule.name().name()),
                "Let rule " + rule.name().name() + " apply again"));
        triggers.forEach(trigger -> out.alterOnly(
                name, again(trigger) + SqlName.quote(trigger.name()), "Let trigger " + trigger.name() + " fire again"));
    }

    private static @Nullable String again(Trigger trigger) {
        return switch (trigger.state()) {
            case ENABLED -> "ENABLE TRIGGER ";
            case ALWAYS -> "ENABLE ALWAYS TRIGGER ";
            case DISABLED, REPLICA -> null;
        };
    }

    private @Nullable String ruleAgain(OtherObject rule) {
        String quoted = "RULE " + SqlName.quote(rule.name().name());
        List<String> options = from.table(Objects.requireNonNull(rule.table()))
                .map(table -> List.copyOf(table.options()))
                .orElse(List.of());
        if (options.contains("DISABLE " + quoted) || options.contains("ENABLE REPLICA " + quoted)) {
            return null;
        }
        return options.contains("ENABLE ALWAYS " + quoted) ? "ENABLE ALWAYS RULE " : "ENABLE RULE ";
    }

    private void fill(KeptRows rows, List<Column> columns, StatementList out) {
        List<String> sets = columns.stream()
                .map(column -> SqlName.quote(column.name()) + " = "
                        + (rows.isConverted(column.name()) ? unconverted(rows, column) : back(rows, column)))
                .toList();
        update(rows, sets, out);
    }

    private String back(KeptRows rows, Column column) {
        Column before = rows.table().column(column.name()).orElseThrow();
        return PostgresqlKeptWriter.back(before, bare(column), "kept." + SqlName.quote(column.name()));
    }

    private static void update(KeptRows rows, List<String> sets, StatementList out) {
        Table table = rows.table();
        PostgresqlRowKey key = PostgresqlRowKey.of(rows);
        PostgresqlKeptWriter.seeAllRows(table, out);
        String update = "UPDATE ONLY " + SqlName.quote(table.name()) + " AS present SET " + String.join(", ", sets)
                + " FROM " + SqlName.quote(rows.side()) + " AS kept";
        String which;
        if (key.isKey()) {
            which = " WHERE "
                    + String.join(
                            " AND ",
                            key.columns().stream()
                                    .map(name -> "kept." + SqlName.quote(name) + " = "
                                            + PostgresqlKeptWriter.asKept(
                                                    table.column(name).orElseThrow(), "present." + SqlName.quote(name)))
                                    .toList());
        } else {
            String row = SqlName.quote(PostgresqlKeptWriter.free(PostgresqlKeptWriter.ROW, table));
            String number = SqlName.quote(PostgresqlKeptWriter.free(PostgresqlKeptWriter.NUMBER, table));
            which = " JOIN (SELECT ctid AS place, " + key.text() + " AS " + row + ", " + key.number() + " AS " + number
                    + " FROM ONLY " + SqlName.quote(table.name()) + ") AS known USING (" + row + ", " + number
                    + ") WHERE present.ctid = known.place";
        }
        out.add(update + which, rows.words() + " come back");
    }

    /** Numbers rows that came meanwhile, behind all others. */
    private static void number(Table table, Column column, StatementList out) {
        String name = SqlName.quote(column.name());
        String quoted = SqlName.quote(table.name());
        out.add(
                "UPDATE " + quoted + " AS present SET " + name
                        + " = known.number FROM (SELECT tableoid AS home, ctid AS"
                        + " place, (SELECT coalesce(max(" + name + "), 0) FROM " + quoted
                        + ") + row_number() OVER () AS number FROM " + quoted + " WHERE " + name
                        + " IS NULL) AS known WHERE present.tableoid = known.home AND present.ctid = known.place",
                "Number rows that came meanwhile");
    }

    /** Puts all rows back into a table that is there again and empty; does nothing where none are kept. */
    void putBack(Table table, StatementList out) {
        kept.of(table.name()).filter(rows -> rows.left() == null).ifPresent(rows -> insert(rows, out));
    }

    private static void insert(KeptRows rows, StatementList out) {
        List<String> values = rows.columns().stream()
                .map(column ->
                        PostgresqlKeptWriter.back(rows.table().column(column).orElseThrow(), SqlName.quote(column)))
                .toList();
        out.add(
                "INSERT INTO " + SqlName.quote(rows.table().name()) + " (" + SqlName.list(rows.columns())
                        + ") OVERRIDING SYSTEM VALUE SELECT " + String.join(", ", values) + " FROM "
                        + SqlName.quote(rows.side()),
                rows.words() + " come back");
    }

    /** Puts rows, or values of columns, back into a table that is there with its rules; nothing is converted. */
    static void putBack(KeptRows rows, StatementList out) {
        if (rows.left() == null) {
            insert(rows, out);
            return;
        }
        List<String> sets = rows.columns().stream()
                .map(name -> SqlName.quote(name) + " = "
                        + PostgresqlKeptWriter.back(
                                rows.table().column(name).orElseThrow(), "kept." + SqlName.quote(name)))
                .toList();
        update(rows, sets, out);
    }

    /** Lets everything count on from where it was. */
    void count(StatementList out) {
        kept.all().forEach(rows -> PostgresqlKeptWriter.count(rows, out));
        kept.counts().forEach(count -> PostgresqlCounts.putBack(count, out));
    }
}
