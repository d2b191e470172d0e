package org.schemawright.desktop.widget;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/** Buttons by their weight. Their words are verbs. */
public final class Buttons {

    private Buttons() {}

    /** The next step; at most one in sight. */
    public static Button primary(String words, @Nullable Ikon icon, Runnable action) {
        return styled(button(words, icon, action), "accent");
    }

    /** One of several ways on. */
    public static Button plain(String words, @Nullable Ikon icon, Runnable action) {
        return button(words, icon, action);
    }

    /** What destroys something. */
    public static Button danger(String words, @Nullable Ikon icon, Runnable action) {
        return styled(button(words, icon, action), "danger");
    }

    /** A quiet one, without a frame. */
    public static Button flat(String words, @Nullable Ikon icon, Runnable action) {
        return styled(button(words, icon, action), "flat");
    }

    /** Only an icon; the words are its tooltip and what screen readers say. */
    public static Button icon(Ikon icon, String words, Runnable action) {
        return icon(Icons.of(icon), words, action);
    }

    /** Only a picture; the words are its tooltip and what screen readers say. */
    public static Button icon(Node picture, String words, Runnable action) {
        Button button = new Button("", picture);
        button.setOnAction(event -> action.run());
        button.setTooltip(new Tooltip(words));
        button.setAccessibleText(words);
        button.getStyleClass().addAll("flat", "icon-only");
        return button;
    }

    /** Words that lead somewhere. */
    public static Hyperlink link(String words, Runnable action) {
        Hyperlink link = new Hyperlink(words);
        link.setOnAction(event -> action.run());
        link.setMinWidth(Button.USE_PREF_SIZE);
        return link;
    }

    private static Button button(String words, @Nullable Ikon icon, Runnable action) {
        Button button = new Button(words, icon == null ? null : Icons.of(icon));
        button.setOnAction(event -> action.run());
        button.setMinWidth(Button.USE_PREF_SIZE);
        return button;
    }

    private static Button styled(Button button, String styleClass) {
        button.getStyleClass().add(styleClass);
        return button;
    }
}
