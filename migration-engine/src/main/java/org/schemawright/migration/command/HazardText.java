package org.schemawright.migration.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.HazardFacts;
import org.schemawright.migration.plan.Hazard;
import org.schemawright.migration.revision.NotedHazard;
import org.schemawright.migration.run.RowsFound;
import org.schemawright.migration.run.RunHazard;

/** Hazards with their facts as lines for people and as values for scripts. */
record HazardText(List<Told> hazards) {

    /**
     * One of them.
     *
     * @param revision the id of the revision that it is of; null where there is none yet
     * @param mustBeAccepted whether something is lost that a person has to say is meant
     */
    record Told(
            @Nullable String revision, Hazard.Kind kind, String words, boolean mustBeAccepted, List<RowsFound> found) {}

    /** Of a plan; its revision is for other databases too, which may have rows where this one has none. */
    static HazardText ofPlan(List<HazardFacts> facts) {
        return new HazardText(facts.stream()
                .map(f -> new Told(
                        null,
                        f.hazard().kind(),
                        f.hazard().words(),
                        f.hazard().kind().destroysData(),
                        f.found()))
                .toList());
    }

    /** Of a run in one database; what no row is concerned by is left out. */
    static HazardText ofRun(List<RunHazard> hazards) {
        return new HazardText(hazards.stream()
                .filter(h -> !h.isHarmless())
                .map(h -> new Told(
                        h.revision().id(), h.hazard().kind(), h.hazard().words(), h.mustBeAccepted(), h.found()))
                .toList());
    }

    /** The sentences, with what was found below each. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Told told : hazards) {
            lines.add((told.revision() == null ? "" : told.revision() + "  ") + told.kind() + ": " + told.words());
            told.found().forEach(found -> lines.addAll(lines(found)));
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

    /** What is to be typed so that nothing is lost unasked; empty where nothing is left to be accepted. */
    String toType(Collection<String> accepted) {
        TreeSet<String> names = new TreeSet<>();
        hazards.stream()
                .filter(Told::mustBeAccepted)
                .map(told -> told.kind().name())
                .filter(name -> !accepted.contains(name))
                .forEach(names::add);
        return names.isEmpty() ? "" : "--accept " + String.join(" --accept ", names);
    }

    /** For scripts. */
    List<Object> values() {
        List<Object> values = new ArrayList<>();
        for (Told told : hazards) {
            values.add(JsonText.object(
                    "revision", told.revision(),
                    "kind", told.kind(),
                    "words", told.words(),
                    "mustBeAccepted", told.mustBeAccepted(),
                    "rows", told.found().stream().map(HazardText::value).toList()));
        }
        return values;
    }

    private static Object value(RowsFound found) {
        return JsonText.object(
                "count", found.unknown() == null ? found.count() : null,
                "more", found.more(),
                "unknown", found.unknown(),
                "columns", found.columns(),
                "first", found.first(),
                "query", found.query().sql());
    }

    /** What a revision notes, without a database to look at. */
    static List<Object> values(List<NotedHazard> noted) {
        return noted.stream()
                .map(h -> (Object) JsonText.object(
                        "kind", h.kind(),
                        "words", h.words(),
                        "queries", h.rows().stream().map(r -> r.sql()).toList()))
                .toList();
    }
}
