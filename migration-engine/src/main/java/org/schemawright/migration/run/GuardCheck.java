package org.schemawright.migration.run;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.schemawright.migration.plan.RowQuery;
import org.schemawright.migration.revision.Guard;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.Step;

/** Asks the guards of a step before anything of it runs, and says which rows are in the way. */
final class GuardCheck {

    private final Connection connection;
    private final String dialect;
    private final RunProgress progress;

    GuardCheck(Connection connection, String dialect, RunProgress progress) {
        this.connection = connection;
        this.dialect = dialect;
        this.progress = progress;
    }

    /** @throws RefusedRunException when rows are in the way; all guards were asked then */
    void check(Revision revision, Step step) throws SQLException, RefusedRunException, CancelledRunException {
        List<String> words = new ArrayList<>();
        for (Guard guard : step.guards()) {
            progress.checkCancelled();
            if (!holds(guard)) {
                words.add(guard.message());
                RowQuery rows = guard.rows();
                if (rows != null) {
                    words.addAll(words(new RowLook(connection, dialect, progress.cancelled()).look(rows)));
                }
            }
        }
        if (!words.isEmpty()) {
            throw new RefusedRunException("Rows are in the way of revision " + revision.id() + " ("
                    + revision.message() + "), so nothing of it was begun.\n" + String.join("\n", words)
                    + "\nChange or remove these rows, then run it again.");
        }
    }

    private static List<String> words(RowsFound found) {
        List<String> words = new ArrayList<>();
        words.add("  " + found.number() + (found.first().isEmpty() ? "" : ", such as:"));
        found.examples().forEach(example -> words.add("    " + example));
        words.add("  See them: " + found.query().sql().replace("\n", "\n    ") + ";");
        return words;
    }

    /** What cannot be asked, because it speaks of what is not there yet, say, is left to the statements themselves. */
    private boolean holds(Guard guard) throws SQLException {
        Savepoint savepoint = connection.setSavepoint();
        try {
            boolean holds = isNone(guard);
            connection.releaseSavepoint(savepoint);
            return holds;
        } catch (SQLException unasked) {
            connection.rollback(savepoint);
            if (progress.cancelled().getAsBoolean()) {
                throw unasked;
            }
            return true;
        }
    }

    private boolean isNone(Guard guard) throws SQLException {
        try (CancelWatch watch = CancelWatch.start(progress.cancelled());
                Statement statement = connection.createStatement()) {
            // Braces are SQL here, not the escapes of JDBC.
            statement.setEscapeProcessing(false);
            watch.follow(statement);
            try (ResultSet rows = statement.executeQuery(guard.sql())) {
                return rows.next() && "0".equals(rows.getString(1));
            } finally {
                watch.follow(null);
            }
        }
    }
}
