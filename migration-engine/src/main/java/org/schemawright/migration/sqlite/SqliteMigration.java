package org.schemawright.migration.sqlite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.Difference;
import org.schemawright.migration.change.SchemaDiffer;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.plan.Fill;
import org.schemawright.migration.plan.KeptData;
import org.schemawright.migration.plan.KeptRows;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TableKind;
import org.schemawright.migration.schema.Trigger;
import org.schemawright.migration.schema.View;

/**
 * The way from one schema to another. Views and triggers that go or change step aside first, because SQLite compiles all of
 * them at each ALTER. A table is rebuilt once, whatever changes in it, unless it only gets columns that ALTER TABLE adds.
 */
final class SqliteMigration {

    private final DatabaseSchema from;
    private final DatabaseSchema to;
    /** Null on the way forward. */
    private final @Nullable KeptData kept;

    /** Tables of both whose shape differs, and not only their indexes. */
    private final Set<ObjectName> changed;

    private final Set<Trigger> triggersBefore;
    private final Set<Trigger> triggersAfter;
    private final DatabaseSchema meanwhile;
    private final List<Statement> out = new ArrayList<>();

    /** @param kept what comes back; null on the way forward */
    SqliteMigration(DatabaseSchema from, DatabaseSchema to, @Nullable KeptData kept) {
        this.from = from;
        this.to = to;
        this.kept = kept;
        this.changed = SchemaDiffer.differences(from, to).stream()
                .filter(difference -> difference.object().kind() != ObjectKind.INDEX
                        && difference.object().kind() != ObjectKind.TRIGGER)
                .map(Difference::owner)
                .filter(name -> isTable(name, from) && isTable(name, to))
                .collect(Collectors.toCollection(TreeSet::new));
        this.triggersBefore = Set.copyOf(from.triggers());
        this.triggersAfter = Set.copyOf(to.triggers());
        this.meanwhile = meanwhile();
    }

    /** @param fills what rows get first; the foreign keys of all rows are looked at behind them too */
    List<Statement> statements(List<Fill> fills) {
        List<Table> gone = from.tables().stream().filter(t -> !stays(t.name())).toList();
        List<Table> made = to.tables().stream().filter(t -> !stays(t.name())).toList();
        SqliteForeignKeyCheck check = new SqliteForeignKeyCheck(
                from,
                to,
                changed.stream().filter(name -> stays(name) && isRebuilt(name)).collect(Collectors.toSet()),
                kept == null);
        out.addAll(check.begin());
        fills.forEach(fill -> add(
                "UPDATE " + SqlName.quote(fill.table()) + " SET " + SqlName.quote(fill.column()) + " = " + fill.value()
                        + " WHERE " + SqlName.quote(fill.column()) + " IS NULL",
                "Rows without a value in " + fill.column() + " get " + fill.value() + "."));
        goingTriggers()
                .forEach(t -> add("DROP TRIGGER " + SqlName.quote(t.name()), "The trigger " + t.name() + " goes."));
        from.views().stream()
                .filter(v -> !isKept(v))
                .forEach(v -> add("DROP VIEW " + SqlName.quote(v.name()), "The view " + v.name() + " goes."));
        goingIndexes().forEach(i -> add("DROP INDEX " + SqlName.quote(i.name()), "The index " + i.name() + " goes."));
        gone.forEach(t -> add(
                "DROP TABLE " + SqlName.quote(t.name()),
                "The table " + t.name() + " goes, with its rows, indexes and triggers."));
        made.stream().filter(t -> t.kind() != TableKind.VIRTUAL).forEach(this::create);
        changed.stream().filter(this::stays).forEach(this::change);
        from.tables().stream()
                .map(Table::name)
                .filter(name -> stays(name) && !changed.contains(name))
                .forEach(this::createIndexes);
        made.stream().filter(t -> t.kind() == TableKind.VIRTUAL).forEach(this::create);
        to.views().stream()
                .filter(v -> from.view(v.name()).filter(this::isKept).isEmpty())
                .forEach(v -> add(v.definition(), "The view " + v.name() + "."));
        comingTriggers().forEach(t -> add(t.definition(), "The trigger " + t.name() + "."));
        out.addAll(check.end());
        return out;
    }

    /** Whether the table is in both and can be led from one shape to the other. The rows of a module cannot. */
    private boolean stays(ObjectName name) {
        boolean remade = changed.contains(name) && (isVirtual(name, from) || isVirtual(name, to));
        return isTable(name, from) && isTable(name, to) && !remade;
    }

    private static boolean isTable(ObjectName name, DatabaseSchema schema) {
        return schema.table(name).isPresent();
    }

    private static boolean isVirtual(ObjectName name, DatabaseSchema schema) {
        return table(schema, name).kind() == TableKind.VIRTUAL;
    }

    private boolean isKept(View view) {
        return to.view(view.name())
                .filter(other -> other.definition().equals(view.definition()))
                .isPresent();
    }

    /** Whether what the trigger stands on stays where it is. */
    private boolean hasGround(Trigger trigger) {
        return stays(trigger.table())
                || from.view(trigger.table()).filter(this::isKept).isPresent();
    }

    private Stream<Trigger> goingTriggers() {
        return from.triggers().stream().filter(trigger -> hasGround(trigger) && !triggersAfter.contains(trigger));
    }

    private Stream<Trigger> comingTriggers() {
        return to.triggers().stream().filter(trigger -> !hasGround(trigger) || !triggersBefore.contains(trigger));
    }

    private Stream<Index> goingIndexes() {
        return from.tables().stream().filter(table -> stays(table.name())).flatMap(table -> table.indexes().stream()
                .filter(index -> !has(table(to, table.name()), index)));
    }

    /** By what they say; the text may be spelled in another way. */
    private static boolean has(Table table, Index wanted) {
        return table.indexes().stream().anyMatch(index -> index.rewritten(index.parts(), index.predicate(), null)
                .equals(wanted.rewritten(wanted.parts(), wanted.predicate(), null)));
    }

    private void create(Table table) {
        String definition = table.definition();
        add(definition == null ? SqliteTableSql.create(table) : definition, "The table " + table.name() + ".");
        back(table.name()).ifPresent(rows -> out.addAll(new SqliteKeptRows(rows).putBack()));
        table.indexes().forEach(index -> create(index, table));
    }

    private Optional<KeptRows> back(ObjectName table) {
        return kept == null ? Optional.empty() : kept.of(table);
    }

    private void create(Index index, Table table) {
        add(SqliteTableSql.index(table, index), "The index " + index.name() + " on " + table.name() + ".");
    }

    private void createIndexes(ObjectName name) {
        Table was = table(from, name);
        Table is = table(to, name);
        is.indexes().stream().filter(index -> !has(was, index)).forEach(index -> create(index, is));
    }

    private void change(ObjectName name) {
        Table was = table(from, name);
        Table is = table(to, name);
        if (!isRebuilt(name)) {
            additions(was, is).forEach(addition -> out.addAll(SqliteAlter.addColumn(addition)));
            createIndexes(name);
            return;
        }
        SqliteTableRebuild.Filling filling =
                kept == null ? SqliteTableRebuild.Filling.DEFAULTS : SqliteTableRebuild.Filling.back(name, kept);
        List<Trigger> triggers =
                from.triggersOf(name).stream().filter(triggersAfter::contains).toList();
        out.addAll(new SqliteTableRebuild(meanwhile, was, is, triggers, filling).statements());
    }

    /** Columns that ALTER TABLE adds, and which have no values to come back, leave the rows alone. */
    private boolean isRebuilt(ObjectName name) {
        return back(name).isPresent()
                || additions(table(from, name), table(to, name)).isEmpty();
    }

    /** What there is while tables are changed, and what there will be: a name must be free in both. */
    private DatabaseSchema meanwhile() {
        Set<ObjectName> names =
                new HashSet<>(from.tables().stream().map(Table::name).toList());
        List<View> views =
                Stream.concat(from.views().stream(), to.views().stream()).toList();
        return from.withTables(Stream.concat(
                        from.tables().stream().filter(t -> stays(t.name())),
                        to.tables().stream().filter(t -> !names.contains(t.name()) || !stays(t.name()))))
                .withViews(views);
    }

    /** What ALTER TABLE would add; empty where anything else changes too, or it cannot. */
    private static List<Change.AddColumn> additions(Table was, Table is) {
        int before = was.columns().size();
        boolean same = is.columns().size() > before
                && is.columns().subList(0, before).equals(was.columns())
                && is.options().equals(was.options());
        if (!same) {
            return List.of();
        }
        List<Constraint> rules = new ArrayList<>(is.constraints());
        if (!was.constraints().stream().allMatch(rules::remove)) {
            return List.of();
        }
        List<Change.AddColumn> additions = new ArrayList<>();
        for (Column column : is.columns().subList(before, is.columns().size())) {
            Constraint key = rules.stream()
                    .filter(rule -> rule instanceof ForeignKey foreign
                            && foreign.columns().equals(List.of(column.name())))
                    .findFirst()
                    .orElse(null);
            rules.remove(key);
            Change.AddColumn addition = new Change.AddColumn(was.name(), column, null, key);
            if (!SqliteAlter.canAdd(addition)) {
                return List.of();
            }
            additions.add(addition);
        }
        return rules.isEmpty() ? additions : List.of();
    }

    private void add(String sql, String comment) {
        out.add(new Statement(sql, comment));
    }

    private static Table table(DatabaseSchema schema, ObjectName name) {
        return schema.table(name).orElseThrow();
    }
}
