package org.schemawright.migration.postgresql;

/** The parentheses that PostgreSQL writes around a whole expression, and those in its texts. */
final class Parentheses {

    private Parentheses() {}

    /** The expression without the pairs around all of it; as it is where the first and the last are no pair. */
    static String strip(String expression) {
        boolean pair = expression.startsWith("(") && closing(expression, 0) == expression.length() - 1;
        return pair ? strip(expression.substring(1, expression.length() - 1)) : expression;
    }

    /** Where the parenthesis that opens at a place is closed; the length of the text where it is not. */
    static int closing(String sql, int open) {
        return next(sql, open + 1, ')');
    }

    /** The next of a character that stands in no quotes and no parentheses; the length of the text where there is none. */
    static int next(String sql, int from, char wanted) {
        int depth = 0;
        char quote = 0;
        for (int i = from; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (depth == 0 && c == wanted) {
                return i;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']') {
                depth--;
            }
        }
        return sql.length();
    }
}
