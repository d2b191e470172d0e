package org.schemawright.desktop.problem;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteException;

/**
 * Turns whatever was thrown into a problem in words, once, and logs it: quietly what has words, since the person is told;
 * as a warning, with its trace, what nobody foresaw. Errors travel up unlogged until they come here.
 */
public final class ProblemTranslator {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemTranslator.class);

    private ProblemTranslator() {}

    /** The problem in words: of the outermost cause that we know how to name. */
    public static Problem translate(Throwable thrown) {
        Problem foreseen = foreseen(thrown);
        if (foreseen != null) {
            LOG.debug("{} {}", foreseen.title(), foreseen.advice());
            return foreseen;
        }
        LOG.warn("Unexpected", thrown);
        return new Problem(
                "Something unexpected happened.",
                "Nothing was changed by it as far as Schemawright knows. Try again, and report it with the details below"
                        + " if it happens again.",
                stackTrace(thrown));
    }

    private static @Nullable Problem foreseen(Throwable thrown) {
        for (Throwable cause : causes(thrown)) {
            Problem known = known(cause);
            if (known != null) {
                return known.details().isEmpty() && !(cause instanceof ProblemException)
                        ? new Problem(known.title(), known.advice(), details(thrown))
                        : known;
            }
        }
        return null;
    }

    /**
     * The problem in words when it lies in the circumstances, such as a lock, a lost connection or a full disk, and not
     * in what was asked of the database; empty otherwise. Not logged.
     */
    public static Optional<Problem> circumstance(Throwable thrown) {
        return causes(thrown).stream()
                .filter(cause -> switch (cause) {
                    case SQLiteException sqlite -> SqliteProblems.isCircumstance(sqlite);
                    case PSQLException postgres -> PostgresProblems.isCircumstance(postgres);
                    default -> false;
                })
                .findFirst()
                .flatMap(cause -> Optional.ofNullable(foreseen(thrown)));
    }

    /** The engine's own words about a statement, as a sentence that begins with a small letter as theirs do. */
    public static String engineWords(SQLException thrown) {
        return sentence(
                switch (thrown) {
                    case SQLiteException sqlite -> SqliteProblems.reason(sqlite);
                    case PSQLException postgres -> PostgresProblems.reason(postgres);
                    default -> String.valueOf(thrown.getMessage());
                });
    }

    private static @Nullable Problem known(Throwable cause) {
        return switch (cause) {
            case ProblemException problem -> problem.problem();
            case SQLiteException sqlite -> SqliteProblems.of(sqlite);
            case PSQLException postgres -> PostgresProblems.of(postgres);
            case SQLTransientConnectionException busy
            when busy.getCause() == null && busy.getNextException() == null ->
                // The pool's own words speak of the pool.
                Problem.of(
                        "All connections to the database are busy.",
                        "Wait for what runs, or cancel it, then try again.");
            case SQLException other
            when other.getCause() == null && other.getNextException() == null ->
                new Problem("The database refused: " + sentence(String.valueOf(other.getMessage())), "", "");
            case IOException io -> FileProblems.of(io);
            case OutOfMemoryError memory ->
                Problem.of("There is not enough memory for this.", "Close other tabs or programs, and try again.");
            default -> null;
        };
    }

    /** The thrown one and its causes from the outside in; a SQLException's next ones count as causes. */
    static List<Throwable> causes(Throwable thrown) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> causes = new ArrayList<>();
        collect(thrown, seen, causes);
        return causes;
    }

    private static void collect(@Nullable Throwable thrown, Set<Throwable> seen, List<Throwable> causes) {
        if (thrown == null || !seen.add(thrown)) {
            return;
        }
        causes.add(thrown);
        collect(thrown.getCause(), seen, causes);
        if (thrown instanceof SQLException sql) {
            collect(sql.getNextException(), seen, causes);
        }
    }

    /** The messages of all causes, each once; for the details that are folded away. */
    public static String details(Throwable thrown) {
        List<String> lines = new ArrayList<>();
        for (Throwable cause : causes(thrown)) {
            String state = cause instanceof SQLException sql && sql.getSQLState() != null
                    ? " (SQLSTATE " + sql.getSQLState() + ")"
                    : "";
            String line = cause.getClass().getSimpleName() + ": " + cause.getMessage() + state;
            if (!lines.contains(line)) {
                lines.add(line);
            }
        }
        return String.join("\n", lines);
    }

    private static String stackTrace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** The first line of a technical message, with a full stop. */
    static String sentence(String message) {
        String line = message.lines().findFirst().orElse("").strip();
        return line.isEmpty() || line.endsWith(".") || line.endsWith("!") || line.endsWith("?") ? line : line + ".";
    }
}
