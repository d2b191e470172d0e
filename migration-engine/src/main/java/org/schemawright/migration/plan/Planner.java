package org.schemawright.migration.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.ChangeReversal;
import org.schemawright.migration.change.ChangedSchema;
import org.schemawright.migration.change.ImpossibleChange;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;

/** Turns changes into a plan, in the order in which they are given. Runs nothing. */
public final class Planner {

    private final DdlWriter writer;
    private final Keeping keeping;

    public Planner(DdlWriter writer) {
        this(writer, Keeping.SHAPES);
    }

    public Planner(DdlWriter writer, Keeping keeping) {
        this.writer = writer;
        this.keeping = keeping;
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
        List<KeptData> takenAway = new ArrayList<>();
        Origins origins = new Origins(schema);
        int sides = 1;
        DatabaseSchema before = schema;
        for (Change change : changes) {
            DatabaseSchema after = writer.settle(change, before, ChangedSchema.after(before, change));
            KeptData kept = kept(change, before, after, sides);
            sides += kept.all().size();
            takenAway.add(kept);
            up.addAll(kept.keep());
            up.addAll(writer.write(change, before, after));
            down.add(Stream.concat(
                            writer.writeBack(ChangeReversal.of(change, before), after, before, kept).stream(),
                            kept.letGo().stream())
                    .toList());
            new HazardFinder(before, origins, true)
                    .find(change, writer.rewritesTable(change, before, after), writer.valueFit(change, before)).stream()
                            .map(hazard -> kept.told(hazard, change.table()))
                            .forEach(hazards::add);
            origins.follow(change);
            before = after;
        }
        List<Statement> back = down.reversed().stream().flatMap(List::stream).toList();
        return new MigrationPlan(up, keeping.wayBack(back, takenAway), hazards, schema, before);
    }

    /** A rename takes nothing away, though names are missed. */
    private KeptData kept(Change change, DatabaseSchema before, DatabaseSchema after, int first) {
        return switch (change) {
            case Change.RenameTable _, Change.RenameColumn _ -> KeptData.NONE;
            case Change.RestoreTable restore -> {
                ObjectName name = restore.definition().name();
                yield KeptData.of(
                        before,
                        after.withTables(after.tables().stream()
                                .map(t -> t.name().equals(name) ? t.withName(restore.table()) : t)),
                        keeping,
                        first);
            }
            default -> KeptData.of(before, after, keeping, first);
        };
    }
}
