package org.schemawright.desktop.workspace;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.task.Background;
import org.schemawright.desktop.task.RunningTask;
import org.schemawright.migration.MigrationEngine;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.ImpossibleChange;
import org.schemawright.migration.rehearse.RefusedException;
import org.schemawright.migration.rehearse.TextTrial;
import org.schemawright.migration.rehearse.TriedText;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.SqlObject;

/**
 * Asks the engine about the text of a view, trigger or routine while it is typed, in a scratch database that has the schema
 * of the draft. It is made with the first question and goes with {@link #close()}. Used on the JavaFX thread.
 */
public final class TextChecks implements AutoCloseable {

    private final Workspace workspace;
    private final MigrationEngine engine;
    private final DatabaseSchema stored;
    private final List<Change> pending;
    private final @Nullable SqlObject old;
    private @Nullable RunningTask running;
    private long turn;
    /** Read on the lane too, where a trial may just be opened. */
    private volatile boolean closed;
    /** Used on the lane alone. */
    private @Nullable TextTrial trial;

    /** @param old what is written anew; null for a new object */
    TextChecks(Workspace workspace, MigrationEngine engine, @Nullable SqlObject old) {
        this.workspace = workspace;
        this.engine = engine;
        this.stored = workspace.schemaProperty().get();
        this.pending = workspace.changeSet().schemaChanges();
        this.old = old;
    }

    /** Asks beside the JavaFX thread; an earlier question is not answered any more. Does nothing once this is closed. */
    public void ask(ObjectKind kind, String text, Consumer<TriedText> onAnswer) {
        if (closed) {
            return;
        }
        stop();
        long mine = turn;
        running = workspace
                .lookups()
                .run(
                        "Checking the SQL",
                        progress -> tried(kind, text, progress),
                        answer -> {
                            if (mine == turn) {
                                onAnswer.accept(answer);
                            }
                        },
                        problem -> {
                            if (mine == turn) {
                                onAnswer.accept(refused(problem));
                            }
                        });
    }

    private TriedText tried(ObjectKind kind, String text, Background.Progress progress) throws SQLException {
        try {
            return opened().run(kind, text, progress::cancelled);
        } catch (RefusedException | ImpossibleChange why) {
            return new TriedText.Refused(String.valueOf(why.getMessage()), -1);
        } catch (SQLException broken) {
            release();
            throw broken;
        }
    }

    /** Who asks on while it is opened needs it all the same, so only closing stops that. */
    private TextTrial opened() throws SQLException, RefusedException {
        TextTrial present = trial;
        if (present == null) {
            present = engine.targets(workspace.database().migrationConnections())
                    .trial(
                            new TextTrial.Subject(
                                    stored, engine.plan(stored, pending, false).up(), old),
                            () -> closed);
            trial = present;
        }
        return present;
    }

    private static TriedText refused(Problem problem) {
        return new TriedText.Refused((problem.title() + " " + problem.advice()).strip(), -1);
    }

    private void release() throws SQLException {
        TextTrial present = trial;
        trial = null;
        if (present != null) {
            present.close();
        }
    }

    private void stop() {
        turn++;
        if (running != null) {
            running.cancel();
            running = null;
        }
    }

    /** Asks no more, and lets the scratch database go. */
    @Override
    public void close() {
        closed = true;
        stop();
        workspace.lookups().release("Clearing up after the check", this::release);
    }
}
