package org.schemawright.migration.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.schemawright.migration.rehearse.DatabaseReach;
import org.schemawright.migration.rehearse.EntityStatements;
import org.schemawright.migration.rehearse.TestReach;

/** What a command said and how it ended. */
record CommandRun(int status, String out, String err) {

    /** Takes JDBC addresses. */
    private static final DatabaseAccess JDBC = new DatabaseAccess() {
        @Override
        public Connection connect(String address) throws SQLException {
            Connection connection = DriverManager.getConnection(address);
            try (Statement statement = connection.createStatement()) {
                boolean sqlite = connection.getMetaData().getURL().startsWith("jdbc:sqlite:");
                statement.execute(sqlite ? "PRAGMA query_only = ON" : "SET default_transaction_read_only = on");
            }
            return connection;
        }

        @Override
        public DatabaseReach reach(String address) {
            return TestReach.at(address);
        }

        @Override
        public void createIfMissing(String address) throws SQLException {
            DriverManager.getConnection(address).close();
        }

        /** Takes what a program would want from a text beside its classes. */
        @Override
        public EntityStatements entities(List<Path> libraries) {
            return (classes, dialect) -> Files.readAllLines(classes.resolve("wanted.txt"));
        }

        @Override
        public String explain(Exception failure) {
            return failure.getMessage() + ". Try another.";
        }
    };

    static CommandRun of(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = DatabaseCommand.run(List.of(words), JDBC, out, print(err));
        return new CommandRun(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Writes into something that refuses. */
    static CommandRun refused(String reason, String... words) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(reason);
            }
        };
        int status = DatabaseCommand.run(List.of(words), JDBC, out, print(err));
        return new CommandRun(status, "", err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream print(OutputStream out) {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }
}
