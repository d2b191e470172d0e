package org.schemawright.desktop.connection;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.schemawright.desktop.connection.ConnectionProfile.PostgresServer;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.problem.ProblemTranslator;

/** Why a server could not be reached or let nobody in, in words that name the server. */
final class PostgresRefusal {

    private static final String ADVICE_ADDRESS = "Check host and port, and that the server is running.";

    private final PostgresServer server;
    private final Duration patience;

    PostgresRefusal(PostgresServer server, Duration patience) {
        this.server = server;
        this.patience = patience;
    }

    Problem words(SQLException refused) {
        Problem known = byState(refused);
        if (known == null) {
            known = byCause(refused);
        }
        if (known == null) {
            return ProblemTranslator.translate(refused);
        }
        return new Problem(known.title(), known.advice(), ProblemTranslator.details(refused));
    }

    private @Nullable Problem byState(SQLException refused) {
        String state = String.valueOf(refused.getSQLState());
        String message = String.valueOf(refused.getMessage());
        return switch (state) {
            case "28P01" ->
                Problem.of(
                        server.place() + " did not accept the password of " + server.user() + ".",
                        "Check the user and the password.");
            case "28000" ->
                message.contains("does not exist")
                        ? Problem.of(
                                server.place() + " has no user " + server.user() + ".", "Check the name of the user.")
                        : Problem.of(
                                server.place() + " does not let " + server.user() + " in from this computer.",
                                "Ask its owner to allow it in pg_hba.conf, or try it with sslmode=require.");
            case "3D000" ->
                Problem.of(
                        server.place() + " has no database " + server.database() + ".",
                        "Check its name: capital letters count.");
            case "42501" ->
                Problem.of(
                        server.user() + " may not connect to " + server.database() + ".",
                        "Ask its owner for the permission.");
            case "53300" ->
                Problem.of(
                        server.place() + " has no free connection.",
                        "Close other connections to it, or try again later.");
            case "57P03" -> Problem.of(server.place() + " is still starting.", "Try again in a moment.");
            case "08004" -> byDriver(refused, message);
            default -> null;
        };
    }

    private @Nullable Problem byCause(SQLException refused) {
        for (Throwable cause : causes(refused)) {
            Problem known =
                    switch (cause) {
                        case UnknownHostException host ->
                            Problem.of(
                                    "There is no server called " + server.host() + ".",
                                    "Check the name and the network.");
                        case SocketTimeoutException slow -> tooSlow();
                        case NoRouteToHostException unreachable ->
                            Problem.of("No way leads to " + server.host() + ".", "Check the address and the network.");
                        case ConnectException closed ->
                            Problem.of("Nothing answers at " + server.place() + ".", ADVICE_ADDRESS);
                        case SSLException ssl ->
                            Problem.of(
                                    "The encrypted connection to " + server.place() + " could not be set up.",
                                    "Check sslmode and the certificates.");
                        default -> null;
                    };
            if (known != null) {
                return known;
            }
        }
        return switch (String.valueOf(refused.getSQLState())) {
            // The driver's own clock ran out; every other failure to connect has a cause.
            case "08001" -> tooSlow();
            case "08006", "08P01" ->
                Problem.of("What answers at " + server.place() + " does not speak as PostgreSQL does.", ADVICE_ADDRESS);
            default -> null;
        };
    }

    /** The driver gives up by itself when the server asks for a password that it has not, or offers no encryption. */
    private @Nullable Problem byDriver(SQLException refused, String message) {
        if (!(refused instanceof PSQLException own) || own.getServerErrorMessage() != null) {
            return null;
        }
        return message.contains("SSL")
                ? Problem.of(
                        server.place() + " does not offer encrypted connections.",
                        "Take sslmode out of the address, or turn SSL on at the server.")
                : Problem.of(server.place() + " asks for the password of " + server.user() + ".", "Type the password.");
    }

    private Problem tooSlow() {
        return Problem.of(
                "The server at " + server.place() + " did not answer within " + patience.toSeconds() + " s.",
                "Check the address, or that the server is running.");
    }

    private static List<Throwable> causes(Throwable thrown) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = thrown; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }
}
