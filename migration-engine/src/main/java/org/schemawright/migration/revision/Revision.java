package org.schemawright.migration.revision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One step of a schema's history.
 *
 * @param id twelve hex digits; other letters and digits where it was written by others
 * @param parents the revisions it builds on: none for a base, two or more for a merge
 * @param message one line for people
 * @param author who made it
 * @param created when, to the second
 * @param dialect the engine its statements are for: {@code sqlite} or {@code postgresql}
 * @param dependsOn revisions of other branches that must be applied before it
 * @param branches labels of the branch that begins here; mostly none
 * @param steps what is run and recorded, in order; never empty
 * @param hazards what the way forward endangers, as far as it was noted
 * @param hazardsBack what the way back endangers, likewise
 * @param asides what a run keeps of what the way back takes away, to put it back when it goes forward again
 */
public record Revision(
        String id,
        List<String> parents,
        String message,
        String author,
        Instant created,
        String dialect,
        List<String> dependsOn,
        List<String> branches,
        List<Step> steps,
        List<NotedHazard> hazards,
        List<NotedHazard> hazardsBack,
        List<SetAside> asides) {
    public Revision {
        asides = List.copyOf(asides);
        hazards = List.copyOf(hazards);
        hazardsBack = List.copyOf(hazardsBack);
        parents = List.copyOf(parents);
        dependsOn = List.copyOf(dependsOn);
        branches = List.copyOf(branches);
        steps = List.copyOf(steps);
    }

    /** A revision of which no hazards were noted. */
    public Revision(
            String id,
            List<String> parents,
            String message,
            String author,
            Instant created,
            String dialect,
            List<String> dependsOn,
            List<String> branches,
            List<Step> steps) {
        this(
                id, parents, message, author, created, dialect, dependsOn, branches, steps, List.of(), List.of(),
                List.of());
    }

    /**
     * A revision on the one line of history.
     *
     * @param up the statements forward, each without a closing semicolon
     * @param down the statements back; empty where there is no way back
     */
    public Revision(
            String id,
            List<String> parents,
            String message,
            String author,
            Instant created,
            String dialect,
            List<String> up,
            List<String> down) {
        this(
                id,
                parents,
                message,
                author,
                created,
                dialect,
                List.of(),
                List.of(),
                Step.cut(id, author, dialect, up, down));
    }

    /** The same in another place of the history. */
    public Revision placed(List<String> onTopOf, List<String> needs, List<String> labels) {
        return new Revision(
                id, onTopOf, message, author, created, dialect, needs, labels, steps, hazards, hazardsBack, asides);
    }

    /**
     * The same with what is known of its hazards.
     *
     * @param guards asked before anything runs
     */
    public Revision withHazards(List<NotedHazard> up, List<NotedHazard> back, List<Guard> guards) {
        List<Step> guarded = new ArrayList<>(steps);
        guarded.set(0, steps.getFirst().guarded(guards));
        return new Revision(
                id, parents, message, author, created, dialect, dependsOn, branches, guarded, up, back, asides);
    }

    /** The same, of which things are kept on the way back. */
    public Revision keeping(List<SetAside> kept) {
        return new Revision(
                id, parents, message, author, created, dialect, dependsOn, branches, steps, hazards, hazardsBack, kept);
    }

    /** What people call it: its message, or its id where it has none. */
    public String title() {
        return message.isBlank() ? id : message;
    }

    /** The statements forward, in order, each without a closing semicolon. */
    public List<String> up() {
        return steps.stream().flatMap(s -> s.up().stream()).toList();
    }

    /** The statements back, in order; empty where there is no way back. */
    public List<String> down() {
        return steps.reversed().stream().flatMap(s -> s.down().stream()).toList();
    }

    /** Whether it can be taken back; a revision that does nothing, such as a merge, always can. */
    public boolean hasWayBack() {
        return steps.stream().allMatch(s -> s.up().isEmpty())
                || steps.stream().anyMatch(s -> !s.down().isEmpty());
    }
}
