package org.schemawright.migration.plan;

import java.util.ArrayList;
import java.util.List;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.ChangeReversal;
import org.schemawright.migration.change.ChangedSchema;
import org.schemawright.migration.change.ImpossibleChange;
import org.schemawright.migration.schema.DatabaseSchema;

/** Turns changes into a plan, in the order in which they are given. Runs nothing. */
public final class Planner {

    private final DdlWriter writer;

    public Planner(DdlWriter writer) {
        this.writer = writer;
    }

    /**
     * What the changes come to, forward and back.
     *
     * @param schema the schema that the first change is made on
     * @param changes each is made on what the one before it leaves
     * @throws ImpossibleChange when a change does not fit
     */
    public MigrationPlan plan(DatabaseSchema schema, List<Change> changes) {
        List<Statement> up = new ArrayList<>();
        List<List<Statement>> down = new ArrayList<>();
        List<Hazard> hazards = new ArrayList<>();
        DatabaseSchema before = schema;
        for (Change change : changes) {
            DatabaseSchema after = writer.settle(change, before, ChangedSchema.after(before, change));
            up.addAll(writer.write(change, before, after));
            down.add(writer.write(ChangeReversal.of(change, before), after, before));
            hazards.addAll(new HazardFinder(before).find(change, writer.rewritesTable(change, before, after)));
            before = after;
        }
        return new MigrationPlan(
                up, down.reversed().stream().flatMap(List::stream).toList(), hazards, schema, before);
    }
}
