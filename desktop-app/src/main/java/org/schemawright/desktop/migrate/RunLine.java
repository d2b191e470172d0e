package org.schemawright.desktop.migrate;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A line of a run: a revision, or one of its statements.
 *
 * @param revision the id of the revision
 * @param number of the statement from 1; 0 for the revision's own line
 * @param words the message or the statement
 * @param state how far it is
 * @param time how long it took; null until it is done
 */
record RunLine(
        String revision,
        int number,
        String words,
        State state,
        @Nullable Duration time) {

    /** How far a line is. */
    enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        TAKEN_BACK
    }

    boolean isRevision() {
        return number == 0;
    }

    RunLine in(State newState, @Nullable Duration newTime) {
        return new RunLine(revision, number, words, newState, newTime);
    }
}
