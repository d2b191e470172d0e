package org.schemawright.desktop.workspace;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.connection.OpenDatabase;
import org.schemawright.desktop.orm.OrmSessions;
import org.schemawright.migration.schema.DatabaseSchema;

/** Keeps the ORM sessions that fit the present schema; used on the lane for writing. */
final class RowWriter implements AutoCloseable {

    private final OpenDatabase database;
    private final Supplier<DatabaseSchema> schema;
    private @Nullable DatabaseSchema mapped;
    private @Nullable OrmSessions sessions;

    RowWriter(OpenDatabase database, Supplier<DatabaseSchema> schema) {
        this.database = database;
        this.schema = schema;
    }

    /** The sessions over the schema as it is now; made anew when it has changed since. */
    synchronized OrmSessions sessions() {
        DatabaseSchema present = schema.get();
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
