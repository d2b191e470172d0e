package org.schemawright.migration.revision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The revisions of a folder and how they build on one another. Revisions that are part of a {@link HistoryProblem} are
 * kept where an order still exists, so that a screen can show them.
 */
public final class RevisionGraph {

    private static final Comparator<StoredRevision> BY_AGE = Comparator.comparing(
                    (StoredRevision s) -> s.revision().created())
            .thenComparing(s -> s.file().toString());

    private final Map<String, StoredRevision> ordered;
    private final List<HistoryProblem> problems;

    private RevisionGraph(Map<String, StoredRevision> ordered, List<HistoryProblem> problems) {
        this.ordered = ordered;
        this.problems = List.copyOf(problems);
    }

    /**
     * Builds the graph.
     *
     * @param revisions in any order
     * @param fileProblems what was already found wrong while reading, and is kept as part of {@link #problems()}
     */
    public static RevisionGraph of(List<StoredRevision> revisions, List<HistoryProblem> fileProblems) {
        List<HistoryProblem> problems = new ArrayList<>(fileProblems);
        Map<String, StoredRevision> byId = withoutDuplicates(revisions, problems);
        Map<String, StoredRevision> ordered = order(byId, problems);
        RevisionGraph graph = new RevisionGraph(ordered, List.of());
        List<String> heads = graph.heads();
        if (heads.size() > 1) {
            problems.add(new HistoryProblem.SeveralHeads(heads));
        }
        return new RevisionGraph(ordered, problems);
    }

    private static Map<String, StoredRevision> withoutDuplicates(
            List<StoredRevision> revisions, List<HistoryProblem> problems) {
        Map<String, List<StoredRevision>> grouped = new LinkedHashMap<>();
        for (StoredRevision stored : revisions) {
            grouped.computeIfAbsent(stored.revision().id(), _ -> new ArrayList<>())
                    .add(stored);
        }
        Map<String, StoredRevision> byId = new LinkedHashMap<>();
        grouped.forEach((id, same) -> {
            if (same.size() > 1) {
                problems.add(new HistoryProblem.DuplicateId(
                        id, same.stream().map(StoredRevision::file).toList()));
            }
            byId.put(id, same.getFirst());
        });
        return byId;
    }

    /** Parents before children, the older first where both could be next. */
    private static Map<String, StoredRevision> order(Map<String, StoredRevision> byId, List<HistoryProblem> problems) {
        Map<String, Integer> waitingFor = new LinkedHashMap<>();
        Map<String, List<StoredRevision>> children = new LinkedHashMap<>();
        PriorityQueue<StoredRevision> ready = new PriorityQueue<>(BY_AGE);
        for (StoredRevision stored : byId.values()) {
            int parents = 0;
            for (String parent : needs(stored.revision())) {
                if (byId.containsKey(parent)) {
                    children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(stored);
                    parents++;
                } else {
                    problems.add(
                            new HistoryProblem.MissingParent(stored.revision().id(), stored.file(), parent));
                }
            }
            waitingFor.put(stored.revision().id(), parents);
            if (parents == 0) {
                ready.add(stored);
            }
        }
        Map<String, StoredRevision> ordered = new LinkedHashMap<>();
        for (StoredRevision next = ready.poll(); next != null; next = ready.poll()) {
            ordered.put(next.revision().id(), next);
            for (StoredRevision child : children.getOrDefault(next.revision().id(), List.of())) {
                if (waitingFor.merge(child.revision().id(), -1, Integer::sum) == 0) {
                    ready.add(child);
                }
            }
        }
        if (ordered.size() < byId.size()) {
            Set<String> circle = new LinkedHashSet<>(byId.keySet());
            circle.removeAll(ordered.keySet());
            problems.add(new HistoryProblem.Cycle(List.copyOf(circle)));
        }
        return ordered;
    }

    /** What must be applied before it: its parents, and what it depends on. */
    private static Set<String> needs(Revision revision) {
        Set<String> needs = new LinkedHashSet<>(revision.parents());
        needs.addAll(revision.dependsOn());
        return needs;
    }

    /** All revisions in an order in which they can run: parents first, then by age. */
    public List<StoredRevision> ordered() {
        return List.copyOf(ordered.values());
    }

    public Optional<StoredRevision> find(String id) {
        return Optional.ofNullable(ordered.get(id));
    }

    /** The ids of the revisions that no other builds on, in the order of {@link #ordered()}. */
    public List<String> heads() {
        Set<String> heads = new LinkedHashSet<>(ordered.keySet());
        ordered.values().forEach(s -> heads.removeAll(s.revision().parents()));
        return List.copyOf(heads);
    }

    /** The ids of the revisions that build directly on this one. */
    public List<String> children(String id) {
        return ordered.values().stream()
                .map(StoredRevision::revision)
                .filter(r -> r.parents().contains(id))
                .map(Revision::id)
                .toList();
    }

    /** The revision and all it builds on or depends on. */
    public Set<String> ancestorsAndSelf(String id) {
        Set<String> found = new HashSet<>();
        List<String> open = new ArrayList<>(List.of(id));
        while (!open.isEmpty()) {
            String next = open.removeLast();
            StoredRevision stored = ordered.get(next);
            if (stored != null && found.add(next)) {
                open.addAll(needs(stored.revision()));
            }
        }
        return found;
    }

    /** All that builds or depends on the revision, directly or not, without itself. */
    public Set<String> descendants(String id) {
        Set<String> found = new HashSet<>(Set.of(id));
        // Parents stand before children, so one pass reaches everything.
        for (StoredRevision stored : ordered.values()) {
            if (needs(stored.revision()).stream().anyMatch(found::contains)) {
                found.add(stored.revision().id());
            }
        }
        found.remove(id);
        return found;
    }

    /** All labels of branches, in the order in which the branches begin. */
    public List<String> branchLabels() {
        return ordered.values().stream()
                .flatMap(s -> s.revision().branches().stream())
                .distinct()
                .toList();
    }

    /**
     * The revisions of a branch: all that build on the one that has the label, that one, and those below it down to where
     * the branch leaves another.
     *
     * @param label a label, or the id of any revision of the branch
     * @return ids; empty when there is no such branch
     */
    public Set<String> branch(String label) {
        Set<String> found = new LinkedHashSet<>();
        for (StoredRevision stored : ordered.values()) {
            Revision revision = stored.revision();
            boolean begins = revision.id().equals(label) || revision.branches().contains(label);
            if (begins) {
                addBelow(revision, found);
            }
            if (begins || revision.parents().stream().anyMatch(found::contains)) {
                found.add(revision.id());
            }
        }
        return found;
    }

    private void addBelow(Revision revision, Set<String> found) {
        Revision at = revision;
        while (at.parents().size() == 1 && children(at.parents().getFirst()).size() == 1) {
            Optional<StoredRevision> parent = find(at.parents().getFirst());
            if (parent.isEmpty() || !found.add(parent.get().revision().id())) {
                return;
            }
            at = parent.get().revision();
        }
    }

    /** What is wrong with the history; empty when all is in order. */
    public List<HistoryProblem> problems() {
        return problems;
    }
}
