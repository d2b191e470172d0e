package org.schemawright.migration.revision;

import static org.schemawright.migration.revision.UnreadableRevisionException.form;

import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.schemawright.migration.revision.UnreadableRevisionException.Kind;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one revision. Strict: what it does not know it refuses, because a changelog can ask for anything. */
final class RevisionReader {

    private static final Set<String> CHANGE_SET_KEYS = Set.of(
            "id", "author", "logicalFilePath", "comment", "labels", "created", "preConditions", "changes", "rollback");
    private static final Set<String> SQL_KEYS = Set.of("dbms", "splitStatements", "stripComments", "sql", "comment");
    private static final Set<String> CONDITIONS =
            Set.of("onFail", "onFailMessage", "onError", "onErrorMessage", "and", "or", "not", "dbms", "sqlCheck");

    private final String dialect;
    private boolean otherEngines;

    RevisionReader(String dialect) {
        this.dialect = dialect;
    }

    Revision read(String text) throws UnreadableRevisionException {
        Map<String, String> header = header(text);
        Map<String, Node> changeSet = changeSet(compose(text));
        String id = required(header, "revision");
        String author = required(header, "author");
        if (!id.matches("[0-9A-Za-z_-]+")) {
            throw form("its revision id has characters other than letters and digits");
        }
        same(changeSet, "id", id);
        same(changeSet, "author", author);
        same(changeSet, "logicalFilePath", RevisionFile.logicalPath(id));
        Node conditions = changeSet.get("preConditions");
        if (conditions != null) {
            checkConditions(conditions);
        }
        Node changes = changeSet.get("changes");
        if (changes == null) {
            throw form("its change set has no changes");
        }
        List<String> up = statements(changes);
        if (up.isEmpty() && otherEngines) {
            throw new UnreadableRevisionException(Kind.OTHER_ENGINE, dialect);
        }
        Node rollback = changeSet.get("rollback");
        return new Revision(
                id,
                list(header.getOrDefault("parents", "")),
                header.getOrDefault("message", ""),
                author,
                instant(required(header, "created")),
                dialect,
                up,
                rollback == null ? List.of() : statements(rollback));
    }

    /** The comment lines before the first line that is none. */
    private static Map<String, String> header(String text) {
        Map<String, String> header = new HashMap<>();
        for (String line : text.lines().toList()) {
            String stripped = line.replace("\uFEFF", "").strip();
            if (!stripped.startsWith("#")) {
                break;
            }
            int colon = stripped.indexOf(':');
            if (colon > 0) {
                header.putIfAbsent(
                        stripped.substring(1, colon).strip(),
                        stripped.substring(colon + 1).strip());
            }
        }
        return header;
    }

    private static String required(Map<String, String> header, String key) throws UnreadableRevisionException {
        String value = header.get(key);
        if (value == null || value.isEmpty()) {
            throw form("it has no line “# " + key + ":” at its top");
        }
        return value;
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }

    private static Instant instant(String text) throws UnreadableRevisionException {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw form("its line “# created:” is no time such as 2026-11-20T19:12:00Z");
        }
    }

    private static Node compose(String text) throws UnreadableRevisionException {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        options.setAllowDuplicateKeys(false);
        // A part that stands for another, or for itself without end: nobody needs it to write statements down.
        options.setMaxAliasesForCollections(0);
        try {
            // SafeConstructor: nothing is built from the nodes, but a mistake here must not make objects either.
            Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
            if (root == null) {
                throw form("it is empty");
            }
            return root;
        } catch (YAMLException e) {
            throw form("it is not well-formed YAML");
        }
    }

    private static Map<String, Node> changeSet(Node root) throws UnreadableRevisionException {
        Map<String, Node> top = YamlNodes.map(root, "the file");
        onlyKeys(top, Set.of("databaseChangeLog"));
        Node changeLog = top.get("databaseChangeLog");
        List<Node> items = changeLog == null ? List.of() : YamlNodes.sequence(changeLog, "databaseChangeLog");
        for (Node item : items) {
            onlyKeys(YamlNodes.map(item, "databaseChangeLog"), Set.of("changeSet"));
        }
        if (items.size() != 1) {
            throw form("it has " + items.size() + " change sets instead of one");
        }
        Node only = YamlNodes.map(items.getFirst(), "databaseChangeLog").get("changeSet");
        Map<String, Node> changeSet = YamlNodes.map(only == null ? items.getFirst() : only, "changeSet");
        onlyKeys(changeSet, CHANGE_SET_KEYS);
        return changeSet;
    }

    private static void onlyKeys(Map<String, Node> map, Set<String> known) throws UnreadableRevisionException {
        for (String key : map.keySet()) {
            if (!known.contains(key)) {
                throw new UnreadableRevisionException(Kind.FORBIDDEN, key);
            }
        }
    }

    private static void same(Map<String, Node> changeSet, String key, String expected)
            throws UnreadableRevisionException {
        Node node = changeSet.get(key);
        if (node == null || !YamlNodes.text(node, key).equals(expected)) {
            throw form("its change set's " + key + " is not “" + expected + "”, as the lines at its top have it");
        }
    }

    private List<String> statements(Node changes) throws UnreadableRevisionException {
        List<String> statements = new ArrayList<>();
        for (Node item : YamlNodes.sequence(changes, "changes")) {
            for (Map.Entry<String, Node> change : YamlNodes.map(item, "changes").entrySet()) {
                switch (change.getKey()) {
                    case "sql" -> addStatement(YamlNodes.map(change.getValue(), "sql"), statements);
                    case "empty", "tagDatabase" -> {}
                    default -> throw new UnreadableRevisionException(Kind.FORBIDDEN, change.getKey());
                }
            }
        }
        return statements;
    }

    private void addStatement(Map<String, Node> change, List<String> statements) throws UnreadableRevisionException {
        onlyKeys(change, SQL_KEYS);
        Node sql = change.get("sql");
        if (sql == null) {
            throw form("one of its sql changes has no statement");
        }
        Node split = change.get("splitStatements");
        Node strip = change.get("stripComments");
        if (split == null || !YamlNodes.text(split, "splitStatements").equals("false")) {
            throw form("one of its sql changes lacks “splitStatements: false”; write one statement a change");
        }
        if (strip != null && !YamlNodes.text(strip, "stripComments").equals("false")) {
            throw form("one of its sql changes would have its comments taken away; write “stripComments: false”");
        }
        Node dbms = change.get("dbms");
        if (dbms == null || list(YamlNodes.text(dbms, "dbms")).contains(dialect)) {
            String text = YamlNodes.text(sql, "sql");
            Optional<String> objection = StatementText.objection(text, dialect);
            if (objection.isPresent()) {
                throw form(objection.get());
            }
            statements.add(text);
        } else {
            otherEngines = true;
        }
    }

    private static void checkConditions(Node node) throws UnreadableRevisionException {
        if (node instanceof MappingNode) {
            for (Map.Entry<String, Node> condition :
                    YamlNodes.map(node, "preConditions").entrySet()) {
                String key = condition.getKey();
                if (!CONDITIONS.contains(key)) {
                    throw new UnreadableRevisionException(Kind.FORBIDDEN, key);
                }
                if ((key.equals("onFail") || key.equals("onError"))
                        && !YamlNodes.text(condition.getValue(), key).equals("HALT")) {
                    // Anything else could record a revision as applied that has not run.
                    throw form("its precondition does not stop the run; write “" + key + ": HALT”");
                }
                if (Set.of("and", "or", "not").contains(key)) {
                    checkConditions(condition.getValue());
                }
            }
        } else {
            for (Node item : YamlNodes.sequence(node, "preConditions")) {
                checkConditions(item);
            }
        }
    }
}
