package org.schemawright.migration.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.ChangeReversal;
import org.schemawright.migration.change.ChangedSchema;
import org.schemawright.migration.change.ImpossibleChange;
import org.schemawright.migration.change.SchemaDiffer;
import org.schemawright.migration.change.TableDifferences;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;

/**
 * Plans the way from one whole schema to another, and back: the renames one by one, then everything else at once, so that
 * each statement stands where what it needs is there and what it would break is gone. Runs nothing.
 */
public final class SchemaPlanner {

    private static final String REWRITTEN = "\n-- rewritten";

    private final DdlWriter changes;
    private final MigrationWriter migrations;
    private final Keeping keeping;

    /**
     * @param changes writes the renames
     * @param migrations writes the rest
     */
    public SchemaPlanner(DdlWriter changes, MigrationWriter migrations) {
        this(changes, migrations, Keeping.SHAPES);
    }

    public SchemaPlanner(DdlWriter changes, MigrationWriter migrations, Keeping keeping) {
        this.changes = changes;
        this.migrations = migrations;
        this.keeping = keeping;
    }

    /**
     * The way forward and back.
     *
     * @param before the schema as it is
     * @param after the schema as it is to be, as its engine would give it back
     * @param renames tables and columns that go by another name, in order; each is made on what the one before it leaves
     * @throws ImpossibleChange when a rename does not fit, or no way keeps the rows
     */
    public MigrationPlan plan(DatabaseSchema before, DatabaseSchema after, List<Change> renames) {
        List<Change> reversed = renames.reversed().stream()
                .map(rename -> ChangeReversal.of(rename, before))
                .toList();
        List<Statement> down = new ArrayList<>();
        DatabaseSchema left = rename(after, reversed, down);
        KeptData kept = KeptData.of(before, left, keeping, 1);
        List<Statement> up = new ArrayList<>(kept.keep());
        DatabaseSchema renamed = rename(before, renames, up);
        up.addAll(migrations.write(renamed, after, false));
        Origins origins = new Origins(before);
        renames.forEach(origins::follow);
        List<Hazard> hazards =
                hazards(renamed, after, origins, hazard -> kept.told(hazard, nameBefore(hazard.change(), renames)));
        Origins back = new Origins(after);
        reversed.forEach(back::follow);
        List<Hazard> hazardsBack = hazards(left, before, back, UnaryOperator.identity());
        return new MigrationPlan(up, wayBack(left, before, kept, down), hazards, before, after, hazardsBack);
    }

    private List<Statement> wayBack(DatabaseSchema left, DatabaseSchema before, KeptData kept, List<Statement> down) {
        try {
            down.addAll(migrations.writeBack(left, before, kept));
            down.addAll(kept.letGo());
        } catch (ImpossibleChange noWay) {
            if (keeping.writer() == null) {
                throw noWay;
            }
            return keeping.noWayBack(noWay.getMessage() + " This revision cannot be taken back.", down);
        }
        return keeping.wayBack(down, List.of(kept));
    }

    /** The name that a table of a change had before it was renamed. */
    private static ObjectName nameBefore(Change change, List<Change> renames) {
        ObjectName name = change.table();
        for (Change rename : renames.reversed()) {
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
    private DatabaseSchema rename(DatabaseSchema from, List<Change> renames, List<Statement> out) {
        DatabaseSchema now = from;
        for (Change rename : renames) {
            DatabaseSchema next = changes.settle(rename, now, ChangedSchema.after(now, rename));
            out.addAll(changes.write(rename, now, next));
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

    /** What names something that goes is no danger here: it is rebuilt as the wanted schema says, or goes too. */
    private List<Hazard> hazards(DatabaseSchema from, DatabaseSchema to, Origins origins, UnaryOperator<Hazard> told) {
        HazardFinder finder = new HazardFinder(from, origins, false);
        return TableDifferences.changes(SchemaDiffer.differences(from, to), to).stream()
                .flatMap(change ->
                        finder
                                .find(change, changes.rewritesTable(change, from, to), changes.valueFit(change, from))
                                .stream())
                .map(told)
                .distinct()
                .toList();
    }
}
