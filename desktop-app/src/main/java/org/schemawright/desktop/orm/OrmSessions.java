package org.schemawright.desktop.orm;

import java.sql.SQLException;
import java.util.List;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.connection.OpenDatabase;
import org.schemawright.migration.schema.DatabaseSchema;

/**
 * Writes pending row changes through Hibernate sessions over the reflected tables. Blocking: called on a background
 * lane. The session factory is built at the first need and again when other tables are needed or the schema changed.
 */
public final class OrmSessions implements AutoCloseable {

    /** Sessions over one schema of a database. */
    public OrmSessions(OpenDatabase database, DatabaseSchema schema) {
        throw new UnsupportedOperationException();
    }

    /** Builds what the first Apply needs, so that it need not wait. */
    public void warmUp() {
        throw new UnsupportedOperationException();
    }

    /** The exact statements that {@link #apply} would send, in order, with values; nothing is changed. */
    public List<String> preview(List<RowChange> changes) throws SQLException {
        throw new UnsupportedOperationException();
    }

    /** Sends all in one session and one transaction: all or nothing. */
    public ApplyOutcome apply(List<RowChange> changes) throws SQLException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
