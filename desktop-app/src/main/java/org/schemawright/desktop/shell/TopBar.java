package org.schemawright.desktop.shell;

import java.util.Locale;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.connection.ConnectionProfile;
import org.schemawright.desktop.widget.Badge;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.Kbd;
import org.schemawright.desktop.widget.Nodes;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.desktop.widget.Theme;
import org.schemawright.desktop.widget.Tone;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.run.DatabaseStatus;

/** The top of the window: which database, one field to find everything, where its migrations stand, the theme. */
final class TopBar extends StackPane {

    private final WindowActions actions;
    private final Label searchWords = Texts.muted("");
    private final HBox left = new HBox(8);
    private final HBox state = new HBox();
    private final InvalidationListener showState = observable -> showState();
    private final Button sideButton;
    private @Nullable Workspace workspace;

    TopBar(Theme theme, WindowActions actions) {
        this.actions = actions;
        getStyleClass().add("top-bar");
        left.setAlignment(Pos.CENTER_LEFT);
        left.setMinWidth(0);
        state.setAlignment(Pos.CENTER_RIGHT);
        sideButton = Buttons.icon(Icons.of(Feather.SIDEBAR), Shortcuts.SIDE_PANEL.tip(), actions::toggleSide);
        sideButton.getGraphic().setRotate(180);
        sideButton.setId("toggle-side");
        HBox right = new HBox(6, state, sideButton, themeButton(theme));
        right.setAlignment(Pos.CENTER_RIGHT);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        // It lies above the search, whose clicks it must not take.
        space.setMouseTransparent(true);
        HBox ends = new HBox(8, left, space, right);
        ends.setAlignment(Pos.CENTER);
        ends.setPickOnBounds(false);
        Button search = search();
        // The field stays in the middle of the window, and gives way when the ends need its place.
        search.prefWidthProperty().bind(widthProperty().multiply(0.31));
        getChildren().addAll(search, ends);
        showWelcome();
    }

    /** Shows that no database is open. */
    void showWelcome() {
        follow(null);
        StackPane logo = new StackPane(Icons.of(Feather.LAYERS, 14));
        logo.getStyleClass().add("logo");
        left.getChildren().setAll(logo, Texts.strong("Schemawright"));
        searchWords.setText("Search recent databases, commands");
        Nodes.show(sideButton, false);
        showState();
    }

    /** Shows an open database. */
    void show(Workspace opened) {
        follow(opened);
        ConnectionProfile profile = opened.database().profile();
        Button tree = Buttons.icon(Feather.SIDEBAR, Shortcuts.TREE.tip(), actions::toggleTree);
        tree.setId("toggle-tree");
        Label name = Texts.strong(profile.name());
        name.setMinWidth(48);
        Button database = new Button(
                "", new HBox(8, Icons.of(Feather.DATABASE), name, place(profile), Icons.of(Feather.CHEVRON_DOWN, 14)));
        database.getStyleClass().addAll("flat", "database-button");
        database.setId("database-menu");
        database.setTooltip(new Tooltip(profile.place()));
        database.setAccessibleText("Database " + profile.name());
        ((HBox) database.getGraphic()).setAlignment(Pos.CENTER_LEFT);
        database.setOnAction(event -> menu().show(database, Side.BOTTOM, 0, 4));
        left.getChildren().setAll(tree, database, DatabaseBadges.environment(profile.environment()));
        String readOnly = opened.database().readOnlyReason();
        if (!readOnly.isEmpty()) {
            Badge badge = new Badge("read-only", Tone.NEUTRAL, Icons.of(Feather.LOCK, 14));
            badge.setTooltip(new Tooltip(readOnly));
            left.getChildren().add(badge);
        }
        searchWords.setText("Search tables, columns, commands");
        Nodes.show(sideButton, true);
        showState();
    }

    private static Node place(ConnectionProfile profile) {
        return Texts.muted(profile instanceof ConnectionProfile.PostgresServer server ? server.place() : "");
    }

    private ContextMenu menu() {
        MenuItem close = new MenuItem("Close this database", Icons.of(Feather.LOG_OUT));
        close.setOnAction(event -> actions.closeDatabase());
        MenuItem refresh = new MenuItem("Read the schema again", Icons.of(Feather.REFRESH_CW));
        refresh.setAccelerator(Shortcuts.REFRESH.shown());
        refresh.setOnAction(event -> actions.refresh());
        MenuItem open = new MenuItem("Open another database\u2026", Icons.of(Feather.FOLDER));
        open.setAccelerator(Shortcuts.OPEN.shown());
        open.setOnAction(event -> actions.openAnother());
        MenuItem compare = new MenuItem("Compare with another schema\u2026", Icons.of(Feather.SHUFFLE));
        compare.setOnAction(event -> actions.showCompare());
        MenuItem undo = new MenuItem("Undo last Apply", Icons.of(Feather.ROTATE_CCW));
        undo.setOnAction(event -> actions.undoApply());
        ContextMenu menu = new ContextMenu(open, refresh, compare, undo, close);
        menu.setOnShowing(event -> undo.setDisable(!actions.canUndoApply()));
        return menu;
    }

    private Button search() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox inside = new HBox(
                8, Icons.of(Feather.SEARCH, 14, "muted"), searchWords, space, new Kbd(Shortcuts.PALETTE.shown()));
        inside.setAlignment(Pos.CENTER_LEFT);
        Button button = new Button("", inside);
        button.setId("search");
        button.getStyleClass().add("search-button");
        button.setAccessibleText("Search");
        button.setTooltip(new Tooltip(Shortcuts.PALETTE.tip()));
        button.setOnAction(event -> actions.search());
        inside.prefWidthProperty().bind(button.widthProperty().subtract(20));
        return button;
    }

    private static Button themeButton(Theme theme) {
        Button button = Buttons.icon(Feather.MOON, Shortcuts.THEME.tip(), theme::toggle);
        button.setId("toggle-theme");
        Runnable show = () -> button.setGraphic(Icons.of(theme.isDark() ? Feather.SUN : Feather.MOON));
        theme.darkProperty().addListener(observable -> show.run());
        show.run();
        return button;
    }

    private void follow(@Nullable Workspace opened) {
        if (workspace != null) {
            workspace.migrations().statusProperty().removeListener(showState);
        }
        workspace = opened;
        if (opened != null) {
            opened.migrations().statusProperty().addListener(showState);
        }
    }

    private void showState() {
        DatabaseStatus status = workspace == null
                ? null
                : workspace.migrations().statusProperty().get();
        state.getChildren().clear();
        if (status == null) {
            return;
        }
        MigrationState words = MigrationState.of(status);
        Button button = Buttons.flat(words.words(), Feather.GIT_COMMIT, actions::showMigrations);
        button.setId("migration-state");
        button.getStyleClass().addAll("migration-state", words.tone().name().toLowerCase(Locale.ROOT));
        button.setTooltip(new Tooltip(words.explanation() + " (" + Shortcuts.MIGRATIONS.keyWords() + ")"));
        state.getChildren().add(button);
    }
}
