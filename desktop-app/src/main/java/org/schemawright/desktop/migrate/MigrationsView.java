package org.schemawright.desktop.migrate;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.EmptyState;
import org.schemawright.desktop.widget.FocusOrder;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.Overlay;
import org.schemawright.desktop.widget.Page;
import org.schemawright.desktop.widget.Shortcut;
import org.schemawright.desktop.widget.ShortcutGroup;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.migration.run.DatabaseStatus;

/** The migrations tab: history on the left; the revision or the run on the right, with what can be done below. */
public final class MigrationsView implements Page {

    private static final double MOST_FOR_NOTICES = 0.6;

    private final MigrationsModel model;
    private final Overlay overlay;
    private final MigrationsWays ways;
    private final MigrationsBar bar;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("Migrations");
    private final BorderPane node = new BorderPane();
    private final ListView<@Nullable HistoryRow> list = new ListView<>();
    private final Button generate = Buttons.plain("Generate revision", Feather.PLUS, this::askGenerate);
    private final Label heading = Texts.hint("Revision");
    private final RevisionField find;
    private final PastRuns past;
    private final MigrationNotices notices;
    private final DriftRow drift;
    private final StackPane left = new StackPane();
    private final StackPane shown = new StackPane();
    private final StackPane bottom = new StackPane();
    private final VBox right = new VBox(shown, bottom);
    private final VBox history;
    private final InvalidationListener onChange = property -> show();
    private final InvalidationListener onFound = property -> showFound();
    private boolean selecting;

    /** The page of a workspace's migrations; {@code overlay} is where it asks. */
    public MigrationsView(MigrationsModel model, Overlay overlay, MigrationsWays ways) {
        this.ways = ways;
        this.model = model;
        this.overlay = overlay;
        this.bar = new MigrationsBar(model, overlay);
        this.drift = new DriftRow(model, overlay);
        this.notices = new MigrationNotices(model, overlay, this::focus);
        this.history = new VBox(headings(), list);
        this.past = new PastRuns(model.care().log());
        this.find = new RevisionField(model, list, heading);
        node.getStyleClass().add("migrations");
        node.getStylesheets().add(styles());
        generate.setId("generate-revision");
        MarkerDrag drag = new MarkerDrag(model, new RunQuestion(model, overlay));
        list.setCellFactory(view -> new HistoryCell(drag, model.search()));
        list.setFixedCellSize(HistoryCell.HEIGHT);
        list.getStyleClass().add("history");
        list.setAccessibleText("History");
        new HistoryMenu(model, overlay, list, ways.files());
        VBox.setVgrow(list, Priority.ALWAYS);
        list.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (!selecting && now != null) {
                model.closeRun();
                model.selectedProperty().set(now);
            }
        });
        // The selected one too leads from a run back to what it is.
        list.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY
                    && event.getPickResult().getIntersectedNode() instanceof Node hit
                    && isOfSelected(hit)) {
                model.closeRun();
            }
        });
        // In this order Tab goes through them.
        VBox leftPane = new VBox(toolBar(), notices.node(), drift.node(), left, past);
        node.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> Shortcut.run(Map.of(HistoryMenu.FIND, find.node()::requestFocus), event));
        notices.node().maxHeightProperty().bind(leftPane.heightProperty().multiply(MOST_FOR_NOTICES));
        VBox.setVgrow(left, Priority.ALWAYS);
        leftPane.setMinWidth(320);
        VBox.setVgrow(shown, Priority.ALWAYS);
        right.setMinWidth(320);
        right.getStyleClass().add("migrations-right");
        SplitPane split = new SplitPane(leftPane, right);
        split.setDividerPositions(0.48);
        node.setCenter(split);
    }

    /** The style sheet of the history and of the cards that ask about it, which lie outside of its page. */
    static String styles() {
        return Objects.requireNonNull(MigrationsView.class.getResource("migrate.css"))
                .toExternalForm();
    }

    private static boolean isOfSelected(Node hit) {
        for (Node at = hit; at != null; at = at.getParent()) {
            if (at instanceof ListCell<?> cell) {
                return cell.isSelected();
            }
        }
        return false;
    }

    /** The keys of the history. */
    public static ShortcutGroup shortcuts() {
        return HistoryMenu.shortcuts();
    }

    @Override
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    @Override
    public Node icon() {
        return Icons.of(Feather.GIT_BRANCH);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public ReadOnlyStringProperty statusProperty() {
        return model.wordsProperty();
    }

    @Override
    public void focus() {
        // What a split pane holds is in the window only once it was styled.
        node.applyCss();
        if (list.getScene() != null) {
            list.requestFocus();
        } else if (!FocusOrder.focusFirst(left)) {
            // Until there is a history, which takes it from here.
            node.requestFocus();
        }
    }

    @Override
    public boolean standsAlone() {
        return true;
    }

    @Override
    public void shown() {
        model.search().versionProperty().addListener(onFound);
        model.rows().addListener(onChange);
        model.selectedProperty().addListener(onChange);
        model.runProperty().addListener(onChange);
        model.runningProperty().addListener(onChange);
        model.problemProperty().addListener(onChange);
        model.changesProperty().addListener(onChange);
        model.statusProperty().addListener(onChange);
        model.troublesProperty().addListener(onChange);
        model.care().driftProperty().addListener(onChange);
        past.shown();
        model.start();
        show();
    }

    @Override
    public void hidden() {
        model.stop();
        past.hidden();
        model.search().versionProperty().removeListener(onFound);
        model.rows().removeListener(onChange);
        model.selectedProperty().removeListener(onChange);
        model.runProperty().removeListener(onChange);
        model.runningProperty().removeListener(onChange);
        model.problemProperty().removeListener(onChange);
        model.changesProperty().removeListener(onChange);
        model.statusProperty().removeListener(onChange);
        model.troublesProperty().removeListener(onChange);
        model.care().driftProperty().removeListener(onChange);
    }

    /** Asks for a message and generates a revision from the pending schema changes, when there are any. */
    void askGenerate() {
        if (model.pendingChanges().isEmpty() || model.runningProperty().get()) {
            return;
        }
        model.pendingHazards(hazards -> GenerateQuestion.ask(
                overlay, model.pendingWords(), hazards, "The review counts the rows and shows them.", model::generate));
    }

    private void askBaseline() {
        overlay.show(new BaselineCard(
                model.care().toTakeOver(),
                message -> {
                    overlay.close();
                    model.care().baseline(message);
                },
                overlay::close));
    }

    private Node toolBar() {
        HBox.setHgrow(find.node(), Priority.ALWAYS);
        Button backups = Buttons.icon(Feather.ARCHIVE, "Show backups", this::showBackups);
        backups.setId("show-backups");
        Button refresh = Buttons.icon(Feather.REFRESH_CW, "Read folder and history again", model::refresh);
        Button compare = Buttons.plain("Compare\u2026", Feather.SHUFFLE, ways.compare());
        compare.setId("compare-schemas");
        HBox tools = new HBox(generate, compare, find.node(), backups, refresh);
        tools.getStyleClass().add("migrations-bar");
        return tools;
    }

    private void showBackups() {
        overlay.show(new BackupsCard(model, overlay));
    }

    private Node headings() {
        HBox.setHgrow(heading, Priority.ALWAYS);
        heading.setMaxWidth(Double.MAX_VALUE);
        Label author = Texts.hint("Author");
        author.getStyleClass().add("history-author");
        Label when = Texts.hint("When");
        when.getStyleClass().add("history-when");
        HBox line = new HBox(heading, author, when);
        line.getStyleClass().add("history-headings");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void show() {
        boolean running = model.runningProperty().get();
        generate.setDisable(running
                || model.pendingChanges().isEmpty()
                || !model.readOnlyReason().isEmpty());
        notices.show();
        past.show(notices.isEmpty());
        drift.show();
        showHistory();
        showRight();
    }

    private void showHistory() {
        List<HistoryRow> rows = model.rows();
        boolean worked = node.isFocused() || FocusOrder.hasKeyboard(left);
        if (rows.isEmpty()) {
            left.getChildren().setAll(model.statusProperty().get() == null ? new Region() : empty());
        } else {
            fill(rows);
        }
        if (worked) {
            focus();
        }
    }

    private void fill(List<HistoryRow> rows) {
        selecting = true;
        // The same rows stay as they are: filling a long list anew takes longer than a frame.
        if (!areSame(list.getItems(), rows)) {
            list.getItems().setAll(rows);
        }
        HistoryRow selected = model.selectedProperty().get();
        if (list.getSelectionModel().getSelectedItem() != selected) {
            list.getSelectionModel().select(selected);
        }
        selecting = false;
        if (!left.getChildren().contains(history)) {
            left.getChildren().setAll(history);
        }
    }

    private static boolean areSame(List<? extends @Nullable HistoryRow> shown, List<HistoryRow> rows) {
        return shown.size() == rows.size()
                && IntStream.range(0, rows.size()).allMatch(i -> shown.get(i) == rows.get(i));
    }

    private Node empty() {
        Node icon = Icons.of(Feather.GIT_BRANCH, 28);
        DatabaseStatus status = model.statusProperty().get();
        if (status != null && !(status.problems().isEmpty() && status.unknown().isEmpty())) {
            return new EmptyState(
                    icon, "No revision to show", "Mend the folder as the note above says, then read it again.");
        }
        if (!model.care().toTakeOver().isEmpty()) {
            Button baseline = Buttons.primary("Make baseline\u2026", Feather.DATABASE, this::askBaseline);
            baseline.setId("make-baseline");
            return new EmptyState(
                    icon,
                    "No revisions yet",
                    "This database was there before its revisions. A baseline makes its present schema the first one;"
                            + " every change from then on is a revision with a way back.",
                    baseline);
        }
        return model.pendingChanges().isEmpty()
                ? new EmptyState(
                        icon,
                        "No revisions yet",
                        "This is not a migrations folder yet. Change the schema from the tree: the pending change then becomes the first revision here.")
                : new EmptyState(
                        icon,
                        "No revisions yet",
                        "The pending schema changes can become the first revision, a file in the migrations folder.",
                        Buttons.primary("Generate revision", Feather.PLUS, this::askGenerate));
    }

    private void showRight() {
        Run run = model.runProperty().get();
        HistoryRow row = model.selectedProperty().get();
        Path path = model.folderProperty().get();
        boolean changed = row != null && model.care().isFileChanged(row.id());
        Node before = shown.getChildren().isEmpty() ? null : shown.getChildren().getFirst();
        // What is shown already stays as it is, with what was scrolled to and chosen there.
        if (run != null) {
            if (!(before instanceof RunPane pane && pane.shows(run))) {
                shown.getChildren().setAll(new RunPane(run, this::closeRun, this::showBackups));
            }
        } else if (row == null) {
            shown.getChildren().clear();
        } else if (!(before instanceof RevisionPane pane && pane.shows(row, path, changed))) {
            shown.getChildren()
                    .setAll(new RevisionPane(row, path, changed, new RevisionSides(model, ways, row.revision())));
        }
        showBar(run != null && model.runningProperty().get());
    }

    private void showBar(boolean running) {
        List<Node> barOrNone = model.rows().isEmpty() ? List.of() : List.of(bar.node());
        if (!bottom.getChildren().equals(barOrNone)) {
            bottom.getChildren().setAll(barOrNone);
        }
        Node pressed = FocusOrder.hasKeyboard(bottom) ? bottom.getScene().getFocusOwner() : null;
        bar.show();
        // What a run takes away was pressed a moment ago: its Cancel comes next, and afterwards the history. Never the
        // button that runs the next one, which a second Enter would press.
        boolean lost = pressed != null && !FocusOrder.canHaveFocus(pressed);
        if (lost && !(running && FocusOrder.focusFirst(bottom))) {
            focus();
        }
    }

    private void showFound() {
        find.show();
    }

    private void closeRun() {
        model.closeRun();
        focus();
    }
}
