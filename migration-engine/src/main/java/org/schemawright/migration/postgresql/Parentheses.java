package org.schemawright.migration.postgresql;

/** The parentheses that PostgreSQL writes around a whole expression. */
final class Parentheses {

    private Parentheses() {}

    /** The expression without the pairs around all of it; as it is where the first and the last are no pair. */
    static String strip(String expression) {
        String inner = stripOne(expression);
        return inner.length() == expression.length() ? expression : strip(inner);
    }

    private static String stripOne(String expression) {
        if (!expression.startsWith("(") || !expression.endsWith(")")) {
            return expression;
        }
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0 && i < expression.length() - 1) {
                return expression;
            }
        }
        return expression.substring(1, expression.length() - 1);
    }
}
