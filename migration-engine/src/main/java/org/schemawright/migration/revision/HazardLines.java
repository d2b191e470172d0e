package org.schemawright.migration.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.schemawright.migration.plan.Hazard;
import org.schemawright.migration.plan.RowQuery;

/** The hazards of a revision as lines of its file's header: a line each, and below it one for each query. */
final class HazardLines {

    static final String UP = "hazard";
    static final String DOWN = "hazard-back";
    static final String ROWS = "hazard-rows";

    private HazardLines() {}

    /** A line of the header. */
    record Line(String key, String value) {}

    static List<Line> write(String key, List<NotedHazard> hazards) {
        List<Line> lines = new ArrayList<>();
        for (NotedHazard hazard : hazards) {
            lines.add(new Line(key, hazard.kind() + " " + escaped(hazard.words())));
            hazard.rows().forEach(rows -> lines.add(new Line(ROWS, escaped(rows.sql()))));
        }
        return lines;
    }

    /** What it does not understand it leaves out: the header is no part of what runs. */
    static List<NotedHazard> read(String key, List<Map.Entry<String, String>> header) {
        List<NotedHazard> hazards = new ArrayList<>();
        boolean open = false;
        for (Map.Entry<String, String> line : header) {
            String value = line.getValue();
            if (line.getKey().equals(ROWS) && open) {
                NotedHazard last = hazards.removeLast();
                List<RowQuery> rows = Stream.concat(last.rows().stream(), Stream.of(new RowQuery(unescaped(value))))
                        .toList();
                hazards.add(new NotedHazard(last.kind(), last.words(), rows));
            } else {
                int space = value.indexOf(' ');
                String kind = space < 0 ? value : value.substring(0, space);
                open = line.getKey().equals(key)
                        && Stream.of(Hazard.Kind.values())
                                .anyMatch(k -> k.name().equals(kind));
                if (open) {
                    String words = space < 0 ? "" : unescaped(value.substring(space + 1));
                    hazards.add(new NotedHazard(Hazard.Kind.valueOf(kind), words, List.of()));
                }
            }
        }
        return hazards;
    }

    /** On one line, with nothing that a comment cannot carry. */
    static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                default -> {
                    boolean plain = c >= 0x20 && c <= 0x7E
                            || c >= 0xA1 && c <= 0x1FFF
                            || c >= 0x2030 && c <= 0xD7FF
                            || c >= 0xE000 && c <= 0xFEFE
                            || c > 0xFFFF;
                    out.append(plain ? Character.toString(c) : String.format(Locale.ROOT, "\\u%04X", c));
                }
            }
        });
        return out.toString();
    }

    static String unescaped(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char next = c == '\\' && i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            String hex = next == 'u' && i + 6 <= text.length() ? text.substring(i + 2, i + 6) : "";
            if (next == 'n' || next == '\\') {
                out.append(next == 'n' ? '\n' : '\\');
                i++;
            } else if (hex.matches("[0-9A-F]{4}")) {
                out.append((char) Integer.parseInt(hex, 16));
                i += 5;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
