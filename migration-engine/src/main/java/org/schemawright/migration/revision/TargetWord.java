package org.schemawright.migration.revision;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a person wrote for a revision, taken apart.
 *
 * @param word as written
 * @param branch what stands before {@code @}; null where nothing does
 * @param name {@code head}, {@code heads}, {@code base}, {@code current}, a whole id, or empty where only a number stands
 * @param steps how many forward from there; negative for back
 */
record TargetWord(String word, @Nullable String branch, String name, int steps) {

    private static final List<String> WORDS = List.of("head", "heads", "base", "current");
    private static final Pattern STEPS = Pattern.compile("(.*?)([+-]\\d{1,6})");

    /** Whether it counts from where the database stands. */
    boolean isRelative() {
        return name.isEmpty();
    }

    static TargetWord parse(String written, RevisionGraph graph) throws UnclearTargetException {
        String word = written.strip();
        if (word.isEmpty()) {
            throw new UnclearTargetException("No revision is named. Use head, base, or the beginning of an id.");
        }
        // Ids of others may hold what would otherwise be a number of steps.
        if (graph.find(word).isPresent()) {
            return new TargetWord(written, null, word, 0);
        }
        int at = word.indexOf('@');
        String branch = at <= 0 ? null : word.substring(0, at);
        String rest = word.substring(at + 1);
        Optional<String> whole = named(rest, graph, false);
        if (whole.isPresent()) {
            return new TargetWord(written, branch(branch, graph), whole.get(), 0);
        }
        Matcher counted = STEPS.matcher(rest);
        if (!counted.matches()) {
            return new TargetWord(
                    written, branch(branch, graph), named(rest, graph, true).orElseThrow(), 0);
        }
        int steps = Integer.parseInt(String.valueOf(counted.group(2)));
        String name = String.valueOf(counted.group(1));
        return new TargetWord(
                written,
                branch(branch, graph),
                name.isEmpty() ? "" : named(name, graph, true).orElseThrow(),
                steps);
    }

    /** A label stands for itself; else it is the beginning of the id of one of the branch's revisions. */
    private static @Nullable String branch(@Nullable String branch, RevisionGraph graph) throws UnclearTargetException {
        if (branch == null || graph.branchLabels().contains(branch)) {
            return branch;
        }
        return beginning(branch, graph).size() == 1 ? beginning(branch, graph).getFirst() : branch;
    }

    /** @param demanded whether to refuse what is unknown */
    private static Optional<String> named(String name, RevisionGraph graph, boolean demanded)
            throws UnclearTargetException {
        if (WORDS.contains(name) || graph.find(name).isPresent()) {
            return Optional.of(name);
        }
        // A label alone stands for the head of its branch.
        if (graph.branchLabels().contains(name)) {
            List<String> heads =
                    graph.heads().stream().filter(graph.branch(name)::contains).toList();
            if (heads.size() == 1) {
                return Optional.of(heads.getFirst());
            }
        }
        List<String> found = name.isEmpty() ? List.of() : beginning(name, graph);
        if (found.size() == 1) {
            return Optional.of(found.getFirst());
        }
        if (!demanded) {
            return Optional.empty();
        }
        if (found.isEmpty()) {
            throw new UnclearTargetException(
                    "Revision " + name + " is not in the folder. See the history for those that are.");
        }
        throw new UnclearTargetException("“" + name + "” is the beginning of " + found.size() + " revisions: "
                + String.join(", ", found) + ". Write more of it.");
    }

    private static List<String> beginning(String text, RevisionGraph graph) {
        return graph.ordered().stream()
                .map(s -> s.revision().id())
                .filter(id -> id.startsWith(text))
                .toList();
    }
}
