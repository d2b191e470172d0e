package org.schemawright.desktop.widget;

import javafx.scene.control.Label;

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

    private static Label styled(String text, String styleClass) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        return label;
    }
}
