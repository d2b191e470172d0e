package org.schemawright.migration.postgresql;

import java.util.List;
import java.util.Optional;
import org.schemawright.migration.change.SqlToken;
import org.schemawright.migration.change.SqlTokens;
import org.schemawright.migration.plan.StatementEffect;

/**
 * What statements keep others from. The rules are those of PostgreSQL's manual: “Explicit Locking” (Table-Level Locks) for
 * what each lock stops, “ALTER TABLE” (Description and Notes) for the lock, the scan and the rewrite of each form, “CREATE
 * INDEX” (Building Indexes Concurrently), “CREATE TRIGGER”.
 */
final class PostgresqlEffect {

    private static final String ALL = "ACCESS EXCLUSIVE";

    private PostgresqlEffect() {}

    static Optional<StatementEffect> of(String sql) {
        List<SqlToken> tokens = SqlTokens.of(sql);
        if (tokens.size() < 3) {
            return Optional.empty();
        }
        boolean concurrently = tokens.stream().limit(4).anyMatch(t -> t.is("CONCURRENTLY"));
        String first = tokens.getFirst().keyword();
        String second = tokens.get(1).keyword();
        if (first.equals("CREATE") && (second.equals("INDEX") || tokens.get(2).is("INDEX"))) {
            return effect(concurrently ? "SHARE UPDATE EXCLUSIVE" : "SHARE", false, true);
        }
        if (first.equals("CREATE") && (second.equals("TRIGGER") || tokens.get(2).is("TRIGGER"))) {
            return effect("SHARE ROW EXCLUSIVE", false, false);
        }
        if (first.equals("DROP") && second.equals("INDEX")) {
            return effect(concurrently ? "SHARE UPDATE EXCLUSIVE" : ALL, false, false);
        }
        if (first.equals("DROP") && (second.equals("TABLE") || second.equals("TRIGGER"))) {
            return effect(ALL, false, false);
        }
        if (first.equals("COMMENT")) {
            return effect("SHARE UPDATE EXCLUSIVE", false, false);
        }
        return first.equals("ALTER") && second.equals("TABLE") ? alter(tokens) : Optional.empty();
    }

    private static Optional<StatementEffect> alter(List<SqlToken> tokens) {
        // Behind the name of the table, which may be a word like any other.
        int at = tokens.get(2).is("ONLY") ? 3 : 2;
        at += at + 2 < tokens.size() && tokens.get(at + 1).isSymbol('.') ? 3 : 1;
        if (at + 1 >= tokens.size()) {
            return Optional.empty();
        }
        List<SqlToken> action = tokens.subList(at, tokens.size());
        String second = action.get(1).keyword();
        return switch (action.getFirst().keyword()) {
            case "VALIDATE" -> effect("SHARE UPDATE EXCLUSIVE", false, true);
            case "ADD" -> second.equals("COLUMN") ? addColumn(action) : addConstraint(action);
            case "ALTER" -> second.equals("COLUMN") ? alterColumn(action) : effect(ALL, false, false);
            case "ENABLE", "DISABLE" ->
                effect(
                        action.stream().limit(3).anyMatch(t -> t.is("TRIGGER")) ? "SHARE ROW EXCLUSIVE" : ALL,
                        false,
                        false);
            case "RENAME", "DROP", "OWNER" -> effect(ALL, false, false);
            default -> Optional.empty();
        };
    }

    private static Optional<StatementEffect> addColumn(List<SqlToken> action) {
        boolean computed = has(action, "STORED")
                || has(action, "IDENTITY")
                || has(action, "SERIAL")
                || has(action, "BIGSERIAL")
                || has(action, "SMALLSERIAL");
        return effect(ALL, computed || Rewrites.differsByRow(action), false);
    }

    private static Optional<StatementEffect> addConstraint(List<SqlToken> action) {
        boolean later = endsWith(action, "NOT", "VALID");
        boolean ready = has(action, "USING") && has(action, "INDEX");
        if (has(action, "FOREIGN")) {
            return effect("SHARE ROW EXCLUSIVE", false, !later);
        }
        return effect(ALL, false, !later && !ready);
    }

    /** What the type was is not known here, so another one counts as one that rewrites. */
    private static Optional<StatementEffect> alterColumn(List<SqlToken> action) {
        if (action.size() < 5) {
            return Optional.empty();
        }
        String verb = action.get(3).keyword();
        return switch (verb) {
            case "TYPE" -> effect(ALL, true, true);
            case "SET" ->
                action.get(4).is("STATISTICS")
                        ? effect("SHARE UPDATE EXCLUSIVE", false, false)
                        : effect(ALL, has(action, "EXPRESSION"), action.get(4).is("NOT"));
            default -> effect(ALL, false, false);
        };
    }

    private static boolean has(List<SqlToken> tokens, String word) {
        return tokens.stream().anyMatch(t -> t.is(word));
    }

    private static boolean endsWith(List<SqlToken> tokens, String last, String end) {
        int size = tokens.size();
        return size > 1 && tokens.get(size - 2).is(last) && tokens.get(size - 1).is(end);
    }

    private static Optional<StatementEffect> effect(String lock, boolean rewrites, boolean scans) {
        return Optional.of(new StatementEffect(lock, rewrites, scans));
    }
}
