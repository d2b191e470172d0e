package org.schemawright.migration.rehearse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.dialect.Dialect;
import org.schemawright.migration.run.RunOutcome;

/**
 * Makes, lists, restores and prunes backups of a database: of SQLite a file that can be opened as it is, of PostgreSQL what
 * {@code pg_dump} writes where it is installed. All methods block.
 */
public final class Backups {

    /** How many are kept if nobody says otherwise. */
    public static final int KEPT = 10;

    /** What each engine does in its own way. */
    sealed interface Maker permits SqliteBackup, PostgresqlBackup {

        BackupFiles files() throws SQLException;

        /** Writes into a file that is not there. */
        void write(Path file, BooleanSupplier cancelled) throws SQLException, IOException, RefusedException;

        void restore(Path file, BooleanSupplier cancelled) throws SQLException, IOException, RefusedException;

        String restoreWords(Path file) throws SQLException;
    }

    private final Maker maker;

    /**
     * Backups of one database.
     *
     * @param folder where they go; null for a folder beside the file (SQLite) or in the person's home (PostgreSQL)
     */
    public Backups(Dialect dialect, DatabaseReach reach, @Nullable Path folder) {
        this.maker = dialect.id().equals("sqlite")
                ? new SqliteBackup(reach, folder)
                : new PostgresqlBackup(reach, folder, System.getenv("PATH"));
    }

    Backups(Maker maker) {
        this.maker = maker;
    }

    /** What is there, the newest first. */
    public List<Backup> list() throws SQLException, IOException {
        return maker.files().list();
    }

    /**
     * Makes one. It has its name only once it is complete.
     *
     * @param label what it is made before, in a few words
     * @throws RefusedException when it cannot be made: no room, no right, no {@code pg_dump}
     * @throws CancellationException when somebody cancels; nothing is left then
     */
    public Backup make(String label, BooleanSupplier cancelled) throws SQLException, IOException, RefusedException {
        BackupFiles files = maker.files();
        Path file;
        try {
            file = files.next(label, Instant.now());
        } catch (IOException e) {
            throw new RefusedException(
                    "Backups cannot be kept in " + files.folder() + ". Choose a folder that you may write to.", e);
        }
        Path part = BackupFiles.unfinished(file);
        try {
            Files.deleteIfExists(part);
            maker.write(part, cancelled);
            BackupFiles.finish(file);
        } finally {
            Files.deleteIfExists(part);
        }
        return files.list().stream()
                .filter(backup -> backup.file().equals(file))
                .findFirst()
                .orElseThrow(() -> new IOException("The backup " + file + " is gone."));
    }

    /**
     * Puts the database back to what it was; before that, what it is now is kept as a backup of its own.
     *
     * @return the backup of what it was until now
     * @throws RefusedException when the backup is damaged, or the database is in use; the database is as it was then
     */
    public Backup restore(Backup backup, BooleanSupplier cancelled) throws SQLException, IOException, RefusedException {
        Backup now = make("before restore", cancelled);
        maker.restore(backup.file(), cancelled);
        return now;
    }

    /** How a person restores it with the engine's own program. */
    public String restoreWords(Backup backup) throws SQLException {
        return maker.restoreWords(backup.file());
    }

    /**
     * Runs with a backup made before. Old ones are deleted only when the run went to its end, and never the one that was
     * just made.
     *
     * @param keep how many are left
     * @param run an upgrade or a downgrade; not begun when the backup cannot be made
     */
    public RunOutcome before(String label, int keep, Supplier<RunOutcome> run, BooleanSupplier cancelled)
            throws SQLException, IOException, RefusedException {
        make(label, cancelled);
        RunOutcome outcome = run.get();
        if (outcome instanceof RunOutcome.Finished) {
            maker.files().prune(keep);
        }
        return outcome;
    }
}
