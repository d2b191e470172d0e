package org.schemawright.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.connection.ConnectionProfile;
import org.schemawright.desktop.connection.RecentDatabase;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.KeyboardUse;
import org.schemawright.desktop.widget.Shortcut;
import org.schemawright.desktop.widget.ShortcutGroup;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.schema.ObjectRef;

/** Everything that the window can do, for keys, palette and menus alike. */
final class WindowCommands implements WindowActions {

    private final MainWindow window;
    private final List<Command> all;

    WindowCommands(MainWindow window) {
        this.window = window;
        BooleanSupplier always = () -> true;
        this.all = List.of(
                Command.of(Shortcuts.OPEN, Feather.FOLDER, always, this::openAnother),
                Command.of("New SQLite file\u2026", Feather.FILE_PLUS, always, this::newFile),
                Command.of("Open the bookstore sample", Feather.BOOK_OPEN, always, window::openSample),
                Command.of(Shortcuts.DIAGRAM, Feather.SHARE_2, this::isOpen, on(WorkspaceView::showDiagram))
                        .also("erd relationships foreign keys"),
                Command.of(Shortcuts.MIGRATIONS, Feather.GIT_BRANCH, this::isOpen, this::showMigrations)
                        .also("history revisions upgrade downgrade alembic"),
                Command.of("Compare with another schema\u2026", Feather.SHUFFLE, this::isOpen, this::showCompare),
                Command.of(Shortcuts.REVIEW, Feather.EYE, this::pending, on(WorkspaceView::review))
                        .also("apply save commit pending"),
                Command.of(Shortcuts.UNDO, Feather.CORNER_UP_LEFT, this::canUndo, this::undo),
                Command.of(Shortcuts.REDO, Feather.CORNER_UP_RIGHT, this::canRedo, this::redo),
                Command.of("Undo last Apply", Feather.ROTATE_CCW, this::canUndoApply, this::undoApply),
                Command.of("New table\u2026", Feather.PLUS_SQUARE, this::isOpen, on(view -> view.editing()
                                .newTable()))
                        .also("create add"),
                Command.of("Link two tables\u2026", Feather.LINK, this::isOpen, on(view -> view.editing()
                                .linkTables(view.ways().currentTable().orElse(null))))
                        .also("mapping map many to n:m m:n join junction association relationship"),
                Command.of("New view\u2026", Feather.EYE, this::isOpen, on(view -> view.editing()
                        .newView(view.ways().currentTable().orElse(null)))),
                Command.of("New trigger\u2026", Feather.ZAP, this::hasTable, on(view -> view.ways()
                        .currentTable()
                        .ifPresent(view.editing()::newTrigger))),
                Command.of("New function\u2026", Feather.CODE, this::hasRoutines, on(view -> view.editing()
                        .newFunction())),
                Command.of("Edit SQL\u2026", Feather.EDIT_2, this::canEditSql, onObject(WorkspaceWays::editSql)),
                Command.of(Shortcuts.DESIGN, Feather.EDIT_3, this::hasTable, on(view -> view.ways()
                        .designCurrent())),
                Command.of(
                        Shortcuts.DEFINITION, Feather.CODE, this::hasObject, onObject(WorkspaceWays::showDefinition)),
                Command.of(
                        Shortcuts.REFERENCES,
                        Feather.CORNER_DOWN_LEFT,
                        this::hasObject,
                        onObject(WorkspaceWays::showReferences)),
                Command.of(Shortcuts.FILTER_TREE, Feather.FILTER, this::showsPages, on(WorkspaceView::focusFilter)),
                Command.of(Shortcuts.TREE, Feather.SIDEBAR, this::showsPages, this::toggleTree),
                Command.of(Shortcuts.SIDE_PANEL, Feather.SIDEBAR, this::showsPages, this::toggleSide),
                Command.of(Shortcuts.NEXT_PANE, Feather.ARROW_RIGHT, this::showsPages, on(view -> view.stepPane(1))),
                Command.of(
                        Shortcuts.PREVIOUS_PANE, Feather.ARROW_LEFT, this::showsPages, on(view -> view.stepPane(-1))),
                Command.of(Shortcuts.NEXT_TAB, Feather.ARROW_RIGHT, this::isOpen, on(view -> view.stepTab(1))),
                Command.of(Shortcuts.PREVIOUS_TAB, Feather.ARROW_LEFT, this::isOpen, on(view -> view.stepTab(-1))),
                Command.of(Shortcuts.BACK, Feather.CORNER_UP_LEFT, this::canGoBack, on(view -> view.trail()
                        .back())),
                Command.of(Shortcuts.FORTH, Feather.CORNER_UP_RIGHT, this::canGoForth, on(view -> view.trail()
                        .forth())),
                Command.of(Shortcuts.CLOSE_TAB, Feather.X, this::isOpen, on(WorkspaceView::closeFront)),
                Command.of("Close other tabs", Feather.X, this::showsPages, on(view -> view.tabs()
                        .closeOthers())),
                Command.of("Close all tabs", Feather.X, this::showsPages, on(view -> view.tabs()
                        .closeAll())),
                Command.of(Shortcuts.REFRESH, Feather.REFRESH_CW, this::isOpen, this::refresh),
                Command.of("Close this database", Feather.LOG_OUT, this::isOpen, this::closeDatabase),
                Command.of(Shortcuts.THEME, Feather.MOON, always, () -> window.theme()
                        .toggle()),
                Command.of(Shortcuts.HELP, Feather.COMMAND, always, this::showShortcuts),
                Command.of(Shortcuts.PALETTE, Feather.SEARCH, always, this::search));
    }

    /** Runs the command of a key, if it has one that is possible now. */
    boolean run(KeyEvent event) {
        for (Command command : all) {
            Shortcut shortcut = command.shortcut();
            if (shortcut != null
                    && shortcut.matches(event)
                    && command.possible().getAsBoolean()) {
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
            withView(view ->
                    entries.addAll(PaletteObjects.of(open.schemaProperty().get(), view.ways())));
        }
        for (RecentDatabase database : recent) {
            ConnectionProfile profile = database.profile();
            if (open == null || !open.database().profile().target().equals(profile.target())) {
                entries.add(new PaletteEntry(
                        PaletteEntry.Kind.DATABASE,
                        profile.name(),
                        profile::place,
                        "",
                        () -> Icons.of(Feather.DATABASE),
                        () -> reopen(profile)));
            }
        }
        for (Command command : all) {
            Shortcut shortcut = command.shortcut();
            if (command.possible().getAsBoolean() && shortcut != Shortcuts.PALETTE) {
                entries.add(new PaletteEntry(
                        PaletteEntry.Kind.COMMAND,
                        command.words(),
                        () -> "",
                        shortcut == null ? "" : shortcut.keyWords(),
                        () -> Icons.of(command.icon(), 16, "muted"),
                        command.action(),
                        command.also()));
            }
        }
        return entries;
    }

    private void reopen(ConnectionProfile profile) {
        window.leave(() -> window.welcomeModel().open(new RecentItem(profile, "", false)));
    }

    /** The shortcuts of the window. */
    ShortcutGroup shortcuts() {
        List<Shortcut> listed = new ArrayList<>();
        all.forEach(command -> {
            if (command.shortcut() != null) {
                listed.add(command.shortcut());
            }
        });
        listed.add(KeyboardUse.MENU);
        return new ShortcutGroup("Everywhere", listed);
    }

    private boolean isOpen() {
        return window.view() != null;
    }

    private boolean showsPages() {
        WorkspaceView view = window.view();
        return view != null && !view.hasFullPage();
    }

    private boolean canGoBack() {
        WorkspaceView view = window.view();
        return view != null && showsPages() && view.trail().canGoBack();
    }

    private boolean canGoForth() {
        WorkspaceView view = window.view();
        return view != null && showsPages() && view.trail().canGoForth();
    }

    private boolean hasObject() {
        WorkspaceView view = window.view();
        return view != null && showsPages() && view.ways().current().isPresent();
    }

    private boolean hasTable() {
        WorkspaceView view = window.view();
        return view != null && showsPages() && view.ways().currentTable().isPresent();
    }

    private boolean hasRoutines() {
        WorkspaceView view = window.view();
        return view != null && view.editing().hasRoutines();
    }

    private boolean canEditSql() {
        WorkspaceView view = window.view();
        return view != null
                && showsPages()
                && view.ways().current().filter(view.ways()::canEditSql).isPresent();
    }

    private Runnable onObject(BiConsumer<WorkspaceWays, ObjectRef> action) {
        return () -> withView(view -> view.ways().current().ifPresent(object -> action.accept(view.ways(), object)));
    }

    private Runnable on(Consumer<WorkspaceView> action) {
        return () -> withView(action);
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

    @Override
    public boolean canUndoApply() {
        Workspace open = window.workspaceProperty().get();
        return open != null && open.rowWork().undoApply().possibleProperty().get();
    }

    @Override
    public void undoApply() {
        withView(WorkspaceView::undoApply);
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

    private void showShortcuts() {
        window.showShortcuts(shortcuts());
    }

    @Override
    public void search() {
        window.search();
    }

    @Override
    public void toggleTree() {
        if (showsPages()) {
            withView(WorkspaceView::toggleTree);
        }
    }

    @Override
    public void toggleSide() {
        if (showsPages()) {
            withView(WorkspaceView::toggleSide);
        }
    }

    @Override
    public void showCompare() {
        withView(view -> view.ways().showCompare());
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
