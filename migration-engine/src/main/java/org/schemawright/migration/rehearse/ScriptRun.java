package org.schemawright.migration.rehearse;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.schemawright.migration.run.FailureWords;

/** Runs the statements of a script one by one, each committed by itself unless the script says otherwise. */
final class ScriptRun {

    private static final String UNKNOWN = "42704";
    private static final String NOT_ALLOWED = "42501";
    private static final String SCHEMA_IS_THERE = "42P06";
    /** Nothing of that name: a schema, a table, a type, a function. */
    private static final Set<String> NOT_THERE = Set.of("3F000", "42P01", "42704", "42883");

    private final Connection connection;
    private final BooleanSupplier cancelled;
    private final List<String> notes = new ArrayList<>();

    ScriptRun(Connection connection, BooleanSupplier cancelled) {
        this.connection = connection;
        this.cancelled = cancelled;
    }

    /** What was passed over, in sentences. */
    List<String> notes() {
        return notes;
    }

    void run(List<ScriptStatement> statements) throws SQLException, RefusedException {
        try (Statement statement = connection.createStatement()) {
            // Braces are SQL here, not the escapes of JDBC.
            statement.setEscapeProcessing(false);
            for (ScriptStatement step : statements) {
                Stop.check(cancelled);
                try {
                    statement.execute(step.sql());
                } catch (SQLException e) {
                    Stop.check(cancelled);
                    if (!isPassedOver(step, e)) {
                        throw new RefusedException(
                                "The script stops in " + step.words() + "\n" + FailureWords.of(e)
                                        + "\nMend it there, then try again.",
                                e);
                    }
                }
            }
        }
    }

    /** What fails on every other server or in every empty database, and says nothing about the schema. */
    private boolean isPassedOver(ScriptStatement step, SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        String beginning = step.beginning();
        boolean right = Set.of(UNKNOWN, NOT_ALLOWED).contains(state)
                && (beginning.startsWith("GRANT ")
                        || beginning.startsWith("REVOKE ")
                        || beginning.startsWith("ALTER DEFAULT PRIVILEGES ")
                        || beginning.startsWith("ALTER ") && beginning.contains("OWNER TO ")
                        || beginning.startsWith("COMMENT ON EXTENSION "));
        if (right) {
            notes.add("Passed over, for owners and rights are not compared: " + step.words());
        }
        return right
                || beginning.startsWith("DROP ") && isNotThere(state, failure)
                || beginning.startsWith("SET ") && state.equals(UNKNOWN)
                || beginning.startsWith("CREATE SCHEMA PUBLIC ") && state.equals(SCHEMA_IS_THERE);
    }

    private static boolean isNotThere(String state, SQLException failure) {
        return NOT_THERE.contains(state) || FailureWords.of(failure).startsWith("no such ");
    }
}
