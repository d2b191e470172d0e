package org.schemawright.migration.revision;

import java.util.List;

/**
 * What a run keeps of what a revision's way back takes away. It stands in the header of the file: Liquibase's own program
 * goes the same ways without it.
 *
 * @param side the name of the table that keeps it, without its schema
 * @param keep run before the way back
 * @param putBack run behind the way forward, where the table is there
 * @param letGo drops the table
 */
public record SetAside(String side, List<String> keep, List<String> putBack, List<String> letGo) {
    public SetAside {
        keep = List.copyOf(keep);
        putBack = List.copyOf(putBack);
        letGo = List.copyOf(letGo);
    }
}
