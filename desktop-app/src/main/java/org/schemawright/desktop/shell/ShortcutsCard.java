package org.schemawright.desktop.shell;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.schemawright.desktop.browse.ReviewView;
import org.schemawright.desktop.browse.RowGridView;
import org.schemawright.desktop.design.DesignView;
import org.schemawright.desktop.diagram.DiagramView;
import org.schemawright.desktop.migrate.MigrationsView;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.Kbd;
import org.schemawright.desktop.widget.Shortcut;
import org.schemawright.desktop.widget.ShortcutGroup;
import org.schemawright.desktop.widget.Texts;

/** All shortcuts at a glance, by the place where they work. */
final class ShortcutsCard extends VBox {

    private static final int HEIGHT = 560;
    private static final int COLUMN = 360;

    ShortcutsCard(ShortcutGroup everywhere, Runnable close) {
        getStyleClass().addAll("dialog-body", "shortcuts-card");
        setId("shortcuts");
        HBox columns = new HBox(
                column(everywhere, WelcomeView.shortcuts()),
                column(SchemaTree.shortcuts(), RowGridView.shortcuts(), DesignView.shortcuts()),
                column(DiagramView.shortcuts(), ReviewView.shortcuts(), MigrationsView.shortcuts()));
        columns.setSpacing(32);
        columns.getStyleClass().add("shortcuts-groups");
        ScrollPane scroll = new ScrollPane(columns);
        scroll.getStyleClass().add("shortcuts-scroll");
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.AS_NEEDED);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(HEIGHT);
        // So that arrow keys scroll where the window is low.
        scroll.setFocusTraversable(true);
        scroll.setAccessibleText("Shortcuts");
        HBox buttons = new HBox(Buttons.plain("Close", null, close));
        buttons.getStyleClass().add("dialog-buttons");
        getChildren().addAll(Texts.sectionTitle("Keyboard shortcuts"), scroll, buttons);
    }

    private static VBox column(ShortcutGroup... groups) {
        VBox column = new VBox(20);
        for (ShortcutGroup group : List.of(groups)) {
            VBox lines = new VBox(Texts.strong(group.place()));
            lines.getStyleClass().add("shortcuts-group");
            group.shortcuts().forEach(shortcut -> lines.getChildren().add(line(shortcut)));
            column.getChildren().add(lines);
        }
        column.setPrefWidth(COLUMN);
        return column;
    }

    private static Node line(Shortcut shortcut) {
        Label words = Texts.muted(shortcut.words());
        words.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(8, words, space);
        // That the number pad works too goes without saying.
        shortcut.keys().stream()
                .map(Kbd::words)
                .filter(keys -> !keys.startsWith("Numpad"))
                .distinct()
                .limit(2)
                .forEach(keys -> line.getChildren().add(new Kbd(keys)));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
