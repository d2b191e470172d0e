package org.schemawright.migration.revision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one place that understands what people write for a revision: {@code head}, {@code heads}, {@code base}, {@code
 * current}, an id or its unambiguous beginning, {@code +2}, {@code -1}, {@code id+2}, and any of these of one branch:
 * {@code label@head}. Reads the graph and what is applied; changes nothing.
 */
public final class RevisionTargets {

    private final RevisionGraph graph;
    private final Set<String> applied;

    /** @param applied the ids of the applied revisions */
    public RevisionTargets(RevisionGraph graph, Collection<String> applied) {
        this.graph = graph;
        this.applied = Set.copyOf(applied);
    }

    /**
     * The applied revisions that no other applied one builds on, be it by way of one that was added later and is not
     * applied; in the order of the graph, one a branch.
     */
    public List<String> currents() {
        Set<String> below = new HashSet<>();
        List<String> currents = new ArrayList<>();
        for (StoredRevision stored : graph.ordered().reversed()) {
            Revision revision = stored.revision();
            boolean builtOn = below.contains(revision.id());
            if (applied.contains(revision.id()) && !builtOn) {
                currents.addFirst(revision.id());
            }
            if (applied.contains(revision.id()) || builtOn) {
                below.addAll(revision.parents());
            }
        }
        return List.copyOf(currents);
    }

    /** One revision; {@code base} and words that mean several are refused. */
    public String revision(String word) throws UnclearTargetException {
        List<String> found = resolve(TargetWord.parse(word, graph));
        if (found.isEmpty()) {
            throw new UnclearTargetException("“" + word + "” is below the first revision. Name a revision.");
        }
        return found.getFirst();
    }

    /** Several, such as all heads; {@code base} is none. */
    public List<String> revisions(String word) throws UnclearTargetException {
        TargetWord target = TargetWord.parse(word, graph);
        return target.name().equals("heads") && target.steps() == 0 ? heads(target.branch()) : resolve(target);
    }

    /**
     * All that is applied when an upgrade to the target is done, as far as the target says: it and all it needs. What is
     * applied beside it stays.
     */
    public Set<String> upgrade(String word) throws UnclearTargetException {
        TargetWord target = TargetWord.parse(word, graph);
        if (target.isRelative() && target.steps() < 0) {
            throw new UnclearTargetException(
                    "An upgrade goes forward, and “" + word + "” goes back. Use downgrade, or name a revision.");
        }
        if (target.isRelative()) {
            return next(target.branch(), target.steps());
        }
        Set<String> wanted = new HashSet<>();
        for (String id : revisions(word)) {
            wanted.addAll(graph.ancestorsAndSelf(id));
        }
        return wanted;
    }

    /** The next revisions that are not applied. Where the history has several heads, they must agree so far. */
    private Set<String> next(@Nullable String branch, int steps) throws UnclearTargetException {
        Set<Set<String>> found = new LinkedHashSet<>();
        for (String head : heads(branch)) {
            List<String> pending = pendingBelow(head);
            found.add(Set.copyOf(pending.subList(0, Math.min(steps, pending.size()))));
        }
        Set<String> wanted = found.size() == 1 ? found.iterator().next() : pendingBelowOnly(branch);
        if (wanted.size() < steps) {
            throw new UnclearTargetException(
                    wanted.isEmpty()
                            ? "No revision is left to apply: the database is at head."
                            : count(wanted.size(), "revision is", "revisions are") + " left to apply, not " + steps
                                    + ". Use head, or a smaller number.");
        }
        return wanted;
    }

    private Set<String> pendingBelowOnly(@Nullable String branch) throws UnclearTargetException {
        return Set.copyOf(pendingBelow(onlyHead(branch)));
    }

    private List<String> pendingBelow(String head) {
        Set<String> line = graph.ancestorsAndSelf(head);
        return graph.ordered().stream()
                .map(s -> s.revision().id())
                .filter(line::contains)
                .filter(id -> !applied.contains(id))
                .toList();
    }

    /** The applied revisions that a downgrade to the target takes back. */
    public Set<String> downgrade(String word) throws UnclearTargetException {
        TargetWord target = TargetWord.parse(word, graph);
        if (target.isRelative() && target.steps() > 0) {
            throw new UnclearTargetException("A downgrade goes back, and “" + word
                    + "” goes forward. Use upgrade, or write -" + target.steps() + ".");
        }
        String branch = target.branch();
        Set<String> gone = new HashSet<>();
        if (target.isRelative()) {
            gone.addAll(last(branch, -target.steps()));
        } else if (target.name().equals("base") && target.steps() == 0) {
            gone.addAll(branch == null ? applied : branch(branch));
        } else {
            List<String> stops = revisions(word);
            for (String stop : stops) {
                if (!applied.contains(stop)) {
                    throw new UnclearTargetException("Revision " + stop
                            + " is not applied, so the database cannot go down to it. Name an applied one.");
                }
                gone.addAll(stops.size() == 1 ? graph.descendants(stop) : Set.of());
            }
            if (stops.isEmpty()) {
                gone.addAll(applied);
            }
            if (branch != null) {
                gone.retainAll(branch(branch));
            }
        }
        for (String id : List.copyOf(gone)) {
            gone.addAll(graph.descendants(id));
        }
        gone.retainAll(applied);
        return gone;
    }

    /** The last applied revisions, from the current one down. */
    private List<String> last(@Nullable String branch, int steps) throws UnclearTargetException {
        List<String> taken = new ArrayList<>();
        String at = onlyCurrent(branch);
        while (taken.size() < steps) {
            if (at == null) {
                throw new UnclearTargetException(
                        taken.isEmpty()
                                ? "No revision is applied, so there is none to take back."
                                : count(taken.size(), "revision is", "revisions are") + " applied, not " + steps
                                        + ". Use base, or a smaller number.");
            }
            if (applied.contains(at)) {
                taken.add(at);
            }
            at = taken.size() < steps ? below(at) : null;
        }
        return taken;
    }

    private @Nullable String below(String id) throws UnclearTargetException {
        List<String> parents = graph.find(id).map(s -> s.revision().parents()).orElse(List.of());
        if (parents.size() > 1) {
            throw new UnclearTargetException("Revision " + id + " merges " + list(parents)
                    + ", so it is not clear which comes before it. Name one of them.");
        }
        return parents.isEmpty() ? null : parents.getFirst();
    }

    /** Exactly one; none for base. */
    private List<String> resolve(TargetWord target) throws UnclearTargetException {
        String branch = target.branch();
        int steps = target.steps();
        String at =
                switch (target.name()) {
                    case "", "current" -> onlyCurrent(branch);
                    case "head", "heads" -> graph.ordered().isEmpty() ? null : onlyHead(branch);
                    case "base" -> null;
                    default -> target.name();
                };
        for (int i = 0; i < steps; i++) {
            at = above(at, branch, target);
        }
        for (int i = 0; i > steps; i--) {
            if (at == null) {
                throw new UnclearTargetException("“" + target.word() + "” is below the first revision. Use base.");
            }
            at = below(at);
        }
        return at == null ? List.of() : List.of(at);
    }

    private String above(@Nullable String id, @Nullable String branch, TargetWord target)
            throws UnclearTargetException {
        Set<String> within = branch == null ? null : branch(branch);
        List<String> children = (id == null ? bases() : graph.children(id))
                .stream().filter(c -> within == null || within.contains(c)).toList();
        if (children.isEmpty()) {
            throw new UnclearTargetException(
                    "“" + target.word() + "” is above the last revision. Use head, or a smaller number.");
        }
        if (children.size() > 1) {
            throw new UnclearTargetException((id == null ? "The history begins with " : "On revision " + id + " build ")
                    + list(children) + ", so it is not clear which comes next. Name one of them.");
        }
        return children.getFirst();
    }

    private List<String> bases() {
        return graph.ordered().stream()
                .map(StoredRevision::revision)
                .filter(r -> r.parents().isEmpty())
                .map(Revision::id)
                .toList();
    }

    private @Nullable String onlyCurrent(@Nullable String branch) throws UnclearTargetException {
        Set<String> within = branch == null ? applied : branch(branch);
        List<String> currents = currents().stream().filter(within::contains).toList();
        if (currents.size() > 1) {
            throw new UnclearTargetException("The database is at " + list(currents)
                    + " at once, so it is not clear where to count from. Name one of them, as in "
                    + currents.getFirst() + "@-1.");
        }
        return currents.isEmpty() ? null : currents.getFirst();
    }

    private String onlyHead(@Nullable String branch) throws UnclearTargetException {
        List<String> heads = heads(branch);
        if (heads.isEmpty()) {
            throw new UnclearTargetException("The folder has no revision yet. Make one first.");
        }
        if (heads.size() > 1) {
            throw new UnclearTargetException("The history has " + heads.size() + " heads: " + String.join(", ", heads)
                    + ". Name one of them, use heads for all, or merge them.");
        }
        return heads.getFirst();
    }

    private List<String> heads(@Nullable String branch) throws UnclearTargetException {
        if (branch == null) {
            return graph.heads();
        }
        Set<String> within = branch(branch);
        // A merge takes a branch up, so that its own last revision is no head of the whole any more.
        return graph.heads().stream().filter(within::contains).toList();
    }

    private Set<String> branch(String label) throws UnclearTargetException {
        Set<String> found = graph.branch(label);
        if (found.isEmpty()) {
            String known = graph.branchLabels().isEmpty()
                    ? "No branch has a label."
                    : "There are: " + String.join(", ", graph.branchLabels()) + ".";
            throw new UnclearTargetException("There is no branch “" + label + "”. " + known);
        }
        return new LinkedHashSet<>(found);
    }

    private static String list(List<String> ids) {
        return ids.stream().collect(Collectors.joining(" and "));
    }

    private static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
