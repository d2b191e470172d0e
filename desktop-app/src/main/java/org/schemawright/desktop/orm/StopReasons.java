package org.schemawright.desktop.orm;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.hibernate.StaleStateException;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.migration.schema.DatabaseSchema;

/** Says which row stopped a session, and why, from what Hibernate threw. */
final class StopReasons {

    private final Refusals refusals;

    /**
     * Reasons over one schema.
     *
     * @param connection the session's own, with its transaction still open
     */
    StopReasons(DatabaseSchema schema, boolean sqlite, Connection connection) {
        this.refusals = sqlite ? new SqliteRefusals(schema, connection) : new PostgresRefusals(schema);
    }

    /**
     * What stopped it.
     *
     * @param change the change that was being sent; null at the commit
     * @throws SQLException when it is about no row: the database is locked, away, full
     */
    ApplyOutcome.Stopped of(RuntimeException failure, @Nullable RowChange change) throws SQLException {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StaleStateException && change != null) {
                return new ApplyOutcome.Conflict(change);
            }
            if (cause instanceof PromisedKeys.Unknown unknown && change != null) {
                return PromisedKeys.refused(change, unknown.column());
            }
            if (cause instanceof SQLException sql) {
                return of(sql, change);
            }
        }
        throw failure;
    }

    /** The same for a statement of our own. */
    ApplyOutcome.Stopped of(SQLException failure, @Nullable RowChange change) throws SQLException {
        Optional<ApplyOutcome.Refused> refused = refusals.of(failure, change);
        if (refused.isEmpty()) {
            throw failure;
        }
        return refused.get();
    }

    /** The words for refusals that were found by looking. */
    Refusals words() {
        return refusals;
    }
}
