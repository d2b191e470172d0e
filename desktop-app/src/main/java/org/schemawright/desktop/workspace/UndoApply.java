package org.schemawright.desktop.workspace;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.AppliedLog;
import org.schemawright.desktop.changeset.AppliedSet;
import org.schemawright.desktop.changeset.Leftover;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.orm.ApplyOutcome;
import org.schemawright.desktop.orm.DeleteEffects;
import org.schemawright.desktop.orm.Inverse;
import org.schemawright.desktop.orm.InverseNow;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.task.Background;
import org.schemawright.desktop.task.RunningTask;
import org.schemawright.desktop.widget.Moments;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.migration.schema.DatabaseSchema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way back after an Apply: each is kept on disk with what takes it back, and becomes pending the other way round when
 * a person asks for it. Used on the JavaFX thread but for what says otherwise.
 */
public final class UndoApply {

    private static final Logger LOG = LoggerFactory.getLogger(UndoApply.class);

    private final Workspace workspace;
    private final Background looking;
    private final ReadOnlyBooleanWrapper possible = new ReadOnlyBooleanWrapper();
    private volatile @Nullable AppliedLog log;

    /** The Apply that is pending the other way round; null where none is. */
    private volatile @Nullable Path undoing;

    /** Whether nothing else was pending when that became so. */
    private volatile boolean alone;

    /** An Apply with the inverse to be filled in. */
    interface Applying {
        ApplyOutcome apply(@Nullable Inverse inverse) throws SQLException;
    }

    /**
     * What became pending.
     *
     * @param changes how many row changes
     * @param title what happened, in a sentence
     * @param lost what does not come back; may be empty
     */
    public record Undone(int changes, String title, String lost) {}

    UndoApply(Workspace workspace, Background looking) {
        this.workspace = workspace;
        this.looking = looking;
        workspace.changeSet().versionProperty().addListener(version -> {
            if (workspace.changeSet().rowChangeCount() == 0) {
                undoing = null;
            }
        });
    }

    /** Whether there is an Apply to take back. */
    public ReadOnlyBooleanProperty possibleProperty() {
        return possible.getReadOnlyProperty();
    }

    /** Keeps every Apply in a log from now on. */
    public void keepIn(AppliedLog kept) {
        log = kept;
        refresh();
    }

    /** Looks whether there is an Apply to take back. */
    void refresh() {
        AppliedLog kept = log;
        if (kept != null) {
            looking.run(
                    "Looking for what can be undone",
                    progress -> !kept.isEmpty(),
                    possible::set,
                    problem -> possible.set(false));
        }
    }

    /** Runs an Apply and keeps what takes it back. Blocking, beside the JavaFX thread. */
    ApplyOutcome keeping(DatabaseSchema schema, List<RowChange> changes, Applying applying) throws SQLException {
        AppliedLog kept = log;
        if (kept == null) {
            return applying.apply(null);
        }
        Path taken = undoing;
        List<String> lost = new ArrayList<>(along(schema, changes));
        Inverse inverse = new Inverse();
        ApplyOutcome outcome = applying.apply(inverse);
        if (outcome instanceof ApplyOutcome.Applied) {
            lost.addAll(inverse.lost());
            try {
                if (taken != null) {
                    kept.remove(taken);
                }
                kept.add(
                        new AppliedSet(inverse.changes(), lost, changes.size(), Instant.now(), taken != null && alone));
            } catch (IOException | IllegalArgumentException notKept) {
                LOG.warn("What takes an Apply back cannot be kept", notKept);
            }
        }
        return outcome;
    }

    /** What goes along with deletes and does not come back. */
    private List<String> along(DatabaseSchema schema, List<RowChange> changes) {
        try {
            return EffectWords.losses(
                    DeleteEffects.of(workspace.database(), schema, changes, Background.Progress.UNATTENDED));
        } catch (SQLException unknown) {
            LOG.warn("What goes along with deletes could not be counted", unknown);
            return List.of();
        }
    }

    /** Makes the last Apply pending the other way round, as one step that can be undone. */
    public RunningTask start(Consumer<Undone> onPending, Consumer<Problem> onProblem) {
        AppliedLog kept = log;
        DatabaseSchema schema = workspace.schemaProperty().get();
        return looking.run(
                "Reading the last Apply",
                progress -> {
                    Optional<AppliedLog.Kept> last = kept == null ? Optional.empty() : kept.last();
                    if (last.isEmpty()) {
                        return new Found(null, List.of());
                    }
                    List<RowChange> inverse = InverseNow.of(
                            workspace.database(), schema, last.get().applied().inverse());
                    if (inverse.isEmpty() && kept != null) {
                        kept.remove(last.get().file());
                    }
                    return new Found(last.get(), inverse);
                },
                found -> onPending.accept(pending(found)),
                onProblem);
    }

    private record Found(AppliedLog.@Nullable Kept last, List<RowChange> inverse) {}

    private Undone pending(Found found) {
        AppliedLog.Kept last = found.last();
        if (last == null) {
            possible.set(false);
            return new Undone(0, "There is no Apply to undo.", "");
        }
        refresh();
        AppliedSet applied = last.applied();
        String what = "The Apply of " + NumberWords.count(applied.changes(), "row change") + " "
                + Moments.ago(applied.when(), Clock.systemDefaultZone());
        if (found.inverse().isEmpty()) {
            return new Undone(0, what + " is undone already.", String.join(" ", applied.lost()));
        }
        alone = workspace.changeSet().rowChangeCount() == 0;
        workspace.changeSet().restore(new Leftover(found.inverse(), List.of(), false, true));
        undoing = last.file();
        return new Undone(
                found.inverse().size(), what + " is pending the other way round.", String.join(" ", applied.lost()));
    }
}
