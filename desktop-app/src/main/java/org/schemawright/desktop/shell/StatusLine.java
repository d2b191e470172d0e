package org.schemawright.desktop.shell;

import java.util.HashMap;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableStringValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.connection.OpenDatabase;
import org.schemawright.desktop.task.RunningTask;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.Kbd;
import org.schemawright.desktop.widget.Page;
import org.schemawright.desktop.widget.Texts;

/** The bottom of the window: connection, engine, what the page says, and what runs. */
final class StatusLine extends HBox {

    /** Quicker tasks are not worth a flicker. */
    private static final Duration WORTH_SHOWING = Duration.millis(400);

    private final HBox connection = new HBox(16);
    private final Label pageWords = words();
    private final Label timing = words();
    private final HBox tasks = new HBox(12);
    private final Map<RunningTask, Node> shown = new HashMap<>();

    StatusLine(ObservableList<? extends RunningTask> running) {
        super(16);
        getStyleClass().add("status-line");
        setAlignment(Pos.CENTER_LEFT);
        connection.setAlignment(Pos.CENTER_LEFT);
        tasks.setAlignment(Pos.CENTER_RIGHT);
        pageWords.setId("status-page");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        pageWords.setMinWidth(0);
        getChildren().addAll(connection, pageWords, space, tasks, timing);
        running.addListener((ListChangeListener<RunningTask>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(this::began);
                change.getRemoved().forEach(this::ended);
            }
        });
        showWelcome();
    }

    void showWelcome() {
        HBox keys = new HBox(8, new Kbd(Shortcuts.OPEN.shown()), words("Open file"));
        keys.setAlignment(Pos.CENTER_LEFT);
        connection.getChildren().setAll(words("No database open"), keys);
        showPage(null);
    }

    /** Shows an open database. */
    void show(OpenDatabase database) {
        Region dot = new Region();
        dot.getStyleClass().add("connected-dot");
        HBox name = new HBox(6, dot, words(database.profile().name()));
        name.setAlignment(Pos.CENTER_LEFT);
        connection.getChildren().setAll(name, words(database.dialect().displayName() + " " + database.engineVersion()));
        if (!database.readOnlyReason().isEmpty()) {
            Label reason = words(database.readOnlyReason());
            reason.setGraphic(Icons.of(Feather.LOCK, 14, "muted"));
            connection.getChildren().add(reason);
        }
    }

    /** Shows what a page says, and follows it; null for no page. */
    void showPage(@Nullable Page page) {
        follow(pageWords, page == null ? null : page.statusProperty());
        follow(timing, page == null ? null : page.timingProperty());
    }

    private static void follow(Label label, @Nullable ObservableStringValue value) {
        label.textProperty().unbind();
        label.setText("");
        if (value != null) {
            label.textProperty().bind(value);
        }
    }

    private void began(RunningTask task) {
        PauseTransition wait = new PauseTransition(WORTH_SHOWING);
        Node node = node(task);
        shown.put(task, node);
        wait.setOnFinished(event -> {
            if (shown.containsKey(task)) {
                tasks.getChildren().add(node);
            }
        });
        wait.play();
    }

    private void ended(RunningTask task) {
        tasks.getChildren().remove(shown.remove(task));
    }

    private static Node node(RunningTask task) {
        Label label = words(task.label());
        Label step = words("");
        step.textProperty().bind(task.stepProperty());
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(task.fractionProperty());
        bar.setPrefWidth(90);
        HBox row = new HBox(
                8,
                label,
                step,
                bar,
                Buttons.icon(Icons.of(Feather.X, 14, "muted"), "Cancel " + task.label(), task::cancel));
        row.setAlignment(Pos.CENTER_RIGHT);
        return row;
    }

    private static Label words() {
        return words("");
    }

    private static Label words(String text) {
        Label label = Texts.hint(text);
        label.setMinWidth(0);
        return label;
    }
}
