package org.schemawright.desktop.shell;

import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Parent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.settings.SettingsStore;
import org.schemawright.desktop.task.Background;
import org.schemawright.desktop.widget.FileDialogs;
import org.schemawright.desktop.widget.KeyboardUse;
import org.schemawright.desktop.widget.NoticeBar;
import org.schemawright.desktop.widget.Overlay;
import org.schemawright.desktop.widget.ShortcutGroup;
import org.schemawright.desktop.widget.Theme;
import org.schemawright.desktop.workspace.Workspace;

/** The window: the welcome screen while no database is open, else the database's pages. Needs a scene, but no stage. */
public final class MainWindow {

    private final Theme theme;
    private final Background background;
    private final Openings openings;
    private final SettingsStore settings;
    private final WelcomeModel welcomeModel;
    private final WelcomeView welcome;
    private final TopBar topBar;
    private final StatusLine status;
    private final Overlay overlay = new Overlay();
    private final BorderPane frame = new BorderPane();
    private final StackPane middle = new StackPane();
    private final StackPane root = new StackPane(frame, overlay);
    private final WindowCommands commands = new WindowCommands(this);
    private final ReadOnlyObjectWrapper<@Nullable Workspace> workspace = new ReadOnlyObjectWrapper<>();
    private final FileDialogs dialogs;
    private @Nullable WorkspaceView view;
    private @Nullable Background counts;
    /** Null while nothing is open. */
    private @Nullable Leaving leaving;

    /** A window that shows the welcome screen. */
    public MainWindow(
            Theme theme, Background background, Openings openings, FileDialogs dialogs, SettingsStore settings) {
        this.theme = theme;
        this.background = background;
        this.openings = openings;
        this.settings = settings;
        this.dialogs = dialogs;
        welcomeModel = new WelcomeModel(openings, background, Clock.systemDefaultZone(), this::opened);
        welcome = new WelcomeView(welcomeModel, dialogs);
        topBar = new TopBar(theme, commands);
        status = new StatusLine(background.runningTasks());
        root.getStyleClass().add("main-window");
        root.getStylesheets()
                .add(Objects.requireNonNull(MainWindow.class.getResource("shell.css"))
                        .toExternalForm());
        // In this order Tab goes through them.
        frame.setTop(topBar);
        frame.setCenter(middle);
        frame.setBottom(status);
        KeyboardUse.follow(root);
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressedFirst);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        root.setOnDragOver(this::dragOver);
        root.setOnDragDropped(this::dropped);
        root.setOnDragExited(event -> root.getStyleClass().remove("drop-target"));
        theme.darkProperty().addListener((property, before, now) -> settings.set("dark", now));
        welcomeModel.problemProperty().addListener((property, before, now) -> notOpened(now));
        showWelcome();
    }

    // Properties

    /** What the scene shows. */
    public Parent root() {
        return root;
    }

    /** The open database; null while the welcome screen is shown. */
    public ReadOnlyObjectProperty<@Nullable Workspace> workspaceProperty() {
        return workspace.getReadOnlyProperty();
    }

    /** What lies above the window's content. */
    public Overlay overlay() {
        return overlay;
    }

    Theme theme() {
        return theme;
    }

    WelcomeModel welcomeModel() {
        return welcomeModel;
    }

    WelcomeView welcome() {
        return welcome;
    }

    @Nullable
    WorkspaceView view() {
        return view;
    }

    // Commands

    /** Opens what was named on the command line: a file or a URL. */
    public void open(String address) {
        leave(() -> welcomeModel.openAddress(address));
    }

    /** Opens a file. */
    void openFile(Path file) {
        leave(() -> welcomeModel.openFile(file));
    }

    /** Opens the sample. */
    void openSample() {
        leave(welcomeModel::openSample);
    }

    /** Does something that ends the work on the open database, after asking where that stops or loses something. */
    public void leave(Runnable then) {
        if (leaving == null) {
            then.run();
        } else {
            leaving.askAfresh(then);
        }
    }

    /** Goes back to the welcome screen; the database is closed. */
    void showWelcome() {
        closeWorkspace();
        topBar.showWelcome();
        status.showWelcome();
        welcomeModel.refresh();
        middle.getChildren().setAll(welcome);
        welcome.focus();
    }

    /** Gives the keyboard to where one begins; to be called once the root is in a scene. */
    public void focus() {
        welcome.focus();
    }

    /** Opens the palette. */
    public void search() {
        if (overlay.showingProperty().get()) {
            return;
        }
        PaletteModel model = new PaletteModel(commands.paletteEntries(openings.recent()));
        String prompt = view == null ? "Search recent databases, commands" : "Search tables, columns, commands";
        overlay.showSearch(new CommandPalette(model, prompt, overlay::close));
    }

    /** Shows all shortcuts, those of the window first. */
    void showShortcuts(ShortcutGroup everywhere) {
        overlay.show(new ShortcutsCard(everywhere, overlay::close));
    }

    /** Closes the database and lets go of everything. */
    public void close() {
        closeWorkspace();
    }

    /** Opening takes its time, in which one may have gone on with what is open: that is not lost without being asked. */
    private void opened(Workspace next) {
        if (leaving == null) {
            show(next);
        } else {
            leaving.ask(() -> show(next), () -> openings.close(next));
        }
    }

    private void show(Workspace opened) {
        closeWorkspace();
        workspace.set(opened);
        leaving = new Leaving(overlay, opened);
        Background counting = background.lane("counts");
        counts = counting;
        SchemaEditing editing = new SchemaEditing(opened, overlay);
        WorkspaceView shown = new WorkspaceView(
                opened,
                new Screens(opened, background, theme, overlay, dialogs, openings.others()),
                editing,
                status,
                counting);
        view = shown;
        topBar.show(opened);
        status.show(opened.database());
        middle.getChildren().setAll(shown);
        shown.attach();
        RestoredNotice.tell(opened, shown);
        String open = settings.text(pagesKey(opened), "");
        shown.restore(open.isEmpty() ? List.of() : List.of(open.split("\n")));
        shown.focusFilter();
    }

    /** Another database could not be opened from within this one, which stays open. */
    private void notOpened(@Nullable Problem problem) {
        WorkspaceView shown = view;
        if (shown == null || problem == null) {
            return;
        }
        NoticeBar bar = shown.show(problem);
        if (welcomeModel.byPartsProperty().get()) {
            bar.action("Change its address", () -> leave(this::showWelcome));
        }
    }

    private void closeWorkspace() {
        // An editor above the window would change what is open no longer.
        overlay.closeAll();
        WorkspaceView shown = view;
        Workspace open = workspace.get();
        Background counting = counts;
        if (shown == null || open == null || counting == null) {
            return;
        }
        if (leaving != null && leaving.isLossAgreed()) {
            open.changeSet().discardAll();
        }
        settings.set(pagesKey(open), String.join("\n", shown.tabs().keys()));
        shown.detach();
        view = null;
        counts = null;
        leaving = null;
        workspace.set(null);
        middle.getChildren().clear();
        background.release("Closing " + open.database().profile().name(), () -> {
            counting.close();
            open.close();
        });
    }

    private static String pagesKey(Workspace open) {
        return "pages " + open.database().profile().target();
    }

    // Keys and drops

    private void keyPressedFirst(KeyEvent event) {
        if (!overlay.showingProperty().get()
                && Shortcuts.BEFORE_PAGES.stream().anyMatch(shortcut -> shortcut.matches(event))
                && commands.run(event)) {
            event.consume();
        }
    }

    private void keyPressed(KeyEvent event) {
        if (overlay.showingProperty().get()) {
            // Else the scene would go on to the keys of menus, which are about what lies below.
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && view != null && view.hasFullPage()) {
            view.leaveFullPage();
            event.consume();
        } else if (commands.run(event)) {
            event.consume();
        }
    }

    private void dragOver(DragEvent event) {
        List<File> files = event.getDragboard().getFiles();
        if (files != null && files.size() == 1) {
            // Never MOVE: a file manager would take that for leave to remove the file.
            event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
            if (!root.getStyleClass().contains("drop-target")) {
                root.getStyleClass().add("drop-target");
            }
        }
        event.consume();
    }

    private void dropped(DragEvent event) {
        root.getStyleClass().remove("drop-target");
        List<File> files = event.getDragboard().getFiles();
        boolean one = files != null && files.size() == 1;
        if (one) {
            openFile(files.getFirst().toPath());
        }
        event.setDropCompleted(one);
        event.consume();
    }
}
