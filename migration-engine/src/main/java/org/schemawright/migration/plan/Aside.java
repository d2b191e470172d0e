package org.schemawright.migration.plan;

import java.util.List;

/**
 * What the way back takes away, and a run keeps beside: when the way forward runs again, it puts that back.
 *
 * @param rows what is kept, of which table; of several tables where each refers to the next, and the last to the first
 * @param keep while everything is there
 * @param putBack when everything is there again
 * @param letGo drops what keeps it
 */
public record Aside(List<KeptRows> rows, List<Statement> keep, List<Statement> putBack, List<Statement> letGo) {
    public Aside {
        rows = List.copyOf(rows);
        keep = List.copyOf(keep);
        putBack = List.copyOf(putBack);
        letGo = List.copyOf(letGo);
    }
}
