package org.schemawright.desktop.workspace;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.connection.OpenDatabase;
import org.schemawright.migration.MigrationEngine;
import org.schemawright.migration.run.DatabaseStatus;
import org.schemawright.migration.run.RunEvent;
import org.schemawright.migration.run.RunOutcome;

/** The engine's migrations of one open database; blocks, so it is called on a lane. */
record MigrationRuns(OpenDatabase database, MigrationEngine engine) {

    DatabaseStatus status(Path folder) throws SQLException, IOException {
        try (Connection connection = database.reader()) {
            return engine.status(connection, folder);
        }
    }

    RunOutcome run(Direction direction, Path folder, Consumer<RunEvent> listener, BooleanSupplier cancelled) {
        return direction.up()
                ? engine.upgrade(database.migrationConnections(), folder, direction.target(), listener, cancelled)
                : engine.downgrade(database.migrationConnections(), folder, direction.target(), listener, cancelled);
    }

    /**
     * Where a run goes.
     *
     * @param up upgrade, or else downgrade
     * @param target a revision's id; null for head when upgrading and for base when downgrading
     */
    record Direction(boolean up, @Nullable String target) {
        String words() {
            return up ? "Upgrading" : "Downgrading";
        }
    }
}
