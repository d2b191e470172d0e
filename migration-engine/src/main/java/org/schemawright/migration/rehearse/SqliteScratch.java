package org.schemawright.migration.rehearse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
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
        ScratchFolder home = ScratchFolder.in(folder);
        try {
            Path file = Files.createFile(home.path().resolve(FILE));
            ScratchDatabase scratch = scratch(home, file);
            try (Connection connection = scratch.open();
                    Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA encoding = '" + encoding + "'");
                // An encoding is kept only once there is something to encode.
                statement.execute("PRAGMA user_version = 0");
            }
            return scratch;
        } catch (IOException e) {
            home.close();
            throw ScratchFolder.cannotWrite(folder, e);
        } catch (SQLException | RuntimeException e) {
            home.close();
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
        ScratchFolder home = ScratchFolder.in(folder);
        try {
            Path file = home.path().resolve(FILE);
            SqliteCopy.of(reach, file, cancelled);
            return scratch(home, file);
        } catch (SQLException | RefusedException | RuntimeException e) {
            home.close();
            throw e;
        }
    }

    private ScratchDatabase scratch(ScratchFolder home, Path file) {
        return new ScratchDatabase(dialect, () -> open(file), List.of(), home::close);
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

    /** All that it leaves are folders. */
    @Override
    public int sweep() {
        return 0;
    }
}
