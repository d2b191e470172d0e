package org.schemawright.migration.postgresql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Puts things in an order in which each stands behind all that it needs. Among those that could come next, the one that
 * is preferred comes first, so that the order of the same things is always the same, and no more unusual than it must be.
 *
 * <p>Where things need each other in a circle there is no such order. {@link #tangled()} says which, so that somebody who
 * knows them can open the circle; one that is left is opened at the thing that is preferred.
 */
final class DependencyOrder<T> {

    private final Comparator<? super T> preference;
    private final Map<T, Set<T>> needs = new HashMap<>();
    private final Map<T, Set<T>> users = new HashMap<>();

    DependencyOrder(Comparator<? super T> preference) {
        this.preference = preference;
    }

    void add(T thing) {
        needs.computeIfAbsent(thing, _ -> new HashSet<>());
        users.computeIfAbsent(thing, _ -> new HashSet<>());
    }

    /** Says that the user comes behind what it uses. That a thing uses itself says nothing, and is passed over. */
    void needs(T user, T used) {
        add(user);
        add(used);
        if (!user.equals(used)) {
            neighbours(needs, user).add(used);
            neighbours(users, used).add(user);
        }
    }

    /** The things that stand in circles, or between two of them. */
    Set<T> tangled() {
        return tangled(needs.keySet());
    }

    /** All things, each behind those that it needs as far as that is possible. */
    List<T> sorted() {
        List<T> sorted = new ArrayList<>();
        Set<T> left = new HashSet<>(needs.keySet());
        Map<T, Integer> open = new HashMap<>();
        needs.forEach((thing, used) -> open.put(thing, used.size()));
        PriorityQueue<T> ready = new PriorityQueue<>(preference);
        open.forEach((thing, count) -> {
            if (count == 0) {
                ready.add(thing);
            }
        });
        while (!left.isEmpty()) {
            T next = ready.isEmpty() ? tangled(left).stream().min(preference).orElseThrow() : ready.remove();
            left.remove(next);
            sorted.add(next);
            for (T user : neighbours(users, next)) {
                if (open.merge(user, -1, Integer::sum) == 0 && left.contains(user)) {
                    ready.add(user);
                }
            }
        }
        return sorted;
    }

    /** What is left of these things once all are gone that need nothing of them, and all that nothing of them needs. */
    private Set<T> tangled(Set<T> among) {
        Set<T> left = new HashSet<>(among);
        peel(left, needs, users);
        peel(left, users, needs);
        return left;
    }

    private void peel(Set<T> left, Map<T, Set<T>> holding, Map<T, Set<T>> held) {
        Map<T, Integer> open = new HashMap<>();
        Deque<T> free = new ArrayDeque<>();
        for (T thing : left) {
            int count = (int)
                    neighbours(holding, thing).stream().filter(left::contains).count();
            open.put(thing, count);
            if (count == 0) {
                free.add(thing);
            }
        }
        while (!free.isEmpty()) {
            T thing = free.remove();
            left.remove(thing);
            for (T other : neighbours(held, thing)) {
                if (left.contains(other) && open.merge(other, -1, Integer::sum) == 0) {
                    free.add(other);
                }
            }
        }
    }

    private static <T> Set<T> neighbours(Map<T, Set<T>> edges, T thing) {
        return edges.getOrDefault(thing, Set.of());
    }
}
