package org.schemawright.migration.postgresql;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;

/**
 * The statements of a script for psql.
 *
 * @param steps in order
 */
record PsqlScript(List<Step> steps) {

    private static final Pattern COPY =
            Pattern.compile("copy\\s.*\\sfrom\\s+stdin\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern DOLLAR_QUOTE = Pattern.compile("\\$([\\p{L}_][\\p{L}\\p{N}_]*)?\\$");

    /**
     * One statement.
     *
     * @param sql without comments before it and without its semicolon
     * @param rows the lines that follow a COPY … FROM stdin; empty otherwise
     */
    record Step(String sql, String rows) {
        boolean copies() {
            return COPY.matcher(sql).matches();
        }

        boolean aboutDatabases() {
            String upper = sql.toUpperCase(Locale.ROOT);
            return upper.startsWith("CREATE DATABASE") || upper.startsWith("DROP DATABASE");
        }

        boolean isSetting() {
            return sql.toUpperCase(Locale.ROOT).startsWith("SET ");
        }
    }

    void run(Connection connection) throws SQLException, IOException {
        try (var statement = connection.createStatement()) {
            for (Step step : steps) {
                if (step.copies()) {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn(step.sql(), new StringReader(step.rows()));
                } else if (!step.aboutDatabases()) {
                    run(step, statement);
                }
            }
        }
    }

    private static void run(Step step, java.sql.Statement statement) throws SQLException {
        try {
            // The driver must not take ? for parameters of ours, nor split what we have split.
            statement.setEscapeProcessing(false);
            statement.execute(step.sql());
        } catch (SQLException e) {
            boolean unknownSetting = "42704".equals(e.getSQLState());
            if (!(step.isSetting() && unknownSetting)) {
                throw new SQLException(e.getMessage() + "\n" + step.sql(), e.getSQLState(), e);
            }
        }
    }

    static PsqlScript parse(String text) {
        return new PsqlScript(new Parser(text).parse());
    }

    /** Walks over the text once; knows just enough of the lexer to see where a statement ends. */
    private static final class Parser {
        private final String text;
        private final List<Step> steps = new ArrayList<>();
        private final StringBuilder current = new StringBuilder();
        private int at;

        Parser(String text) {
            this.text = text;
        }

        List<Step> parse() {
            while (at < text.length()) {
                char c = text.charAt(at);
                if (text.startsWith("--", at)) {
                    at = endOfLine();
                } else if (text.startsWith("/*", at)) {
                    skipBlockComment();
                } else if (c == '\\' && current.toString().isBlank()) {
                    at = endOfLine();
                } else if (c == '\'') {
                    take(endOfQuoted('\'', isEscapeString()));
                } else if (c == '"') {
                    take(endOfQuoted('"', false));
                } else if (c == '$') {
                    takeDollarQuoted();
                } else if (c == ';') {
                    at++;
                    finishStatement();
                } else {
                    take(at + 1);
                }
            }
            finishStatement();
            return steps;
        }

        private void take(int end) {
            current.append(text, at, end);
            at = end;
        }

        private int endOfLine() {
            int end = text.indexOf('\n', at);
            return end < 0 ? text.length() : end;
        }

        private void skipBlockComment() {
            int depth = 0;
            do {
                if (text.startsWith("/*", at)) {
                    depth++;
                    at += 2;
                } else if (text.startsWith("*/", at)) {
                    depth--;
                    at += 2;
                } else {
                    at++;
                }
            } while (depth > 0 && at < text.length());
            current.append(' ');
        }

        /** E'…', where a backslash escapes the next character. */
        private boolean isEscapeString() {
            int before = at - 1;
            boolean e = before >= 0 && (text.charAt(before) == 'E' || text.charAt(before) == 'e');
            return e && (before == 0 || !Character.isLetterOrDigit(text.charAt(before - 1)));
        }

        /** After the closing quote; two quotes in a row need no care: they read as two texts side by side. */
        private int endOfQuoted(char quote, boolean escapes) {
            int end = at + 1;
            while (end < text.length() && text.charAt(end) != quote) {
                end += escapes && text.charAt(end) == '\\' ? 2 : 1;
            }
            return Math.min(end + 1, text.length());
        }

        private void takeDollarQuoted() {
            boolean insideName = at > 0 && Character.isLetterOrDigit(text.charAt(at - 1));
            Matcher opening = DOLLAR_QUOTE.matcher(text).region(at, text.length());
            if (insideName || !opening.lookingAt()) {
                take(at + 1);
                return;
            }
            int end = text.indexOf(opening.group(), opening.end());
            take(end < 0 ? text.length() : end + opening.group().length());
        }

        private void finishStatement() {
            String sql = current.toString().strip();
            current.setLength(0);
            if (!sql.isEmpty()) {
                steps.add(new Step(sql, COPY.matcher(sql).matches() ? rowsOfCopy() : ""));
            }
        }

        private String rowsOfCopy() {
            at = Math.min(endOfLine() + 1, text.length());
            StringBuilder rows = new StringBuilder();
            while (at < text.length()) {
                String line = text.substring(at, endOfLine());
                at = Math.min(endOfLine() + 1, text.length());
                if (line.strip().equals("\\.")) {
                    break;
                }
                rows.append(line).append('\n');
            }
            return rows.toString();
        }
    }
}
