package org.schemawright.migration.rehearse;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.schemawright.migration.run.RunEvent;
import org.schemawright.migration.run.RunOutcome;

/** What a rehearsal runs on; closing it leaves nothing behind. */
interface Ground extends AutoCloseable {

    /** Looks at the database as it is now. */
    @FunctionalInterface
    interface Look<T> {
        T at(Connection connection) throws SQLException;
    }

    RehearsalReport.Place place();

    /** Runs the way forward. */
    RunOutcome up(Consumer<RunEvent> listener) throws SQLException, IOException;

    /** Runs the way back of what went forward. */
    RunOutcome down(Consumer<RunEvent> listener) throws SQLException, IOException;

    <T> T look(Look<T> look) throws SQLException;

    @Override
    void close() throws SQLException;
}
