package org.schemawright.migration.revision;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Takes YAML apart at the level of nodes, where a scalar is still the text that was written. */
final class YamlNodes {

    private YamlNodes() {}

    static Map<String, Node> map(Node node, String place) throws UnreadableRevisionException {
        if (!(node instanceof MappingNode mapping)) {
            throw UnreadableRevisionException.form(place + " is not a list of names with values");
        }
        Map<String, Node> map = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (map.put(text(tuple.getKeyNode(), place), tuple.getValueNode()) != null) {
                throw UnreadableRevisionException.form(place + " has the same name twice");
            }
        }
        return map;
    }

    static List<Node> sequence(Node node, String place) throws UnreadableRevisionException {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        throw UnreadableRevisionException.form(place + " is not a list");
    }

    static String text(Node node, String place) throws UnreadableRevisionException {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw UnreadableRevisionException.form(place + " is not a text");
    }
}
