package org.schemawright.desktop.widget;

import javafx.scene.control.Label;

/** Labels by their role, and numbers as people read them. */
public final class Texts {

    /** A quarter of an em: wide enough to be seen at 12 px, where a thin space nearly vanishes. */
    private static final char GROUP_SPACE = '\u2005';

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

    /** A number with spaces between thousands. */
    public static String grouped(long number) {
        String digits = Long.toString(Math.abs(number));
        StringBuilder text = new StringBuilder(digits);
        for (int at = digits.length() - 3; at > 0; at -= 3) {
            text.insert(at, GROUP_SPACE);
        }
        return number < 0 ? "-" + text : text.toString();
    }

    /** A number with its noun: {@code 1 row}, {@code 3 rows}. */
    public static String count(long number, String noun) {
        return count(number, noun, noun + "s");
    }

    /** A number with its noun where the plural is irregular. */
    public static String count(long number, String one, String many) {
        return grouped(number) + " " + (number == 1 ? one : many);
    }

    private static Label styled(String text, String styleClass) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        return label;
    }
}
