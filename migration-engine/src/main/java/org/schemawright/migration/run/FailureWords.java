package org.schemawright.migration.run;

import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import liquibase.exception.PreconditionErrorException;
import liquibase.exception.PreconditionFailedException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.sqlite.SQLiteErrorCode;

/** Finds in a chain of exceptions what the database itself has said. */
public final class FailureWords {

    /** The driver's frame around SQLite's message: {@code [SQLITE_ERROR] SQL error or missing database (…)}. */
    private static final Pattern SQLITE_FRAME =
            Pattern.compile("\\[SQLITE_\\w+]\\s+[^(]*\\((.*)\\)\\s*", Pattern.DOTALL);

    /** Java's words for a class in a file of others that is of another kind than Liquibase needs there. */
    private static final Pattern MISFIT =
            Pattern.compile("class (\\S+) cannot be cast to class liquibase\\.(?:\\w+\\.)*(\\w+)");

    private FailureWords() {}

    /** Whether a file of others says when it may run, and that is not now. */
    static boolean isPrecondition(Throwable failure) {
        return Stream.iterate(failure, e -> e != null, Throwable::getCause)
                .anyMatch(e -> e instanceof PreconditionFailedException || e instanceof PreconditionErrorException);
    }

    /** The words; never empty. */
    public static String of(Throwable failure) {
        List<Throwable> chain =
                Stream.iterate(failure, e -> e != null, Throwable::getCause).toList();
        for (Throwable e : chain) {
            switch (e) {
                case RefusedRunException refused -> {
                    return String.valueOf(refused.getMessage());
                }
                case PSQLException server -> {
                    return postgresql(server);
                }
                case SQLException database -> {
                    return sqlite(database);
                }
                case PreconditionFailedException condition -> {
                    return condition.getFailedPreconditions().isEmpty()
                            ? String.valueOf(condition.getMessage())
                            : String.valueOf(condition
                                    .getFailedPreconditions()
                                    .getFirst()
                                    .getMessage());
                }
                default -> {}
            }
        }
        Throwable root = chain.getLast();
        String message = root.getMessage();
        Matcher misfit = MISFIT.matcher(String.valueOf(message));
        if (root instanceof ClassCastException && misfit.lookingAt()) {
            return "the class " + misfit.group(1) + " is no " + misfit.group(2) + " of Liquibase";
        }
        return message == null || message.isBlank()
                ? "The run stopped without a reason. The details say where."
                : message;
    }

    private static String postgresql(PSQLException failure) {
        ServerErrorMessage server = failure.getServerErrorMessage();
        if (server == null) {
            return String.valueOf(failure.getMessage());
        }
        StringBuilder words = new StringBuilder(String.valueOf(server.getMessage()));
        if (server.getDetail() != null) {
            words.append("\n").append(server.getDetail());
        }
        if (server.getHint() != null) {
            words.append("\n").append(server.getHint());
        }
        if ("55P03".equals(failure.getSQLState())) {
            words.append(
                    "\nAnother session holds what the statement needs, and a run waits only so long, because others"
                            + " queue up behind it. Run it again when that session is done, or let it wait longer"
                            + " (--lock-timeout on the command line).");
        } else if ("57014".equals(failure.getSQLState()) && words.indexOf("statement timeout") >= 0) {
            words.append(
                    "\nIt took longer than a statement may. Let it take longer (--statement-timeout on the command line),"
                            + " or choose a way with smaller steps.");
        }
        return words.toString();
    }

    private static String sqlite(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        Matcher frame = SQLITE_FRAME.matcher(message);
        String words = frame.matches() ? String.valueOf(frame.group(1)) : message;
        return (failure.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_FULL.code
                ? words + "; make room on the disk, then try again"
                : words;
    }
}
