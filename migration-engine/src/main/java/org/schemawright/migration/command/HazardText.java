package org.schemawright.migration.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.schemawright.migration.HazardFacts;
import org.schemawright.migration.run.RowsFound;

/** Hazards with their facts as lines for people and as values for scripts. */
record HazardText(List<HazardFacts> facts) {

    /** The sentences, with what was found below each. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (HazardFacts fact : facts) {
            lines.add(fact.hazard().kind() + ": " + fact.hazard().words());
            fact.found().forEach(found -> lines.addAll(lines(found)));
        }
        return lines;
    }

    private static List<String> lines(RowsFound found) {
        List<String> lines = new ArrayList<>();
        List<String> examples = found.examples();
        lines.add("  " + found.number()
                + (found.unknown() != null ? "" : examples.isEmpty() ? " now." : " now, such as:"));
        examples.forEach(example -> lines.add("    " + example));
        if (!found.isNone()) {
            lines.add("  See them: " + found.query().sql().replace("\n", "\n    ") + ";");
        }
        return lines;
    }

    /**
     * What is to be typed so that nothing is lost unasked; empty where nothing is left to be accepted.
     *
     * @param anywhere whether it is for other databases too, which may have rows where this one has none
     */
    String toType(Collection<String> accepted, boolean anywhere) {
        TreeSet<String> names = new TreeSet<>();
        facts.stream()
                .filter(f -> anywhere ? f.hazard().kind().destroysData() : f.mustBeAccepted())
                .map(f -> f.hazard().kind().name())
                .filter(name -> !accepted.contains(name))
                .forEach(names::add);
        return names.isEmpty() ? "" : "--accept " + String.join(" --accept ", names);
    }

    /** For scripts. */
    List<Object> values() {
        List<Object> values = new ArrayList<>();
        for (HazardFacts fact : facts) {
            values.add(JsonText.object(
                    "kind", fact.hazard().kind(),
                    "words", fact.hazard().words(),
                    "mustBeAccepted", fact.mustBeAccepted(),
                    "rows", fact.found().stream().map(HazardText::value).toList()));
        }
        return values;
    }

    static Object value(RowsFound found) {
        return JsonText.object(
                "count", found.unknown() == null ? found.count() : null,
                "more", found.more(),
                "unknown", found.unknown(),
                "columns", found.columns(),
                "first", found.first(),
                "query", found.query().sql());
    }
}
