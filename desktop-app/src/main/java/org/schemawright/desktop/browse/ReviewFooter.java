package org.schemawright.desktop.browse;

import java.time.Clock;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.orm.ApplyOutcome;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.FoldedDetails;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.Moments;
import org.schemawright.desktop.widget.Nodes;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.desktop.workspace.MadeRevision;
import org.schemawright.desktop.workspace.OutcomeWords;
import org.schemawright.desktop.workspace.SchemaRehearsal;
import org.schemawright.desktop.workspace.UndoApply;
import org.schemawright.migration.revision.RevisionFile;
import org.schemawright.migration.run.RunOutcome;

/** The bottom of the review: the message of a revision, what the last command came to, and the next command. */
final class ReviewFooter extends VBox {

    private final ReviewModel model;
    private final SchemaBar schema;
    private final Button apply;
    private final Button check;
    private final Button cancel;
    private final Button undo;
    private final Button upgrade;
    private final Button history;
    private final Button mine;
    private final Button theirs;
    private final StackPane mark = new StackPane();
    private final Label title = Texts.strong("");
    private final Label text = Texts.hint("");
    private final VBox detailsLink = new VBox();
    private final VBox details = new VBox();

    ReviewFooter(ReviewModel model, ReviewWays ways) {
        this.model = model;
        getStyleClass().add("review-footer");
        schema = new SchemaBar(model, ways.overlay());
        apply = Buttons.primary("Apply", Feather.CHECK, model::apply);
        apply.setId("apply");
        check = Buttons.plain("Check", Feather.PLAY, model::check);
        check.setId("check");
        check.setTooltip(new Tooltip("Sends all, takes all back, and tells what would be refused"));
        undo = Buttons.plain("Undo this Apply", Feather.ROTATE_CCW, model::undoApply);
        undo.setId("undo-apply");
        cancel = Buttons.plain("Cancel", Feather.X, model::cancel);
        cancel.setId("cancel-check");
        upgrade = Buttons.primary("Upgrade", Feather.ARROW_UP, model::upgrade);
        upgrade.setId("upgrade");
        history = Buttons.plain("Show in Migrations", Feather.GIT_BRANCH, ways.migrations());
        history.setId("show-migrations");
        mine = Buttons.plain("", null, () -> model.settleAll(ConflictModel.Choice.MINE));
        mine.setId("mine-for-all");
        theirs = Buttons.plain("", null, () -> model.settleAll(ConflictModel.Choice.THEIRS));
        theirs.setId("theirs-for-all");
        mark.setMinWidth(20);
        title.setWrapText(true);
        text.setWrapText(true);
        title.setId("review-result");
        VBox words = new VBox(1, title, text, detailsLink);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(12, mark, words, cancel, undo, mine, theirs, history, upgrade, check, apply);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("result-row");
        details.getStyleClass().add("notice");
        details.managedProperty().bind(Bindings.isNotEmpty(details.getChildren()));
        getChildren().addAll(schema, row, details);
    }

    void render() {
        PendingWords pending = model.pendingProperty().get();
        boolean busy = model.busyProperty().get();
        boolean writable = model.workspace().database().readOnlyReason().isEmpty();
        schema.render();
        Nodes.show(apply, pending.rows() > 0);
        apply.setText("Apply " + NumberWords.count(pending.rows(), "row change"));
        apply.setDisable(busy || !writable);
        Nodes.show(check, pending.rows() > 0);
        check.setDisable(busy || !writable);
        Nodes.show(cancel, model.canCancel());
        ReviewResult result = model.resultProperty().get();
        boolean kept =
                model.workspace().rowWork().undoApply().possibleProperty().get();
        Nodes.show(undo, result instanceof ReviewResult.Applied && kept);
        Nodes.show(upgrade, result instanceof ReviewResult.Generated);
        upgrade.setDisable(busy || !writable);
        Nodes.show(history, result instanceof ReviewResult.Generated || result instanceof ReviewResult.Upgraded);
        renderConflicts(busy);
        say(result, pending);
    }

    private void renderConflicts(boolean busy) {
        int count = model.conflicts().count();
        ConflictModel only = count == 1 ? model.conflicts().shownProperty().get() : null;
        // A single row that is gone has its own two ways, above.
        boolean shown = count > 1 || only != null && !only.gone();
        Nodes.show(mine, shown);
        Nodes.show(theirs, shown);
        mine.setText(count == 1 ? "Keep mine" : "Mine for all " + NumberWords.grouped(count));
        theirs.setText(count == 1 ? "Take theirs" : "Theirs for all " + NumberWords.grouped(count));
        mine.setDisable(busy);
        theirs.setDisable(busy);
    }

    /** Gives the keyboard to the button that goes on; false where there is none. */
    boolean focusNextStep() {
        for (Button button : List.of(mine, upgrade, apply, schema.next())) {
            if (button.isVisible() && !button.isDisabled()) {
                button.requestFocus();
                return true;
            }
        }
        return false;
    }

    private void say(ReviewResult result, PendingWords pending) {
        switch (result) {
            case ReviewResult.Nothing n -> sayRehearsal(pending);
            case ReviewResult.Running running -> say(turning(), running.words(), "The window stays usable meanwhile.");
            case ReviewResult.Applied applied ->
                say(good(), "Applied " + NumberWords.count(applied.rows(), "row change") + ".", left(pending));
            case ReviewResult.Refused refused -> sayRefused(refused.refusal());
            case ReviewResult.Checked checked -> sayChecked(CheckWords.of(model.workspace(), checked.report()));
            case ReviewResult.Conflict conflict -> sayConflict(conflict);
            case ReviewResult.Settled settled ->
                say(
                        good(),
                        settled.words(),
                        model.conflicts().count() > 0
                                ? NumberWords.count(model.conflicts().count(), "conflict") + " left."
                                : "Look at it once more, then apply.");
            case ReviewResult.Undone undone -> sayUndone(undone.undone());
            case ReviewResult.Generated generated ->
                say(
                        good(),
                        "Revision “" + generated.made().revision().message() + "” is written.",
                        generated.made().tried() + " The database has not changed yet: Upgrade runs it.");
            case ReviewResult.Upgraded upgraded -> sayUpgraded(upgraded);
            case ReviewResult.Failed failed -> sayProblem(failed.problem());
        }
    }

    private void sayRehearsal(PendingWords pending) {
        switch (model.schema().work().rehearsal().stateProperty().get()) {
            case SchemaRehearsal.State.None none -> sayWaiting(pending);
            case SchemaRehearsal.State.Running running ->
                say(turning(), "Rehearsing: " + running.words(), "The database itself stays as it is.");
            case SchemaRehearsal.State.Failed failed -> sayProblem(failed.problem());
            case SchemaRehearsal.State.Done done -> {
                RehearsalWords words = RehearsalWords.of(done);
                String when = Moments.ago(done.at(), Clock.systemDefaultZone());
                say(words.good() ? good() : bad(), words.title(), words.text() + ", " + when + ".");
            }
        }
    }

    private static Node turning() {
        ProgressIndicator turning = new ProgressIndicator();
        turning.setPrefSize(18, 18);
        return turning;
    }

    private void sayWaiting(PendingWords pending) {
        String reason = model.workspace().database().readOnlyReason();
        if (pending.all() == 0) {
            say(Icons.of(Feather.INFO, 16, "muted"), "Nothing is pending.", "");
        } else if (!reason.isEmpty()) {
            say(Icons.of(Feather.LOCK, 16, "muted"), reason, "Nothing can be applied.");
        } else if (pending.rows() > 0) {
            say(
                    Icons.of(Feather.INFO, 16, "muted"),
                    "All row changes go in one transaction: all of them, or none.",
                    pending.schemaChanges() > 0 ? "The schema changes become a migration, above." : "");
        } else {
            say(
                    Icons.of(Feather.INFO, 16, "muted"),
                    "The schema changes become a migration: a revision in a file, forward and back.",
                    "Rehearse tries them on a copy first; Downgrade takes them back.");
        }
    }

    private void sayRefused(ApplyOutcome.Refused refused) {
        RowChange change = refused.change();
        String row = change == null ? "" : model.words().subject(change) + ": ";
        say(bad(), row + refused.reason(), "Nothing was applied; all changes are still pending.");
        fold(refused.details());
    }

    private void sayConflict(ReviewResult.Conflict conflict) {
        ConflictModel shown = model.conflicts().shownProperty().get();
        String did = shown != null && shown.gone() ? " was deleted by someone else" : " was changed by someone else";
        say(
                bad(),
                conflict.rows() == 1
                        ? model.words().subject(conflict.change()) + did + " since it was read."
                        : NumberWords.count(conflict.rows(), "row")
                                + " were changed or deleted by someone else since they were read.",
                "Nothing was applied. Choose above, or for all at once.");
    }

    private void sayChecked(CheckWords words) {
        say(words.good() ? good() : bad(), words.title(), words.text());
        fold(words.details());
    }

    private void sayUndone(UndoApply.Undone undone) {
        String next = undone.changes() == 0 ? "" : "Look at it, then apply. ";
        say(undone.lost().isEmpty() ? good() : bad(), undone.title(), (next + undone.lost()).strip());
    }

    private void sayUpgraded(ReviewResult.Upgraded upgraded) {
        OutcomeWords words = OutcomeWords.of(true, upgraded.outcome(), upgraded.took());
        boolean finished = upgraded.outcome() instanceof RunOutcome.Finished;
        MadeRevision made = upgraded.made();
        String done = made == null
                ? "The database is at head."
                : "“" + made.revision().message() + "” is the current revision, kept in versions/"
                        + RevisionFile.name(made.revision()) + ".";
        say(finished ? good() : bad(), words.title(), finished ? done : words.text());
        fold(words.details());
    }

    private void sayProblem(Problem problem) {
        say(bad(), problem.title(), problem.advice());
        fold(problem.details());
    }

    /** Technical text below the sentence, folded away; none where it is blank. */
    private void fold(String technical) {
        details.getChildren().clear();
        detailsLink.getChildren().clear();
        if (!technical.isBlank()) {
            detailsLink.getChildren().add(new FoldedDetails(technical, details).link());
        }
        Nodes.show(detailsLink, !technical.isBlank());
    }

    private void say(@Nullable Node icon, String heading, String words) {
        mark.getChildren().clear();
        if (icon != null) {
            mark.getChildren().add(icon);
        }
        title.setText(heading);
        text.setText(words);
        Nodes.show(text, !words.isEmpty());
        fold("");
    }

    private static String left(PendingWords pending) {
        return pending.schemaChanges() > 0 ? "The schema changes are still pending." : "";
    }

    private static Node good() {
        return Icons.of(Feather.CHECK_CIRCLE, 20, "success-text");
    }

    private static Node bad() {
        return Icons.of(Feather.ALERT_CIRCLE, 20, "danger-text");
    }
}
