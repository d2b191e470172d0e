package org.schemawright.migration.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is set aside as lines of a file's header: a line for each table that keeps, and below it one for each statement. */
final class AsideLines {

    private static final String SIDE = "aside";
    private static final String KEEP = "aside-keep";
    private static final String BACK = "aside-back";
    private static final String GO = "aside-go";

    private AsideLines() {}

    static List<HazardLines.Line> write(List<SetAside> asides) {
        List<HazardLines.Line> lines = new ArrayList<>();
        for (SetAside aside : asides) {
            lines.add(line(SIDE, aside.side()));
            aside.keep().forEach(sql -> lines.add(line(KEEP, sql)));
            aside.putBack().forEach(sql -> lines.add(line(BACK, sql)));
            aside.letGo().forEach(sql -> lines.add(line(GO, sql)));
        }
        return lines;
    }

    private static HazardLines.Line line(String key, String text) {
        return new HazardLines.Line(key, HazardLines.escaped(text));
    }

    static List<SetAside> read(List<Map.Entry<String, String>> header) {
        List<SetAside> asides = new ArrayList<>();
        for (Map.Entry<String, String> line : header) {
            String text = HazardLines.unescaped(line.getValue());
            if (line.getKey().equals(SIDE)) {
                asides.add(new SetAside(text, List.of(), List.of(), List.of()));
            } else if (!asides.isEmpty()) {
                SetAside last = asides.getLast();
                asides.set(
                        asides.size() - 1,
                        switch (line.getKey()) {
                            case KEEP ->
                                new SetAside(last.side(), and(last.keep(), text), last.putBack(), last.letGo());
                            case BACK ->
                                new SetAside(last.side(), last.keep(), and(last.putBack(), text), last.letGo());
                            case GO -> new SetAside(last.side(), last.keep(), last.putBack(), and(last.letGo(), text));
                            default -> last;
                        });
            }
        }
        return asides;
    }

    private static List<String> and(List<String> statements, String one) {
        return Stream.concat(statements.stream(), Stream.of(one)).toList();
    }
}
