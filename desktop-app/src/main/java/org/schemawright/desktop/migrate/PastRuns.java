package org.schemawright.desktop.migrate;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.Moments;
import org.schemawright.desktop.widget.Nodes;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.desktop.workspace.RunLog;
import org.schemawright.desktop.workspace.RunLog.PastRun;

/** Below the history: the runs that were made from here, with how they ended. */
final class PastRuns extends VBox {

    private static final double LINE = 28;
    private static final int LINES = 5;

    private final RunLog log;
    private final ListView<@Nullable PastRun> list = new ListView<>();
    private final ListChangeListener<PastRun> onRuns = change -> fill();
    private boolean wanted = true;

    PastRuns(RunLog log) {
        this.log = log;
        getStyleClass().add("past-runs");
        Label heading = Texts.hint("Runs made from here");
        HBox head = new HBox(heading);
        head.getStyleClass().add("past-runs-head");
        list.setId("past-runs");
        list.setFixedCellSize(LINE);
        list.setCellFactory(view -> new Line());
        list.setAccessibleText("Runs made from here");
        getChildren().addAll(head, list);
    }

    void shown() {
        log.runs().addListener(onRuns);
        fill();
    }

    void hidden() {
        log.runs().removeListener(onRuns);
    }

    /** Leaves its room to what matters more, or takes it again. */
    void show(boolean room) {
        wanted = room;
        Nodes.show(this, wanted && !log.runs().isEmpty());
    }

    private void fill() {
        list.getItems().setAll(log.runs());
        show(wanted);
        double height = Math.min(LINES, log.runs().size()) * LINE + 2;
        list.setMinHeight(height);
        list.setPrefHeight(height);
        list.setMaxHeight(height);
    }

    private static final class Line extends ListCell<@Nullable PastRun> {

        private final Label verb = Texts.strong("");
        private final Label to = Texts.muted("");
        private final Label took = Texts.muted("");
        private final Label when = Texts.muted("");
        private final HBox line = new HBox(10);

        Line() {
            getStyleClass().add("past-run");
            verb.setMinWidth(USE_PREF_SIZE);
            to.setMinWidth(0);
            to.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(to, Priority.ALWAYS);
            took.setMinWidth(USE_PREF_SIZE);
            when.getStyleClass().addAll("small-text", "history-when");
            took.getStyleClass().add("small-text");
            line.setAlignment(Pos.CENTER_LEFT);
            line.setMinWidth(0);
            line.setPrefWidth(1);
        }

        @Override
        protected void updateItem(@Nullable PastRun run, boolean empty) {
            super.updateItem(run, empty);
            setText(null);
            if (empty || run == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            verb.setText(run.up() ? "Upgrade" : "Downgrade");
            to.setText("to " + run.to() + end(run));
            took.setText(Moments.took(Duration.ofMillis(run.millis())));
            when.setText(Moments.ago(run.begun(), Clock.systemDefaultZone()));
            when.setTooltip(new Tooltip(Moments.exact(run.begun(), ZoneId.systemDefault())));
            line.getChildren().setAll(icon(run), verb, to, took, when);
            setGraphic(line);
            setAccessibleText(verb.getText() + " " + to.getText() + ", " + when.getText());
        }

        private static String end(PastRun run) {
            return switch (run.end()) {
                case DONE -> "";
                case STOPPED -> ", stopped after " + NumberWords.count(run.revisions(), "revision");
                case FAILED -> ", failed after " + NumberWords.count(run.revisions(), "revision");
            };
        }

        private static Node icon(PastRun run) {
            return switch (run.end()) {
                case DONE ->
                    run.up()
                            ? Icons.of(Feather.CHECK_CIRCLE, 14, "success-text")
                            : Icons.of(Feather.ROTATE_CCW, 14, "muted");
                case STOPPED -> Icons.of(Feather.SLASH, 14, "muted");
                case FAILED -> Icons.of(Feather.ALERT_CIRCLE, 14, "danger-text");
            };
        }
    }
}
