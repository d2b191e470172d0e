package org.schemawright.desktop.browse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.schemawright.desktop.connection.ConnectionProfile;
import org.schemawright.desktop.connection.DatabaseOpener;
import org.schemawright.desktop.connection.Environment;
import org.schemawright.desktop.connection.OpenDatabase;
import org.schemawright.desktop.task.DirectBackground;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.postgresql.PostgresqlDialect;
import org.schemawright.migration.postgresql.TestPostgres;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.sqlite.SqliteDialect;

/** A workspace over a new PostgreSQL database in which all answers come at once. */
final class PostgresBrowse implements AutoCloseable {

    private final TestPostgres.Database server;
    private final Workspace workspace;

    PostgresBrowse(Path folder, String... statements) {
        server = TestPostgres.create();
        workspace =
                CompletableFuture.supplyAsync(() -> open(folder, statements)).join();
    }

    private Workspace open(Path folder, String... statements) {
        OpenDatabase database = new DatabaseOpener(new SqliteDialect(), new PostgresqlDialect())
                .open(
                        new ConnectionProfile.PostgresServer(
                                server.host(),
                                server.port(),
                                server.name(),
                                server.user(),
                                Map.of(),
                                Environment.TEST,
                                false),
                        null);
        try (Connection connection = database.migrationConnections().open();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            return new Workspace(
                    database,
                    database.dialect().schemaReader().read(connection),
                    new DirectBackground(),
                    folder.resolve("migrations"));
        } catch (SQLException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    Workspace workspace() {
        return workspace;
    }

    /** A model that has read its first rows. */
    RowGridModel grid(String table) {
        RowGridModel model = new RowGridModel(workspace, TableLink.to(new ObjectName("public", table)));
        model.attach();
        return model;
    }

    /** The one value of a query, as text; null for NULL. */
    String value(String sql) throws SQLException {
        try (Connection connection = workspace.database().reader();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "no row";
        }
    }

    @Override
    public void close() {
        workspace.close();
        server.close();
    }
}
