package org.schemawright.desktop.rows;

import java.util.ArrayList;
import java.util.List;

/**
 * A value as typed.
 *
 * @param text without the quotes around it
 * @param quoted whether it stood in double quotes, and so is nothing but a text
 */
record Quoted(String text, boolean quoted) {

    /** One value; a quote inside quotes is written twice. */
    static Quoted of(String typed) {
        String text = typed.strip();
        int last = text.length() - 1;
        if (last < 1 || text.charAt(0) != '"' || text.charAt(last) != '"') {
            return new Quoted(text, false);
        }
        String inside = text.substring(1, last);
        // Quotes that stand alone inside are part of a text that merely begins and ends with one.
        return inside.replace("\"\"", "").indexOf('"') >= 0
                ? new Quoted(text, false)
                : new Quoted(inside.replace("\"\"", "\""), true);
    }

    /** The values between commas that stand outside of quotes. */
    static List<Quoted> list(String typed) {
        List<Quoted> items = new ArrayList<>();
        String rest = typed;
        int comma = outside(rest, ",");
        while (comma >= 0) {
            items.add(of(rest.substring(0, comma)));
            rest = rest.substring(comma + 1);
            comma = outside(rest, ",");
        }
        items.add(of(rest));
        return items;
    }

    /** Where something stands outside of quotes; -1 for nowhere. A quote that is not closed quotes nothing. */
    static int outside(String text, String wanted) {
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith(wanted, at)) {
                return at;
            }
            boolean opens = text.charAt(at) == '"' && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)));
            int close = opens ? text.indexOf('"', at + 1) : -1;
            at = close < 0 ? at + 1 : close + 1;
        }
        return -1;
    }
}
