package org.schemawright.desktop.shell;

import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.browse.PendingWords;
import org.schemawright.desktop.changeset.ChangeSet;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.Texts;

/** Below the pages as soon as something is pending: how much, undo, redo, and the way to the review. */
final class ChangeBar extends HBox {

    private final ChangeSet changes;
    private final TextFlow words = new TextFlow();
    private final Label kinds = Texts.muted("");
    private final Button review;
    private final InvalidationListener update = observable -> update();

    ChangeBar(ChangeSet changes, Runnable onReview) {
        super(8);
        this.changes = changes;
        getStyleClass().add("change-bar");
        setAlignment(Pos.CENTER_LEFT);
        words.setMaxHeight(USE_PREF_SIZE);
        Button undo = Buttons.icon(Feather.CORNER_UP_LEFT, Shortcuts.UNDO.tip(), changes::undo);
        undo.setId("undo");
        undo.disableProperty().bind(changes.canUndoProperty().not());
        Button redo = Buttons.icon(Feather.CORNER_UP_RIGHT, Shortcuts.REDO.tip(), changes::redo);
        redo.setId("redo");
        redo.disableProperty().bind(changes.canRedoProperty().not());
        review = Buttons.primary("Review", null, onReview);
        review.setId("review");
        review.setTooltip(new Tooltip(Shortcuts.REVIEW.tip()));
        Region space = new Region();
        setHgrow(space, Priority.ALWAYS);
        words.setMinWidth(USE_PREF_SIZE);
        kinds.setId("schema-kinds");
        kinds.setMinWidth(0);
        getChildren().addAll(Icons.of(Feather.EDIT_2), words, kinds, space, undo, redo, review);
        managedProperty().bind(visibleProperty());
        update();
    }

    void attach() {
        changes.versionProperty().addListener(update);
        update();
    }

    void detach() {
        changes.versionProperty().removeListener(update);
    }

    /** Gives the keyboard to the way to the review; false when nothing is pending. */
    boolean focusReview() {
        if (isVisible() && !review.isDisabled()) {
            review.requestFocus();
            return true;
        }
        return false;
    }

    /** Numbers stand out from their words. */
    private void update() {
        PendingWords pending = PendingWords.of(changes);
        // After an undo of the last change the bar stays, so that redo is still in sight.
        setVisible(pending.all() > 0 || changes.canRedoProperty().get());
        words.getChildren().clear();
        String text = pending.all() == 0 ? "Nothing is pending" : pending.sentence();
        for (String word : text.split("(?<=\\s)|(?=\\s)")) {
            Text part = new Text(word);
            if (Character.isDigit(word.charAt(0))) {
                part.getStyleClass().add("strong");
            }
            words.getChildren().add(part);
        }
        kinds.setText(pending.schemaKinds());
        review.setDisable(pending.all() == 0);
        review.setText(pending.all() == 0 ? "Review" : pending.reviewButton());
    }
}
