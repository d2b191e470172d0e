package org.schemawright.desktop.rows;

import java.util.List;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.problem.ProblemException;
import org.schemawright.migration.change.SqlToken;
import org.schemawright.migration.change.SqlTokens;

/**
 * A condition in SQL that somebody wrote: one expression, put in brackets, that cannot leave them. What it means is left
 * to the engine; a text that could go on behind the brackets is refused before anything is sent.
 */
public final class SqlCondition {

    private SqlCondition() {}

    /**
     * Why a text cannot stand as a condition, in a sentence; empty where it can.
     *
     * @param sqlite whether it is for SQLite
     */
    public static String refusal(String sql, boolean sqlite) {
        List<SqlToken> tokens = SqlTokens.of(sql);
        if (tokens.isEmpty()) {
            return sql.isBlank() ? "" : "A condition takes no comments.";
        }
        // Whatever is not closed would swallow what follows.
        List<SqlToken> closed = SqlTokens.of(sql + "\n)");
        if (closed.size() != tokens.size() + 1 || !closed.getLast().text().equals(")")) {
            return "A quote, a bracket or a comment is not closed.";
        }
        int end = 0;
        int depth = 0;
        for (SqlToken token : tokens) {
            String before = sql.substring(end, token.start());
            end = token.end();
            if (before.contains("--") || before.contains("/*")) {
                return "A condition takes no comments.";
            }
            String refused = refusal(token, sqlite);
            if (!refused.isEmpty()) {
                return refused;
            }
            depth += token.text().equals("(") ? 1 : token.text().equals(")") ? -1 : 0;
            if (depth < 0) {
                return "There is a closing bracket too many.";
            }
        }
        if (sql.substring(end).contains("--") || sql.substring(end).contains("/*")) {
            return "A condition takes no comments.";
        }
        return depth == 0 ? "" : "A bracket is not closed.";
    }

    private static String refusal(SqlToken token, boolean sqlite) {
        String text = token.text();
        if (token.kind() == SqlToken.Kind.SYMBOL && text.equals(";")) {
            return "One condition only: a semicolon would end it.";
        }
        char first = text.charAt(0);
        boolean parameter = sqlite
                ? token.kind() != SqlToken.Kind.WORD && (first == '?' || first == ':' || first == '@' || first == '$')
                : token.kind() == SqlToken.Kind.SYMBOL && first == '$';
        if (parameter) {
            return "A condition takes no parameters. Write the value itself.";
        }
        // To PostgreSQL these are subscripts, with an expression of their own inside.
        boolean subscript = !sqlite && first == '[' && text.length() > 1;
        return subscript && text.chars().anyMatch(c -> "'\"()$;".indexOf(c) >= 0)
                ? "Brackets and quotes inside of a subscript cannot be used here."
                : "";
    }

    /**
     * The condition as the driver takes it.
     *
     * @throws ProblemException when it cannot stand as a condition
     */
    static String prepared(String sql, EngineValues engine) {
        boolean sqlite = engine instanceof SqliteValues;
        String refusal = refusal(sql, sqlite);
        if (!refusal.isEmpty()) {
            throw new ProblemException(Problem.of(refusal, "Correct the condition."));
        }
        if (sqlite) {
            return sql;
        }
        StringBuilder prepared = new StringBuilder();
        int end = 0;
        for (SqlToken token : SqlTokens.of(sql)) {
            prepared.append(sql, end, token.start()).append(token.text());
            // An operator to PostgreSQL, a parameter to its driver.
            if (token.kind() == SqlToken.Kind.SYMBOL && token.text().equals("?")) {
                prepared.append('?');
            }
            end = token.end();
        }
        return prepared.append(sql, end, sql.length()).toString();
    }
}
