package org.schemawright.migration.rehearse;

import java.util.List;
import java.util.Locale;
import org.schemawright.migration.change.SqlToken;
import org.schemawright.migration.change.SqlTokens;

/**
 * One statement of a script.
 *
 * @param sql without its semicolon
 * @param line where it begins, from 1
 */
record ScriptStatement(String sql, int line) {

    private static final int BEGINNING = 40;

    /** Its first words in upper case, each followed by a space; symbols, texts and quoted names are left out. */
    String beginning() {
        StringBuilder words = new StringBuilder();
        SqlTokens tokens = SqlTokens.from(sql, 0);
        SqlToken token = tokens.next();
        for (int i = 0; token != null && i < BEGINNING; i++) {
            if (!token.keyword().isEmpty()) {
                words.append(token.keyword()).append(' ');
            }
            token = tokens.next();
        }
        return words.toString();
    }

    /** Whether a keyword stands anywhere in it. */
    boolean has(String keyword) {
        return tokens().stream().anyMatch(token -> token.is(keyword));
    }

    List<SqlToken> tokens() {
        return SqlTokens.of(sql);
    }

    /** For people: where it is, and how it begins. */
    String words() {
        String start = sql.strip().lines().findFirst().orElse("");
        return String.format(
                Locale.ROOT, "line %d: %s", line, start.length() > 80 ? start.substring(0, 80) + "…" : start);
    }
}
