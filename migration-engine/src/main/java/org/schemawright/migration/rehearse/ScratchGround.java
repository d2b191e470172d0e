package org.schemawright.migration.rehearse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.RevisionFile;
import org.schemawright.migration.revision.RevisionFolder;
import org.schemawright.migration.run.MigrationRunner;
import org.schemawright.migration.run.RunEvent;
import org.schemawright.migration.run.RunOutcome;

/** A scratch database in which revisions run exactly as they will in the real one: through the same runner. */
final class ScratchGround implements Ground {

    private static final String HISTORY = "DATABASECHANGELOG";

    private final ScratchDatabase scratch;
    private final MigrationRunner runner;
    private final BooleanSupplier cancelled;
    private final RevisionFolder folder;
    private final @Nullable String target;
    /** Where the way back ends, one a branch; null for base. */
    private final List<@Nullable String> starts;
    /** Made for the rehearsal; null where the folder is the real one. */
    private final @Nullable Path ownFolder;

    private ScratchGround(ScratchDatabase scratch, MigrationRunner runner, Route route, BooleanSupplier cancelled) {
        this.scratch = scratch;
        this.runner = runner;
        this.cancelled = cancelled;
        this.folder = new RevisionFolder(route.folder());
        this.target = route.target();
        this.starts = route.starts();
        this.ownFolder = route.own() ? route.folder() : null;
    }

    /** From where to where. */
    private record Route(Path folder, @Nullable String target, List<@Nullable String> starts, boolean own) {}

    /**
     * For revisions of a folder, in a copy that has the history.
     *
     * @param target as people write it
     * @param currents the applied revisions that no applied one builds on
     */
    static ScratchGround of(ScratchDatabase copy, String dialect, FolderRoute route, BooleanSupplier cancelled)
            throws SQLException {
        forget(copy, HISTORY + "LOCK");
        List<@Nullable String> starts = new ArrayList<>(route.currents());
        if (starts.isEmpty()) {
            starts.add(null);
        }
        return new ScratchGround(
                copy,
                new MigrationRunner(dialect),
                new Route(route.folder(), route.target(), starts, false),
                cancelled);
    }

    /**
     * @param target as people write it
     * @param currents the applied revisions that no applied one builds on
     */
    record FolderRoute(Path folder, String target, List<String> currents) {}

    /** For a revision that is no file yet, whatever history the copy has. */
    static ScratchGround of(ScratchDatabase copy, Revision revision, BooleanSupplier cancelled) throws SQLException {
        forget(copy, HISTORY + "LOCK");
        forget(copy, HISTORY);
        Revision alone = revision.placed(List.of(), List.of(), List.of());
        try {
            Path folder = Files.createTempDirectory("schemawright-rehearsal", PrivateFolder.rights());
            new RevisionFolder(folder).save(alone, RevisionFile.write(alone));
            List<@Nullable String> base = new ArrayList<>();
            base.add(null);
            return new ScratchGround(
                    copy, new MigrationRunner(revision.dialect()), new Route(folder, null, base, true), cancelled);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void forget(ScratchDatabase copy, String table) throws SQLException {
        try (Connection connection = copy.open();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + table);
        }
    }

    @Override
    public RehearsalReport.Place place() {
        return RehearsalReport.Place.SCRATCH_DATABASE;
    }

    @Override
    public RunOutcome up(Consumer<RunEvent> listener) {
        return runner.upgrade(scratch, folder, target, listener, cancelled);
    }

    @Override
    public RunOutcome down(Consumer<RunEvent> listener) {
        List<Revision> done = new ArrayList<>();
        for (String start : starts) {
            RunOutcome outcome = runner.downgrade(scratch, folder, start, listener, cancelled);
            if (!(outcome instanceof RunOutcome.Finished)) {
                return outcome;
            }
            done.addAll(outcome.done());
        }
        return new RunOutcome.Finished(done);
    }

    @Override
    public <T> T look(Look<T> look) throws SQLException {
        try (Connection connection = scratch.open();
                Stop _ = Stop.over(connection, cancelled)) {
            return look.at(connection);
        } catch (SQLException e) {
            Stop.check(cancelled);
            throw e;
        }
    }

    @Override
    public void close() throws SQLException {
        try {
            scratch.close();
        } finally {
            if (ownFolder != null) {
                delete(ownFolder);
            }
        }
    }

    private static void delete(Path folder) throws SQLException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new SQLException("The folder " + folder + " could not be removed.", e);
        }
    }
}
