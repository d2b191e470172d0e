package org.schemawright.desktop.workspace;

import java.util.List;
import org.schemawright.migration.HazardFacts;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.rehearse.DriftReport;

/**
 * What undoing the drift of a database comes to.
 *
 * @param report what differs
 * @param plan from what is there to what the revisions make
 * @param hazards what that endangers, with the rows of the database
 */
public record PutBack(DriftReport report, MigrationPlan plan, List<HazardFacts> hazards) {
    public PutBack {
        hazards = List.copyOf(hazards);
    }
}
