package org.schemawright.desktop.shell;

import org.schemawright.desktop.connection.ConnectionProfile;
import org.schemawright.desktop.connection.ConnectionProfile.PostgresServer;
import org.schemawright.desktop.connection.ConnectionProfile.SqliteFile;
import org.schemawright.desktop.connection.DatabaseUrl;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.problem.ProblemException;

/** What a typed URL means. */
sealed interface Reading {

    /** Nothing is typed. */
    record Nothing() implements Reading {}

    /**
     * It is understood.
     *
     * @param words what it leads to: "PostgreSQL, database chinook at db.example:5432, as ada"
     * @param asksPassword whether it is a server and holds no password
     */
    record Understood(ConnectionProfile profile, String words, boolean asksPassword) implements Reading {}

    /** It is not understood, or not yet. */
    record Unclear(Problem problem) implements Reading {}

    /** Reads what is typed so far. */
    static Reading of(String typed) {
        if (typed.isBlank()) {
            return new Nothing();
        }
        try {
            DatabaseUrl url = DatabaseUrl.parse(typed);
            boolean server = url.profile() instanceof PostgresServer;
            return new Understood(
                    url.profile(),
                    words(url.profile()),
                    server && url.password().isEmpty());
        } catch (ProblemException e) {
            return new Unclear(e.problem());
        }
    }

    private static String words(ConnectionProfile profile) {
        String words =
                switch (profile) {
                    case SqliteFile file -> "SQLite, file " + file.path();
                    case PostgresServer server ->
                        "PostgreSQL, database " + server.database() + " at " + server.place() + ", as " + server.user();
                };
        return profile.readOnly() ? words + ", read-only" : words;
    }
}
