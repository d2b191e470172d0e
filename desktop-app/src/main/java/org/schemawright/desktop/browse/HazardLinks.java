package org.schemawright.desktop.browse;

import java.util.Map;
import java.util.Optional;
import org.schemawright.desktop.workspace.HazardPlaces;
import org.schemawright.migration.plan.HazardRows;

/** Makes of the rows that a hazard is about a link to exactly those rows in a grid. */
final class HazardLinks {

    private HazardLinks() {}

    /**
     * The way to the rows.
     *
     * @param sqlite whether it is for SQLite
     * @return empty where no condition on one table gives them: then there is only the query
     */
    static Optional<TableLink> to(HazardRows rows, boolean sqlite) {
        return HazardPlaces.of(rows, sqlite).map(place -> new TableLink(place.table(), Map.of(), place.condition()));
    }
}
