package org.schemawright.migration.rehearse;

import org.schemawright.migration.run.RunEvent;

/** What happens in a rehearsal, told on the thread that runs it. */
public sealed interface RehearsalEvent {

    RehearsalPhase phase();

    /** A phase begins. */
    record PhaseStarted(RehearsalPhase phase) implements RehearsalEvent {}

    /** A statement of the revisions begins or ends, as it would in a run. */
    record Step(RehearsalPhase phase, RunEvent event) implements RehearsalEvent {}
}
