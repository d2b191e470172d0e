package org.schemawright.migration.rehearse;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.Difference;

/**
 * What came of a rehearsal. Nothing of it is in the real database.
 *
 * @param place where it ran
 * @param notes what was not as in the real database, in sentences
 * @param legs up, down, up again, as far as it came
 * @param failure what stopped it; null when it went to the end
 * @param missed in what the schema after up is not the one that was planned; empty for revisions, of which nobody knows
 * @param back the database after down, compared with the start; null when it did not get there
 * @param again the database after the second up, compared with that after the first; null when it did not get there
 * @param violations what is broken in the database after up and was not before, in sentences
 */
public record RehearsalReport(
        Place place,
        List<String> notes,
        List<Leg> legs,
        @Nullable Failure failure,
        List<Difference> missed,
        @Nullable Comparison back,
        @Nullable Comparison again,
        List<String> violations) {
    public RehearsalReport {
        notes = List.copyOf(notes);
        legs = List.copyOf(legs);
        missed = List.copyOf(missed);
        violations = List.copyOf(violations);
    }

    /** Where a rehearsal ran. */
    public enum Place {
        SCRATCH_DATABASE,
        /** In the real database, in a transaction that was rolled back. */
        TRANSACTION
    }

    /**
     * One way through.
     *
     * @param phase which
     * @param statements those that ran, in order
     * @param time all in all
     */
    public record Leg(RehearsalPhase phase, List<Ran> statements, Duration time) {
        public Leg {
            statements = List.copyOf(statements);
        }
    }

    /**
     * A statement that ran.
     *
     * @param revision the id of its revision
     * @param number from 1 within the revision
     * @param rows how many it has written
     */
    public record Ran(String revision, int number, String sql, Duration time, long rows) {}

    /**
     * Why it stopped.
     *
     * @param phase on which way
     * @param revision the id of the revision; null when it stopped before one began
     * @param statement its number from 1; 0 when none had begun
     * @param sql the statement; null when none had begun
     * @param reason the database's own words
     */
    public record Failure(
            RehearsalPhase phase,
            @Nullable String revision,
            int statement,
            @Nullable String sql,
            String reason) {

        /** For people: where, the statement, the reason. */
        public String words() {
            String way = phase == RehearsalPhase.DOWN
                    ? "The way back"
                    : phase == RehearsalPhase.UP ? "The way forward" : "The second way forward";
            return sql == null
                    ? way + " stops: " + reason
                    : way + " stops at statement " + statement + ": " + sql + "\n" + reason;
        }
    }

    /** Whether it went up, down and up, the way back led to exactly the start, and nothing is broken. */
    public boolean isProven() {
        return failure == null
                && missed.isEmpty()
                && back != null
                && back.isSame()
                && again != null
                && again.isSame()
                && violations.isEmpty();
    }

    /** Whether it went to the end, and down led to the schema of the start; values may not have come back. */
    public boolean keepsSchema() {
        return failure == null
                && back != null
                && back.schema().isEmpty()
                && again != null
                && again.schema().isEmpty();
    }
}
