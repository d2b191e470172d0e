package org.schemawright.migration.plan;

import java.util.List;
import org.schemawright.migration.schema.DatabaseSchema;

/**
 * What is to be done, as values: nothing here has run.
 *
 * @param up the statements forward, in order
 * @param down the statements back, in order
 * @param hazards what is endangered on the way forward
 * @param before the schema the plan starts from
 * @param after the schema it leads to
 * @param hazardsBack what is endangered on the way back
 * @param asides what the way back takes away and a run keeps beside; rows come before those that refer to them
 */
public record MigrationPlan(
        List<Statement> up,
        List<Statement> down,
        List<Hazard> hazards,
        DatabaseSchema before,
        DatabaseSchema after,
        List<Hazard> hazardsBack,
        List<Aside> asides) {
    public MigrationPlan {
        asides = List.copyOf(asides);
        hazardsBack = List.copyOf(hazardsBack);
        up = List.copyOf(up);
        down = List.copyOf(down);
        hazards = List.copyOf(hazards);
    }

    public MigrationPlan withUp(List<Statement> others) {
        return new MigrationPlan(others, down, hazards, before, after, hazardsBack, asides);
    }

    public MigrationPlan withDown(List<Statement> others) {
        return new MigrationPlan(up, others, hazards, before, after, hazardsBack, asides);
    }

    public MigrationPlan withHazards(List<Hazard> others) {
        return new MigrationPlan(up, down, others, before, after, hazardsBack, asides);
    }

    /** The same, of which things are kept on the way back. */
    MigrationPlan withAsides(List<Aside> kept, List<Hazard> back) {
        return new MigrationPlan(up, down, hazards, before, after, back, kept);
    }

    /** A plan of whose way back nothing is known. */
    public MigrationPlan(
            List<Statement> up,
            List<Statement> down,
            List<Hazard> hazards,
            DatabaseSchema before,
            DatabaseSchema after) {
        this(up, down, hazards, before, after, List.of(), List.of());
    }
}
