package org.schemawright.migration.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.ChangedSchema;
import org.schemawright.migration.change.ImpossibleChange;
import org.schemawright.migration.change.Renaming;
import org.schemawright.migration.change.ValueRename;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;

/**
 * Plans the way from one whole schema to another, and back: the renames one by one, then everything else at once, so that
 * each statement stands where what it needs is there and what it would break is gone. Runs nothing.
 */
public final class SchemaPlanner {

    private static final String REWRITTEN = "\n-- rewritten";

    private final ChangeWriter changes;
    private final MigrationWriter migrations;
    private final Keeping keeping;

    /**
     * @param changes writes the renames
     * @param migrations writes the rest
     */
    public SchemaPlanner(ChangeWriter changes, MigrationWriter migrations) {
        this(changes, migrations, Keeping.SHAPES);
    }

    public SchemaPlanner(ChangeWriter changes, MigrationWriter migrations, Keeping keeping) {
        this.changes = changes;
        this.migrations = migrations;
        this.keeping = keeping;
    }

    /**
     * The way forward and back.
     *
     * @param before the schema as it is
     * @param after the schema as it is to be, as its engine would give it back
     * @param renames what goes by another name, in order; each is made on what the one before it leaves
     * @throws ImpossibleChange when a rename does not fit, or no way keeps the rows
     */
    public MigrationPlan plan(DatabaseSchema before, DatabaseSchema after, List<? extends Renaming> renames) {
        List<Renaming> reversed = new ArrayList<>();
        renames.reversed().forEach(rename -> reversed.add(rename.reversed()));
        List<Statement> renamesBack = new ArrayList<>();
        DatabaseSchema left = rename(after, reversed, renamesBack);
        KeptData kept = KeptData.of(before, left, keeping, 1);
        List<Statement> up = new ArrayList<>(kept.keep());
        DatabaseSchema renamed = rename(before, renames, up);
        up.addAll(migrations.write(renamed, after));
        WayBack back = new WayBack(keeping);
        back.add(kept, () -> Stream.of(renamesBack, migrations.writeBack(left, before, kept), kept.letGo())
                .flatMap(List::stream));
        Origins origins = new Origins(before);
        follow(renames, origins);
        PlanHazards found = new PlanHazards(changes);
        List<Hazard> hazards = found.between(renamed, after, PlanHazards.changes(renamed, after), origins).stream()
                .map(hazard -> kept.told(hazard, nameBefore(hazard.change(), renames)))
                .distinct()
                .toList();
        Origins originsBack = new Origins(after);
        follow(reversed, originsBack);
        List<Hazard> hazardsBack = found.between(left, before, PlanHazards.changes(left, before), originsBack);
        return Asides.of(
                new MigrationPlan(up, back.statements(), hazards, before, after, hazardsBack, List.of()), keeping);
    }

    private static void follow(List<? extends Renaming> renames, Origins origins) {
        for (Renaming rename : renames) {
            if (rename instanceof Change.Rename change) {
                origins.follow(change);
            }
        }
    }

    /** The name that a table of a change had before it was renamed. */
    private static ObjectName nameBefore(Change change, List<? extends Renaming> renames) {
        ObjectName name = change.table();
        for (Renaming rename : renames.reversed()) {
            if (rename instanceof Change.RenameTable(ObjectName old, String now)
                    && old.withName(now).equals(name)) {
                name = old;
            }
        }
        return name;
    }

    /**
     * Renames first, either way, so that the rest is led to texts that the engine gave.
     *
     * @return the schema then, in which nothing that a rename rewrites counts as known: how an engine spells a view whose
     *     columns have other names now is its own business
     */
    private DatabaseSchema rename(DatabaseSchema from, List<? extends Renaming> renames, List<Statement> out) {
        DatabaseSchema now = from;
        for (Renaming rename : renames) {
            DatabaseSchema next;
            switch (rename) {
                case Change.Rename change -> {
                    next = changes.settle(change, now, ChangedSchema.after(now, change));
                    out.addAll(changes.rename(change, now, next));
                }
                case ValueRename value -> {
                    next = value.after(now);
                    out.add(changes.rename(value));
                }
            }
            now = next;
        }
        return now.withViews(now.views().stream()
                        .map(v -> from.views().contains(v) ? v : v.withDefinition(v.definition() + REWRITTEN))
                        .toList())
                .withTriggers(now.triggers().stream()
                        .map(t -> from.triggers().contains(t) ? t : t.rewritten(t.table(), t.definition() + REWRITTEN))
                        .toList())
                .withOthers(now.others().stream()
                        .map(o -> from.others().contains(o) ? o : o.rewritten(o.table(), o.definition() + REWRITTEN))
                        .toList());
    }
}
