package org.schemawright.desktop.shell;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.EmptyState;
import org.schemawright.desktop.widget.FileDialogs;
import org.schemawright.desktop.widget.FocusOrder;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.NoticeBar;
import org.schemawright.desktop.widget.Shortcut;
import org.schemawright.desktop.widget.ShortcutGroup;
import org.schemawright.desktop.widget.Texts;

/** What the window shows while no database is open. */
final class WelcomeView extends ScrollPane {

    private static final List<FileDialogs.FileKind> KINDS = List.of(
            new FileDialogs.FileKind("SQLite databases", List.of("*.sqlite", "*.sqlite3", "*.db", "*.db3", "*.s3db")),
            new FileDialogs.FileKind("All files", List.of("*.*", "*")));
    private static final Shortcut OPEN = Shortcut.of("Open it", new KeyCodeCombination(KeyCode.ENTER));
    private static final Shortcut REMOVE = Shortcut.of("Take it off the list", new KeyCodeCombination(KeyCode.DELETE));
    private static final int ROW = 60;
    private static final int MOST_ROWS = 6;

    /** What can be done with a recent database. */
    interface RecentActions {
        void open(RecentItem item);

        void find(RecentItem item);

        void remove(RecentItem item);
    }

    private final WelcomeModel model;
    private final FileDialogs dialogs;
    private final VBox notice = new VBox();
    private final Button openFile = Buttons.plain("Open file", Feather.FOLDER, this::chooseFile);
    private final ListView<RecentItem> recents;
    private @Nullable Node worked;

    WelcomeView(WelcomeModel model, FileDialogs dialogs) {
        this.model = model;
        this.dialogs = dialogs;
        getStyleClass().add("welcome");
        recents = new ListView<>(model.recents());
        // Before what is disabled meanwhile loses the keyboard.
        InvalidationListener onOpening =
                property -> keepKeyboard(model.openingProperty().get());
        model.openingProperty().addListener(onOpening);
        VBox left = new VBox(12, recentHead(), recentCard());
        VBox right =
                new VBox(12, cardTitle("Connect to a server"), new ConnectForm(model), sampleTitle(), sampleCard());
        HBox.setHgrow(left, Priority.ALWAYS);
        left.setMinWidth(380);
        right.setMinWidth(400);
        right.setPrefWidth(464);
        right.setMaxWidth(464);
        HBox columns = new HBox(32, left, right);
        VBox page = new VBox(20, title(), notice, columns, dropZone());
        page.getStyleClass().add("welcome-page");
        page.setMaxSize(1130, Region.USE_PREF_SIZE);
        notice.managedProperty().bind(Bindings.isNotEmpty(notice.getChildren()));
        StackPane middle = new StackPane(page);
        middle.getStyleClass().add("welcome-middle");
        setContent(middle);
        setFitToWidth(true);
        setFitToHeight(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        model.problemProperty().addListener((property, before, now) -> show(now));
        show(model.problemProperty().get());
    }

    /** The keys of the list of recent databases. */
    static ShortcutGroup shortcuts() {
        return ShortcutGroup.of("In the recent databases", OPEN, REMOVE);
    }

    /** Gives the keyboard to the recent databases, or to the first way to open one. */
    void focus() {
        // What a scroll pane holds is in the window only once it was styled.
        applyCss();
        if (recents.getItems().isEmpty()) {
            openFile.requestFocus();
        } else {
            recents.requestFocus();
        }
    }

    /** Asks for a file and opens it. */
    void chooseFile() {
        dialogs.open("Open a database", model.folder(), KINDS).ifPresent(model::openFile);
    }

    /** Asks where, makes a new file and opens it. */
    void chooseNewFile() {
        dialogs.save("New SQLite file", model.folder().resolve("new.sqlite"), KINDS)
                .ifPresent(model::createFile);
    }

    private static Node title() {
        return new VBox(
                6,
                Texts.pageTitle("Open a database"),
                Texts.muted("SQLite files and PostgreSQL servers: rows, structure and migrations in one window."));
    }

    private Node recentHead() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        openFile.setTooltip(new Tooltip(Shortcuts.OPEN.tip()));
        HBox head = new HBox(
                8,
                Texts.sectionTitle("Recent"),
                space,
                openFile,
                Buttons.plain("New SQLite file", Feather.FILE_PLUS, this::chooseNewFile));
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Node recentCard() {
        recents.setId("recent-list");
        recents.setFixedCellSize(ROW);
        recents.setAccessibleText("Recent databases");
        recents.prefHeightProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> (double) Math.clamp(model.recents().size(), 1, MOST_ROWS) * ROW + 2, model.recents()));
        recents.minHeightProperty().bind(recents.prefHeightProperty());
        RecentActions actions = new RecentActions() {
            @Override
            public void open(RecentItem item) {
                model.open(item);
            }

            @Override
            public void find(RecentItem item) {
                dialogs.open("Find " + item.profile().name(), model.folder(), KINDS)
                        .ifPresent(file -> model.find(item, file));
            }

            @Override
            public void remove(RecentItem item) {
                model.remove(item);
            }
        };
        recents.focusedProperty().addListener((property, before, now) -> {
            if (now && recents.getSelectionModel().isEmpty()) {
                recents.getSelectionModel().selectFirst();
            }
        });
        recents.setCellFactory(list -> new RecentCell(actions));
        recents.addEventHandler(KeyEvent.KEY_PRESSED, event -> recentKey(event, actions));
        EmptyState none = new EmptyState(
                Icons.of(Feather.CLOCK, 20),
                "No database opened yet",
                "Databases you open are listed here, so that they are one click away the next time.");
        none.visibleProperty().bind(Bindings.isEmpty(model.recents()));
        none.managedProperty().bind(none.visibleProperty());
        recents.visibleProperty().bind(none.visibleProperty().not());
        recents.managedProperty().bind(recents.visibleProperty());
        none.setMinHeight(ROW * 5);
        StackPane card = new StackPane(recents, none);
        card.getStyleClass().addAll("card", "recent-card");
        VBox.setVgrow(card, Priority.ALWAYS);
        card.disableProperty().bind(model.openingProperty());
        return card;
    }

    /** What cannot be used while a database opens gets the keyboard back when that failed. */
    private void keepKeyboard(boolean opening) {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        if (opening) {
            worked = owner;
        } else if (worked != null && owner != null && FocusOrder.hasKeyboard(this)) {
            worked.requestFocus();
        }
    }

    private void recentKey(KeyEvent event, RecentActions actions) {
        RecentItem item = recents.getSelectionModel().getSelectedItem();
        if (item == null) {
            return;
        }
        if (OPEN.matches(event)) {
            actions.open(item);
        } else if (REMOVE.matches(event)) {
            actions.remove(item);
        } else {
            return;
        }
        event.consume();
    }

    private static Node cardTitle(String text) {
        HBox head = new HBox(Texts.sectionTitle(text));
        head.setAlignment(Pos.CENTER_LEFT);
        head.setMinHeight(32);
        return head;
    }

    private static Node sampleTitle() {
        HBox head = new HBox(Texts.sectionTitle("New here?"));
        head.getStyleClass().add("sample-title");
        return head;
    }

    private Node sampleCard() {
        StackPane tile = new StackPane(Icons.of(Feather.BOOK_OPEN));
        tile.getStyleClass().addAll("tile", "sample");
        Label hint = Texts.hint("Authors, books and stores with three migrations. Your own copy, so try anything.");
        hint.setWrapText(true);
        VBox words = new VBox(3, Texts.strong("The bookstore sample"), hint);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        Node open = Buttons.plain("Open the sample", null, model::openSample);
        open.setId("open-sample");
        HBox card = new HBox(12, tile, words, open);
        card.setAlignment(Pos.CENTER_LEFT);
        card.getStyleClass().addAll("card", "padded-card");
        return card;
    }

    private Node dropZone() {
        HBox line = new HBox(
                4,
                Texts.strong("Drop a database file here"),
                Texts.muted("or"),
                Buttons.link("choose one", this::chooseFile),
                Texts.muted("(.sqlite, .sqlite3 or .db)"));
        line.setAlignment(Pos.CENTER);
        VBox zone = new VBox(
                8,
                Icons.of(Feather.DOWNLOAD, 20, "muted"),
                line,
                Texts.hint("Opened in place: nothing is copied, and nothing changes until you apply it."));
        zone.setAlignment(Pos.CENTER);
        zone.getStyleClass().add("drop-zone");
        return zone;
    }

    private void show(@Nullable Problem problem) {
        if (problem == null) {
            notice.getChildren().clear();
        } else {
            NoticeBar bar = NoticeBar.of(problem).closable(() -> {
                model.clearProblem();
                focus();
            });
            bar.setId("open-problem");
            notice.getChildren().setAll(bar);
            setVvalue(0);
        }
    }
}
