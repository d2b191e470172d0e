package org.schemawright.desktop.connection;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.task.FxThread;
import org.schemawright.migration.rehearse.DatabaseReach;
import org.schemawright.migration.run.ConnectionSource;

/** Connections of their own for migrations, to a database and to scratch databases beside it: never pooled. */
final class FreshConnections implements DatabaseReach {

    /** Connects to another database of the same engine. */
    @FunctionalInterface
    interface Beside {
        Connection open(String name) throws SQLException;
    }

    private final ConnectionSource own;
    private final Beside beside;
    private final @Nullable String password;

    /** @param password null where there is none or it is not known */
    FreshConnections(ConnectionSource own, Beside beside, char @Nullable [] password) {
        this.own = own;
        this.beside = beside;
        this.password = password == null ? null : new String(password);
    }

    @Override
    public Connection open() throws SQLException {
        FxThread.forbid("A database call");
        return own.open();
    }

    @Override
    public Connection openBeside(String name) throws SQLException {
        FxThread.forbid("A database call");
        return beside.open(name);
    }

    @Override
    public @Nullable String password() {
        return password;
    }
}
