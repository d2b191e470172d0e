package org.schemawright.migration.run;

import java.util.List;
import org.schemawright.migration.revision.NotedHazard;
import org.schemawright.migration.revision.Revision;

/**
 * What a run would endanger in one database.
 *
 * @param revision the revision that does
 * @param hazard what it notes
 * @param found the rows of the database as it is now; those of a later revision may be known only when it comes to it
 */
public record RunHazard(Revision revision, NotedHazard hazard, List<RowsFound> found) {
    public RunHazard {
        found = List.copyOf(found);
    }

    /** Whether it is known that no row is concerned now. */
    public boolean isHarmless() {
        return !found.isEmpty() && found.stream().allMatch(RowsFound::isNone);
    }

    /** Whether a person has to say that losing this is meant. */
    public boolean mustBeAccepted() {
        return hazard.kind().destroysData() && !isHarmless();
    }
}
