package org.schemawright.desktop.widget;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** Labels by their role. */
public final class Texts {

    private Texts() {}

    public static Label plain(String text) {
        return new Label(text);
    }

    public static Label strong(String text) {
        return styled(text, "strong");
    }

    public static Label muted(String text) {
        return styled(text, "muted");
    }

    /** Muted and 12 px. */
    public static Label hint(String text) {
        Label label = styled(text, "muted");
        label.getStyleClass().add("small-text");
        return label;
    }

    public static Label mono(String text) {
        return styled(text, "mono");
    }

    public static Label pageTitle(String text) {
        return styled(text, "page-title");
    }

    public static Label sectionTitle(String text) {
        return styled(text, "section-title");
    }

    /** The same label over as many lines as it needs; what is beside it does not squeeze it. */
    public static Label wrapped(Label label) {
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** Words over as many lines as they need; the style class may be empty. */
    public static Label wrapped(String words, String styleClass) {
        return wrapped(styleClass.isEmpty() ? plain(words) : styled(words, styleClass));
    }

    private static Label styled(String text, String styleClass) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        return label;
    }
}
