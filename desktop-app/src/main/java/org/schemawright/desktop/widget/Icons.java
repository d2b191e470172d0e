package org.schemawright.desktop.widget;

import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The pictures of the house; each call makes a new node. Colour comes from the place where the icon stands. */
public final class Icons {

    private static final String TABLE = "M2.5 2.5 h11 v11 h-11 z M2.5 6.2 h11 M2.5 9.85 h11 M6.4 6.2 v7.3";

    private Icons() {}

    /** An icon of 16 px. */
    public static FontIcon of(Ikon icon) {
        return of(icon, 16);
    }

    /** An icon of 14, 16, 20 or 28 px. */
    public static FontIcon of(Ikon icon, int size) {
        FontIcon node = new FontIcon(icon);
        node.setIconSize(size);
        node.getStyleClass().add("icon-" + size);
        return node;
    }

    /** An icon with a further style class, such as {@code muted} or {@code danger-text}. */
    public static FontIcon of(Ikon icon, int size, String styleClass) {
        FontIcon node = of(icon, size);
        node.getStyleClass().add(styleClass);
        return node;
    }

    /** A table of 16 px; Feather has none. */
    public static Node table() {
        SVGPath path = new SVGPath();
        path.setContent(TABLE);
        path.getStyleClass().add("table-icon");
        StackPane box = new StackPane(path);
        box.setMinSize(16, 16);
        box.setMaxSize(16, 16);
        return box;
    }

    /** The primary key, violet, of 14 px. */
    public static FontIcon key() {
        return of(Feather.KEY, 14, "key");
    }

    /** A reference to another table, violet, of 14 px. */
    public static FontIcon link() {
        return of(Feather.LINK_2, 14, "key");
    }
}
