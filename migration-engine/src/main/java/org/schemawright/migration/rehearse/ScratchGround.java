package org.schemawright.migration.rehearse;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
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
    private final RevisionFolder revisions;
    private final @Nullable String target;
    /** Where the way back ends, one a branch; null for base. */
    private final List<@Nullable String> starts;
    /** Made for the rehearsal, which leaves nothing in the real one. */
    private final ScratchFolder folder;

    private ScratchGround(ScratchDatabase scratch, MigrationRunner runner, Route route, BooleanSupplier cancelled) {
        this.scratch = scratch;
        this.runner = runner;
        this.cancelled = cancelled;
        this.folder = route.folder();
        this.revisions = new RevisionFolder(folder.path());
        this.target = route.target();
        this.starts = route.starts();
    }

    /** From where to where. */
    private record Route(ScratchFolder folder, @Nullable String target, List<@Nullable String> starts) {}

    /**
     * For revisions of a folder, in a copy that has the history.
     *
     * @param target as people write it
     * @param currents the applied revisions that no applied one builds on
     */
    static ScratchGround of(ScratchDatabase copy, MigrationRunner runner, FolderRoute route, BooleanSupplier cancelled)
            throws SQLException, IOException, RefusedException {
        forget(copy, HISTORY + "LOCK");
        List<@Nullable String> starts = new ArrayList<>(route.currents());
        if (starts.isEmpty()) {
            starts.add(null);
        }
        return new ScratchGround(
                copy, runner, new Route(ScratchFolder.copyOf(route.folder()), route.target(), starts), cancelled);
    }

    /**
     * @param target as people write it
     * @param currents the applied revisions that no applied one builds on
     */
    record FolderRoute(Path folder, String target, List<String> currents) {}

    /** For a revision that is no file yet, whatever history the copy has. */
    static ScratchGround of(ScratchDatabase copy, Revision revision, BooleanSupplier cancelled)
            throws SQLException, IOException, RefusedException {
        forget(copy, HISTORY + "LOCK");
        forget(copy, HISTORY);
        Revision alone = revision.placed(List.of(), List.of(), List.of());
        ScratchFolder folder = ScratchFolder.temporary();
        new RevisionFolder(folder.path()).save(alone, RevisionFile.write(alone));
        List<@Nullable String> base = new ArrayList<>();
        base.add(null);
        return new ScratchGround(
                copy, new MigrationRunner(revision.dialect()), new Route(folder, null, base), cancelled);
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
        return runner.upgrade(scratch, revisions, target, listener, cancelled);
    }

    @Override
    public RunOutcome down(Consumer<RunEvent> listener) {
        List<Revision> done = new ArrayList<>();
        for (String start : starts) {
            RunOutcome outcome = runner.downgrade(scratch, revisions, start, listener, cancelled);
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
            folder.close();
        }
    }
}
