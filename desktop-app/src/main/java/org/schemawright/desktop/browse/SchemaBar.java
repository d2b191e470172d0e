package org.schemawright.desktop.browse;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.Nodes;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.widget.Overlay;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.desktop.workspace.SchemaRehearsal;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.rehearse.CopiedRows;

/** What is done with the pending schema changes, in the order in which one does it: rehearse, apply, save, discard. */
final class SchemaBar extends VBox {

    private final ReviewModel model;
    private final Acceptance acceptance;
    private final TextField message = new TextField();
    private final CheckBox keep = new CheckBox("Keep the values that go");
    private final Label lost = Texts.strong("There is no way back.");
    private final SplitMenuButton rehearse = new SplitMenuButton();
    private final Button apply;
    private final Button save;
    private final Button discard;
    private String suggested = "";

    SchemaBar(ReviewModel model, Overlay overlay) {
        this.model = model;
        this.acceptance = new Acceptance(model, overlay);
        message.setId("revision-message");
        message.setPromptText("What the revision does");
        message.setMinWidth(120);
        message.setPrefWidth(316);
        message.setMaxWidth(640);
        HBox.setHgrow(message, Priority.ALWAYS);
        Label label = Texts.muted("Message");
        label.setLabelFor(message);
        label.setMinWidth(USE_PREF_SIZE);
        keep.setId("keep-values");
        keep.setMinWidth(USE_PREF_SIZE);
        keep.setTooltip(new Tooltip("In a table beside, from which Downgrade takes them back"));
        keep.selectedProperty().bindBidirectional(model.schema().work().keepsProperty());
        lost.getStyleClass().add("danger-text");
        lost.setGraphic(Icons.of(Feather.ALERT_TRIANGLE, 16, "danger-text"));
        lost.setId("no-way-back");
        apply = Buttons.primary("Apply as migration", Feather.CHECK, this::applyAsMigration);
        apply.setId("apply-migration");
        apply.setTooltip(new Tooltip("Writes a revision, and upgrades the database to it"));
        save = Buttons.plain("Save migration only", Feather.GIT_COMMIT, this::saveOnly);
        save.setId("generate");
        save.setTooltip(
                new Tooltip("Writes the schema changes, forward and back, to a file; the database stays as it is"));
        discard = Buttons.flat("Discard", Feather.TRASH_2, model::discardSchema);
        discard.setId("discard-schema");
        discard.setTooltip(new Tooltip("Takes the schema changes back; undo brings them again"));
        // Nobody changes a database by ending a sentence: the second Enter does it, on the button that says so.
        message.setOnAction(event -> apply.requestFocus());
        buildRehearse();
        HBox words = new HBox(12, label, message, keep, lost);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        HBox row = new HBox(8, words, rehearse, apply, save, discard);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("revision-row");
        getChildren().add(row);
    }

    private void buildRehearse() {
        SchemaRehearsal rehearsal = model.schema().work().rehearsal();
        rehearse.setId("rehearse");
        rehearse.setText("Rehearse");
        rehearse.setGraphic(Icons.of(Feather.PLAY));
        rehearse.setMinWidth(USE_PREF_SIZE);
        rehearse.setTooltip(new Tooltip("Goes up, down and up again on a copy, and tells what came of it"));
        rehearse.setOnAction(event -> model.rehearse());
        boolean sqlite = model.workspace().database().dialect().id().equals("sqlite");
        ToggleGroup rows = new ToggleGroup();
        for (CopiedRows choice : sqlite
                ? List.of(CopiedRows.ALL, CopiedRows.NONE)
                : List.of(CopiedRows.ALL, CopiedRows.SAMPLE, CopiedRows.NONE)) {
            RadioMenuItem item = new RadioMenuItem(RehearsalWords.rows(choice));
            item.setToggleGroup(rows);
            item.setSelected(rehearsal.rowsProperty().get() == choice);
            item.setOnAction(event -> rehearsal.rowsProperty().set(choice));
            rehearse.getItems().add(item);
        }
        if (!sqlite) {
            CheckMenuItem inside = new CheckMenuItem("In the database itself where no copy can be made");
            inside.selectedProperty().bindBidirectional(rehearsal.inDatabaseProperty());
            rehearse.getItems().addAll(new SeparatorMenuItem(), inside);
        }
    }

    void render() {
        PendingWords pending = model.pendingProperty().get();
        MigrationPlan plan = model.planProperty().get();
        boolean busy = model.busyProperty().get();
        boolean running = model.schema().work().rehearsal().isRunning();
        boolean writable = model.workspace().database().readOnlyReason().isEmpty();
        Nodes.show(this, pending.schemaChanges() > 0);
        boolean ready = !busy && plan != null;
        rehearse.setDisable(!ready || running);
        rehearse.setText(
                model.schema().work().rehearsal().stateProperty().get() instanceof SchemaRehearsal.State.Done
                        ? "Rehearse again"
                        : "Rehearse");
        apply.setDisable(!ready || running || !writable);
        save.setDisable(!ready || running);
        discard.setDisable(busy || running);
        message.setDisable(busy);
        Nodes.show(keep, model.schema().asksToKeep());
        keep.setDisable(busy || running);
        Nodes.show(lost, plan != null && WayBack.hasNone(plan));
        suggest();
    }

    /** A message that was only suggested follows the changes; one that was typed stays. */
    private void suggest() {
        String now = suggestion();
        if (message.getText().isEmpty() || message.getText().equals(suggested)) {
            message.setText(now);
            suggested = now;
        }
    }

    /** The button that goes on. */
    Button next() {
        return apply;
    }

    private void applyAsMigration() {
        acceptance.ask("Apply as migration", () -> model.applyAsMigration(message.getText()));
    }

    private void saveOnly() {
        acceptance.ask("Save migration", () -> model.generate(message.getText()));
    }

    /** The first change in words, and how many more there are. */
    private String suggestion() {
        List<String> sentences = model.itemsProperty().get().stream()
                .filter(ReviewItem.Schema.class::isInstance)
                .map(ReviewItem.Schema.class::cast)
                .map(ReviewItem.Schema::sentence)
                .toList();
        if (sentences.size() < 2) {
            return String.join("", sentences);
        }
        return sentences.getFirst() + " and " + NumberWords.count(sentences.size() - 1, "more change");
    }
}
