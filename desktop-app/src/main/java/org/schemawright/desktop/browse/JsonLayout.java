package org.schemawright.desktop.browse;

/** Lays JSON out in lines. Only the space between its parts changes: numbers, escapes and double keys stay as they are. */
final class JsonLayout {

    private static final String STEP = "  ";

    private final String json;
    private final StringBuilder out = new StringBuilder();
    private int depth;

    private JsonLayout(String json) {
        this.json = json;
    }

    /** In lines; a text that is no JSON comes out as something that is none either. */
    static String pretty(String json) {
        return new JsonLayout(json).laidOut();
    }

    private String laidOut() {
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            switch (c) {
                case '"' -> {
                    int end = endOfText(i);
                    out.append(json, i, end);
                    i = end - 1;
                }
                case '{', '[' -> {
                    int next = nextPart(i + 1);
                    if (next < json.length() && (json.charAt(next) == '}' || json.charAt(next) == ']')) {
                        out.append(c).append(json.charAt(next));
                        i = next;
                    } else {
                        out.append(c);
                        depth++;
                        line();
                    }
                }
                case '}', ']' -> {
                    depth = Math.max(0, depth - 1);
                    line();
                    out.append(c);
                }
                case ',' -> {
                    out.append(c);
                    line();
                }
                case ':' -> out.append(": ");
                case ' ', '\t', '\n', '\r' -> {}
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    private void line() {
        out.append('\n').append(STEP.repeat(depth));
    }

    private int nextPart(int from) {
        int at = from;
        while (at < json.length() && Character.isWhitespace(json.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Behind the closing quote, or at the end where there is none. */
    private int endOfText(int quote) {
        for (int i = quote + 1; i < json.length(); i++) {
            if (json.charAt(i) == '\\') {
                i++;
            } else if (json.charAt(i) == '"') {
                return i + 1;
            }
        }
        return json.length();
    }
}
