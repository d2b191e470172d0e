package org.schemawright.migration.rehearse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.schemawright.migration.Dialects;
import org.schemawright.migration.dialect.Dialect;
import org.schemawright.migration.postgresql.TestPostgres;

/** A real database of either engine, and how to reach others beside it. */
public final class TestReach implements DatabaseReach, AutoCloseable {

    private final String prefix;
    private final String name;
    private final String suffix;
    private final AutoCloseable closing;

    private TestReach(String prefix, String name, String suffix, AutoCloseable closing) {
        this.prefix = prefix;
        this.name = name;
        this.suffix = suffix;
        this.closing = closing;
    }

    /** A file with foreign keys enforced, as applications open it. */
    static TestReach sqlite(Path folder) {
        return new TestReach("jdbc:sqlite:", folder.resolve("test.db").toString(), "?foreign_keys=true", () -> {});
    }

    public static TestReach postgresql() {
        return postgresql(TestPostgres.create(), "postgres");
    }

    /** Any JDBC address with the name of its database before a question mark or at its end. */
    public static TestReach at(String jdbcUrl) {
        int end = jdbcUrl.contains("?") ? jdbcUrl.indexOf('?') : jdbcUrl.length();
        int start = jdbcUrl.startsWith("jdbc:sqlite:") ? "jdbc:sqlite:".length() : jdbcUrl.lastIndexOf('/', end) + 1;
        return new TestReach(
                jdbcUrl.substring(0, start), jdbcUrl.substring(start, end), jdbcUrl.substring(end), () -> {});
    }

    /** The same for a role that needs no password. */
    static TestReach postgresql(TestPostgres.Database database, String user) {
        return new TestReach(
                "jdbc:postgresql://" + database.host() + ":" + database.port() + "/",
                database.name(),
                "?user=" + user,
                database);
    }

    static TestReach of(String dialect, Path folder) {
        return dialect.equals("sqlite") ? sqlite(folder) : postgresql();
    }

    String url() {
        return prefix + name + suffix;
    }

    Dialect dialect() {
        return Dialects.forUrl(prefix).orElseThrow();
    }

    boolean sqlite() {
        return dialect().id().equals("sqlite");
    }

    @Override
    public Connection open() throws SQLException {
        return openBeside(name);
    }

    @Override
    public Connection openBeside(String other) throws SQLException {
        return DriverManager.getConnection(prefix + other + suffix);
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = open()) {
            execute(connection, statements);
        }
    }

    static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The first column of all rows, as text. */
    List<String> query(String sql) throws SQLException {
        try (Connection connection = open()) {
            return query(connection, sql);
        }
    }

    static List<String> query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    @Override
    public void close() throws Exception {
        closing.close();
    }
}
