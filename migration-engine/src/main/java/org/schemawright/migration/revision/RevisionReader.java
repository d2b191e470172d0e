package org.schemawright.migration.revision;

import static org.schemawright.migration.revision.UnreadableRevisionException.form;

import java.io.StringReader;
import java.util.ArrayList;
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
            "id",
            "author",
            "logicalFilePath",
            "comment",
            "labels",
            "created",
            "runInTransaction",
            "preConditions",
            "changes",
            "rollback");
    private static final Set<String> SQL_KEYS = Set.of("dbms", "splitStatements", "stripComments", "sql", "comment");
    private static final Set<String> CONDITIONS =
            Set.of("onFail", "onFailMessage", "onError", "onErrorMessage", "and", "or", "not", "dbms", "sqlCheck");

    private final String dialect;
    private boolean otherEngines;

    RevisionReader(String dialect) {
        this.dialect = dialect;
    }

    Revision read(String text) throws UnreadableRevisionException {
        Node root = compose(text);
        RevisionHeader header = RevisionHeader.ofLines(text, "#");
        String id = header.id();
        List<Node> changeSets = changeSets(root);
        List<Step> steps = new ArrayList<>();
        for (Node changeSet : changeSets) {
            steps.add(step(id, header.author(), steps.size(), YamlNodes.map(changeSet, "changeSet")));
        }
        if (otherEngines && steps.stream().allMatch(s -> s.up().isEmpty())) {
            throw new UnreadableRevisionException(Kind.OTHER_ENGINE, dialect);
        }
        return header.revision(dialect, steps);
    }

    private Step step(String revision, String author, int position, Map<String, Node> changeSet)
            throws UnreadableRevisionException {
        onlyKeys(changeSet, CHANGE_SET_KEYS);
        String id = Step.id(revision, position);
        String path = RevisionFile.logicalPath(revision);
        same(changeSet, "id", id);
        same(changeSet, "author", author);
        same(changeSet, "logicalFilePath", path);
        Node conditions = changeSet.get("preConditions");
        if (conditions != null) {
            checkConditions(conditions);
        }
        Node changes = changeSet.get("changes");
        if (changes == null) {
            throw form("its change set has no changes");
        }
        List<String> up = statements(changes);
        Node rollback = changeSet.get("rollback");
        List<String> down = rollback == null ? List.of() : statements(rollback);
        Node transaction = changeSet.get("runInTransaction");
        boolean inTransaction = transaction == null
                || !YamlNodes.text(transaction, "runInTransaction").equals("false");
        if (!inTransaction && !(standsAlone(up) && standsAlone(down))) {
            throw form("it has “runInTransaction: false” where more than one statement, or one that can run in a"
                    + " transaction, would be left half done");
        }
        List<Guard> guards = conditions == null ? List.of() : Conditions.guards(conditions);
        return new Step(id, author, path, inTransaction, up, down, guards);
    }

    private boolean standsAlone(List<String> statements) {
        return statements.isEmpty()
                || statements.size() == 1
                        && StatementText.company(statements.getFirst(), dialect)
                                == StatementText.Company.NO_TRANSACTION;
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

    private static List<Node> changeSets(Node root) throws UnreadableRevisionException {
        Map<String, Node> top = YamlNodes.map(root, "the file");
        onlyKeys(top, Set.of("databaseChangeLog"));
        Node changeLog = top.get("databaseChangeLog");
        List<Node> changeSets = new ArrayList<>();
        for (Node item : changeLog == null ? List.<Node>of() : YamlNodes.sequence(changeLog, "databaseChangeLog")) {
            Map<String, Node> entry = YamlNodes.map(item, "databaseChangeLog");
            onlyKeys(entry, Set.of("changeSet"));
            Node changeSet = entry.get("changeSet");
            changeSets.add(changeSet == null ? item : changeSet);
        }
        if (changeSets.isEmpty()) {
            throw form("it has no change set");
        }
        return changeSets;
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
        if (dbms == null || RevisionHeader.list(YamlNodes.text(dbms, "dbms")).contains(dialect)) {
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
