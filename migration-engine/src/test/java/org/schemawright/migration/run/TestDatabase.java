package org.schemawright.migration.run;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.schemawright.migration.postgresql.TestPostgres;

/** A real database of either engine, with its migrations folder. */
final class TestDatabase implements AutoCloseable {

    private final String dialect;
    private final String jdbcUrl;
    private final AutoCloseable closing;

    private TestDatabase(String dialect, String jdbcUrl, AutoCloseable closing) {
        this.dialect = dialect;
        this.jdbcUrl = jdbcUrl;
        this.closing = closing;
    }

    /** A file with foreign keys enforced, as applications open it. */
    static TestDatabase sqlite(Path folder) {
        Path file = folder.resolve("test.db");
        return new TestDatabase("sqlite", "jdbc:sqlite:" + file + "?foreign_keys=true", () -> {});
    }

    static TestDatabase postgresql() {
        TestPostgres.Database database = TestPostgres.create();
        return new TestDatabase("postgresql", database.jdbcUrl(), database);
    }

    static TestDatabase of(String dialect, Path folder) {
        return dialect.equals("sqlite") ? sqlite(folder) : postgresql();
    }

    String dialect() {
        return dialect;
    }

    String jdbcUrl() {
        return jdbcUrl;
    }

    ConnectionSource connections() {
        return this::open;
    }

    Connection open() throws SQLException {
        return DriverManager.getConnection(jdbcUrl);
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The first column of all rows, as text. */
    List<String> query(String sql) throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    /** The names of all tables, Liquibase's own ones included, in lower case and in order. */
    List<String> tables() throws SQLException {
        return query(
                dialect.equals("sqlite")
                        ? "SELECT lower(name) FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1"
                        : "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
    }

    @Override
    public void close() throws Exception {
        closing.close();
    }
}
