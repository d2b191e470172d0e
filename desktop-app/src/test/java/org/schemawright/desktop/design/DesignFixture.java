package org.schemawright.desktop.design;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.schemawright.desktop.connection.ConnectionProfile;
import org.schemawright.desktop.connection.DatabaseOpener;
import org.schemawright.desktop.connection.Environment;
import org.schemawright.desktop.connection.OpenDatabase;
import org.schemawright.desktop.task.Background;
import org.schemawright.desktop.task.DirectBackground;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.MigrationEngine;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.postgresql.PostgresqlDialect;
import org.schemawright.migration.postgresql.TestPostgres;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.sqlite.SqliteDialect;

/** A workspace over a new database of either engine with authors and books. */
final class DesignFixture implements AutoCloseable {

    private static final String[] BOOKS = {
        "create table author (id integer primary key, name text not null, email text unique)",
        "create table book (id integer primary key, title varchar(100) not null, author_id integer,"
                + " pages integer check (pages > 0), price numeric(8,2) default 0)",
        "create index book_title_idx on book (title)",
        "insert into author values (1, 'Ursula', 'u@x'), (2, 'Iain', null), (3, 'Tove', null)",
        "insert into book values (1, 'Dispossessed', 1, 341, 9), (2, 'Matter', 2, null, 12), (3, 'Comet', 9, null, 3)",
        "create view titles as select title from book"
    };

    private final String url;
    private final AutoCloseable server;
    private final Workspace workspace;

    DesignFixture(boolean sqlite, Path folder) throws Exception {
        this(sqlite, folder, new DirectBackground());
    }

    DesignFixture(boolean sqlite, Path folder, Background background) throws Exception {
        ConnectionProfile profile;
        if (sqlite) {
            Path file = folder.resolve("books.sqlite");
            url = "jdbc:sqlite:" + file;
            server = () -> {};
            profile = new ConnectionProfile.SqliteFile(file, Environment.TEST, false);
        } else {
            TestPostgres.Database made = TestPostgres.create();
            url = made.jdbcUrl();
            server = made;
            profile = new ConnectionProfile.PostgresServer(
                    made.host(), made.port(), made.name(), made.user(), Map.of(), Environment.TEST, false);
        }
        run(BOOKS);
        // Beside the JavaFX thread, on which a test's stage is made: nothing may be opened there.
        workspace = CompletableFuture.supplyAsync(() -> open(profile, folder, background))
                .join();
    }

    private static Workspace open(ConnectionProfile profile, Path folder, Background background) {
        OpenDatabase database = new DatabaseOpener(new SqliteDialect(), new PostgresqlDialect()).open(profile, null);
        try (Connection connection = database.reader()) {
            DatabaseSchema schema = database.dialect().schemaReader().read(connection);
            return new Workspace(database, schema, background, folder.resolve("migrations"));
        } catch (SQLException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    Workspace workspace() {
        return workspace;
    }

    ObjectName named(String table) {
        return workspace.schemaProperty().get().named(table);
    }

    DesignModel design(String table) {
        DesignModel model = new DesignModel(workspace, named(table));
        model.attach();
        return model;
    }

    List<Change> pending() {
        return workspace.changeSet().schemaChanges();
    }

    /** Runs what is pending as its plan says, and gives the table as the database then has it. */
    Table applied(String table) throws Exception {
        run(new MigrationEngine(workspace.database().dialect())
                .plan(workspace.schemaProperty().get(), pending(), true).up().stream()
                        .map(statement -> statement.sql())
                        .toArray(String[]::new));
        try (Connection connection = workspace.database().reader()) {
            return workspace
                    .database()
                    .dialect()
                    .schemaReader()
                    .read(connection)
                    .table(named(table))
                    .orElseThrow();
        }
    }

    void run(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        }
    }

    /** The first column of a query's rows. */
    List<String> values(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    @Override
    public void close() throws Exception {
        workspace.close();
        server.close();
    }
}
