package org.schemawright.desktop.connection;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.problem.ProblemException;
import org.schemawright.desktop.task.FxThread;
import org.schemawright.migration.dialect.Dialect;
import org.schemawright.migration.rehearse.DatabaseReach;

/** An open database over two pools: several readers and one writer. */
final class PooledDatabase implements OpenDatabase {

    /**
     * What was learnt when it was opened.
     *
     * @param readOnlyReason empty when the database can be written
     */
    record Facts(Dialect dialect, String engineVersion, String readOnlyReason) {}

    private final ConnectionProfile profile;
    private final Facts facts;
    private final HikariDataSource readers;
    private final @Nullable HikariDataSource writer;
    private final DatabaseReach fresh;

    /**
     * A database that was just opened.
     *
     * @param writer null where nothing can be written
     */
    PooledDatabase(
            ConnectionProfile profile,
            Facts facts,
            HikariDataSource readers,
            @Nullable HikariDataSource writer,
            DatabaseReach fresh) {
        this.profile = profile;
        this.facts = facts;
        this.readers = readers;
        this.writer = writer;
        this.fresh = fresh;
    }

    @Override
    public ConnectionProfile profile() {
        return profile;
    }

    @Override
    public Dialect dialect() {
        return facts.dialect();
    }

    @Override
    public String engineVersion() {
        return facts.engineVersion();
    }

    @Override
    public String readOnlyReason() {
        return facts.readOnlyReason();
    }

    @Override
    public Connection reader() throws SQLException {
        FxThread.forbid("A database call");
        return readers.getConnection();
    }

    @Override
    public Connection writer() throws SQLException {
        FxThread.forbid("A database call");
        if (writer == null) {
            throw new ProblemException(Problem.of(
                    profile.name() + " is open for reading only. " + facts.readOnlyReason(),
                    "Make it writable and open it again, or work on a copy."));
        }
        Connection connection = alive(writer);
        try {
            // Only now and not by the pool: on SQLite this is what begins the IMMEDIATE transaction, and a connection
            // that waits in the pool must not hold the lock.
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException | RuntimeException failed) {
            // The driver believes that the transaction began: whoever got this connection next would be outside one.
            writer.evictConnection(connection);
            throw failed;
        }
    }

    /**
     * The pool trusts a connection for half a second after its last use. Applying pending changes is worth asking: a
     * server that ended the connection meanwhile is met before anything is sent, and a new connection does the work.
     */
    private static Connection alive(HikariDataSource pool) throws SQLException {
        Connection connection = pool.getConnection();
        int seconds = Math.max(1, (int) TimeUnit.MILLISECONDS.toSeconds(pool.getValidationTimeout()));
        if (connection.isValid(seconds)) {
            return connection;
        }
        pool.evictConnection(connection);
        return pool.getConnection();
    }

    @Override
    public DatabaseReach migrationConnections() {
        return fresh;
    }

    @Override
    public void close() {
        if (writer != null) {
            writer.close();
        }
        readers.close();
    }
}
