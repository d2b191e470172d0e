package org.schemawright.desktop.compare;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.Nodes;
import org.schemawright.desktop.widget.NoticeBar;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.desktop.widget.Tone;
import org.schemawright.desktop.workspace.MadeRevision;

/** Below a comparison: what is ticked, what a revision waits for, and what came of it. */
final class CompareBar {

    private final CompareModel model;
    private final CompareWays ways;
    private final VBox result = new VBox();
    private final Label words = Texts.plain("");
    private final Label told = Texts.hint("");
    private final Button cancel;
    private final Button make;
    private final VBox node;

    CompareBar(CompareModel model, CompareWays ways) {
        this.model = model;
        this.ways = ways;
        cancel = Buttons.plain("Cancel", Feather.X, model::cancel);
        make = Buttons.primary("Make a revision", Feather.GIT_COMMIT, this::make);
        make.setId("make-revision");
        words.setId("compare-words");
        told.setId("compare-told");
        words.setWrapText(true);
        told.setWrapText(true);
        VBox text = new VBox(2, words, told);
        text.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(text, Priority.ALWAYS);
        CheckBox keep = new CheckBox("Keep the values that go");
        keep.setId("compare-keep");
        keep.setMinWidth(Region.USE_PREF_SIZE);
        keep.setTooltip(new Tooltip("In a table beside, from which Downgrade takes them back"));
        keep.selectedProperty().bindBidirectional(model.keepsProperty());
        HBox line = new HBox(8, text, keep, cancel, make);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("compare-actions");
        node = new VBox(result, line);
    }

    Node node() {
        return node;
    }

    void show() {
        boolean working = model.workingProperty().get();
        String waits = model.waitsFor();
        MadeRevision made = model.madeProperty().get();
        Problem problem = model.problemProperty().get();
        result.getChildren().clear();
        if (problem != null) {
            result.getChildren().add(framed(NoticeBar.of(problem)));
        } else if (made != null) {
            NoticeBar done = new NoticeBar(
                            Tone.SUCCESS,
                            "Revision “" + made.revision().message() + "” is made.",
                            made.tried() + " Upgrade comes next.")
                    .action("Show migrations", ways.showMigrations());
            done.setId("revision-made");
            result.getChildren().add(framed(done));
        }
        words.setText(working ? "Making the revision…" : waits.isEmpty() ? summary() : waits);
        told.setText(model.toldProperty().get());
        told.setManaged(!told.getText().isEmpty());
        Nodes.show(cancel, working);
        make.setText("Make a revision of " + NumberWords.count(model.steps(), "difference") + "…");
        make.setDisable(working || !waits.isEmpty() || made != null);
    }

    private String summary() {
        Found found = model.found();
        int all =
                found == null ? 0 : found.differences().size() + found.renames().size();
        return model.steps() == all
                ? "All differences are taken."
                : NumberWords.grouped(model.steps()) + " of " + NumberWords.count(all, "difference") + " are taken.";
    }

    private static Node framed(NoticeBar notice) {
        VBox frame = new VBox(notice);
        frame.getStyleClass().add("compare-result");
        return frame;
    }

    private void make() {
        model.plan(plan -> ways.ask().ask(model.words(), plan.hazards(), message -> model.generate(plan, message)));
    }
}
