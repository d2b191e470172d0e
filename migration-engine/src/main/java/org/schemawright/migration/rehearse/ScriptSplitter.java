package org.schemawright.migration.rehearse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.SqlToken;
import org.schemawright.migration.change.SqlTokens;

/** Cuts a script for psql or sqlite3 into its statements; what these programs do by themselves is told in sentences. */
final class ScriptSplitter {

    /** Commands of psql that change nothing of a schema. */
    private static final Set<String> HARMLESS = Set.of(
            "restrict",
            "unrestrict",
            "echo",
            "qecho",
            "warn",
            "timing",
            "pset",
            "encoding",
            "set",
            "unset",
            "x",
            "a",
            "t",
            "errverbose",
            "conninfo",
            "d",
            "dt",
            "z",
            ".",
            ".mode",
            ".headers",
            ".echo",
            ".print",
            ".timer",
            ".bail",
            ".width",
            ".changes",
            ".nullvalue",
            ".separator",
            ".tables",
            ".schema",
            ".show");

    private final String text;
    private final boolean sqlite;
    private final List<ScriptStatement> statements = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private SqlTokens reader;
    private int lineAt;
    private int line = 1;
    private boolean madeDatabase;

    private ScriptSplitter(String text, boolean sqlite) {
        this.text = text;
        this.sqlite = sqlite;
        this.reader = SqlTokens.from(text, 0);
    }

    /**
     * The statements in order.
     *
     * @param notes what was passed over, in sentences
     */
    record Script(List<ScriptStatement> statements, List<String> notes) {}

    /** @throws RefusedException when the script has a command without which its statements mean something else */
    static Script split(String text, boolean sqlite) throws RefusedException {
        ScriptSplitter splitter = new ScriptSplitter(text, sqlite);
        splitter.run();
        return new Script(splitter.statements, splitter.notes);
    }

    private void run() throws RefusedException {
        SqlToken token = reader.next();
        while (token != null) {
            if (token.isSymbol(';')) {
                token = reader.next();
            } else if (isCommand(token)) {
                command(token);
                token = reader.next();
            } else {
                token = statement(token);
            }
        }
    }

    /** Of the program, not of the database: a line that begins with a backslash, or with a dot for sqlite3. */
    private boolean isCommand(SqlToken token) {
        boolean marked = token.text().startsWith(sqlite ? "." : "\\");
        int before = token.start() - 1;
        while (before >= 0 && (text.charAt(before) == ' ' || text.charAt(before) == '\t')) {
            before--;
        }
        return marked && (before < 0 || text.charAt(before) == '\n' || text.charAt(before) == '\uFEFF');
    }

    private void command(SqlToken token) throws RefusedException {
        int end = endOfLine(token.start());
        String command = text.substring(token.start(), end).strip();
        String name = command.split("\\s", 2)[0].toLowerCase(Locale.ROOT);
        String program = sqlite ? "sqlite3" : "psql";
        if (madeDatabase && (name.equals("\\c") || name.equals("\\connect"))) {
            // The scratch database stands for the one that the script makes; a second one there is not.
            madeDatabase = false;
        } else if (!HARMLESS.contains(sqlite ? name : name.substring(1))) {
            throw new RefusedException("Line " + lineOf(token.start()) + " of the script is a command of " + program
                    + ": " + command + ". It does not run here; write what it stands for as SQL, or take it out.");
        }
        notes.add("Line " + lineOf(token.start()) + " is a command of " + program + " (" + name
                + ") and was passed over.");
        reader = SqlTokens.from(text, end);
    }

    /** Reads one statement from its first token on; returns the token behind its semicolon. */
    private @Nullable SqlToken statement(SqlToken first) throws RefusedException {
        Ending ending = new Ending(sqlite);
        int end = first.start();
        SqlToken token = first;
        while (token != null && !ending.isReached(token)) {
            end = token.end();
            token = reader.next();
        }
        ScriptStatement statement = new ScriptStatement(text.substring(first.start(), end), lineOf(first.start()));
        if (!sqlite && statement.beginning().startsWith("COPY ") && statement.has("STDIN") && token != null) {
            notes.add("The rows in line " + statement.line() + " and below are not needed and were passed over.");
            reader = SqlTokens.from(text, endOfRows(token.end(), statement.line()));
        } else if (!sqlite && statement.beginning().matches("(CREATE|DROP) DATABASE .*")) {
            madeDatabase = true;
            notes.add("A scratch database stands for the one in line " + statement.line() + ".");
        } else {
            statements.add(statement);
        }
        return reader.next();
    }

    private int endOfRows(int from, int copy) throws RefusedException {
        int at = endOfLine(from);
        while (at < text.length()) {
            int end = endOfLine(at + 1);
            if (text.substring(at, end).strip().equals("\\.")) {
                return end;
            }
            at = end;
        }
        // Whatever stands below would be taken for rows, and be missing from the schema.
        throw new RefusedException("The rows of the COPY in line " + copy
                + " of the script have no end. Put a line with nothing but \\. behind the last of them.");
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', Math.min(from, text.length()));
        return end < 0 ? text.length() : end;
    }

    private int lineOf(int offset) {
        for (; lineAt < offset; lineAt++) {
            line += text.charAt(lineAt) == '\n' ? 1 : 0;
        }
        return line;
    }

    /** Knows which semicolon ends a statement, as the programs themselves do. */
    private static final class Ending {

        private final boolean sqlite;
        private final StringBuilder words = new StringBuilder();
        private int parentheses;
        private int blocks;
        /** Of a trigger's body: 1 behind a semicolon, 2 behind the END that follows it. */
        private int closing;

        Ending(boolean sqlite) {
            this.sqlite = sqlite;
        }

        boolean isReached(SqlToken token) {
            if (token.isSymbol(';')) {
                boolean inside = sqlite
                        ? words.toString().matches("(EXPLAIN )?CREATE (TEMP |TEMPORARY )?TRIGGER .*") && closing != 2
                        : parentheses > 0 || blocks > 0;
                closing = 1;
                return !inside;
            }
            closing = closing == 1 && token.is("END") ? 2 : 0;
            parentheses += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
            block(token);
            if (words.length() < 60 && !token.keyword().isEmpty()) {
                words.append(token.keyword()).append(' ');
            }
            return false;
        }

        /** The body of a function in plain SQL: BEGIN ATOMIC … END, with CASE … END in it. */
        private void block(SqlToken token) {
            boolean routine = words.toString().matches("CREATE (OR REPLACE )?(FUNCTION|PROCEDURE) .*");
            if (routine && token.is("ATOMIC") || blocks > 0 && token.is("CASE")) {
                blocks++;
            } else if (blocks > 0 && token.is("END")) {
                blocks--;
            }
        }
    }
}
