package org.schemawright.desktop;

import java.nio.file.Path;
import java.util.function.Supplier;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.connection.DatabaseOpener;
import org.schemawright.desktop.connection.ProfileStore;
import org.schemawright.desktop.connection.Secrets;
import org.schemawright.desktop.settings.SettingsStore;
import org.schemawright.desktop.shell.MainWindow;
import org.schemawright.desktop.shell.Openings;
import org.schemawright.desktop.task.Background;
import org.schemawright.desktop.task.ThreadedBackground;
import org.schemawright.desktop.widget.FileDialogs;
import org.schemawright.desktop.widget.NativeFileDialogs;
import org.schemawright.desktop.widget.Theme;
import org.schemawright.desktop.workspace.WorkspaceOpener;
import org.schemawright.migration.postgresql.PostgresqlDialect;
import org.schemawright.migration.sqlite.SqliteDialect;

/** The one place that builds the program's objects, and closes them in reverse. Made on the JavaFX thread. */
public final class AppContext implements AutoCloseable {

    private final Background background = new ThreadedBackground();
    private final Secrets secrets = new Secrets();
    private final Theme theme;
    private final MainWindow window;

    /**
     * The program with its settings in a folder, which need not exist.
     *
     * @param owner the window above which file dialogs open
     */
    public AppContext(Path settingsFolder, Supplier<@Nullable Window> owner) {
        this(settingsFolder, new NativeFileDialogs(owner, null));
    }

    /** The program with other file dialogs. */
    public AppContext(Path settingsFolder, FileDialogs dialogs) {
        SettingsStore settings = new SettingsStore(settingsFolder);
        theme = new Theme(settings.flag("dark", false));
        DatabaseOpener opener = new DatabaseOpener(new SqliteDialect(), new PostgresqlDialect());
        Openings openings = new Openings(
                new WorkspaceOpener(opener, background, settingsFolder),
                new Openings.Connections(opener, new ProfileStore(settingsFolder), secrets),
                background,
                settingsFolder.resolve("sample"));
        window = new MainWindow(theme, background, openings, dialogs, settings);
    }

    public MainWindow window() {
        return window;
    }

    public Theme theme() {
        return theme;
    }

    public Background background() {
        return background;
    }

    @Override
    public void close() {
        window.close();
        background.close();
        secrets.close();
    }
}
