package org.schemawright.desktop.orm;

import java.sql.Connection;
import java.sql.SQLException;
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
    ApplyOutcome.Stopped of(Exception failure, @Nullable RowChange change) throws SQLException {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StaleStateException && change != null) {
                return stale(change);
            }
            if (cause instanceof PromisedKeys.Unknown unknown && change != null) {
                return PromisedKeys.refused(change, unknown.column());
            }
            if (cause instanceof SQLException sql) {
                return refusals.of(sql, change).orElseThrow(() -> sql);
            }
        }
        throw failure instanceof RuntimeException unforeseen ? unforeseen : new IllegalStateException(failure);
    }

    /** The statement changed another number of rows than one. */
    private static ApplyOutcome.Stopped stale(RowChange change) {
        return change instanceof RowChange.Insert
                ? new ApplyOutcome.Refused(change, null, "A rule or trigger of the table kept the new row out.", "")
                : new ApplyOutcome.Conflict(change);
    }

    /** The words for refusals that were found by looking. */
    Refusals words() {
        return refusals;
    }
}
