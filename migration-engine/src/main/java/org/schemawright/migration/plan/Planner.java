package org.schemawright.migration.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.ChangedSchema;
import org.schemawright.migration.change.ImpossibleChange;
import org.schemawright.migration.schema.DatabaseSchema;

/**
 * Turns changes into a plan. What several of them do to a table is done at once; the order in which they are given only
 * counts where a name is used twice. Runs nothing.
 */
public final class Planner {

    private final ChangeWriter writer;
    private final MigrationWriter migrations;
    private final Keeping keeping;

    /** Shapes come back, values do not. */
    public Planner(ChangeWriter writer, MigrationWriter migrations) {
        this(writer, migrations, Keeping.SHAPES);
    }

    /**
     * @param writer knows what each change comes to, and writes renames
     * @param migrations writes the rest
     * @param keeping whether values that go are kept for the way back
     */
    public Planner(ChangeWriter writer, MigrationWriter migrations, Keeping keeping) {
        this.writer = writer;
        this.migrations = migrations;
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
        WayBack back = new WayBack(keeping);
        List<Hazard> hazards = new ArrayList<>();
        PlanHazards dangers = new PlanHazards(writer);
        Origins origins = new Origins(schema);
        List<Piece> pieces = new ArrayList<>();
        int sides = 1;
        DatabaseSchema after = schema;
        ChangeRun run = new ChangeRun(schema, writer);
        for (Change change : changes) {
            DatabaseSchema next = writer.settle(change, after, ChangedSchema.after(after, change));
            List<Hazard> found = dangers.of(change, after, next, origins);
            origins.follow(change);
            if (!run.takes(change, found)) {
                sides += write(run, after, sides, up, back, hazards);
                pieces.add(new Piece(run, after));
                run = new ChangeRun(after, writer);
                run.takes(change, found);
            }
            after = next;
        }
        write(run, after, sides, up, back, hazards);
        pieces.add(new Piece(run, after));
        return Asides.of(
                new MigrationPlan(
                        up,
                        back.statements(),
                        hazards,
                        schema,
                        after,
                        hazardsBack(pieces.reversed(), after),
                        List.of()),
                keeping);
    }

    /** @param after the schema it leads to */
    private record Piece(ChangeRun run, DatabaseSchema after) {}

    private List<Hazard> hazardsBack(List<Piece> pieces, DatabaseSchema start) {
        Origins origins = new Origins(start);
        List<Hazard> hazards = new ArrayList<>();
        for (Piece piece : pieces) {
            DatabaseSchema renamed = piece.run().renamed();
            List<Change> changes = PlanHazards.changes(piece.after(), renamed);
            hazards.addAll(new PlanHazards(writer).between(piece.after(), renamed, changes, origins));
            changes.forEach(origins::follow);
            piece.run().reversed().forEach(origins::follow);
        }
        return hazards;
    }

    /**
     * The renames first on the way forward, and last on the way back.
     *
     * @param first the number of the first side table
     * @return how many side tables there are
     */
    private int write(
            ChangeRun run, DatabaseSchema after, int first, List<Statement> up, WayBack back, List<Hazard> hazards) {
        DatabaseSchema renamed = run.renamed();
        KeptData kept = KeptData.of(renamed, after, keeping, first);
        up.addAll(run.renames());
        up.addAll(kept.keep());
        up.addAll(migrations.write(renamed, after, run.fills()));
        back.add(kept, () -> Stream.of(migrations.writeBack(after, renamed, kept), kept.letGo(), run.renamesBack())
                .flatMap(List::stream));
        hazards.addAll(run.hazards(kept));
        return kept.size();
    }
}
