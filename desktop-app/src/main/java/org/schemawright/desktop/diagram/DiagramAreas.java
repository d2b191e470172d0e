package org.schemawright.desktop.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.schemawright.migration.schema.ObjectName;

/**
 * Finds the areas of a schema: groups of tables with more relationships among themselves than to others, by joining the
 * two groups whose union raises the modularity most, until none does. The same schema gives the same areas.
 */
final class DiagramAreas {

    /** As many as the theme has colours; smaller groups stay without one. */
    static final int MAX = 6;

    /** Below 1: rather few large areas than many small ones. */
    private static final double RESOLUTION = 0.4;

    private final Diagram diagram;
    private final int[] group;
    private final double[] degree;

    private DiagramAreas(Diagram diagram) {
        this.diagram = diagram;
        this.group = new int[diagram.cards().size()];
        this.degree = new double[diagram.cards().size()];
    }

    /** The same diagram with areas. */
    static Diagram colour(Diagram diagram) {
        return new DiagramAreas(diagram).colour();
    }

    private Diagram colour() {
        Map<ObjectName, Integer> index = new HashMap<>();
        for (int i = 0; i < group.length; i++) {
            group[i] = i;
            index.put(diagram.cards().get(i).table(), i);
        }
        List<int[]> edges = new ArrayList<>();
        Map<ObjectName, ObjectName> firstSides = new HashMap<>();
        for (Link link : diagram.links()) {
            // A join table counts as one line between its two sides.
            boolean join = link.fromEnd() == Link.End.NONE;
            ObjectName side = join ? firstSides.put(link.from(), link.to()) : link.from();
            Integer from = side == null ? null : index.get(side);
            Integer to = index.get(link.to());
            if (from != null && to != null && !from.equals(to)) {
                edges.add(new int[] {from, to});
                degree[from]++;
                degree[to]++;
            }
        }
        double[] single = degree.clone();
        while (joinBest(edges)) {
            // Each round joins one pair of groups.
        }
        return named(single);
    }

    private boolean joinBest(List<int[]> edges) {
        Map<Long, Integer> between = new HashMap<>();
        for (int[] edge : edges) {
            int low = Math.min(group[edge[0]], group[edge[1]]);
            int high = Math.max(group[edge[0]], group[edge[1]]);
            if (low != high) {
                between.merge((long) low * group.length + high, 1, Integer::sum);
            }
        }
        long best = -1;
        double bestGain = 1e-9;
        for (Map.Entry<Long, Integer> pair : between.entrySet()) {
            double degrees =
                    degree[(int) (pair.getKey() / group.length)] * degree[(int) (pair.getKey() % group.length)];
            double gain = pair.getValue() - RESOLUTION * degrees / (2.0 * edges.size());
            if (gain > bestGain + 1e-9 || (Math.abs(gain - bestGain) <= 1e-9 && pair.getKey() < best)) {
                best = pair.getKey();
                bestGain = gain;
            }
        }
        if (best < 0) {
            return false;
        }
        int into = (int) (best / group.length);
        int from = (int) (best % group.length);
        degree[into] += degree[from];
        for (int i = 0; i < group.length; i++) {
            group[i] = group[i] == from ? into : group[i];
        }
        return true;
    }

    private Diagram named(double[] single) {
        Map<Integer, List<Integer>> members = new HashMap<>();
        for (int i = 0; i < group.length; i++) {
            members.computeIfAbsent(group[i], key -> new ArrayList<>()).add(i);
        }
        List<List<Integer>> areas = members.values().stream()
                .filter(list -> list.size() > 1)
                .sorted(Comparator.comparingInt((List<Integer> list) -> -list.size())
                        .thenComparing(List::getFirst))
                .limit(MAX)
                .toList();
        List<Card> cards = new ArrayList<>(diagram.cards());
        List<String> names = new ArrayList<>();
        for (int area = 0; area < areas.size(); area++) {
            for (int i : areas.get(area)) {
                cards.set(i, cards.get(i).inArea(area + 1));
            }
            int hub = areas.get(area).stream()
                    .filter(i -> diagram.cards().get(i).shape() == Card.Shape.TABLE)
                    .max(Comparator.comparingDouble((Integer i) -> single[i]).thenComparing(i -> -i))
                    .orElse(areas.get(area).getFirst());
            names.add(diagram.cards().get(hub).title());
        }
        return new Diagram(cards, diagram.links(), names, diagram.width(), diagram.height());
    }
}
