package org.schemawright.migration.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The preconditions of a step as its file has them: guards, and on SQLite what keeps a rebuild from deleting rows. */
final class Conditions {

    private static final String FOREIGN_KEYS =
            "Open the database with foreign_keys off, so that a table's rebuild keeps the rows that refer to it.";

    /**
     * Stops a run by others with enforcement on, in which the rebuild of a table would delete its child rows; inside a
     * transaction it can no longer be switched off.
     */
    private static final String FOREIGN_KEYS_OFF = """
                - or:
                  - not:
                    - dbms:
                        type: sqlite
                  - sqlCheck:
                      expectedResult: 0
                      sql: SELECT foreign_keys FROM pragma_foreign_keys
            """;

    private Conditions() {}

    /** As YAML; empty where there are none. */
    static String write(List<Guard> guards, String dialect) {
        boolean sqlite = dialect.equals("sqlite");
        if (guards.isEmpty() && !sqlite) {
            return "";
        }
        StringBuilder out = new StringBuilder("    preConditions:\n    - onFail: HALT\n      onFailMessage: ");
        out.append(guards.isEmpty() ? FOREIGN_KEYS : YamlText.quoted(message(guards, dialect), "        "));
        out.append('\n');
        if (sqlite) {
            out.append(FOREIGN_KEYS_OFF);
        }
        for (Guard guard : guards) {
            out.append("    - sqlCheck:\n        expectedResult: 0\n        sql: ");
            out.append(YamlText.block(guard.sql(), "          ")).append('\n');
        }
        return out.toString();
    }

    /** What Liquibase says when one of them does not hold; it knows one sentence for all, so it gets a line for each. */
    private static String message(List<Guard> guards, String dialect) {
        List<String> lines = new ArrayList<>();
        if (dialect.equals("sqlite")) {
            lines.add(FOREIGN_KEYS);
        }
        guards.forEach(guard -> lines.add(guard.message()));
        return String.join("\n", lines);
    }

    /** The guards among the preconditions of a step. */
    static List<Guard> guards(Node conditions) throws UnreadableRevisionException {
        if (!(conditions instanceof SequenceNode sequence)) {
            return List.of();
        }
        String message = "";
        List<String> queries = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            Map<String, Node> condition = YamlNodes.map(item, "preConditions");
            if (condition.containsKey("onFailMessage")) {
                message = YamlNodes.text(condition.get("onFailMessage"), "onFailMessage");
            }
            Node check = condition.get("sqlCheck");
            if (check != null) {
                Map<String, Node> values = YamlNodes.map(check, "sqlCheck");
                Node expected = values.get("expectedResult");
                Node sql = values.get("sql");
                if (expected != null
                        && sql != null
                        && YamlNodes.text(expected, "expectedResult").equals("0")) {
                    queries.add(YamlNodes.text(sql, "sql"));
                }
            }
        }
        List<String> lines =
                message.lines().filter(line -> !line.equals(FOREIGN_KEYS)).toList();
        List<Guard> guards = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            boolean each = lines.size() == queries.size();
            guards.add(new Guard(queries.get(i), each ? lines.get(i) : String.join(" ", lines)));
        }
        return guards;
    }
}
