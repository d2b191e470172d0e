package org.schemawright.desktop.connection;

import java.sql.Connection;
import java.sql.SQLException;
import org.schemawright.migration.dialect.Dialect;
import org.schemawright.migration.rehearse.DatabaseReach;

/**
 * A database that is open: a pool of readers, one writer, and fresh connections for migrations. All methods but the
 * plain getters block and are called on background lanes only.
 */
public interface OpenDatabase extends AutoCloseable {

    ConnectionProfile profile();

    Dialect dialect();

    /** The server's or library's version, for example {@code 3.50.4}. */
    String engineVersion();

    /** Why nothing can be written, in a sentence; empty when it can. */
    String readOnlyReason();

    /** A pooled connection for reading, in auto-commit mode; closing it gives it back. */
    Connection reader() throws SQLException;

    /** The one connection for writing, not in auto-commit mode (SQLite begins IMMEDIATE); closing it gives it back. */
    Connection writer() throws SQLException;

    /** Connections for running migrations, and to scratch databases: fresh, never pooled. */
    DatabaseReach migrationConnections();

    @Override
    void close();
}
