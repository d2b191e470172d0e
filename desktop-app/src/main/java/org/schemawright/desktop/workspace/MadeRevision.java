package org.schemawright.desktop.workspace;

import org.schemawright.migration.MigrationEngine;
import org.schemawright.migration.revision.Revision;

/**
 * A revision that was written.
 *
 * @param notTried why it was not tried out before, in a sentence; empty when it was
 */
public record MadeRevision(Revision revision, String notTried) {

    static MadeRevision of(MigrationEngine.ProvenRevision proven) {
        return new MadeRevision(proven.revision(), proven.proof().notRehearsed());
    }

    /** Whether it has worked, as a sentence or two. */
    public String tried() {
        return notTried.isEmpty()
                ? "It has worked on an empty copy, up and down."
                : "It was not tried out before: " + notTried;
    }
}
