package org.schemawright.desktop.problem;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What a PostgreSQL server complains about, in words; the words for connecting are in the room that connects. */
final class PostgresProblems {

    /** Beginnings of SQLSTATEs: connection, resources, shutdown, locks, rights, read-only. */
    private static final List<String> CIRCUMSTANCES =
            List.of("08", "28", "53", "57P0", "55P03", "40P01", "40001", "42501", "25006");

    /** For what was there when the schema was read. */
    static final String GONE = "Someone else may have dropped or renamed it. Read the database again.";

    private PostgresProblems() {}

    static Problem of(PSQLException thrown) {
        String state = String.valueOf(thrown.getSQLState());
        ServerErrorMessage server = thrown.getServerErrorMessage();
        String reason = reason(thrown);
        Problem known =
                switch (state) {
                    case "28P01", "28000" ->
                        Problem.of("The server did not accept the name or the password.", "Check both, and try again.");
                    case "3D000" -> Problem.of("The server has no such database.", "Check its name.");
                    case "53300" ->
                        Problem.of(
                                "The server has no free connection.", "Close other connections, or try again later.");
                    case "53100" -> Problem.of("The server's disk is full.", "Free some space there, and try again.");
                    case "57014" -> Problem.of("The statement was stopped.", "");
                    case "57P01" -> Problem.of("The server ended the connection.", "Try again in a moment.");
                    case "57P02", "57P03" ->
                        Problem.of("The server is shutting down or starting.", "Try again in a moment.");
                    case "55P03", "40P01", "40001" ->
                        Problem.of(
                                "Someone else holds rows or tables that this needs.",
                                "Nothing was changed. Try again in a moment.");
                    case "42P01", "42703", "3F000" ->
                        Problem.of("Something is no longer there: " + ProblemTranslator.sentence(reason), GONE);
                    case "42501" ->
                        Problem.of(
                                "You may not do this: " + ProblemTranslator.sentence(reason),
                                "Ask the owner of the database for the permission.");
                    case "25006" -> Problem.of("The connection is read-only.", "Open the database for writing first.");
                    default -> null;
                };
        if (known != null) {
            return known;
        }
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "08" -> connection(thrown);
            case "22" ->
                Problem.of(
                        "A value does not fit: " + ProblemTranslator.sentence(reason),
                        "Correct the value, and try again.");
            case "23" -> constraint(state, reason, server);
            default -> Problem.of("The server refused: " + ProblemTranslator.sentence(reason), hint(server));
        };
    }

    /** Whether it lies in the server, the connection or who else uses the tables, and not in the statement. */
    static boolean isCircumstance(PSQLException thrown) {
        String state = String.valueOf(thrown.getSQLState());
        return CIRCUMSTANCES.stream().anyMatch(state::startsWith);
    }

    private static Problem connection(PSQLException thrown) {
        for (Throwable cause : ProblemTranslator.causes(thrown)) {
            switch (cause) {
                case UnknownHostException host -> {
                    return Problem.of(
                            "There is no server called " + host.getMessage() + ".", "Check the name and the network.");
                }
                case SocketTimeoutException slow -> {
                    return Problem.of(
                            "The server did not answer in time.",
                            "Check the address, the network, and that the server is running.");
                }
                case ConnectException refused -> {
                    return Problem.of(
                            "Nothing answers at the server's address.",
                            "Check host and port, and that the server is running.");
                }
                default -> {}
            }
        }
        return Problem.of("The connection to the server was lost.", "Check the network, then try again.");
    }

    private static Problem constraint(String state, String reason, @Nullable ServerErrorMessage server) {
        String advice = "Correct the values, and try again.";
        String column = server == null ? null : server.getColumn();
        String constraint = server == null ? null : server.getConstraint();
        String detail = server == null || server.getDetail() == null ? "" : " " + server.getDetail();
        return switch (state) {
            case "23502" -> Problem.of((column == null ? "A column" : column) + " must have a value.", advice);
            case "23505" -> Problem.of("Another row has the same value." + detail, advice);
            case "23503" ->
                Problem.of("A row that is referred to does not exist, or is still needed." + detail, advice);
            case "23514" -> Problem.of("The check " + constraint + " does not hold." + detail, advice);
            default -> Problem.of("A rule of the table does not hold: " + ProblemTranslator.sentence(reason), advice);
        };
    }

    /** The server's own words. */
    static String reason(PSQLException thrown) {
        ServerErrorMessage server = thrown.getServerErrorMessage();
        return server == null || server.getMessage() == null
                ? String.valueOf(thrown.getMessage())
                : server.getMessage();
    }

    private static String hint(@Nullable ServerErrorMessage server) {
        String hint = server == null ? null : server.getHint();
        return hint == null ? "" : ProblemTranslator.sentence(hint);
    }
}
