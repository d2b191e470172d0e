package org.schemawright.desktop.rows;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.connection.ConnectionProfile.PostgresServer;
import org.schemawright.desktop.connection.ConnectionProfile.SqliteFile;
import org.schemawright.desktop.connection.DatabaseOpener;
import org.schemawright.desktop.connection.Environment;
import org.schemawright.desktop.connection.OpenDatabase;
import org.schemawright.migration.postgresql.PostgresqlDialect;
import org.schemawright.migration.postgresql.TestPostgres;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.sqlite.SqliteDialect;

/** A real database of either engine, opened as the program opens it. */
final class RowsFixture implements AutoCloseable {

    private final OpenDatabase database;
    private final TestPostgres.@Nullable Database postgres;

    private RowsFixture(OpenDatabase database, TestPostgres.@Nullable Database postgres) {
        this.database = database;
        this.postgres = postgres;
    }

    static RowsFixture sqlite(Path file) throws Exception {
        DatabaseOpener opener = opener();
        opener.createSqlite(file);
        return new RowsFixture(opener.open(new SqliteFile(file, Environment.TEST, false), null), null);
    }

    static RowsFixture postgres() {
        TestPostgres.Database test = TestPostgres.create();
        PostgresServer server = new PostgresServer(
                test.host(), test.port(), test.name(), test.user(), Map.of(), Environment.TEST, false);
        return new RowsFixture(opener().open(server, null), test);
    }

    static DatabaseOpener opener() {
        return new DatabaseOpener(new SqliteDialect(), new PostgresqlDialect());
    }

    OpenDatabase database() {
        return database;
    }

    boolean isSqlite() {
        return database.dialect().id().equals("sqlite");
    }

    RowsFixture execute(String... statements) throws SQLException {
        try (Connection connection = database.migrationConnections().open();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return this;
    }

    DatabaseSchema schema() throws SQLException {
        try (Connection connection = database.reader()) {
            return database.dialect().schemaReader().read(connection);
        }
    }

    TableRows rows(String table) throws SQLException {
        DatabaseSchema schema = schema();
        return TableRows.of(database, schema, schema.named(table));
    }

    static List<Row> all(RowSource source, int pageSize) throws SQLException {
        List<Row> rows = new ArrayList<>();
        while (true) {
            List<Row> page = source.page(rows.size(), pageSize).rows();
            rows.addAll(page);
            if (page.size() < pageSize) {
                return rows;
            }
        }
    }

    static List<@Nullable Object> column(RowSource source, List<Row> rows, String name) {
        int index = source.columns().stream().map(c -> c.name()).toList().indexOf(name);
        List<@Nullable Object> values = new ArrayList<>();
        rows.forEach(row -> values.add(row.values().get(index)));
        return values;
    }

    ObjectName named(String name) throws SQLException {
        return schema().named(name);
    }

    @Override
    public void close() {
        database.close();
        if (postgres != null) {
            postgres.close();
        }
    }
}
