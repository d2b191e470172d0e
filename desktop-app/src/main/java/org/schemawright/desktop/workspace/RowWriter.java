package org.schemawright.desktop.workspace;

import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.connection.OpenDatabase;
import org.schemawright.desktop.orm.OrmSessions;
import org.schemawright.migration.schema.DatabaseSchema;

/** Keeps the ORM sessions that fit the present schema; used on the lane for writing. */
final class RowWriter implements AutoCloseable {

    private final OpenDatabase database;
    private @Nullable DatabaseSchema mapped;
    private @Nullable OrmSessions sessions;

    RowWriter(OpenDatabase database) {
        this.database = database;
    }

    /**
     * The sessions over a schema; made anew when it is another one than before.
     *
     * @param present the schema when the work was asked for
     */
    synchronized OrmSessions sessions(DatabaseSchema present) {
        OrmSessions current = sessions;
        if (current == null || present != mapped) {
            close();
            current = new OrmSessions(database, present);
            sessions = current;
            mapped = present;
        }
        return current;
    }

    @Override
    public synchronized void close() {
        OrmSessions current = sessions;
        if (current != null) {
            current.close();
            sessions = null;
        }
    }
}
