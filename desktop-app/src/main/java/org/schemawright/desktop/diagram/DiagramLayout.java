package org.schemawright.desktop.diagram;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.options.SizeConstraint;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.schemawright.migration.schema.ObjectName;

/**
 * Gives the cards of a diagram their places and the lines their corners, by Eclipse ELK: tables stand to the right of
 * those they refer to, and each line meets its column. Takes up to a second for hundreds of tables, so it runs on a
 * background lane. The same diagram gives the same layout.
 */
final class DiagramLayout {

    private final Diagram diagram;
    private final ElkNode root = ElkGraphUtil.createGraph();
    private final Map<ObjectName, ElkNode> nodes = new HashMap<>();
    private final Map<ObjectName, Card> cards = new HashMap<>();
    private final Map<String, ElkPort> ports = new HashMap<>();

    private DiagramLayout(Diagram diagram) {
        this.diagram = diagram;
    }

    /**
     * Lays it out.
     *
     * @param cancelled asked now and then whether nobody wants the result any more; what comes back then is useless
     */
    static Diagram place(Diagram diagram, BooleanSupplier cancelled) {
        return diagram.cards().isEmpty() ? diagram : new DiagramLayout(diagram).place(cancelled);
    }

    private Diagram place(BooleanSupplier cancelled) {
        // Makes ELK register the types of its options, without which it cannot copy their defaults.
        LayoutMetaDataService.getInstance();
        options();
        for (Card card : diagram.cards()) {
            ElkNode node = ElkGraphUtil.createNode(root);
            node.setDimensions(card.width(), card.height());
            node.setProperty(LayeredOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
            node.setProperty(LayeredOptions.NODE_SIZE_CONSTRAINTS, EnumSet.noneOf(SizeConstraint.class));
            nodes.put(card.table(), node);
            cards.put(card.table(), card);
        }
        Set<Link> backward = backwardLinks();
        List<Link> drawn = new ArrayList<>();
        List<ElkEdge> edges = new ArrayList<>();
        for (Link link : diagram.links()) {
            if (nodes.containsKey(link.from()) && nodes.containsKey(link.to())) {
                drawn.add(link);
                edges.add(edge(link, backward.contains(link)));
            }
        }
        new LayeredLayoutProvider().layout(root, new BasicProgressMonitor() {
            @Override
            public boolean isCanceled() {
                return cancelled.getAsBoolean();
            }
        });
        return result(drawn, edges, backward);
    }

    private void options() {
        root.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
        root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE, 40.0);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 64.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE, 20.0);
        // Room for a crow's foot before the first corner.
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 26.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 12.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 14.0);
        root.setProperty(LayeredOptions.SPACING_NODE_SELF_LOOP, 26.0);
        root.setProperty(LayeredOptions.SPACING_COMPONENT_COMPONENT, 48.0);
        root.setProperty(LayeredOptions.ASPECT_RATIO, 1.6);
        root.setProperty(LayeredOptions.PADDING, new ElkPadding(16));
        // 0 would mean another layout at each call.
        root.setProperty(LayeredOptions.RANDOM_SEED, 1);
        root.setProperty(LayeredOptions.THOROUGHNESS, diagram.cards().size() > 150 ? 5 : 12);
    }

    /** An edge from left to right: from the table referred to, except where that would run against the others. */
    private ElkEdge edge(Link link, boolean backward) {
        PortSide referringSide = backward || link.isLoop() ? PortSide.EAST : PortSide.WEST;
        PortSide targetSide = backward ? PortSide.WEST : PortSide.EAST;
        ElkPort referring = port(link.from(), first(link.columns()), referringSide);
        ElkPort target = port(link.to(), first(link.targetColumns()), targetSide);
        ElkEdge edge = backward
                ? ElkGraphUtil.createSimpleEdge(referring, target)
                : ElkGraphUtil.createSimpleEdge(target, referring);
        edge.setContainingNode(root);
        return edge;
    }

    private static String first(List<String> columns) {
        return columns.isEmpty() ? "" : columns.getFirst();
    }

    private ElkPort port(ObjectName table, String column, PortSide side) {
        Card card = cards.get(table);
        ElkNode node = nodes.get(table);
        if (card == null || node == null) {
            throw new IllegalArgumentException("No card for " + table);
        }
        double y = card.anchor(column);
        String key = side + " " + y + " " + table.schema() + "." + table.name();
        return ports.computeIfAbsent(key, unused -> {
            ElkPort port = ElkGraphUtil.createPort(node);
            port.setDimensions(0, 0);
            port.setLocation(side == PortSide.EAST ? card.width() : 0, y);
            port.setProperty(LayeredOptions.PORT_SIDE, side);
            return port;
        });
    }

    /**
     * The links that run against the order of the others, so that their ends can be put on the sides that face each
     * other. The order is found greedily: tables that refer to nothing left go first.
     */
    private Set<Link> backwardLinks() {
        Map<ObjectName, Integer> rank = new HashMap<>();
        List<Card> left = new ArrayList<>(diagram.cards());
        List<Link> open = new ArrayList<>(
                diagram.links().stream().filter(l -> !l.isLoop()).toList());
        Set<Link> second = secondHalves();
        while (!left.isEmpty()) {
            Map<ObjectName, Integer> incoming = new HashMap<>();
            Map<ObjectName, Integer> outgoing = new HashMap<>();
            for (Link link : open) {
                boolean turned = second.contains(link);
                incoming.merge(turned ? link.to() : link.from(), 1, Integer::sum);
                outgoing.merge(turned ? link.from() : link.to(), 1, Integer::sum);
            }
            Card next = left.getFirst();
            int best = Integer.MAX_VALUE;
            for (Card card : left) {
                int in = incoming.getOrDefault(card.table(), 0);
                int score = in == 0 ? Integer.MIN_VALUE : in - outgoing.getOrDefault(card.table(), 0);
                if (score < best) {
                    best = score;
                    next = card;
                }
            }
            ObjectName table = next.table();
            rank.put(table, rank.size());
            left.remove(next);
            open.removeIf(link -> link.touches(table));
        }
        Set<Link> backward = new HashSet<>();
        for (Link link : diagram.links()) {
            if (rank.getOrDefault(link.from(), 0) < rank.getOrDefault(link.to(), 0)) {
                backward.add(link);
            }
        }
        return backward;
    }

    /** Of a join table's two lines the second, which goes on to the right. */
    private Set<Link> secondHalves() {
        Set<ObjectName> seen = new HashSet<>();
        Set<Link> second = new HashSet<>();
        for (Link link : diagram.links()) {
            Card from = cards.get(link.from());
            if (from != null && from.shape() == Card.Shape.JOIN && !seen.add(link.from())) {
                second.add(link);
            }
        }
        return second;
    }

    private Diagram result(List<Link> drawn, List<ElkEdge> edges, Set<Link> backward) {
        List<Card> placed = new ArrayList<>();
        for (Card card : diagram.cards()) {
            ElkNode node = nodes.get(card.table());
            placed.add(node == null ? card : card.at(Math.rint(node.getX()), Math.rint(node.getY())));
        }
        List<Link> routed = new ArrayList<>();
        for (int i = 0; i < drawn.size(); i++) {
            List<Link.Point> points = points(edges.get(i));
            routed.add(drawn.get(i).along(backward.contains(drawn.get(i)) ? points : points.reversed()));
        }
        return new Diagram(placed, routed, diagram.areas(), root.getWidth(), root.getHeight());
    }

    private static List<Link.Point> points(ElkEdge edge) {
        List<Link.Point> points = new ArrayList<>();
        for (ElkEdgeSection section : edge.getSections()) {
            points.add(point(section.getStartX(), section.getStartY()));
            for (ElkBendPoint bend : section.getBendPoints()) {
                points.add(point(bend.getX(), bend.getY()));
            }
            points.add(point(section.getEndX(), section.getEndY()));
        }
        return points;
    }

    private static Link.Point point(double x, double y) {
        return new Link.Point(Math.rint(x), Math.rint(y));
    }
}
