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
        List<Statement> up = new ArrayList<>();
        List<List<Statement>> down = new ArrayList<>();
        DatabaseSchema renamed = before;
        for (Change rename : renames) {
            DatabaseSchema next = changes.settle(rename, renamed, ChangedSchema.after(renamed, rename));
            up.addAll(changes.write(rename, renamed, next));
            down.add(changes.write(ChangeReversal.of(rename, renamed), next, renamed));
            renamed = next;
        }
        up.addAll(migrations.write(renamed, after, false));
        down.add(migrations.write(after, renamed, true));
        return new MigrationPlan(
                up, down.reversed().stream().flatMap(List::stream).toList(), hazards(renamed, after), before, after);
    }

    private List<Hazard> hazards(DatabaseSchema from, DatabaseSchema to) {
        HazardFinder finder = new HazardFinder(from);
        return TableDifferences.changes(SchemaDiffer.differences(from, to), to).stream()
                .flatMap(change -> finder.find(change, changes.rewritesTable(change, from, to)).stream())
                .distinct()
                .toList();
    }
}
