package org.schemawright.desktop.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's arrays as text: <code>{1,NULL,"a b"}</code>. Reads far enough to say what is wrong and where. */
public final class PostgresArray {

    private static final Pattern BOUNDS = Pattern.compile("(\\[-?\\d+:-?\\d+])+=");

    private final String text;
    private final List<@Nullable String> elements = new ArrayList<>();
    private int at;
    private boolean nested;
    private String problem = "";

    private PostgresArray(String text) {
        this.text = text;
        var bounds = BOUNDS.matcher(text);
        this.at = bounds.lookingAt() ? bounds.end() : 0;
        skipSpace();
        if (at >= text.length() || text.charAt(at) != '{') {
            wrong("a brace has to open the list", at);
            return;
        }
        list();
        skipSpace();
        if (problem.isEmpty() && at < text.length()) {
            wrong("something follows the closing brace", at);
        }
    }

    /** What is wrong with a text and where, as part of a sentence; empty where it is an array. */
    static String problem(String text) {
        return new PostgresArray(text).problem;
    }

    /** All elements, those of inner arrays in their order; null is NULL. */
    static List<@Nullable String> elements(String text) {
        return new PostgresArray(text).elements;
    }

    /** A list of texts, an element a line; empty where it cannot be shown like that: inner arrays, elements in lines. */
    public static Optional<String> lines(String text) {
        PostgresArray array = new PostgresArray(text);
        boolean plain = array.problem.isEmpty()
                && !array.nested
                && text.startsWith("{")
                && array.elements.stream().noneMatch(e -> e != null && e.indexOf('\n') >= 0);
        return plain
                ? Optional.of(array.elements.stream().map(PostgresArray::line).collect(Collectors.joining("\n")))
                : Optional.empty();
    }

    /** The array of lines as {@link #lines} writes them; empty lines are no elements. */
    public static String ofLines(String lines) {
        return lines.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.equals("NULL")
                        ? line
                        : line.length() > 1 && line.startsWith("\"") && line.endsWith("\"") ? line : quoted(line))
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** As it is where that cannot be taken for something else. */
    private static String line(@Nullable String element) {
        if (element == null) {
            return "NULL";
        }
        boolean plain = !element.isBlank()
                && element.equals(element.strip())
                && !element.equalsIgnoreCase("NULL")
                && !element.startsWith("\"");
        return plain ? element : quoted(element);
    }

    private static String quoted(String element) {
        return '"' + element.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private void list() {
        int opened = at++;
        skipSpace();
        if (at < text.length() && text.charAt(at) == '}') {
            at++;
            return;
        }
        while (problem.isEmpty()) {
            skipSpace();
            if (at >= text.length()) {
                wrong("this brace is not closed", opened);
            } else if (text.charAt(at) == '{') {
                nested = true;
                list();
            } else {
                element();
            }
            skipSpace();
            if (!problem.isEmpty()) {
                return;
            }
            char next = at < text.length() ? text.charAt(at) : 0;
            at++;
            if (next == '}') {
                return;
            }
            if (next == 0) {
                wrong("this brace is not closed", opened);
            } else if (next != ',') {
                wrong("a comma or a closing brace is missing", at - 1);
            }
        }
    }

    private void element() {
        if (text.charAt(at) == '"') {
            quotedElement();
            return;
        }
        int from = at;
        StringBuilder element = new StringBuilder();
        boolean escaped = false;
        while (at < text.length() && ",{}\"".indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                escaped = true;
                at++;
            }
            element.append(text.charAt(at++));
        }
        String read = element.toString().strip();
        if (read.isEmpty()) {
            wrong("an element is missing", from);
        } else if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '{')) {
            wrong("this has to stand in quotes", at);
        }
        elements.add(!escaped && read.equalsIgnoreCase("NULL") ? null : read);
    }

    private void quotedElement() {
        int from = at++;
        StringBuilder element = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            element.append(text.charAt(at++));
        }
        if (at >= text.length()) {
            wrong("this quote is not closed", from);
        }
        at++;
        elements.add(element.toString());
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private void wrong(String what, int place) {
        if (problem.isEmpty()) {
            problem = "at character " + (place + 1) + " " + what;
        }
    }
}
