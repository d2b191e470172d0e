package org.schemawright.desktop.connection;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.connection.ConnectionProfile.PostgresServer;
import org.schemawright.desktop.connection.ConnectionProfile.SqliteFile;
import org.schemawright.desktop.problem.ProblemException;
import org.schemawright.desktop.task.FxThread;
import org.schemawright.migration.dialect.Dialect;
import org.schemawright.migration.rehearse.DatabaseReach;

/** Opens databases. Everything here blocks and is called on a background lane only. */
public final class DatabaseOpener {

    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(5);
    private static final Duration SERVER_PATIENCE = Duration.ofSeconds(10);

    private final SqliteOpener sqlite;
    private final PostgresOpener postgres;

    /** An opener that waits 5 s for a locked file and 10 s for a server. */
    public DatabaseOpener(Dialect sqlite, Dialect postgresql) {
        this(new SqliteOpener(sqlite, LOCK_PATIENCE), new PostgresOpener(postgresql, SERVER_PATIENCE));
    }

    DatabaseOpener(SqliteOpener sqlite, PostgresOpener postgres) {
        this.sqlite = sqlite;
        this.postgres = postgres;
    }

    /**
     * Opens a database and reads from it once, so that whatever is wrong with it shows now. Never makes a file.
     *
     * @param password null where none is needed or known; not changed and not kept
     * @throws ProblemException when it cannot be opened, in words
     */
    public OpenDatabase open(ConnectionProfile profile, char @Nullable [] password) {
        FxThread.forbid("Opening a database");
        return switch (profile) {
            case SqliteFile file -> sqlite.open(file);
            case PostgresServer server -> postgres.open(server, password);
        };
    }

    /**
     * One connection for reading and nothing else, without pools. Never makes a file. A database whose catalog is damaged
     * opens too, so that what is left of it can be read.
     *
     * @param password null where none is needed or known; not changed and not kept
     * @throws ProblemException when it cannot be opened, in words
     */
    public Connection connect(ConnectionProfile profile, char @Nullable [] password) {
        FxThread.forbid("Opening a database");
        return switch (profile) {
            case SqliteFile file -> sqlite.connect(file);
            case PostgresServer server -> postgres.connect(server, password);
        };
    }

    /**
     * Fresh connections for migrations, without pools; nothing is opened yet. Never makes a file.
     *
     * @param password null where none is needed or known; not changed
     * @throws ProblemException when there is no such file, in words
     */
    public DatabaseReach reach(ConnectionProfile profile, char @Nullable [] password) throws SQLException {
        return switch (profile) {
            case SqliteFile file -> sqlite.reach(file);
            case PostgresServer server -> postgres.reach(server, password);
        };
    }

    /**
     * Makes a new, empty SQLite database.
     *
     * @throws ProblemException when there is already something of that name, or it cannot be written
     */
    public void createSqlite(Path path) throws IOException, SQLException {
        FxThread.forbid("Making a database");
        sqlite.create(path);
    }
}
