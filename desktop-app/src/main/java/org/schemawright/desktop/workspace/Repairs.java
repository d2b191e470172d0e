package org.schemawright.desktop.workspace;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.connection.ConnectionProfile;
import org.schemawright.desktop.connection.OpenDatabase;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.problem.ProblemException;
import org.schemawright.desktop.task.Background;
import org.schemawright.desktop.workspace.Trouble.WayOut;
import org.schemawright.migration.MigrationEngine;
import org.schemawright.migration.change.ImpossibleChange;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.rehearse.Backups;
import org.schemawright.migration.rehearse.DriftReport;
import org.schemawright.migration.rehearse.PartlyDoneException;
import org.schemawright.migration.rehearse.RefusedException;
import org.schemawright.migration.revision.HistoryProblem;
import org.schemawright.migration.revision.NewRevision;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.RevisionFolder;
import org.schemawright.migration.revision.RevisionGraph;
import org.schemawright.migration.revision.RevisionTargets;
import org.schemawright.migration.revision.StoredRevision;
import org.schemawright.migration.revision.UnusableHistoryException;
import org.schemawright.migration.run.Finding;
import org.schemawright.migration.run.RunEvent;
import org.schemawright.migration.run.RunHazard;
import org.schemawright.migration.run.RunOutcome;
import org.schemawright.migration.run.StampOutcome;
import org.schemawright.migration.schema.DatabaseSchema;

/** Finds trouble in the migrations of one open database, and mends it; blocks, so it is called on a lane. */
record Repairs(OpenDatabase database, MigrationEngine engine) {

    private static final String PARTLY = "It was done in part.";

    /**
     * What was found.
     *
     * @param otherTools sentences about the histories of other tools
     */
    record Look(List<Trouble> troubles, List<String> otherTools) {}

    Look look(Path folder) throws SQLException, IOException {
        RevisionGraph graph = engine.history(folder);
        try (Connection connection = database.reader()) {
            List<Finding> findings = engine.findings(connection, folder);
            return new Look(
                    new TroubleWords(graph, folder).of(findings),
                    findings.stream()
                            .filter(finding -> finding.kind() == Finding.Kind.OTHER_TOOL)
                            .map(Repairs::otherTool)
                            .toList());
        }
    }

    private static String otherTool(Finding finding) {
        return finding.isOtherTable()
                ? finding.words()
                        + " Its table becomes part of the revision, its history stays as it is and is not looked at again."
                : finding.words();
    }

    /** What a run would endanger, and which backups there are. */
    Prospect prospect(RunWish wish, Path folder) throws SQLException, IOException {
        List<RunHazard> hazards;
        try (Connection connection = database.reader()) {
            hazards = engine.runHazards(connection, folder, wish.up(), wish.target());
        }
        long bytes = database.profile() instanceof ConnectionProfile.SqliteFile file && Files.isRegularFile(file.path())
                ? Files.size(file.path())
                : 0;
        return new Prospect(
                hazards.stream().filter(hazard -> !hazard.isHarmless()).toList(),
                backups().list(),
                bytes);
    }

    Backups backups() {
        return engine.backups(database.migrationConnections(), null);
    }

    /** Makes the present schema the first revision, and records it as applied. */
    Revision baseline(Path folder, String message) throws SQLException, IOException {
        DatabaseSchema present;
        try (Connection connection = database.reader()) {
            present = engine.reflect(connection);
        }
        Revision made = engine.baseline(folder, present, new NewRevision(message, author()));
        stamp(folder, List.of(made.id()), false);
        return made;
    }

    /** Makes what has drifted a revision on top of the head, proven on an empty copy, and records it as applied. */
    Revision adopt(DriftReport report, Path folder, String message) throws SQLException, IOException {
        RevisionGraph graph = engine.history(folder);
        if (!graph.heads().equals(report.revisions())) {
            throw new ProblemException(Problem.of(
                    "The database is not at head, so a revision of its differences has no clear place.",
                    "Upgrade first, or merge the heads, then compare again."));
        }
        MigrationPlan plan = engine.plan(report.expected(), report.actual(), List.of());
        try {
            return engine.repair(database.migrationConnections(), folder)
                    .adopt(plan, new NewRevision(message, author()), () -> false)
                    .revision();
        } catch (PartlyDoneException partly) {
            throw new ProblemException(
                    Problem.of(
                            PARTLY,
                            partly.state() + " Select the revision in the history and stamp the database with it."),
                    partly);
        } catch (RefusedException refused) {
            throw new ProblemException(Problem.of("The differences were not taken over.", refused.words()), refused);
        } catch (UnusableHistoryException unclear) {
            throw MigrationRuns.unclear(unclear);
        }
    }

    /** What undoing the differences comes to, and the rows of this database that it endangers. */
    PutBack putBack(DriftReport report, BooleanSupplier cancelled) throws SQLException {
        try (Connection connection = database.reader()) {
            MigrationPlan plan = engine.plan(report.actual(), report.expected(), List.of());
            return new PutBack(report, plan, engine.facts(plan, connection, cancelled));
        } catch (ImpossibleChange impossible) {
            throw new ProblemException(
                    Problem.of(
                            "The differences cannot be put back without losing rows.",
                            String.valueOf(impossible.getMessage())),
                    impossible);
        }
    }

    /** Undoes the differences; nothing is changed where it does not work. */
    PutBack run(PutBack putBack, Path folder, Background.Progress progress) throws SQLException, IOException {
        try {
            RunOutcome outcome = engine.repair(database.migrationConnections(), folder)
                    .putBack(
                            putBack.plan(),
                            putBack.report().revisions(),
                            event -> report(event, putBack, progress),
                            progress::cancelled);
            switch (outcome) {
                case RunOutcome.Finished _ -> {}
                case RunOutcome.Cancelled _ ->
                    throw new ProblemException(Problem.of("Stopped.", "Compare again to see what differs now."));
                case RunOutcome.Failed failed ->
                    throw new ProblemException(
                            Problem.of("The differences were not put back.", String.valueOf(failed.reason())));
            }
            return putBack;
        } catch (PartlyDoneException partly) {
            throw new ProblemException(
                    Problem.of(PARTLY, partly.state() + " Read the history again: the note above it says what to do."),
                    partly);
        } catch (CancellationException stopped) {
            throw new ProblemException(Problem.of("Stopped.", "Nothing was put back."), stopped);
        } catch (UnusableHistoryException unclear) {
            throw MigrationRuns.unclear(unclear);
        } catch (RefusedException refused) {
            throw new ProblemException(Problem.of("The differences were not put back.", refused.words()), refused);
        }
    }

    private static void report(RunEvent event, PutBack putBack, Background.Progress progress) {
        if (event instanceof RunEvent.StatementStarted started) {
            int all = Math.max(1, putBack.plan().up().size());
            progress.report("statement " + started.number() + " of " + all, (started.number() - 1) / (double) all);
        }
    }

    /** Gives a revision another message, where its file is as it was accepted. */
    Revision say(String id, String message, Path folder) throws IOException {
        RevisionGraph graph = engine.history(folder);
        StoredRevision stored = graph.find(id)
                .orElseThrow(() -> new ProblemException(
                        Problem.of("The file of the revision is gone.", "Read the folder again.")));
        boolean edited = graph.problems().stream()
                .anyMatch(problem -> problem instanceof HistoryProblem.Edited one
                        && one.file().equals(stored.file()));
        if (edited) {
            throw new ProblemException(Problem.of(
                    "The file of the revision was changed by hand.",
                    "Keep the changes or take them back first; the note above the history does both."));
        }
        try {
            return new RevisionFolder(folder).say(stored, message);
        } catch (FileSystemException notWritten) {
            throw notWritten;
        } catch (IOException refused) {
            throw new ProblemException(
                    Problem.of("The message was not changed.", String.valueOf(refused.getMessage())), refused);
        }
    }

    /** Does what a way out says, except for runs. */
    void mend(WayOut way, Path folder) throws SQLException, IOException {
        String id = way.subject();
        RevisionFolder files = new RevisionFolder(folder);
        RevisionGraph graph = engine.history(folder);
        switch (way.action()) {
            case RECORD, RECORD_AND_TAKE_BACK -> record(id, folder);
            case FREE_DEAD_LOCK -> engine.freeLock(database.migrationConnections(), true);
            case FREE_LOCK -> engine.freeLock(database.migrationConnections(), false);
            case BUILD_INDEX -> execute("REINDEX INDEX CONCURRENTLY " + id);
            case DROP_INDEX -> execute("DROP INDEX CONCURRENTLY " + id);
            case RESTORE_FILE -> restore(id, files, graph);
            case ACCEPT_FILE -> accept(id, folder, graph);
            case ACCEPT_FOLDER -> files.accept(null);
            case FORGET -> stamp(folder, orBase(currents(graph, applied(folder))), true);
            case MERGE_HEADS -> merge(folder);
            case UPGRADE, TAKE_BACK, READ_AGAIN -> {
                // Runs are the caller's, and reading follows anyway.
            }
        }
    }

    /** Records it as applied, with what it needs; all that is applied beside it stays so. */
    void record(String id, Path folder) throws SQLException, IOException {
        RevisionGraph graph = engine.history(folder);
        Set<String> below = graph.ancestorsAndSelf(id);
        List<String> targets = new ArrayList<>(List.of(id));
        // What builds on it would be recorded no longer, were it not named too.
        currents(graph, applied(folder)).stream()
                .filter(current -> !below.contains(current))
                .forEach(targets::add);
        stamp(folder, targets, false);
    }

    /** Records that a revision and all it builds on are applied, and none above it. */
    void stampAt(String id, Path folder) {
        stamp(folder, List.of(id), false);
    }

    /** Deletes the file of a revision that nothing builds on and this database does not have. */
    void delete(String id, Path folder) throws SQLException, IOException {
        RevisionGraph graph = engine.history(folder);
        if (!graph.children(id).isEmpty() || applied(folder).contains(id)) {
            throw new ProblemException(
                    Problem.of("The revision is applied by now, or another builds on it.", "Nothing was deleted."));
        }
        new RevisionFolder(folder).delete(file(id, folder));
    }

    /** Where the file of a revision is. */
    Path file(String id, Path folder) throws IOException {
        return engine.history(folder)
                .find(id)
                .map(StoredRevision::file)
                .orElseThrow(() -> new ProblemException(
                        Problem.of("The file of the revision is gone.", "Read the folder again.")));
    }

    /** What a run from where the database stands would send. */
    String script(String to, Path folder) throws SQLException, IOException {
        String current;
        try (Connection connection = database.reader()) {
            current = engine.status(connection, folder).current();
        }
        try {
            return engine.script(folder, current == null ? "base" : current, to);
        } catch (IOException unclear) {
            throw new ProblemException(
                    Problem.of("There is no SQL to show.", String.valueOf(unclear.getMessage())), unclear);
        }
    }

    /** Makes a revision on top of all heads. */
    Revision merge(Path folder) throws IOException {
        RevisionGraph graph = engine.history(folder);
        String names = graph.heads().stream()
                .map(id -> "“" + graph.find(id).map(s -> s.revision().message()).orElse(id) + "”")
                .collect(Collectors.joining(" and "));
        return engine.merge(
                folder, new NewRevision("Merge " + names, author(), List.of("heads"), List.of(), List.of()));
    }

    static String author() {
        return System.getProperty("user.name", "unknown");
    }

    void stamp(Path folder, List<String> targets, boolean purge) {
        StampOutcome outcome = engine.stamp(database.migrationConnections(), folder, targets, purge);
        String refusal = outcome.refusal();
        if (refusal != null) {
            throw new ProblemException(Problem.of("Nothing was recorded.", refusal));
        }
    }

    private void accept(String id, Path folder, RevisionGraph graph) throws SQLException, IOException {
        Optional<StoredRevision> stored = graph.find(id);
        if (stored.isEmpty()) {
            return;
        }
        new RevisionFolder(folder).accept(stored.get().file());
        List<String> applied = applied(folder);
        if (applied.contains(id)) {
            stamp(folder, currents(graph, applied), false);
        }
    }

    private static void restore(String id, RevisionFolder files, RevisionGraph graph) throws IOException {
        Path present = graph.find(id).map(StoredRevision::file).orElseGet(() -> unreadable(id, graph));
        if (files.restore(id, present).isEmpty()) {
            throw new ProblemException(Problem.of(
                    "What the file of " + id + " said is not known here.", "Bring it back from version control."));
        }
    }

    private static @Nullable Path unreadable(String id, RevisionGraph graph) {
        return graph.problems().stream()
                .filter(HistoryProblem.Unreadable.class::isInstance)
                .map(problem -> ((HistoryProblem.Unreadable) problem).file())
                .filter(file -> String.valueOf(file.getFileName()).contains(id))
                .findFirst()
                .orElse(null);
    }

    private List<String> applied(Path folder) throws SQLException, IOException {
        try (Connection connection = database.reader()) {
            return engine.status(connection, folder).applied();
        }
    }

    private static List<String> currents(RevisionGraph graph, List<String> applied) {
        return new RevisionTargets(graph, applied).currents();
    }

    private static List<String> orBase(List<String> targets) {
        return targets.isEmpty() ? List.of("base") : targets;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.migrationConnections().open()) {
            // Indexes are built beside others in no transaction.
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}
