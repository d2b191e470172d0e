package org.schemawright.migration.run;

import java.time.Duration;
import org.schemawright.migration.revision.Revision;

/** What happens while revisions run, told on the thread that runs them. */
public sealed interface RunEvent {

    /** The revision it is about. */
    Revision revision();

    /** A revision begins. */
    record RevisionStarted(Revision revision, boolean upgrade, int statements) implements RunEvent {}

    /** A statement begins; {@code number} counts from 1 within the revision. */
    record StatementStarted(Revision revision, int number, String sql) implements RunEvent {}

    /** A statement is done; {@code rows} says how many it has written, 0 where it wrote none or does not say. */
    record StatementDone(Revision revision, int number, Duration time, long rows) implements RunEvent {}

    /** A revision is committed together with its row of history. */
    record RevisionDone(Revision revision, Duration time) implements RunEvent {}
}
