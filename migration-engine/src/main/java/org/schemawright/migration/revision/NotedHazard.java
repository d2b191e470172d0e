package org.schemawright.migration.revision;

import java.util.List;
import org.schemawright.migration.plan.Hazard;
import org.schemawright.migration.plan.RowQuery;

/**
 * A hazard as its revision tells it wherever it runs.
 *
 * @param kind the kind
 * @param words one sentence
 * @param rows gives the rows of a database that it is about; empty where it is about none, or they cannot be told
 */
public record NotedHazard(Hazard.Kind kind, String words, List<RowQuery> rows) {
    public NotedHazard {
        rows = List.copyOf(rows);
    }
}
