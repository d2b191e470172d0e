package org.schemawright.migration.rehearse;

/** What a rehearsal is doing. */
public enum RehearsalPhase {
    /** Making the copy it runs in. */
    COPY,
    UP,
    DOWN,
    UP_AGAIN,
    /** Comparing schema and rows with those before. */
    COMPARE
}
