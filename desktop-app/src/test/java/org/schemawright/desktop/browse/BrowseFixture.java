package org.schemawright.desktop.browse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
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
import org.schemawright.migration.postgresql.PostgresqlDialect;
import org.schemawright.migration.postgresql.TestPostgres;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.sqlite.SqliteDialect;

/** A workspace over a new database, mostly a SQLite file, in which all answers come at once. */
public final class BrowseFixture implements AutoCloseable {

    static final String[] BOOKS = {
        "create table author (id integer primary key, name text not null, note text, born integer)",
        "create table book (id integer primary key, title text not null unique,"
                + " author_id integer references author(id), pages integer not null default 1, sold boolean)",
        "insert into author values (1, 'Ursula', null, 1929), (2, 'Iain', '', 1954), (3, 'Tove', 'moomin', 1914)",
        "insert into book values (1, 'Dispossessed', 1, 341, 1), (2, 'Matter', 2, 593, 0), (3, 'Comet', 3, 150, null)",
        "create view titles as select title from book"
    };

    private final String url;
    private final AutoCloseable server;
    private final Workspace workspace;

    BrowseFixture(Path folder, String... statements) throws Exception {
        this(folder, new DirectBackground(), statements);
    }

    /** The same with answers as that background gives them. */
    BrowseFixture(Path folder, Background background, String... statements) throws Exception {
        this(
                new ConnectionProfile.SqliteFile(folder.resolve("books.sqlite"), Environment.TEST, false),
                "jdbc:sqlite:" + folder.resolve("books.sqlite"),
                () -> {},
                folder,
                background,
                statements);
    }

    private BrowseFixture(
            ConnectionProfile profile,
            String url,
            AutoCloseable server,
            Path folder,
            Background background,
            String... statements)
            throws Exception {
        this.url = url;
        this.server = server;
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        }
        // Beside the JavaFX thread, on which a test's stage is made: nothing may be opened there.
        workspace = CompletableFuture.supplyAsync(() -> open(profile, folder, background))
                .join();
    }

    /** A workspace over a new database of either engine. */
    public static BrowseFixture on(boolean sqlite, Path folder, String... statements) throws Exception {
        return on(sqlite, folder, new DirectBackground(), statements);
    }

    /** The same with answers as that background gives them. */
    public static BrowseFixture on(boolean sqlite, Path folder, Background background, String... statements)
            throws Exception {
        if (sqlite) {
            return new BrowseFixture(folder, background, statements);
        }
        TestPostgres.Database server = TestPostgres.create();
        return new BrowseFixture(
                new ConnectionProfile.PostgresServer(
                        server.host(), server.port(), server.name(), server.user(), Map.of(), Environment.TEST, false),
                server.jdbcUrl(),
                server,
                folder,
                background,
                statements);
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

    public Workspace workspace() {
        return workspace;
    }

    /** A model that has read its first rows. */
    RowGridModel grid(String table) {
        RowGridModel model = new RowGridModel(
                workspace, TableLink.to(workspace.schemaProperty().get().named(table)));
        model.attach();
        return model;
    }

    static GridColumn column(RowGridModel model, String name) {
        return model.columnsProperty().get().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Changes the database behind the workspace's back. */
    public void elsewhere(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The one value of a query, as text; null for NULL. */
    public String value(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "no row";
        }
    }

    /** All rows of a query, each as its values joined by a bar. */
    public List<String> rows(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    values.add(rows.getString(i));
                }
                found.add(String.join("|", values));
            }
            return found;
        }
    }

    @Override
    public void close() {
        workspace.close();
        try {
            server.close();
        } catch (Exception kept) {
            throw new IllegalStateException(kept);
        }
    }
}
