package org.schemawright.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.connection.ConnectionProfile;
import org.schemawright.desktop.connection.RecentDatabase;
import org.schemawright.desktop.widget.Kbd;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.View;

/** Everything that the window can do, for keys, palette and menus alike. */
final class WindowCommands implements WindowActions {

    private final MainWindow window;
    private final List<Command> all;

    WindowCommands(MainWindow window) {
        this.window = window;
        this.all = List.of(
                Command.always("Open a database file\u2026", Feather.FOLDER, Shortcuts.OPEN, this::openAnother),
                Command.always("New SQLite file\u2026", Feather.FILE_PLUS, null, this::newFile),
                Command.always("Open the bookstore sample", Feather.BOOK_OPEN, null, window::openSample),
                whenOpen("Show the diagram", Feather.SHARE_2, Shortcuts.DIAGRAM, WorkspaceView::showDiagram),
                whenOpen("Show migrations", Feather.GIT_BRANCH, Shortcuts.MIGRATIONS, WorkspaceView::showMigrations),
                new Command(
                        "Review pending changes",
                        Feather.EYE,
                        Shortcuts.REVIEW,
                        this::pending,
                        () -> withView(WorkspaceView::review)),
                new Command("Undo", Feather.CORNER_UP_LEFT, Shortcuts.UNDO, this::canUndo, this::undo),
                new Command("Redo", Feather.CORNER_UP_RIGHT, Shortcuts.REDO, this::canRedo, this::redo),
                whenOpen("New table\u2026", Feather.PLUS_SQUARE, null, view -> view.editing()
                        .newTable()),
                whenOpen("Filter the tree", Feather.FILTER, Shortcuts.FILTER_TREE, WorkspaceView::focusFilter),
                whenOpen("Show or hide the tree", Feather.SIDEBAR, Shortcuts.TREE, WorkspaceView::toggleTree),
                whenOpen(
                        "Show or hide the right panel",
                        Feather.SIDEBAR,
                        Shortcuts.SIDE_PANEL,
                        WorkspaceView::toggleSide),
                whenOpen("Next tab", Feather.ARROW_RIGHT, Shortcuts.NEXT_TAB, view -> view.stepTab(1)),
                whenOpen("Previous tab", Feather.ARROW_LEFT, Shortcuts.PREVIOUS_TAB, view -> view.stepTab(-1)),
                whenOpen("Close the tab", Feather.X, Shortcuts.CLOSE_TAB, WorkspaceView::closeFront),
                whenOpen("Read the database again", Feather.REFRESH_CW, Shortcuts.REFRESH, view -> refresh()),
                whenOpen("Close this database", Feather.LOG_OUT, null, view -> closeDatabase()),
                Command.always("Switch between light and dark", Feather.MOON, Shortcuts.THEME, () -> window.theme()
                        .toggle()),
                Command.always("Search everything", Feather.SEARCH, Shortcuts.PALETTE, this::search));
    }

    /** Runs the command of a key, if it has one that is possible now. */
    boolean run(KeyEvent event) {
        for (Command command : all) {
            KeyCombination keys = command.keys();
            if (keys != null && keys.match(event) && command.possible().getAsBoolean()) {
                command.action().run();
                return true;
            }
        }
        return false;
    }

    /** All that the palette finds now. */
    List<PaletteEntry> paletteEntries(List<RecentDatabase> recent) {
        List<PaletteEntry> entries = new ArrayList<>();
        Workspace open = window.workspaceProperty().get();
        if (open != null) {
            open.schemaProperty().get().tables().forEach(table -> add(entries, table));
            open.schemaProperty().get().views().forEach(view -> add(entries, view));
        }
        for (RecentDatabase database : recent) {
            ConnectionProfile profile = database.profile();
            if (open == null || !open.database().profile().target().equals(profile.target())) {
                entries.add(entry(PaletteEntry.Kind.DATABASE, profile.name(), profile.place(), () -> reopen(profile)));
            }
        }
        for (Command command : all) {
            KeyCombination keys = command.keys();
            if (command.possible().getAsBoolean() && keys != Shortcuts.PALETTE) {
                entries.add(new PaletteEntry(
                        PaletteEntry.Kind.COMMAND,
                        command.words(),
                        "",
                        keys == null ? "" : Kbd.words(keys),
                        command.icon(),
                        command.action()));
            }
        }
        return entries;
    }

    private void add(List<PaletteEntry> entries, Table table) {
        ObjectName name = table.name();
        entries.add(entry(PaletteEntry.Kind.TABLE, name.toString(), "table", () -> openRows(name)));
        for (Column column : table.columns()) {
            entries.add(entry(
                    PaletteEntry.Kind.COLUMN,
                    column.name(),
                    name + ", " + column.type().words(),
                    () -> openRows(name)));
        }
    }

    private void add(List<PaletteEntry> entries, View view) {
        entries.add(entry(PaletteEntry.Kind.VIEW, view.name().toString(), "view", () -> openRows(view.name())));
    }

    private static PaletteEntry entry(PaletteEntry.Kind kind, String text, String detail, Runnable action) {
        return new PaletteEntry(kind, text, detail, "", Feather.CIRCLE, action);
    }

    private void openRows(ObjectName name) {
        withView(view -> view.open(name));
    }

    private void reopen(ConnectionProfile profile) {
        window.leave(() -> window.welcomeModel().open(new RecentItem(profile, "", false)));
    }

    private Command whenOpen(
            String words, Feather icon, @Nullable KeyCombination keys, Consumer<WorkspaceView> action) {
        BooleanSupplier open = () -> window.view() != null;
        return new Command(words, icon, keys, open, () -> withView(action));
    }

    private void withView(Consumer<WorkspaceView> action) {
        WorkspaceView view = window.view();
        if (view != null) {
            action.accept(view);
        }
    }

    private boolean pending() {
        Workspace open = window.workspaceProperty().get();
        return open != null && !open.changeSet().isEmpty();
    }

    private boolean canUndo() {
        Workspace open = window.workspaceProperty().get();
        return open != null && open.changeSet().canUndoProperty().get();
    }

    private boolean canRedo() {
        Workspace open = window.workspaceProperty().get();
        return open != null && open.changeSet().canRedoProperty().get();
    }

    private void undo() {
        Workspace open = window.workspaceProperty().get();
        if (open != null) {
            open.changeSet().undo();
        }
    }

    private void redo() {
        Workspace open = window.workspaceProperty().get();
        if (open != null) {
            open.changeSet().redo();
        }
    }

    private void newFile() {
        window.leave(() -> window.welcome().chooseNewFile());
    }

    @Override
    public void search() {
        window.search();
    }

    @Override
    public void toggleTree() {
        withView(WorkspaceView::toggleTree);
    }

    @Override
    public void toggleSide() {
        withView(WorkspaceView::toggleSide);
    }

    @Override
    public void showMigrations() {
        withView(WorkspaceView::showMigrations);
    }

    @Override
    public void refresh() {
        Workspace open = window.workspaceProperty().get();
        WorkspaceView view = window.view();
        if (open != null && view != null) {
            open.refreshSchema(view::show);
            open.migrations().refresh(view::show);
        }
    }

    @Override
    public void closeDatabase() {
        window.leave(() -> {
            // An old complaint about another database is no news there.
            window.welcomeModel().clearProblem();
            window.showWelcome();
        });
    }

    @Override
    public void openAnother() {
        window.leave(() -> window.welcome().chooseFile());
    }
}
