package org.schemawright.migration.run;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.revision.KnownTexts;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.RevisionFolder;
import org.schemawright.migration.revision.RevisionGraph;
import org.schemawright.migration.revision.StoredRevision;

/** Runs revisions against databases of one engine, and says where they stand. All methods block. */
public final class MigrationRunner {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String dialect;
    private final Duration patience;
    private final boolean trusted;
    private final RunLimits limits;
    private final KnownTexts known = new KnownTexts();

    /** @param dialect {@code sqlite} or {@code postgresql} */
    public MigrationRunner(String dialect) {
        this(dialect, PATIENCE, false, RunLimits.USUAL);
    }

    /**
     * A runner for one kind of folder.
     *
     * @param trusted whether files of the folder may do what reaches beyond the database: start programs, load classes,
     *     read other files
     */
    public MigrationRunner(String dialect, boolean trusted) {
        this(dialect, PATIENCE, trusted, RunLimits.USUAL);
    }

    /** The same with other limits. */
    public MigrationRunner(String dialect, boolean trusted, RunLimits limits) {
        this(dialect, PATIENCE, trusted, limits);
    }

    /** @param patience how long to wait for another program that runs revisions on the same database */
    MigrationRunner(String dialect, Duration patience, boolean trusted) {
        this(dialect, patience, trusted, RunLimits.USUAL);
    }

    private MigrationRunner(String dialect, Duration patience, boolean trusted, RunLimits limits) {
        this.limits = limits;
        this.dialect = dialect;
        this.patience = patience;
        this.trusted = trusted;
    }

    /** The revisions of a folder, whatever their form. */
    public RevisionGraph read(RevisionFolder folder) throws IOException {
        return folder.read(dialect, files(folder), known);
    }

    private LiquibaseFile files(RevisionFolder folder) {
        return new LiquibaseFile(dialect, trusted, folder.path());
    }

    /** Where a database stands. Reads only; a missing folder is an empty history. */
    public DatabaseStatus status(Connection connection, RevisionFolder folder) throws SQLException, IOException {
        RevisionGraph graph = read(folder);
        HistoryTables tables = new HistoryTables(connection, dialect);
        RecordedHistory history = new RecordedHistory(tables.rows(), graph);
        return new DatabaseStatus(
                graph.ordered().stream().map(StoredRevision::revision).toList(),
                history.applied(),
                history.partial(),
                history.unknown(),
                tables.lockHolder()
                        .filter(h -> !h.isDead(LiquibaseScope.thisHost()))
                        .map(LockHolder::words)
                        .orElse(null),
                graph.problems());
    }

    /**
     * What a run that was stopped, another program or a careless hand has left behind. Reads only.
     *
     * @return in the order in which it should be settled; empty when all is clean
     */
    public List<Finding> findings(Connection connection, RevisionFolder folder) throws SQLException, IOException {
        RevisionGraph graph = read(folder);
        LiquibaseFile files = files(folder);
        try {
            return files.within(() -> new Findings(dialect, connection, graph).find(files));
        } catch (SQLException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(FailureWords.of(e), e);
        }
    }

    /**
     * Takes the lock away from whoever holds it.
     *
     * @param dead whether only from a process of this host that has died
     */
    public void freeLock(ConnectionSource connections, boolean dead) throws SQLException {
        try (Connection connection = connections.open()) {
            freeLock(connection, dead);
        }
    }

    private void freeLock(Connection connection, boolean dead) throws SQLException {
        HistoryTables tables = new HistoryTables(connection, dialect);
        Optional<LockHolder> holder = tables.lockHolder().filter(h -> !dead || h.isDead(LiquibaseScope.thisHost()));
        if (holder.isPresent()) {
            tables.unlock(holder.get());
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        }
    }

    /**
     * Demands that Liquibase reads a revision's text as it is meant.
     *
     * @throws IOException when it does not
     */
    public void demandSameReading(Revision revision, String text) throws IOException {
        try {
            LiquibaseScope.call(() -> ParsedRevision.parse(revision, text));
        } catch (Exception e) {
            throw new IOException(FailureWords.of(e), e);
        }
    }

    /**
     * What a run would endanger, as its revisions note it, with the rows of the database. Reads only.
     *
     * @param target as for the run itself; null for head or base
     * @return in the order of the run; empty when the run would be refused, which says why by itself
     */
    public List<RunHazard> hazards(
            Connection connection, RevisionFolder folder, boolean upgrade, @Nullable String target)
            throws SQLException, IOException {
        RevisionGraph graph = read(folder);
        RunChoice choice =
                new RunChoice(graph, new RecordedHistory(new HistoryTables(connection, dialect).rows(), graph));
        List<StoredRevision> chosen;
        try {
            chosen = upgrade
                    ? choice.upgrade(target == null ? "head" : target)
                    : choice.downgrade(target == null ? "base" : target);
        } catch (RefusedRunException refused) {
            return List.of();
        }
        return new RunHazards(connection, dialect).of(chosen, upgrade, () -> false);
    }

    /** Runs what is not applied yet, up to the target, or to head when it is null. */
    public RunOutcome upgrade(
            ConnectionSource connections,
            RevisionFolder folder,
            @Nullable String target,
            Consumer<RunEvent> listener,
            BooleanSupplier cancelled) {
        return run(
                connections,
                folder,
                true,
                choice -> choice.upgrade(target == null ? "head" : target),
                new RunProgress(listener, cancelled));
    }

    /** Takes back what builds on the target, or everything when it is null. */
    public RunOutcome downgrade(
            ConnectionSource connections,
            RevisionFolder folder,
            @Nullable String target,
            Consumer<RunEvent> listener,
            BooleanSupplier cancelled) {
        return run(
                connections,
                folder,
                false,
                choice -> choice.downgrade(target == null ? "base" : target),
                new RunProgress(listener, cancelled));
    }

    /**
     * Writes down what is applied without running it.
     *
     * @param words what is to be applied afterwards, with all it needs; {@code base} for nothing
     * @param purge whether to forget all that revisions have recorded first, those that have no file too
     */
    public StampOutcome stamp(ConnectionSource connections, RevisionFolder folder, List<String> words, boolean purge) {
        try {
            return new Stamp(dialect, patience, read(folder), files(folder)).write(connections, words, purge);
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            return new StampOutcome(List.of(), List.of(), FailureWords.of(e));
        }
    }

    /**
     * What a run would send, with its rows of history, for the engine's own command line.
     *
     * @param from where the database stands, as people write it
     * @param to where it is to go, up or down
     * @throws IOException when the folder cannot be read, or it is not clear what is meant; the message says which
     */
    public String script(RevisionFolder folder, String from, String to) throws IOException {
        RevisionGraph graph = read(folder);
        try {
            return LiquibaseScope.call(() -> new OfflineScript(dialect, graph, files(folder)).write(from, to));
        } catch (Exception e) {
            throw new IOException(String.valueOf(e.getMessage()), e);
        }
    }

    private RunOutcome run(
            ConnectionSource connections,
            RevisionFolder folder,
            boolean upgrade,
            LiquibaseJob.Choice choice,
            RunProgress progress) {
        // Beside the run: making a thousand files takes as long as a third of running them.
        try (ExecutorService copies = Executors.newSingleThreadExecutor()) {
            RevisionGraph graph = read(folder);
            if (upgrade) {
                // So that it can be told one day what was changed in a file that has run.
                progress.whenCommitted(revision ->
                        graph.find(revision.id()).ifPresent(stored -> copies.execute(() -> folder.remember(stored))));
            }
            if (!nothingToDo(connections, graph, choice, upgrade)) {
                new LiquibaseJob(new RunSettings(dialect, patience, limits), upgrade, progress, files(folder))
                        .run(connections, graph, choice);
            }
            return progress.finished();
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            return progress.broken(e);
        }
    }

    /** Asked before anything is made in the database, so that an answer of "nothing to do" leaves no trace in it. */
    private boolean nothingToDo(
            ConnectionSource connections, RevisionGraph graph, LiquibaseJob.Choice choice, boolean upgrade)
            throws SQLException, RefusedRunException {
        try (Connection connection = connections.open()) {
            HistoryTables tables = new HistoryTables(connection, dialect);
            List<StoredRevision> chosen =
                    choice.choose(new RunChoice(graph, new RecordedHistory(tables.rows(), graph)));
            if (!upgrade) {
                new KeptTables(connection, dialect).demand(chosen);
            }
            if (chosen.isEmpty()) {
                // A run that was killed after all else was done; other programs would wait for it.
                freeLock(connection, true);
            }
            return chosen.isEmpty();
        }
    }
}
