package org.schemawright.migration.rehearse;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.schemawright.migration.change.SqlToken;
import org.schemawright.migration.change.SqlTokens;
import org.schemawright.migration.run.FailureWords;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.SqlObject;
import org.schemawright.migration.schema.View;

/**
 * The one statement that somebody writes for a view, trigger or routine.
 *
 * @param text all that was typed
 * @param sql what is run of it
 * @param start where that begins in the text
 * @param unfilled whether a materialized view is made without its rows although the text does not say so
 * @param refusal why it is not run at all; empty where it is
 * @param refusedAt the place that is about; -1 where there is none
 */
record WrittenObject(String text, String sql, int start, boolean unfilled, String refusal, int refusedAt) {

    private static final String NO_DATA = "WITH NO DATA";
    private static final Pattern NEAR = Pattern.compile("near \"(.*)\": syntax error", Pattern.DOTALL);
    private static final Pattern NAMED = Pattern.compile("no such [a-z ]+: (\\S+)");
    private static final Set<String> BESIDE = Set.of(
            "OR",
            "REPLACE",
            "MATERIALIZED",
            "RECURSIVE",
            "CONSTRAINT",
            "EVENT",
            "TEMP",
            "TEMPORARY",
            "GLOBAL",
            "LOCAL");

    /** What somebody typed to make an object of that kind. */
    static WrittenObject of(ObjectKind kind, String text, boolean sqlite) {
        List<SqlToken> tokens = SqlTokens.of(text);
        String word = word(kind);
        if (tokens.isEmpty() || !tokens.getFirst().is("CREATE")) {
            return refused(
                    text,
                    "Begin with CREATE " + keyword(kind) + ": it is the whole statement that counts.",
                    tokens.isEmpty() ? -1 : tokens.getFirst().start());
        }
        SqlToken what = tokens.stream()
                .skip(1)
                .filter(token -> !BESIDE.contains(token.keyword()))
                .findFirst()
                .orElse(null);
        if (what == null || !makes(kind).contains(what.keyword())) {
            return refused(
                    text,
                    "This does not make " + one(kind) + ". Begin with CREATE " + keyword(kind) + ".",
                    what == null ? -1 : what.start());
        }
        SqlToken passing = before(tokens, what, Set.of("TEMP", "TEMPORARY"));
        if (passing != null) {
            return refused(
                    text,
                    "A temporary " + word + " goes with the connection that made it. Leave out " + passing.keyword()
                            + ".",
                    passing.start());
        }
        SqlToken event = before(tokens, what, Set.of("EVENT"));
        if (event != null) {
            return refused(
                    text, "An event trigger belongs to the database and to no table. Leave out EVENT.", event.start());
        }
        List<ScriptStatement> statements;
        try {
            statements = ScriptSplitter.split(text, sqlite).statements();
        } catch (RefusedException command) {
            return refused(text, command.words(), -1);
        }
        if (statements.size() > 1) {
            int second = text.indexOf(
                    statements.get(1).sql(),
                    tokens.getFirst().start() + statements.getFirst().sql().length());
            return refused(
                    text,
                    "Line " + statements.get(1).line() + " begins another statement, and " + one(kind)
                            + " is one. Take out what follows it.",
                    second);
        }
        String sql = statements.getFirst().sql();
        boolean fills = before(tokens, what, Set.of("MATERIALIZED")) != null && !endsIn(sql, "WITH", "NO", "DATA");
        return new WrittenObject(
                text,
                fills ? withoutData(sql) + "\n" + NO_DATA : sql,
                tokens.getFirst().start(),
                fills,
                "",
                -1);
    }

    private static WrittenObject refused(String text, String words, int at) {
        return new WrittenObject(text, "", 0, false, words, at);
    }

    private static String word(ObjectKind kind) {
        return kind == ObjectKind.MATERIALIZED_VIEW ? ObjectKind.VIEW.word() : kind.word();
    }

    private static String one(ObjectKind kind) {
        return (kind == ObjectKind.AGGREGATE ? "an " : "a ") + word(kind);
    }

    private static String keyword(ObjectKind kind) {
        return word(kind).toUpperCase(Locale.ROOT);
    }

    private static Set<String> makes(ObjectKind kind) {
        return switch (kind) {
            case VIEW, MATERIALIZED_VIEW -> Set.of("VIEW");
            case TRIGGER -> Set.of("TRIGGER");
            case AGGREGATE -> Set.of("AGGREGATE");
            default -> Set.of("FUNCTION", "PROCEDURE");
        };
    }

    private static @Nullable SqlToken before(List<SqlToken> tokens, SqlToken end, Set<String> keywords) {
        return tokens.stream()
                .takeWhile(token -> token != end)
                .filter(token -> keywords.contains(token.keyword()))
                .findFirst()
                .orElse(null);
    }

    private static boolean endsIn(String sql, String... keywords) {
        List<SqlToken> tokens = SqlTokens.of(sql);
        int first = tokens.size() - keywords.length;
        for (int i = 0; i < keywords.length; i++) {
            if (first < 0 || !tokens.get(first + i).is(keywords[i])) {
                return false;
            }
        }
        return true;
    }

    private static String withoutData(String sql) {
        List<SqlToken> tokens = SqlTokens.of(sql);
        return endsIn(sql, "WITH", "DATA")
                ? sql.substring(0, tokens.get(tokens.size() - 2).start())
                : sql;
    }

    /** The object as the text means it. */
    SqlObject asMeant(SqlObject read) {
        if (!unfilled || !(read instanceof View view)) {
            return read;
        }
        Set<String> options = new HashSet<>(view.options());
        options.remove(NO_DATA);
        return view.with(view.indexes(), options);
    }

    /** The offset that an engine's refusal is about; -1 where it does not say. */
    int place(SQLException refused, Connection connection) throws SQLException {
        if (refused instanceof PSQLException server) {
            ServerErrorMessage message = server.getServerErrorMessage();
            int position = message == null ? 0 : message.getPosition();
            int most = sql.codePointCount(0, sql.length());
            return position < 1 || position > most + 1
                    ? -1
                    : Math.min(text.length(), start + sql.offsetByCodePoints(0, position - 1));
        }
        String words = FailureWords.of(refused);
        Matcher near = NEAR.matcher(words);
        if (near.find()) {
            return near(near.group(1), words, connection);
        }
        return words.contains("incomplete input") ? Math.min(text.length(), start + sql.length()) : place(words);
    }

    /** The place of the one thing that the words name; -1 where it stands there several times. */
    int place(String words) {
        Matcher named = NAMED.matcher(words);
        if (!named.find()) {
            return -1;
        }
        String full = named.group(1);
        String name = full.substring(full.lastIndexOf('.') + 1);
        List<SqlToken> places =
                SqlTokens.of(text).stream().filter(token -> token.names(name)).toList();
        return places.size() == 1 ? places.getFirst().start() : -1;
    }

    /** SQLite names the token and not its place: it is the first one at which a text cut off there is refused alike. */
    private int near(String token, String words, Connection connection) throws SQLException {
        for (int at = sql.indexOf(token); at >= 0; at = sql.indexOf(token, at + 1)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("EXPLAIN " + sql.substring(0, at + token.length()));
            } catch (SQLException e) {
                if (FailureWords.of(e).equals(words)) {
                    return start + at;
                }
            }
        }
        return -1;
    }
}
