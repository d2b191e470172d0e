package org.schemawright.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.schemawright.migration.dialect.HazardQueries;
import org.schemawright.migration.plan.Hazard;
import org.schemawright.migration.plan.HazardRows;
import org.schemawright.migration.plan.RowQuery;
import org.schemawright.migration.run.RowLook;
import org.schemawright.migration.run.RowsFound;

/**
 * A hazard with the rows of one database that it is about.
 *
 * @param hazard what is endangered
 * @param found how many rows, and which; empty where they cannot be told beforehand
 */
public record HazardFacts(Hazard hazard, List<RowsFound> found) {
    public HazardFacts {
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

    /** The hazards without the rows that this database cannot be asked for. */
    static List<Hazard> askable(List<Hazard> hazards, Connection connection, String dialect) throws SQLException {
        RowLook look = new RowLook(connection, dialect, () -> false);
        List<Hazard> askable = new ArrayList<>();
        for (Hazard hazard : hazards) {
            List<HazardRows> rows = new ArrayList<>();
            for (HazardRows each : hazard.rows()) {
                if (look.understands(HazardQueries.of(each))) {
                    rows.add(each);
                }
            }
            askable.add(new Hazard(hazard.kind(), hazard.change(), hazard.words(), rows));
        }
        return askable;
    }

    static List<HazardFacts> of(List<Hazard> hazards, Connection connection, String dialect, BooleanSupplier cancelled)
            throws SQLException {
        List<RowQuery> queries = hazards.stream()
                .flatMap(h -> h.rows().stream())
                .map(HazardQueries::of)
                .toList();
        List<RowsFound> found = new RowLook(connection, dialect, cancelled).look(queries);
        List<HazardFacts> facts = new ArrayList<>();
        int at = 0;
        for (Hazard hazard : hazards) {
            int next = at + hazard.rows().size();
            facts.add(new HazardFacts(hazard, found.subList(at, next)));
            at = next;
        }
        return facts;
    }
}
