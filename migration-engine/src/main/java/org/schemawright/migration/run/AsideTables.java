package org.schemawright.migration.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.SetAside;

/** Keeps what ways back take away, and puts it back behind ways forward, in the transactions of the run. */
final class AsideTables {

    private final Connection connection;
    private final KeptTables tables;
    private final Consumer<Statement> made;
    private final ForeignKeySwitch foreignKeys;

    /** @param made told of every statement that is about to be used */
    AsideTables(Connection connection, String dialect, ForeignKeySwitch foreignKeys, Consumer<Statement> made) {
        this.foreignKeys = foreignKeys;
        this.connection = connection;
        this.tables = new KeptTables(connection, dialect);
        this.made = made;
    }

    /** Before the way back of a revision begins. */
    void keep(Revision revision) throws SQLException {
        for (SetAside aside : revision.asides()) {
            if (tables.has(aside.side())) {
                // Another program has gone forward since, and left it.
                run(aside.letGo());
            }
            run(aside.keep());
        }
    }

    /**
     * Behind the way forward of a revision.
     *
     * @throws RefusedRunException where rows of today are in the way
     */
    void putBack(Revision revision) throws SQLException, RefusedRunException {
        for (SetAside aside : revision.asides()) {
            if (!tables.has(aside.side())) {
                continue;
            }
            foreignKeys.checkAlways();
            try {
                run(aside.putBack());
            } catch (SQLException refused) {
                throw new RefusedRunException(
                        "What was kept when revision " + revision.id() + " (" + revision.message()
                                + ") was taken back does not fit any more: " + refused.getMessage()
                                + " Nothing was changed. Mend the rows, or let go of what is kept: db purge "
                                + revision.id() + ".",
                        refused);
            }
            run(aside.letGo());
        }
    }

    private void run(List<String> statements) throws SQLException {
        for (String sql : statements) {
            try (Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                made.accept(statement);
                statement.execute(sql);
            }
        }
    }
}
