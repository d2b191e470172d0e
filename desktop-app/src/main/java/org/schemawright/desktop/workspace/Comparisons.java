package org.schemawright.desktop.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.schemawright.desktop.orm.EntityClasses;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.problem.ProblemException;
import org.schemawright.desktop.task.Background;
import org.schemawright.desktop.task.RunningTask;
import org.schemawright.desktop.widget.BeforeAfter;
import org.schemawright.migration.change.Difference;
import org.schemawright.migration.change.ImpossibleChange;
import org.schemawright.migration.change.Renaming;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.rehearse.Differences;
import org.schemawright.migration.rehearse.Drift;
import org.schemawright.migration.rehearse.RefusedException;
import org.schemawright.migration.rehearse.TargetSchema;
import org.schemawright.migration.rehearse.Targets;
import org.schemawright.migration.revision.NewRevision;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectRef;

/** Compares schemas, and makes revisions of what differs. Used on the JavaFX thread; what blocks goes to its lane. */
public final class Comparisons {

    private final Migrations migrations;
    private final MigrationRuns runs;
    private final Background lane;
    private final Drift replays;

    /**
     * The comparisons of a workspace.
     *
     * @param lane the one lane on which {@code replays} is used
     * @param replays gives schemas at revisions
     */
    Comparisons(Migrations migrations, MigrationRuns runs, Background lane, Drift replays) {
        this.migrations = migrations;
        this.runs = runs;
        this.lane = lane;
        this.replays = replays;
    }

    /**
     * Reads two sides.
     *
     * @param then worked out of them beside the JavaFX thread
     */
    public <T> RunningTask read(
            ComparedSide before,
            ComparedSide after,
            Function<ComparedSchemas, T> then,
            Consumer<? super T> onDone,
            Consumer<Problem> onProblem) {
        Path folder = folder();
        return lane.run(
                "Comparing " + before.words() + " with " + after.words(),
                progress -> {
                    progress.report("reading " + before.words(), -1);
                    TargetSchema left = read(before, folder, progress);
                    progress.report("reading " + after.words(), -1);
                    TargetSchema right = read(after, folder, progress);
                    List<String> notes = new ArrayList<>(left.notes());
                    notes.addAll(right.notes());
                    return then.apply(new ComparedSchemas(left.schema(), right.schema(), notes));
                },
                onDone,
                onProblem);
    }

    /** Works something out of schemas that were read. */
    public <T> RunningTask work(Supplier<T> work, Consumer<? super T> onDone, Consumer<Problem> onProblem) {
        return lane.run("Comparing", progress -> work.get(), onDone, onProblem);
    }

    /**
     * Plans the way to another schema; nothing is run.
     *
     * @param draft whether the engine would give {@code after} back in other words, because it is put together by parts:
     *     then it is built in a scratch database and read back first
     * @param keeps whether the values that go are kept beside, for the way back
     */
    public RunningTask plan(
            DatabaseSchema before,
            DatabaseSchema after,
            boolean draft,
            List<Renaming> renames,
            boolean keeps,
            Consumer<MigrationPlan> onDone,
            Consumer<Problem> onProblem) {
        return lane.run(
                "Planning the way to what was ticked",
                progress -> {
                    DatabaseSchema wanted = draft ? canonical(after, progress) : after;
                    try {
                        return runs.engine().plan(before, wanted, renames, keeps);
                    } catch (ImpossibleChange impossible) {
                        throw new ProblemException(
                                Problem.of(
                                        "There is no way there that keeps the rows.",
                                        String.valueOf(impossible.getMessage())),
                                impossible);
                    }
                },
                onDone,
                onProblem);
    }

    /** Writes a plan from the present schema as a revision, once it has worked on an empty copy. */
    public RunningTask generate(
            MigrationPlan plan, String message, Consumer<MadeRevision> onDone, Consumer<Problem> onProblem) {
        Path folder = folder();
        return lane.run(
                "Making a revision",
                progress -> {
                    progress.answerAlways();
                    return runs.generate(folder, plan, new NewRevision(message, Repairs.author()), progress::cancelled);
                },
                made -> {
                    migrations.refresh(onProblem);
                    onDone.accept(made);
                },
                onProblem);
    }

    /** What one schema has that the other has not, or otherwise; quick. */
    public List<Difference> differences(DatabaseSchema before, DatabaseSchema after) {
        return Differences.between(runs.engine().dialect(), before, after);
    }

    /**
     * The SQL of an object as we write it, so that two of them differ only in what they are; empty where the schema has
     * none such.
     */
    public String definition(ObjectRef object, DatabaseSchema within) {
        return plainDefinition(
                object,
                within.withTables(within.tables().stream()
                        .map(table -> table.name().equals(object.name()) ? table.withDefinition(null) : table)));
    }

    private String plainDefinition(ObjectRef object, DatabaseSchema plain) {
        return runs.engine().definition(object, plain).stream()
                .map(Statement::sql)
                .map(sql -> sql.stripTrailing() + ";")
                .collect(Collectors.joining("\n\n"));
    }

    /**
     * What two schemas do not have alike: each table, view or other object once, with its SQL on both sides. Takes its
     * time on large ones.
     */
    public List<BeforeAfter.Entry> sides(DatabaseSchema before, DatabaseSchema after) {
        DatabaseSchema plainBefore = withoutTexts(before);
        DatabaseSchema plainAfter = withoutTexts(after);
        return differences(before, after).stream()
                .map(difference -> SchemaWords.whole(difference, before, after))
                .distinct()
                .sorted()
                .map(object -> new BeforeAfter.Entry(
                        object.kind().word(),
                        object.name().toString(),
                        plainDefinition(object, plainBefore),
                        plainDefinition(object, plainAfter)))
                .toList();
    }

    /** Once for all objects: a schema of thousands of tables is not copied for each of them. */
    private static DatabaseSchema withoutTexts(DatabaseSchema schema) {
        return schema.withTables(schema.tables().stream().map(table -> table.withDefinition(null)));
    }

    /**
     * The schemas before and after a revision, as revisions make them of an empty database.
     *
     * @param then worked out of them beside the JavaFX thread
     */
    public <T> RunningTask around(
            Revision revision,
            Function<ComparedSchemas, T> then,
            Consumer<? super T> onDone,
            Consumer<Problem> onProblem) {
        Path folder = folder();
        return lane.run(
                "Replaying “" + revision.message() + "”",
                progress -> {
                    boolean joins = revision.parents().size() > 1
                            || !revision.dependsOn().isEmpty();
                    if (joins && !revision.up().isEmpty()) {
                        throw new ProblemException(Problem.of(
                                "It stands on several revisions, so there is no one schema before it.",
                                "Its SQL says what it does."));
                    }
                    ComparedSide at = new ComparedSide.AtRevision("“" + revision.message() + "”", revision.id());
                    ComparedSide below = new ComparedSide.AtRevision(
                            "the revision before",
                            revision.parents().isEmpty()
                                    ? "base"
                                    : revision.parents().getFirst());
                    DatabaseSchema after = read(at, folder, progress).schema();
                    return then.apply(new ComparedSchemas(
                            joins ? after : read(below, folder, progress).schema(), after, List.of()));
                },
                onDone,
                onProblem);
    }

    private Path folder() {
        return migrations.folderProperty().get();
    }

    private TargetSchema read(ComparedSide side, Path folder, Background.Progress progress)
            throws SQLException, IOException {
        Targets targets = runs.engine().targets(runs.database().migrationConnections());
        try {
            return switch (side) {
                case ComparedSide.Present present -> present(present.words());
                case ComparedSide.Other other -> targets.database(other.source());
                case ComparedSide.AtRevision at ->
                    new TargetSchema(replays.schemaAt(folder, at.id(), progress::cancelled), List.of());
                case ComparedSide.Script script -> {
                    if (!Files.isRegularFile(script.file())) {
                        throw new RefusedException("There is no file " + script.file() + ". Choose another one.");
                    }
                    yield targets.script(script.file(), progress::cancelled);
                }
                case ComparedSide.Classes classes ->
                    targets.entities(classes.place(), new EntityClasses(classes.libraries()), progress::cancelled);
            };
        } catch (RefusedException refused) {
            throw new ProblemException(
                    Problem.of("The schema of " + side.words() + " could not be read.", refused.words()), refused);
        } catch (CancellationException stopped) {
            throw new ProblemException(Problem.of("Stopped.", "Nothing was compared."), stopped);
        }
    }

    private TargetSchema present(String words) throws SQLException {
        try (Connection connection = runs.database().reader()) {
            DatabaseSchema schema = runs.engine().reflect(connection);
            return new TargetSchema(
                    schema,
                    schema.unread().stream()
                            .map(part ->
                                    "Of " + words + ", " + part.part() + " could not be read: " + part.reason() + ".")
                            .toList());
        }
    }

    private DatabaseSchema canonical(DatabaseSchema draft, Background.Progress progress) throws SQLException {
        try {
            return runs.engine()
                    .targets(runs.database().migrationConnections())
                    .canonical(draft, progress::cancelled)
                    .schema();
        } catch (RefusedException refused) {
            throw new ProblemException(
                    Problem.of("What is ticked does not hold together without the rest.", refused.words()), refused);
        } catch (CancellationException stopped) {
            throw new ProblemException(Problem.of("Stopped.", "No revision was made."), stopped);
        }
    }
}
