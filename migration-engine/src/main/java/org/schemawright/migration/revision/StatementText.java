package org.schemawright.migration.revision;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.schemawright.migration.change.SqlToken;
import org.schemawright.migration.change.SqlTokens;

/**
 * Looks at one statement of a revision for what would go wrong without a word: SQLite's driver runs the first statement
 * of several and drops the rest, and a COMMIT in a revision would end the transaction that holds it together.
 */
final class StatementText {

    private static final Set<String> TRANSACTION_WORDS = Set.of("BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT");

    /** With whom a statement can share a transaction. */
    enum Company {
        /** With any other. */
        ANY,
        /** What it makes can be used only after a commit. */
        OWN_COMMIT,
        /** It runs in no transaction at all. */
        NO_TRANSACTION
    }

    private StatementText() {}

    static Company company(String sql, String dialect) {
        List<SqlToken> tokens = SqlTokens.of(sql);
        if (tokens.isEmpty()) {
            return Company.ANY;
        }
        if (tokens.getFirst().is("VACUUM")) {
            return Company.NO_TRANSACTION;
        }
        if (!dialect.equals("postgresql")) {
            return Company.ANY;
        }
        return switch (tokens.getFirst().keyword()) {
            case "CREATE", "DROP", "REINDEX" ->
                // Behind the fourth word stand names and expressions, which may use the word as they like.
                tokens.stream().limit(4).anyMatch(t -> t.is("CONCURRENTLY")) ? Company.NO_TRANSACTION : Company.ANY;
            case "ALTER" -> alter(tokens);
            default -> Company.ANY;
        };
    }

    private static Company alter(List<SqlToken> tokens) {
        for (int i = 2; i < tokens.size() - 1; i++) {
            if (tokens.get(1).is("TYPE")
                    && tokens.get(i).is("ADD")
                    && tokens.get(i + 1).is("VALUE")) {
                return Company.OWN_COMMIT;
            }
        }
        // Checked together with what takes a stronger lock, it would keep that lock for as long as it looks at rows.
        if (tokens.get(1).is("TABLE") && tokens.stream().skip(3).limit(3).anyMatch(t -> t.is("VALIDATE"))) {
            return Company.OWN_COMMIT;
        }
        boolean detaches = tokens.get(1).is("TABLE") && tokens.stream().anyMatch(t -> t.is("DETACH"));
        return detaches && tokens.getLast().is("CONCURRENTLY") ? Company.NO_TRANSACTION : Company.ANY;
    }

    /** Why the statement cannot be part of a revision; empty when it can. */
    static Optional<String> objection(String sql, String dialect) {
        List<SqlToken> tokens = SqlTokens.of(sql);
        if (tokens.isEmpty()) {
            return Optional.of("one of its sql changes has no statement");
        }
        for (int i = 0; i < tokens.size(); i++) {
            // SQLite runs the first statement alone, and within its triggers such words are refused anyway.
            boolean begins =
                    i == 0 || dialect.equals("postgresql") && tokens.get(i - 1).isSymbol(';');
            if (begins && endsTransaction(tokens, i)) {
                return Optional.of("one of its statements begins or ends a transaction ("
                        + tokens.get(i).keyword() + "); a revision always runs in one of its own");
            }
        }
        if (dialect.equals("sqlite") && hasMore(tokens)) {
            return Optional.of("one of its sql changes has more than one statement; write one statement a change");
        }
        return Optional.empty();
    }

    private static boolean endsTransaction(List<SqlToken> tokens, int i) {
        SqlToken word = tokens.get(i);
        if (word.is("END")) {
            // The END of a body's BEGIN closes no transaction; a BEGIN that is a statement was refused before.
            return tokens.subList(0, i).stream().noneMatch(t -> t.is("BEGIN"));
        }
        return TRANSACTION_WORDS.contains(word.keyword())
                || word.is("PREPARE")
                        && i + 1 < tokens.size()
                        && tokens.get(i + 1).is("TRANSACTION");
    }

    /** Whether anything follows the end of the first statement. */
    private static boolean hasMore(List<SqlToken> tokens) {
        boolean trigger = tokens.getFirst().is("CREATE")
                && tokens.stream().skip(1).limit(2).anyMatch(t -> t.is("TRIGGER"));
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).isSymbol(';')) {
                if (!trigger) {
                    return i + 1 < tokens.size();
                }
                // A trigger's body has statements of its own; only END behind a semicolon closes it.
                if (i + 1 < tokens.size() && tokens.get(i + 1).is("END")) {
                    int end = i + 1;
                    boolean closed = end + 1 == tokens.size();
                    return !closed
                            && !(end + 2 == tokens.size() && tokens.get(end + 1).isSymbol(';'));
                }
            }
        }
        return false;
    }

    /** A comment at the end, which SQLite keeps with a view, must not swallow the semicolon; it may even be unclosed. */
    static String terminated(String sql) {
        List<SqlToken> tokens = SqlTokens.of(sql);
        if (tokens.isEmpty()) {
            return sql;
        }
        SqlToken last = tokens.getLast();
        String behind = sql.substring(last.end());
        int open = behind.indexOf("/*");
        boolean unclosed = open >= 0 && behind.indexOf("*/", open + 2) < 0;
        String whole = unclosed ? sql.substring(0, last.end()) : sql.stripTrailing();
        String end = last.isSymbol(';') ? "" : ";";
        return whole + (!unclosed && behind.contains("--") ? "\n" : "") + end;
    }
}
