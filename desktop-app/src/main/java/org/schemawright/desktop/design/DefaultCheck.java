package org.schemawright.desktop.design;

import java.util.Locale;
import java.util.regex.Pattern;
import org.schemawright.migration.schema.ColumnType;

/** Says in a sentence what is wrong with the SQL of a default; empty when nothing is. */
final class DefaultCheck {

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?|0[xX][0-9a-fA-F]+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_ -]*");
    private static final Pattern KNOWN =
            Pattern.compile("null|true|false|current_(date|time|timestamp|user)|localtime(stamp)?|session_user|user");

    private DefaultCheck() {}

    /** Checks a default as typed; an empty one is none and always fits. */
    static String problem(ColumnType type, String sql) {
        String text = sql.strip();
        if (text.isEmpty()) {
            return "";
        }
        String form = form(text);
        if (!form.isEmpty()) {
            return form;
        }
        if (WORD.matcher(text).matches()
                && !KNOWN.matcher(text.toLowerCase(Locale.ROOT)).matches()) {
            return "A text stands in single quotes: '" + text + "'.";
        }
        boolean isText = text.startsWith("'") && text.endsWith("'") && text.length() > 1;
        String inside = isText ? text.substring(1, text.length() - 1) : "";
        if (type.kind().isNumber() && isText && !NUMBER.matcher(inside.strip()).matches()) {
            return "The column holds numbers, and " + text + " is none.";
        }
        return "";
    }

    private static String form(String text) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && c == ')') {
                depth--;
                if (depth < 0) {
                    return "There is a closing parenthesis too many.";
                }
            } else if (!quoted && c == ';') {
                return "A default is one expression, without a semicolon.";
            }
        }
        if (quoted) {
            return "A single quote is not closed.";
        }
        return depth > 0 ? "A parenthesis is not closed." : "";
    }
}
