package org.schemawright.migration;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.dialect.Dialect;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.run.ConnectionSource;
import org.schemawright.migration.run.DatabaseStatus;
import org.schemawright.migration.run.RunEvent;
import org.schemawright.migration.run.RunOutcome;
import org.schemawright.migration.schema.DatabaseSchema;

/**
 * The front door: one engine for one kind of database. Stateless apart from the dialect; all methods block.
 */
public final class MigrationEngine {

    private final Dialect dialect;

    public MigrationEngine(Dialect dialect) {
        this.dialect = dialect;
    }

    public Dialect dialect() {
        return dialect;
    }

    /** Reads the schema. */
    public DatabaseSchema reflect(Connection connection) throws SQLException {
        return dialect.schemaReader().read(connection);
    }

    /** What the changes come to, forward and back; nothing is run. */
    public MigrationPlan plan(DatabaseSchema schema, List<Change> changes) {
        throw new UnsupportedOperationException();
    }

    /**
     * Writes a plan as a new revision on top of the folder's head. The folder is made when it is missing. Before the
     * file is kept, Liquibase's own reading of it must give back exactly our statements.
     *
     * @param folder the migrations folder
     * @param message one line for people
     * @param author who makes it
     * @throws IOException when the folder or the file cannot be written; nothing is left behind then
     */
    public Revision generate(Path folder, MigrationPlan plan, String message, String author) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Where the database stands. Reads only: makes no table. A missing folder is an empty history. */
    public DatabaseStatus status(Connection connection, Path folder) throws SQLException, IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * Runs what is not applied yet, one transaction a revision with its row of history in the same commit.
     *
     * @param target the id of the last revision to apply; null for head
     * @param listener told of every step on the calling thread
     * @param cancelled asked between statements, and while one runs
     */
    public RunOutcome upgrade(
            ConnectionSource connections,
            Path folder,
            @Nullable String target,
            Consumer<RunEvent> listener,
            BooleanSupplier cancelled) {
        throw new UnsupportedOperationException();
    }

    /**
     * Takes revisions back, the newest first.
     *
     * @param target the id of the revision to stop at, which stays applied; null for base
     */
    public RunOutcome downgrade(
            ConnectionSource connections,
            Path folder,
            @Nullable String target,
            Consumer<RunEvent> listener,
            BooleanSupplier cancelled) {
        throw new UnsupportedOperationException();
    }
}
