package org.schemawright.migration.plan;

import java.util.ArrayList;
import java.util.List;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.ChangeReversal;
import org.schemawright.migration.change.ChangedSchema;
import org.schemawright.migration.change.ImpossibleChange;
import org.schemawright.migration.change.SchemaDiffer;
import org.schemawright.migration.change.TableDifferences;
import org.schemawright.migration.schema.DatabaseSchema;

/**
 * Plans the way from one whole schema to another, and back: the renames one by one, then everything else at once, so that
 * each statement stands where what it needs is there and what it would break is gone. Runs nothing.
 */
public final class SchemaPlanner {

    private static final String REWRITTEN = "\n-- rewritten";

    private final DdlWriter changes;
    private final MigrationWriter migrations;

    /**
     * @param changes writes the renames
     * @param migrations writes the rest
     */
    public SchemaPlanner(DdlWriter changes, MigrationWriter migrations) {
        this.changes = changes;
        this.migrations = migrations;
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
        List<Statement> up = new ArrayList<>();
        DatabaseSchema renamed = rename(before, renames, up);
        up.addAll(migrations.write(renamed, after, false));
        List<Statement> down = new ArrayList<>();
        DatabaseSchema back = rename(after, reversed, down);
        down.addAll(migrations.write(back, before, true));
        return new MigrationPlan(up, down, hazards(renamed, after), before, after);
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

    private List<Hazard> hazards(DatabaseSchema from, DatabaseSchema to) {
        HazardFinder finder = new HazardFinder(from);
        return TableDifferences.changes(SchemaDiffer.differences(from, to), to).stream()
                .flatMap(change -> finder.find(change, changes.rewritesTable(change, from, to)).stream())
                .distinct()
                .toList();
    }
}
