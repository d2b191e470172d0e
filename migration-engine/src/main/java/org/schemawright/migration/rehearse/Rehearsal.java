package org.schemawright.migration.rehearse;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.dialect.Dialect;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.revision.HistoryProblem;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.RevisionFolder;
import org.schemawright.migration.revision.RevisionGraph;
import org.schemawright.migration.revision.RevisionTargets;
import org.schemawright.migration.revision.UnclearTargetException;
import org.schemawright.migration.run.DatabaseStatus;
import org.schemawright.migration.run.MigrationRunner;

/**
 * Runs revisions up, down and up again where nothing can be harmed, and says what came of it. All methods block; all throw
 * {@link CancellationException} when somebody cancels, and then as ever nothing is left behind.
 */
public final class Rehearsal {

    private static final String TRIED = "The plan was tried on an empty copy and does not work. Nothing was kept.\n";

    private final Dialect dialect;
    private final DatabaseReach reach;
    private final MigrationRunner runner;
    private final ScratchDatabases scratches;

    /** @param runner reads the folder, and runs its revisions in a copy */
    public Rehearsal(Dialect dialect, DatabaseReach reach, MigrationRunner runner) {
        this(dialect, reach, runner, new ScratchDatabases(dialect, reach));
    }

    Rehearsal(Dialect dialect, DatabaseReach reach, MigrationRunner runner, ScratchDatabases scratches) {
        this.dialect = dialect;
        this.reach = reach;
        this.runner = runner;
        this.scratches = scratches;
    }

    /**
     * A plan that is no file yet, in a copy of the database.
     *
     * @throws RefusedException when it cannot be rehearsed, which says nothing about the plan
     */
    public RehearsalReport plan(MigrationPlan plan, RehearsalOptions options)
            throws SQLException, IOException, RefusedException {
        Revision revision = revision(plan);
        refuseServerWide(List.of(revision));
        RehearsalCourse course = new RehearsalCourse(dialect, options, plan.after());
        try (Ground ground = ground(course, null, List.of(revision))) {
            return course.run(ground, List.of(revision));
        }
    }

    /**
     * The same in an empty database with the schema that the plan starts from. The real database is asked for nothing but
     * its likeness.
     *
     * @throws RefusedException when it cannot be rehearsed, which says nothing about the plan
     */
    public RehearsalReport schemaOnly(MigrationPlan plan, RehearsalOptions options)
            throws SQLException, IOException, RefusedException {
        Revision revision = revision(plan);
        refuseServerWide(List.of(revision));
        RehearsalCourse course = new RehearsalCourse(dialect, options, plan.after());
        course.begin(RehearsalPhase.COPY);
        ScratchDatabase scratch = scratches.empty();
        try {
            scratch.build(plan.before(), options.cancelled());
            course.note(scratch.notes());
            try (Ground ground = ScratchGround.of(scratch, revision, options.cancelled())) {
                return course.run(ground, List.of(revision));
            }
        } finally {
            scratch.close();
        }
    }

    /**
     * Before a plan is kept: tries it on its schema alone.
     *
     * @return what came of it
     * @throws RefusedException when a statement fails, or the way back does not lead to the schema of the start
     */
    public Proof prove(MigrationPlan plan, BooleanSupplier cancelled)
            throws SQLException, IOException, RefusedException {
        RehearsalReport report;
        try {
            report = schemaOnly(plan, new RehearsalOptions(CopiedRows.NONE, false, event -> {}, cancelled));
        } catch (RefusedException impossible) {
            return new Proof(null, impossible.words());
        }
        RehearsalReport.Failure failure = report.failure();
        if (failure != null) {
            throw new RefusedException(TRIED + failure.words());
        }
        Comparison back = report.back();
        if (back != null && !back.schema().isEmpty()) {
            throw new RefusedException(TRIED + "The way back does not lead to the schema of the start.\n"
                    + String.join("\n", back.words()));
        }
        return new Proof(report, "");
    }

    /**
     * What is known of a plan before it is kept.
     *
     * @param report what came of its rehearsal; null when it could not be rehearsed
     * @param notRehearsed why, in a sentence; empty when it was
     */
    public record Proof(@Nullable RehearsalReport report, String notRehearsed) {}

    /**
     * What an upgrade would run, in a copy of the database.
     *
     * @param folder the migrations folder
     * @param target as people write it: an id or its beginning, {@code +2}, …; null for head
     * @throws RefusedException when there is nothing to rehearse, or it cannot be, or the target is not clear
     */
    public RehearsalReport upgrade(Path folder, @Nullable String target, RehearsalOptions options)
            throws SQLException, IOException, RefusedException {
        RevisionFolder revisions = new RevisionFolder(folder);
        RevisionGraph graph = runner.read(revisions);
        for (HistoryProblem problem : graph.problems()) {
            if (!(problem instanceof HistoryProblem.SeveralHeads)) {
                throw new RefusedException(problem.words());
            }
        }
        DatabaseStatus status;
        try (Connection connection = reach.open()) {
            status = runner.status(connection, revisions);
        }
        RevisionTargets targets = new RevisionTargets(graph, status.applied());
        String word = target == null ? "head" : target;
        List<Revision> pending;
        try {
            Set<String> wanted = targets.upgrade(word);
            pending = status.pending().stream()
                    .filter(revision -> wanted.contains(revision.id()))
                    .toList();
        } catch (UnclearTargetException e) {
            throw new RefusedException(String.valueOf(e.getMessage()), e);
        }
        if (pending.isEmpty()) {
            throw new RefusedException("Everything up to there is applied already, so there is nothing to rehearse.");
        }
        refuseServerWide(pending);
        RehearsalCourse course = new RehearsalCourse(dialect, options, null);
        ScratchGround.FolderRoute route = new ScratchGround.FolderRoute(folder, word, targets.currents());
        try (Ground ground = ground(course, route, pending)) {
            return course.run(ground, pending);
        }
    }

    /**
     * A copy, or where none can be made and the options allow it, a transaction.
     *
     * @param route null for revisions that are no files yet
     */
    private Ground ground(RehearsalCourse course, ScratchGround.@Nullable FolderRoute route, List<Revision> revisions)
            throws SQLException, IOException, RefusedException {
        RehearsalOptions options = course.options();
        course.begin(RehearsalPhase.COPY);
        ScratchDatabase copy;
        try {
            copy = scratches.copy(options.rows(), options.cancelled());
        } catch (RefusedException e) {
            if (!options.inTransaction() || dialect.id().equals("sqlite")) {
                throw e;
            }
            course.note(List.of(
                    e.words(),
                    "It was rehearsed in the database itself instead, in a transaction that was rolled back."
                            + " Counters of sequences may have moved."));
            return new TransactionGround(reach, revisions, options.cancelled());
        }
        course.note(copy.notes());
        try {
            return route == null
                    ? ScratchGround.of(copy, revisions.getFirst(), options.cancelled())
                    : ScratchGround.of(copy, runner, route, options.cancelled());
        } catch (SQLException | IOException | RefusedException | RuntimeException e) {
            copy.close();
            throw e;
        }
    }

    private Revision revision(MigrationPlan plan) {
        return new Revision(
                "0".repeat(12),
                List.of(),
                "Rehearsal",
                "Schemawright",
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                dialect.id(),
                plan.up().stream().map(Statement::sql).toList(),
                plan.down().stream().map(Statement::sql).toList());
    }

    private void refuseServerWide(List<Revision> revisions) throws RefusedException {
        for (Revision revision : revisions) {
            ServerWide.refuse(dialect.id(), revision.up());
            ServerWide.refuse(dialect.id(), revision.down());
        }
    }
}
