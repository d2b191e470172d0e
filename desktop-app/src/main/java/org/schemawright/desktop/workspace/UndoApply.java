package org.schemawright.desktop.workspace;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.AppliedLog;
import org.schemawright.desktop.changeset.AppliedSet;
import org.schemawright.desktop.changeset.Leftover;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.orm.ApplyOutcome;
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
    ApplyOutcome keeping(List<RowChange> changes, Applying applying) throws SQLException {
        AppliedLog kept = log;
        if (kept == null) {
            return applying.apply(null);
        }
        Inverse inverse = new Inverse();
        ApplyOutcome outcome = applying.apply(inverse);
        if (outcome instanceof ApplyOutcome.Applied) {
            try {
                AppliedLog.Kept undone = undoing(kept, changes);
                boolean alone = undone != null && undone.applied().among(changes) == changes.size();
                if (undone != null) {
                    kept.remove(undone.file());
                }
                kept.add(new AppliedSet(inverse.changes(), inverse.lost(), changes.size(), Instant.now(), alone));
            } catch (IOException | IllegalArgumentException notKept) {
                LOG.warn("What takes an Apply back cannot be kept", notKept);
            }
        }
        return outcome;
    }

    /** The Apply that these changes take back, in part at least; null for none. It outlives the end of the program. */
    private static AppliedLog.@Nullable Kept undoing(AppliedLog kept, List<RowChange> changes) {
        try {
            return kept.undoing()
                    .filter(undone -> undone.applied().among(changes) > 0)
                    .orElse(null);
        } catch (IOException | IllegalArgumentException unknown) {
            LOG.warn("Nobody knows which Apply is pending the other way round", unknown);
            return null;
        }
    }

    /** Makes the last Apply pending the other way round, as one step that can be undone. */
    public RunningTask start(Consumer<Undone> onPending, Consumer<Problem> onProblem) {
        AppliedLog kept = log;
        DatabaseSchema schema = workspace.schemaProperty().get();
        List<RowChange> pending = workspace.changeSet().rowChanges();
        return looking.run(
                "Reading the last Apply",
                progress -> kept == null ? Found.NOTHING : find(kept, schema, pending),
                found -> onPending.accept(pending(found)),
                onProblem);
    }

    private Found find(AppliedLog kept, DatabaseSchema schema, List<RowChange> pending)
            throws IOException, SQLException {
        if (undoing(kept, pending) != null) {
            return new Found(true, null, List.of());
        }
        AppliedLog.Kept last = kept.last().orElse(null);
        if (last == null) {
            return Found.NOTHING;
        }
        List<RowChange> inverse =
                InverseNow.of(workspace.database(), schema, last.applied().inverse());
        if (inverse.isEmpty()) {
            kept.remove(last.file());
        } else {
            kept.undoing(last);
        }
        return new Found(false, last, inverse);
    }

    /**
     * What is to be taken back.
     *
     * @param already whether that is pending already
     * @param last null where there is nothing
     */
    private record Found(boolean already, AppliedLog.@Nullable Kept last, List<RowChange> inverse) {
        static final Found NOTHING = new Found(false, null, List.of());
    }

    private Undone pending(Found found) {
        AppliedLog.Kept last = found.last();
        if (found.already()) {
            return new Undone(0, "The undo of the last Apply is pending already.", "");
        }
        if (last == null) {
            possible.set(false);
            return new Undone(0, "There is no Apply to undo.", "");
        }
        refresh();
        AppliedSet applied = last.applied();
        String what = "the Apply of " + NumberWords.count(applied.changes(), "row change") + " "
                + Moments.ago(applied.when(), Clock.systemDefaultZone());
        if (found.inverse().isEmpty()) {
            return new Undone(0, "T" + what.substring(1) + " is undone already.", String.join(" ", applied.lost()));
        }
        workspace.changeSet().restore(new Leftover(found.inverse(), List.of(), false, true));
        return new Undone(found.inverse().size(), "Undo prepared for " + what + ".", String.join(" ", applied.lost()));
    }
}
