package org.schemawright.desktop.migrate;

import javafx.beans.InvalidationListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.Moments;
import org.schemawright.desktop.widget.Nodes;
import org.schemawright.desktop.widget.NoticeBar;
import org.schemawright.desktop.widget.SqlText;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.desktop.workspace.OutcomeWords;
import org.schemawright.migration.run.RunOutcome;

/** A run: a bar, a line for each statement with its time, and how it ended. */
final class RunPane extends VBox {

    private static final PseudoClass RUNNING = PseudoClass.getPseudoClass("running");

    private final Run run;
    private final Runnable onClose;
    private final Runnable onBackups;
    private final Label title;
    private final Label progress = new Label();
    private final Label time = Texts.muted("");
    private final VBox end = new VBox(8);
    private final InvalidationListener onProgress = property -> showProgress();

    /** A pane for a run; the cross that appears at its end calls {@code onClose}, and {@code onBackups} shows what was kept. */
    RunPane(Run run, Runnable onClose, Runnable onBackups) {
        this.run = run;
        this.onBackups = onBackups;
        this.onClose = onClose;
        getStyleClass().add("run-pane");
        title = Texts.sectionTitle(run.title());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox top = new HBox(8, title, space, time);
        top.setAlignment(Pos.BASELINE_LEFT);
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(run.fractionProperty());
        bar.setMaxWidth(Double.MAX_VALUE);
        VBox head = new VBox(10, top, bar, progress, end);
        head.getStyleClass().add("run-head");
        ListView<RunLine> list = new ListView<>(run.lines());
        list.setCellFactory(view -> new LineCell());
        list.getStyleClass().add("run-lines");
        list.setAccessibleText("Statements");
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(head, list);
        run.lines().addListener(onProgress);
        run.outcomeProperty().addListener(onProgress);
        showProgress();
    }

    boolean shows(Run other) {
        return run == other;
    }

    private void showProgress() {
        RunOutcome outcome = run.outcomeProperty().get();
        title.setText(run.title());
        time.setText(Moments.took(run.took()));
        end.getChildren().clear();
        Nodes.show(progress, outcome == null);
        progress.setText(run.progressWords());
        if (outcome == null) {
            return;
        }
        OutcomeWords words = OutcomeWords.of(run.isUpgrade(), outcome, run.took());
        boolean kept = run.hasBackup() && outcome instanceof RunOutcome.Finished;
        NoticeBar notice = new NoticeBar(
                        words.tone(),
                        words.title(),
                        kept
                                ? (words.text() + " What it was before is the first of the backups.").strip()
                                : words.text())
                .details(words.details());
        if (kept) {
            notice.action("Show backups", onBackups);
        }
        end.getChildren().add(notice.closable(onClose));
        if (outcome instanceof RunOutcome.Failed failed && failed.sql() != null) {
            SqlText sql = new SqlText(false);
            sql.setText(failed.sql());
            sql.setWrapText(true);
            sql.setMinHeight(72);
            sql.setPrefHeight(72);
            end.getChildren().add(sql);
        }
    }

    /** A line of the list. */
    private static final class LineCell extends ListCell<@Nullable RunLine> {
        private final HBox content = new HBox(10);

        LineCell() {
            content.setAlignment(Pos.CENTER_LEFT);
            content.setPrefWidth(1);
            getStyleClass().add("run-line");
        }

        @Override
        protected void updateItem(@Nullable RunLine line, boolean empty) {
            super.updateItem(line, empty);
            setText(null);
            boolean running = !empty && line != null && line.state() == RunLine.State.RUNNING && !line.isRevision();
            pseudoClassStateChanged(RUNNING, running);
            getStyleClass().remove("run-revision");
            setAccessibleText(empty || line == null ? null : line.words());
            if (empty || line == null) {
                setGraphic(null);
                return;
            }
            Label words =
                    line.isRevision() ? Texts.strong(line.words()) : Texts.mono(StatementWords.shortened(line.words()));
            words.setMinWidth(0);
            if (line.state() == RunLine.State.WAITING || line.state() == RunLine.State.TAKEN_BACK) {
                words.getStyleClass().add("muted");
            }
            Label number = Texts.hint(line.isRevision() ? "" : Integer.toString(line.number()));
            number.setMinWidth(line.isRevision() ? 0 : 18);
            Label took = Texts.hint(timeWords(line));
            took.setMinWidth(Region.USE_PREF_SIZE);
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            content.getChildren().setAll(icon(line), number, words, space, took);
            if (line.isRevision()) {
                content.getChildren().remove(number);
                getStyleClass().add("run-revision");
            }
            setGraphic(content);
        }

        private static String timeWords(RunLine line) {
            if (line.state() == RunLine.State.TAKEN_BACK) {
                return "taken back";
            }
            return line.time() == null ? "" : Moments.took(line.time());
        }

        private static Node icon(RunLine line) {
            return switch (line.state()) {
                case WAITING -> Icons.of(Feather.CIRCLE, 14, "muted");
                case RUNNING -> Icons.of(Feather.LOADER, 14, "accent-text");
                case DONE -> Icons.of(line.isRevision() ? Feather.CHECK_CIRCLE : Feather.CHECK, 14, "success-text");
                case FAILED -> Icons.of(Feather.ALERT_CIRCLE, 14, "danger-text");
                case TAKEN_BACK -> Icons.of(Feather.ROTATE_CCW, 14, "muted");
            };
        }
    }
}
