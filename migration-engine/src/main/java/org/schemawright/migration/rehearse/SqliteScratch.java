package org.schemawright.migration.rehearse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.schemawright.migration.dialect.Dialect;

/** Scratch databases of SQLite: files in folders of their own, which nobody else may read. */
final class SqliteScratch implements ScratchDatabases.Maker {

    private static final String FILE = "scratch.sqlite";

    private final Dialect dialect;
    private final DatabaseReach reach;
    private final Path folder;

    SqliteScratch(Dialect dialect, DatabaseReach reach, Path folder) {
        this.dialect = dialect;
        this.reach = reach;
        this.folder = folder;
    }

    @Override
    public ScratchDatabase empty(Set<String> withoutExtensions) throws SQLException, RefusedException {
        String encoding;
        try (Connection real = reach.open()) {
            encoding = SqlText.first(real, "PRAGMA encoding");
        }
        Path home = newHome();
        try {
            Path file = Files.createFile(home.resolve(FILE));
            ScratchDatabase scratch = scratch(home, file);
            try (Connection connection = scratch.open();
                    Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA encoding = '" + encoding + "'");
                // An encoding is kept only once there is something to encode.
                statement.execute("PRAGMA user_version = 0");
            }
            return scratch;
        } catch (IOException e) {
            remove(home);
            throw cannotWrite(e);
        } catch (SQLException | RuntimeException e) {
            remove(home);
            throw e;
        }
    }

    /** Rows are all or none: a file is copied as a whole. */
    @Override
    public ScratchDatabase copy(CopiedRows rows, BooleanSupplier cancelled) throws SQLException, RefusedException {
        if (rows == CopiedRows.NONE) {
            ScratchDatabase scratch = empty(Set.of());
            try (Connection real = reach.open()) {
                scratch.build(dialect.schemaReader().read(real), cancelled);
                try (Connection copy = scratch.open()) {
                    SqliteCopy.history(real, copy);
                }
                return scratch;
            } catch (SQLException | RefusedException | RuntimeException e) {
                scratch.close();
                throw e;
            }
        }
        Path home = newHome();
        try {
            Path file = home.resolve(FILE);
            SqliteCopy.of(reach, file, cancelled);
            return scratch(home, file);
        } catch (SQLException | RefusedException | RuntimeException e) {
            remove(home);
            throw e;
        }
    }

    private ScratchDatabase scratch(Path home, Path file) {
        return new ScratchDatabase(dialect, () -> open(file), List.of(), () -> remove(home));
    }

    /** Nobody needs it after a power failure, so it waits for no disk. */
    private Connection open(Path file) throws SQLException {
        Connection connection = reach.openBeside(file.toString());
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA synchronous = OFF");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private Path newHome() throws RefusedException {
        try {
            return Files.createDirectory(
                    folder.resolve(ScratchName.next(Instant.now()).text()), PrivateFolder.rights());
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    private RefusedException cannotWrite(IOException cause) {
        return new RefusedException(
                "A scratch database cannot be made in " + folder
                        + ". See whether there is room, and whether you may write.",
                cause);
    }

    private static void remove(Path home) throws SQLException {
        try (Stream<Path> files = Files.list(home)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(home);
        } catch (IOException e) {
            throw new SQLException("The scratch database in " + home + " could not be removed.", e);
        }
    }

    @Override
    public int sweep() throws SQLException {
        int removed = 0;
        try (Stream<Path> homes = Files.list(folder)) {
            for (Path home : homes.filter(SqliteScratch::isLeftBehind).toList()) {
                remove(home);
                removed++;
            }
        } catch (IOException e) {
            throw new SQLException("The folder " + folder + " cannot be listed.", e);
        }
        return removed;
    }

    private static boolean isLeftBehind(Path home) {
        Path name = home.getFileName();
        return name != null
                && ScratchName.parse(name.toString())
                        .filter(scratch -> scratch.isLeftBehind(Instant.now()))
                        .isPresent()
                && Files.isDirectory(home)
                && Files.isWritable(home);
    }
}
