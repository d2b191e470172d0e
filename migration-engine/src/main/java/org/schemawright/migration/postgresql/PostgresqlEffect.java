package org.schemawright.migration.postgresql;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.schemawright.migration.change.SqlToken;
import org.schemawright.migration.change.SqlTokens;
import org.schemawright.migration.plan.StatementEffect;

/**
 * What statements keep others from. The rules are those of PostgreSQL's manual: “Explicit Locking” (Table-Level Locks) for
 * what each lock stops, “ALTER TABLE” (Description and Notes) for the lock, the scan and the rewrite of each form, “CREATE
 * INDEX” (Building Indexes Concurrently), “CREATE TRIGGER”, “LOCK”.
 */
final class PostgresqlEffect {

    private static final String ALL = "ACCESS EXCLUSIVE";
    private static final String RULES = "SHARE ROW EXCLUSIVE";
    private static final String CARE = "SHARE UPDATE EXCLUSIVE";

    private PostgresqlEffect() {}

    static Optional<StatementEffect> of(String sql) {
        List<SqlToken> tokens = SqlTokens.of(sql);
        if (tokens.size() < 3) {
            return Optional.empty();
        }
        boolean concurrently = tokens.stream().limit(4).anyMatch(t -> t.is("CONCURRENTLY"));
        String second = tokens.get(1).keyword();
        return switch (tokens.getFirst().keyword()) {
            case "CREATE" -> create(second, tokens.get(2), concurrently);
            case "DROP" -> drop(second, concurrently);
            case "ALTER" ->
                switch (second) {
                    case "TABLE" -> alter(tokens);
                    case "POLICY" -> brief(ALL);
                    default -> Optional.empty();
                };
            case "COMMENT" -> brief(CARE);
            case "LOCK" -> lock(tokens);
            default -> Optional.empty();
        };
    }

    private static Optional<StatementEffect> create(String second, SqlToken third, boolean concurrently) {
        if (second.equals("INDEX") || third.is("INDEX")) {
            return effect(concurrently ? CARE : "SHARE", false, true);
        }
        if (second.equals("TRIGGER") || third.is("TRIGGER")) {
            return brief(RULES);
        }
        return switch (second) {
            case "POLICY", "RULE" -> brief(ALL);
            case "STATISTICS" -> brief(CARE);
            default -> Optional.empty();
        };
    }

    private static Optional<StatementEffect> drop(String second, boolean concurrently) {
        return switch (second) {
            case "INDEX" -> brief(concurrently ? CARE : ALL);
            case "TABLE", "TRIGGER", "POLICY", "RULE" -> brief(ALL);
            default -> Optional.empty();
        };
    }

    /** Nothing by itself, but it is taken for what is read and written behind it. */
    private static Optional<StatementEffect> lock(List<SqlToken> tokens) {
        int in = 1;
        while (in < tokens.size() && !tokens.get(in).is("IN")) {
            in++;
        }
        String mode = tokens.subList(Math.min(in + 1, tokens.size()), tokens.size()).stream()
                .takeWhile(token -> !token.is("MODE"))
                .map(SqlToken::keyword)
                .collect(Collectors.joining(" "));
        return effect(mode.isEmpty() ? ALL : mode, false, true);
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
            case "VALIDATE" -> effect(CARE, false, true);
            case "ADD" -> second.equals("COLUMN") ? addColumn(action) : addConstraint(action);
            case "ALTER" -> second.equals("COLUMN") ? alterColumn(action) : brief(ALL);
            case "ENABLE", "DISABLE" -> brief(action.stream().limit(3).anyMatch(t -> t.is("TRIGGER")) ? RULES : ALL);
            case "SET" -> set(action, second);
            case "RESET", "CLUSTER" -> brief(CARE);
            case "ATTACH" -> effect(CARE, false, true);
            case "DETACH" -> brief(has(action, "CONCURRENTLY") ? CARE : ALL);
            case "RENAME", "DROP", "OWNER", "INHERIT", "NO", "FORCE", "REPLICA", "OF", "NOT" -> brief(ALL);
            default -> Optional.empty();
        };
    }

    private static Optional<StatementEffect> set(List<SqlToken> action, String what) {
        boolean settings = action.get(1).isSymbol('(') || what.equals("WITHOUT");
        boolean written = List.of("LOGGED", "UNLOGGED", "TABLESPACE", "ACCESS").contains(what);
        return settings ? brief(CARE) : effect(ALL, written, false);
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
            return effect(RULES, false, !later);
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
                        ? brief(CARE)
                        : effect(ALL, has(action, "EXPRESSION"), action.get(4).is("NOT"));
            default -> brief(ALL);
        };
    }

    private static boolean has(List<SqlToken> tokens, String word) {
        return tokens.stream().anyMatch(t -> t.is(word));
    }

    private static boolean endsWith(List<SqlToken> tokens, String last, String end) {
        int size = tokens.size();
        return size > 1 && tokens.get(size - 2).is(last) && tokens.get(size - 1).is(end);
    }

    private static Optional<StatementEffect> brief(String lock) {
        return effect(lock, false, false);
    }

    private static Optional<StatementEffect> effect(String lock, boolean rewrites, boolean scans) {
        return Optional.of(new StatementEffect(lock, rewrites, scans));
    }
}
