package org.schemawright.migration.rehearse;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.schemawright.migration.dialect.Dialect;

/** Makes scratch databases of the engine, and in the likeness, of a database at hand. All methods block. */
public final class ScratchDatabases {

    /** What each engine does in its own way. */
    sealed interface Maker permits SqliteScratch, PostgresqlScratch {

        ScratchDatabase empty(Set<String> withoutExtensions) throws SQLException, RefusedException;

        ScratchDatabase copy(CopiedRows rows, BooleanSupplier cancelled) throws SQLException, RefusedException;

        int sweep() throws SQLException;
    }

    private final Maker maker;
    private final Path folder;
    private boolean swept;

    public ScratchDatabases(Dialect dialect, DatabaseReach reach) {
        this(dialect, reach, Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** @param folder where SQLite's scratch files go */
    ScratchDatabases(Dialect dialect, DatabaseReach reach, Path folder) {
        this.folder = folder;
        this.maker = dialect.id().equals("sqlite")
                ? new SqliteScratch(dialect, reach, folder)
                : new PostgresqlScratch(dialect, reach);
    }

    /**
     * An empty database with the encoding, collation, settings and extensions of the one at hand.
     *
     * @throws RefusedException when none can be made, for example because the role may not (PostgreSQL)
     */
    public ScratchDatabase empty() throws SQLException, RefusedException {
        return empty(Set.of());
    }

    /**
     * The same.
     *
     * @param withoutExtensions the names of those that are not to be there, because what is going to run makes them
     */
    public ScratchDatabase empty(Set<String> withoutExtensions) throws SQLException, RefusedException {
        sweepOnce();
        return maker.empty(withoutExtensions);
    }

    /**
     * A copy of the database at hand: its schema, its history of revisions, and the rows that are wanted, all as of one
     * moment.
     *
     * @throws RefusedException when none can be made
     * @throws CancellationException when somebody cancels; nothing is left then
     */
    public ScratchDatabase copy(CopiedRows rows, BooleanSupplier cancelled) throws SQLException, RefusedException {
        sweepOnce();
        return maker.copy(rows, cancelled);
    }

    private synchronized void sweepOnce() {
        if (!swept) {
            swept = true;
            try {
                sweep();
            } catch (SQLException e) {
                // What cannot be removed now waits for the next time; it stands in nobody's way.
                swept = false;
            }
        }
    }

    /**
     * Removes what killed processes have left behind, here and on the server; touches nothing else. Comes by itself before
     * the first scratch database is made.
     *
     * @return how many were removed
     */
    public synchronized int sweep() throws SQLException {
        return ScratchFolder.sweep(folder) + maker.sweep();
    }
}
