package org.schemawright.migration.revision;

import static org.schemawright.migration.revision.UnreadableRevisionException.form;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The comment lines at the top of a revision's file: what Liquibase has no place for, the parents above all. */
public final class RevisionHeader {

    private final Map<String, String> values;
    private final List<Map.Entry<String, String>> lines;

    private RevisionHeader(Map<String, String> values, List<Map.Entry<String, String>> lines) {
        this.values = values;
        this.lines = lines;
    }

    /** The comment lines before the first line that is none. */
    static RevisionHeader ofLines(String text, String comment) {
        Map<String, String> values = new HashMap<>();
        List<Map.Entry<String, String>> lines = new ArrayList<>();
        // One at a time: most of a file comes after its header.
        for (int at = 0; at < text.length(); ) {
            int end = text.indexOf('\n', at);
            String line = text.substring(at, end < 0 ? text.length() : end)
                    .replace("\uFEFF", "")
                    .strip();
            if (!line.startsWith(comment)) {
                break;
            }
            put(values, lines, line.substring(comment.length()));
            at = end < 0 ? text.length() : end + 1;
        }
        return new RevisionHeader(values, lines);
    }

    private static void put(Map<String, String> values, List<Map.Entry<String, String>> lines, String line) {
        int colon = line.indexOf(':');
        if (colon > 0) {
            String key = line.substring(0, colon).strip();
            String value = line.substring(colon + 1).strip();
            values.putIfAbsent(key, value);
            lines.add(Map.entry(key, value));
        }
    }

    /** Whether it has all that we write into it. */
    boolean isWhole() {
        return values.keySet().containsAll(List.of("revision", "author", "created"));
    }

    String id() throws UnreadableRevisionException {
        String id = required("revision");
        if (!id.matches("[0-9A-Za-z_-]+")) {
            throw form("its revision id has characters other than letters and digits");
        }
        return id;
    }

    String author() throws UnreadableRevisionException {
        return required("author");
    }

    /** What is said under a name; empty where the header does not have it. */
    public Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key)).filter(v -> !v.isEmpty());
    }

    /** The names behind a key, which commas separate. */
    public List<String> names(String key) {
        return list(values.getOrDefault(key, ""));
    }

    Revision revision(String dialect, List<Step> steps) throws UnreadableRevisionException {
        return new Revision(
                id(),
                names("parents"),
                values.getOrDefault("message", ""),
                author(),
                created(),
                dialect,
                names("depends-on"),
                names("branch"),
                steps,
                HazardLines.read(HazardLines.UP, lines),
                HazardLines.read(HazardLines.DOWN, lines),
                AsideLines.read(lines));
    }

    Instant created() throws UnreadableRevisionException {
        try {
            return Instant.parse(required("created"));
        } catch (DateTimeException e) {
            throw form("its line “created:” is no time such as 2026-11-20T19:12:00Z");
        }
    }

    private String required(String key) throws UnreadableRevisionException {
        return value(key).orElseThrow(() -> form("it has no line “# " + key + ":” at its top"));
    }

    static List<String> list(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }
}
