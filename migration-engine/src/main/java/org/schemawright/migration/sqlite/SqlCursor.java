package org.schemawright.migration.sqlite;

import java.util.List;
import org.schemawright.migration.change.SqlToken;

/** Walks over tokens; what does not fit ends the walk with {@link Unexpected}. */
final class SqlCursor {

    /** The text is not what the reader of it can follow. */
    static final class Unexpected extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unexpected(String what) {
            super(what);
        }
    }

    /** A stretch of the text. */
    record Span(int start, int end) {}

    private final String sql;
    private final List<SqlToken> tokens;
    private int at;

    SqlCursor(String sql, List<SqlToken> tokens) {
        this.sql = sql;
        this.tokens = tokens;
    }

    boolean atEnd() {
        return at >= tokens.size();
    }

    SqlToken peek() {
        return peek(0);
    }

    SqlToken peek(int ahead) {
        return at + ahead < tokens.size()
                ? tokens.get(at + ahead)
                : new SqlToken(SqlToken.Kind.SYMBOL, "", sql.length(), sql.length());
    }

    SqlToken next() {
        if (atEnd()) {
            throw new Unexpected("end of text");
        }
        return tokens.get(at++);
    }

    /** The end of the last token that was taken. */
    int previousEnd() {
        return at == 0 ? 0 : tokens.get(at - 1).end();
    }

    /** Takes the next token if it is one of these keywords. */
    boolean accept(String... keywords) {
        for (String keyword : keywords) {
            if (peek().is(keyword)) {
                at++;
                return true;
            }
        }
        return false;
    }

    boolean acceptSymbol(char symbol) {
        if (peek().isSymbol(symbol)) {
            at++;
            return true;
        }
        return false;
    }

    void expect(String keyword) {
        if (!accept(keyword)) {
            throw new Unexpected(peek().text());
        }
    }

    void expectSymbol(char symbol) {
        if (!acceptSymbol(symbol)) {
            throw new Unexpected(peek().text());
        }
    }

    /** A name, quoted or not; SQLite takes a text in single quotes too. */
    SqlToken name() {
        SqlToken token = next();
        if (!token.isName() && token.kind() != SqlToken.Kind.STRING) {
            throw new Unexpected(token.text());
        }
        return token;
    }

    /** From an opening parenthesis to the one that closes it. */
    Span parentheses() {
        int start = peek().start();
        expectSymbol('(');
        for (int depth = 1; depth > 0; ) {
            SqlToken token = next();
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
        }
        return new Span(start, previousEnd());
    }

    /** What stands inside parentheses, without them, nor a line comment at its end, which would swallow what follows. */
    String inside() {
        Span span = parentheses();
        String inside = sql.substring(span.start() + 1, span.end() - 1).strip();
        int lastEnd = tokens.get(at - 2).end();
        return sql.substring(lastEnd, span.end()).contains("--")
                ? sql.substring(span.start() + 1, lastEnd).strip()
                : inside;
    }

    String text(int start, int end) {
        return sql.substring(start, end);
    }

    List<SqlToken> rest() {
        return tokens.subList(at, tokens.size());
    }
}
