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
        List<WayBack> back = new ArrayList<>();
        int sides = 1;
        DatabaseSchema before = schema;
        for (Change change : changes) {
            DatabaseSchema after = writer.settle(change, before, ChangedSchema.after(before, change));
            KeptData kept = kept(change, before, after, sides);
            sides += kept.all().size();
            takenAway.add(kept);
            up.addAll(kept.keep());
            up.addAll(writer.write(change, before, after));
            Change reversal = ChangeReversal.of(change, before);
            back.add(new WayBack(reversal, after, before));
            down.add(Stream.concat(writer.writeBack(reversal, after, before, kept).stream(), kept.letGo().stream())
                    .toList());
            new HazardFinder(before, origins, true)
                    .find(change, writer.rewritesTable(change, before, after), writer.valueFit(change, before)).stream()
                            .map(hazard -> kept.told(hazard, change.table()))
                            .forEach(hazards::add);
            origins.follow(change);
            before = after;
        }
        List<Statement> all = down.reversed().stream().flatMap(List::stream).toList();
        return new MigrationPlan(
                up, keeping.wayBack(all, takenAway), hazards, schema, before, hazardsBack(back.reversed(), before));
    }

    /** A change taken back. */
    private record WayBack(Change change, DatabaseSchema from, DatabaseSchema to) {}

    private List<Hazard> hazardsBack(List<WayBack> changes, DatabaseSchema start) {
        Origins origins = new Origins(start);
        List<Hazard> hazards = new ArrayList<>();
        for (WayBack back : changes) {
            Change change = back.change();
            hazards.addAll(new HazardFinder(back.from(), origins, false)
                    .find(
                            change,
                            writer.rewritesTable(change, back.from(), back.to()),
                            writer.valueFit(change, back.from())));
            origins.follow(change);
        }
        return hazards;
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
