package org.schemawright.migration.change;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.SqlToken.Kind;

/** Cuts SQL text into tokens, as SQLite and PostgreSQL both read it. Never fails: what is unclosed ends with the text. */
public final class SqlTokens {

    private final String sql;
    private int at;
    /** How many brackets of PostgreSQL's {@code ARRAY[…]} are open; any other bracket quotes a name. */
    private int brackets;

    private SqlTokens(String sql) {
        this.sql = sql;
    }

    /** The tokens in order, without white space and comments. */
    public static List<SqlToken> of(String sql) {
        return new SqlTokens(sql).read();
    }

    /** Reads from a place on, token by token, where not everything in a text is SQL. */
    public static SqlTokens from(String sql, int offset) {
        SqlTokens tokens = new SqlTokens(sql);
        tokens.at = offset;
        return tokens;
    }

    /** The next token; null at the end. */
    public @Nullable SqlToken next() {
        if (!skipBlanks()) {
            return null;
        }
        int start = at;
        Kind kind = kind();
        return new SqlToken(kind, sql.substring(start, at), start, at);
    }

    /** Whether the text names this table, column or other object anywhere. */
    public static boolean mention(String sql, String name) {
        return of(sql).stream().anyMatch(t -> t.names(name));
    }

    private List<SqlToken> read() {
        List<SqlToken> tokens = new ArrayList<>();
        for (SqlToken token = next(); token != null; token = next()) {
            tokens.add(token);
        }
        return tokens;
    }

    /** Leaves {@code at} on the next token; false at the end of the text. */
    private boolean skipBlanks() {
        while (at < sql.length()) {
            if (isBlank(sql.charAt(at))) {
                at++;
            } else if (sql.startsWith("--", at)) {
                int end = sql.indexOf('\n', at);
                at = end < 0 ? sql.length() : end + 1;
            } else if (sql.startsWith("/*", at)) {
                int end = sql.indexOf("*/", at + 2);
                at = end < 0 ? sql.length() : end + 2;
            } else {
                return true;
            }
        }
        return false;
    }

    private Kind kind() {
        char c = sql.charAt(at);
        switch (c) {
            case '\'' -> {
                quoted('\'');
                return Kind.STRING;
            }
            case '"', '`' -> {
                quoted(c);
                return Kind.QUOTED;
            }
            case '[' -> {
                if (brackets > 0 || isArray()) {
                    brackets++;
                    at++;
                    return Kind.SYMBOL;
                }
                int end = sql.indexOf(']', at);
                at = end < 0 ? sql.length() : end + 1;
                return Kind.QUOTED;
            }
            case '$' -> {
                return dollar();
            }
            default -> {
                return plain(c);
            }
        }
    }

    /** Whether the bracket that is next belongs to the word ARRAY right in front of it. */
    private boolean isArray() {
        return sql.regionMatches(true, at - 5, "ARRAY", 0, 5) && (at == 5 || !isWordPart(sql.charAt(at - 6)));
    }

    private Kind plain(char c) {
        if (isDigit(c) || c == '.' && at + 1 < sql.length() && isDigit(sql.charAt(at + 1))) {
            number();
            return Kind.NUMBER;
        }
        if (isWordPart(c)) {
            at++;
            boolean prefix = at < sql.length() && sql.charAt(at) == '\'';
            if (prefix && (c == 'x' || c == 'X')) {
                quoted('\'');
                return Kind.STRING;
            }
            if (prefix && (c == 'e' || c == 'E')) {
                escaped();
                return Kind.STRING;
            }
            while (at < sql.length() && isWordPart(sql.charAt(at))) {
                at++;
            }
            return Kind.WORD;
        }
        brackets -= c == ']' && brackets > 0 ? 1 : 0;
        at += sql.startsWith("::", at) || sql.startsWith("||", at) ? 2 : 1;
        return Kind.SYMBOL;
    }

    private void quoted(char quote) {
        at++;
        while (at < sql.length()) {
            if (sql.charAt(at++) == quote) {
                if (at < sql.length() && sql.charAt(at) == quote) {
                    at++;
                } else {
                    return;
                }
            }
        }
    }

    /** PostgreSQL's {@code E'…'}, in which a backslash keeps the quote behind it from ending the text. */
    private void escaped() {
        at++;
        while (at < sql.length()) {
            char c = sql.charAt(at++);
            boolean doubled = c == '\'' && at < sql.length() && sql.charAt(at) == '\'';
            if (c == '\\' && at < sql.length() || doubled) {
                at++;
            } else if (c == '\'') {
                return;
            }
        }
    }

    /** {@code $tag$ text $tag$}; a lone dollar is a symbol, {@code $1} reads as symbol and number. */
    private Kind dollar() {
        int end = at + 1;
        while (end < sql.length() && isWordPart(sql.charAt(end)) && sql.charAt(end) != '$') {
            end++;
        }
        if (end < sql.length() && sql.charAt(end) == '$' && !isDigit(sql.charAt(at + 1))) {
            String tag = sql.substring(at, end + 1);
            int close = sql.indexOf(tag, end + 1);
            at = close < 0 ? sql.length() : close + tag.length();
            return Kind.STRING;
        }
        at++;
        return Kind.SYMBOL;
    }

    private void number() {
        while (at < sql.length()) {
            char c = sql.charAt(at);
            boolean sign = (c == '+' || c == '-') && Character.toLowerCase(sql.charAt(at - 1)) == 'e' && !isHex();
            if (!isWordPart(c) && c != '.' && !sign) {
                return;
            }
            at++;
        }
    }

    /** Whether the number being read began with 0x, where an e is a digit. */
    private boolean isHex() {
        int start = at - 1;
        while (start > 0 && isWordPart(sql.charAt(start - 1))) {
            start--;
        }
        return sql.startsWith("0x", start) || sql.startsWith("0X", start);
    }

    /** What both engines pass over; any other space of Unicode is part of a name to them. */
    private static boolean isBlank(char c) {
        return c == ' ' || c >= '\t' && c <= '\r' || c == '\uFEFF';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordPart(char c) {
        return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '$' || c >= 0x80;
    }
}
