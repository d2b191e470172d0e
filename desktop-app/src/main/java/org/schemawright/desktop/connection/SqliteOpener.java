package org.schemawright.desktop.connection;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.connection.ConnectionProfile.SqliteFile;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.problem.ProblemException;
import org.schemawright.desktop.problem.ProblemTranslator;
import org.schemawright.migration.dialect.Dialect;
import org.schemawright.migration.rehearse.DatabaseReach;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

/**
 * Opens SQLite files. The journal mode of the file stays as it is. Readers read only by {@code query_only}, not by
 * opening the file read-only, because that could not roll back the journal of a crashed program.
 */
final class SqliteOpener {

    private static final String DAMAGED =
            "The file is damaged; what can still be read of it is shown. Restore a backup,"
                    + " or use sqlite3's .recover on a copy of it.";

    private final Dialect dialect;
    private final Duration patience;

    /**
     * An opener.
     *
     * @param patience how long to wait for a locked file
     */
    SqliteOpener(Dialect dialect, Duration patience) {
        this.dialect = dialect;
        this.patience = patience;
    }

    OpenDatabase open(SqliteFile file) {
        SqliteFileCheck check = checked(file);
        String reason = file.readOnly() ? "It was opened for reading only." : check.readOnlyReason();
        boolean readOnly = !reason.isEmpty();
        SQLiteDataSource source = source(file.path(), readOnly);
        // Hikari waits for a connection, SQLite for a lock: the pool must be the more patient one.
        Duration poolPatience = patience.plusSeconds(5);
        String version;
        try {
            version = probe(source);
        } catch (SQLException refused) {
            return leftOver(file, refused, poolPatience);
        }
        HikariDataSource readers = readOnly
                ? Pools.readOnlyReaders(source, poolPatience)
                : Pools.readers(source, poolPatience, "PRAGMA query_only = ON");
        return new PooledDatabase(
                file,
                new PooledDatabase.Facts(dialect, version, reason),
                readers,
                readOnly ? null : Pools.writer(source, poolPatience),
                fresh(source));
    }

    private DatabaseReach fresh(SQLiteDataSource source) {
        return new FreshConnections(
                source::getConnection, other -> source(Path.of(other), false).getConnection(), null);
    }

    /** Fresh connections without pools, for migrations. Never makes a file. */
    DatabaseReach reach(SqliteFile file) {
        checked(file);
        return fresh(source(file.path(), file.readOnly()));
    }

    /**
     * What can still be read of a file with a damaged catalog, for reading only.
     *
     * @throws ProblemException when it is not damaged but refused, or nothing is left
     */
    private OpenDatabase leftOver(SqliteFile file, SQLException refused, Duration poolPatience) {
        if (refused instanceof SQLiteException failure && code(failure) == SQLiteErrorCode.SQLITE_CORRUPT) {
            SQLiteDataSource source = new DamagedSource(config(true));
            source.setUrl(url(file.path()));
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement();
                    var first = statement.executeQuery("SELECT sqlite_version() FROM sqlite_schema")) {
                if (first.next()) {
                    return new PooledDatabase(
                            file,
                            new PooledDatabase.Facts(dialect, first.getString(1), DAMAGED),
                            Pools.readOnlyReaders(source, poolPatience),
                            null,
                            fresh(source));
                }
            } catch (SQLException nothingLeft) {
                refused.addSuppressed(nothingLeft);
            }
        }
        throw problem(file, refused);
    }

    Connection connect(SqliteFile file) {
        boolean readOnly = file.readOnly() || !checked(file).readOnlyReason().isEmpty();
        try {
            Connection connection = source(file.path(), readOnly).getConnection();
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA query_only = ON");
                return connection;
            } catch (SQLException failed) {
                connection.close();
                throw failed;
            }
        } catch (SQLException refused) {
            throw problem(file, refused);
        }
    }

    private static SqliteFileCheck checked(SqliteFile file) {
        SqliteFileCheck check = new SqliteFileCheck(file.path());
        try {
            check.requireDatabase();
            return check;
        } catch (IOException unreadable) {
            throw new ProblemException(ProblemTranslator.translate(unreadable), unreadable);
        }
    }

    void create(Path path) throws IOException, SQLException {
        Files.createFile(path);
        try (Connection connection = source(path, false).getConnection();
                Statement statement = connection.createStatement()) {
            // An empty file is a database already; this gives it the header by which others know it.
            statement.execute("PRAGMA user_version = 0");
            statement.execute("VACUUM");
        }
    }

    private SQLiteDataSource source(Path path, boolean readOnly) {
        SQLiteDataSource source = new SQLiteDataSource(config(readOnly));
        source.setUrl(url(path));
        return source;
    }

    /** As a URI, because the driver takes a question mark in a plain path for the start of its own settings. */
    private static String url(Path path) {
        return "jdbc:sqlite:" + path.toAbsolutePath().toUri();
    }

    private SQLiteConfig config(boolean readOnly) {
        SQLiteConfig config = new SQLiteConfig();
        config.enforceForeignKeys(true);
        config.setBusyTimeout((int) patience.toMillis());
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setReadOnly(readOnly);
        // A connection never makes a file: a path that was mistyped would leave an empty database there. Only now,
        // because setReadOnly(false) allows it.
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        return config;
    }

    /** Of a damaged catalog, SQLite loads nothing unless it is told that somebody repairs it. */
    private static final class DamagedSource extends SQLiteDataSource {

        DamagedSource(SQLiteConfig config) {
            super(config);
        }

        @Override
        public SQLiteConnection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
            SQLiteConnection connection = super.getConnection(user, password);
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA writable_schema = ON");
                return connection;
            } catch (SQLException refused) {
                connection.close();
                throw refused;
            }
        }
    }

    private static String probe(SQLiteDataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT count(*) FROM sqlite_schema").close();
            try (var version = statement.executeQuery("SELECT sqlite_version()")) {
                version.next();
                return version.getString(1);
            }
        }
    }

    private static ProblemException problem(SqliteFile file, SQLException refused) {
        return new ProblemException(
                refused instanceof SQLiteException failure
                        ? words(file, failure)
                        : ProblemTranslator.translate(refused),
                refused);
    }

    private static SQLiteErrorCode code(SQLiteException refused) {
        return SQLiteErrorCode.getErrorCode(refused.getResultCode().code & 0xff);
    }

    private static Problem words(SqliteFile file, SQLiteException refused) {
        String name = file.name();
        String details = ProblemTranslator.details(refused);
        return switch (code(refused)) {
            case SQLITE_BUSY, SQLITE_LOCKED ->
                new Problem(
                        name + " is locked by another program.",
                        "Let it finish or close it there, then open the database again.",
                        details);
            case SQLITE_NOTADB ->
                new Problem(name + " is not a SQLite database, or it is encrypted.", "Choose another file.", details);
            case SQLITE_CORRUPT ->
                new Problem(
                        name + " is damaged.", "Restore a backup, or use sqlite3's .recover on a copy of it.", details);
            case SQLITE_CANTOPEN, SQLITE_READONLY ->
                new Problem(
                        name + " cannot be opened where it is: SQLite may not write beside it.",
                        "Copy it to a folder that you may write to, and open the copy.",
                        details);
            default -> ProblemTranslator.translate(refused);
        };
    }
}
