package org.schemawright.migration.rehearse;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.schemawright.migration.dialect.Dialect;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.run.FailureWords;

/** Scratch databases of PostgreSQL, on the server of the database at hand. */
final class PostgresqlScratch implements ScratchDatabases.Maker {

    private static final String NOT_ALLOWED = "42501";
    /** From here on a database can be dropped although somebody is connected to it. */
    private static final int FORCE_SINCE = 13;

    private final Dialect dialect;
    private final DatabaseReach reach;

    PostgresqlScratch(Dialect dialect, DatabaseReach reach) {
        this.dialect = dialect;
        this.reach = reach;
    }

    @Override
    public ScratchDatabase empty(Set<String> withoutExtensions) throws SQLException, RefusedException {
        String name = ScratchName.next(Instant.now()).text();
        List<String> notes = new ArrayList<>();
        try (Connection real = reach.open()) {
            PostgresqlLikeness likeness = PostgresqlLikeness.of(real);
            create(name, likeness, real);
            try {
                notes.addAll(likeness.settings(name, real));
                try (Connection scratch = reach.openBeside(name)) {
                    notes.addAll(likeness.extensions(withoutExtensions, scratch));
                } catch (SQLException e) {
                    throw new RefusedException(
                            "The scratch database was made but cannot be reached: " + FailureWords.of(e)
                                    + ". Connect to the server itself rather than through a pool, then try again.",
                            e);
                }
            } catch (RefusedException | RuntimeException e) {
                drop(name);
                throw e;
            }
        }
        return new ScratchDatabase(dialect, () -> open(name), notes, () -> drop(name));
    }

    private static void create(String name, PostgresqlLikeness likeness, Connection real)
            throws SQLException, RefusedException {
        try (Statement statement = real.createStatement()) {
            // Connections to a database that others only read say so; a database beside it is not what they mean.
            statement.execute("SET default_transaction_read_only = off");
            statement.execute(likeness.createDatabase(name));
        } catch (SQLException e) {
            if (NOT_ALLOWED.equals(e.getSQLState())) {
                throw new RefusedException(
                        "This role may not make databases on the server, and a scratch database is needed."
                                + " Ask for the right (ALTER ROLE … CREATEDB), or work on a copy of the database.",
                        e);
            }
            throw new RefusedException(
                    "A scratch database could not be made on the server: " + FailureWords.of(e)
                            + ". Nothing was changed.",
                    e);
        }
    }

    /** Nobody needs it after a power failure, so it waits for no disk. */
    private Connection open(String name) throws SQLException {
        Connection connection = reach.openBeside(name);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET synchronous_commit = off");
            statement.execute("SET default_transaction_read_only = off");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public ScratchDatabase copy(CopiedRows rows, BooleanSupplier cancelled) throws SQLException, RefusedException {
        ScratchDatabase scratch = empty(Set.of());
        List<String> notes = new ArrayList<>(scratch.notes());
        try (Connection real = reach.open();
                Connection connection = scratch.open();
                Stop _ = Stop.over(real, cancelled);
                Stop _ = Stop.over(connection, cancelled)) {
            notes.addAll(new PostgresqlCopy(dialect, real, connection, cancelled).copy(rows));
            return new ScratchDatabase(dialect, scratch::open, notes, scratch::close);
        } catch (SQLException | RefusedException | RuntimeException e) {
            scratch.close();
            Stop.check(cancelled);
            throw e;
        }
    }

    private void drop(String name) throws SQLException {
        try (Connection real = reach.open()) {
            drop(name, real);
        }
    }

    private static void drop(String name, Connection real) throws SQLException {
        boolean force = real.getMetaData().getDatabaseMajorVersion() >= FORCE_SINCE;
        try (Statement statement = real.createStatement()) {
            statement.execute("SET default_transaction_read_only = off");
            statement.execute("DROP DATABASE IF EXISTS " + SqlName.quote(name) + (force ? " WITH (FORCE)" : ""));
        }
    }

    /** Only databases of this role that nobody is connected to. */
    @Override
    public int sweep() throws SQLException {
        int removed = 0;
        try (Connection real = reach.open()) {
            for (String name : idle(real)) {
                if (ScratchName.parse(name)
                        .filter(scratch -> scratch.isLeftBehind(Instant.now()))
                        .isPresent()) {
                    drop(name, real);
                    removed++;
                }
            }
        }
        return removed;
    }

    private static List<String> idle(Connection real) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = real.createStatement();
                ResultSet rows = statement.executeQuery("SELECT d.datname FROM pg_catalog.pg_database d"
                        + " WHERE d.datdba = (SELECT oid FROM pg_catalog.pg_roles WHERE rolname = current_user)"
                        + " AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_activity a WHERE a.datid = d.oid)")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
