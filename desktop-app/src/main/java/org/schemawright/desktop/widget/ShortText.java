package org.schemawright.desktop.widget;

/** Texts cut to a length, with an ellipsis that says so. */
public final class ShortText {

    private static final String ELLIPSIS = "…";

    private ShortText() {}

    /** The text, or as much of its beginning as fits with the ellipsis into so many characters; never half of one. */
    public static String of(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Math.max(0, most - ELLIPSIS.length());
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end).stripTrailing() + ELLIPSIS;
    }

    /** The same in one line, with one space where there is space of any kind. */
    public static String line(String text, int most) {
        return of(text.replaceAll("\\s+", " ").strip(), most);
    }
}
