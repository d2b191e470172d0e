package org.schemawright.migration.revision;

import java.time.Instant;
import java.util.List;

/**
 * One step of a schema's history.
 *
 * @param id twelve hex digits
 * @param parents the revisions it builds on: none for a base, two or more for a merge
 * @param message one line for people
 * @param author who made it
 * @param created when, to the second
 * @param dialect the engine its statements are for: {@code sqlite} or {@code postgresql}
 * @param up the statements forward, each without a closing semicolon
 * @param down the statements back; empty where there is no way back
 */
public record Revision(
        String id,
        List<String> parents,
        String message,
        String author,
        Instant created,
        String dialect,
        List<String> up,
        List<String> down) {
    public Revision {
        parents = List.copyOf(parents);
        up = List.copyOf(up);
        down = List.copyOf(down);
    }

    /** Whether it can be taken back; a revision that does nothing, such as a merge, always can. */
    public boolean hasWayBack() {
        return up.isEmpty() || !down.isEmpty();
    }
}
