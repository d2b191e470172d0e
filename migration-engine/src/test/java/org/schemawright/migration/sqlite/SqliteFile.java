package org.schemawright.migration.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.schemawright.migration.schema.DatabaseSchema;

/** A real SQLite file for a test. */
public record SqliteFile(Path path, Connection connection) implements AutoCloseable {

    public static SqliteFile open(Path path) throws SQLException {
        return new SqliteFile(path, DriverManager.getConnection("jdbc:sqlite:" + path)).run("PRAGMA synchronous=OFF");
    }

    /** Runs the statements of a resource beside this class, which a line of two semicolons separates. */
    public SqliteFile load(String resource) throws SQLException {
        try (InputStream stream = SqliteFile.class.getResourceAsStream(resource)) {
            return run(new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n;;\n", -1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public SqliteFile run(String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return this;
    }

    public DatabaseSchema schema() throws SQLException {
        return new SqliteSchemaReader().read(connection);
    }

    /** All rows of a query, each value as SQLite quotes it, so that 1, 1.0 and '1' differ. */
    public List<String> rows(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (var statement = connection.createStatement();
                ResultSet results = statement.executeQuery(query)) {
            int width = results.getMetaData().getColumnCount();
            while (results.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= width; i++) {
                    row.append(results.getString(i)).append('|');
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
