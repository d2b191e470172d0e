package org.schemawright.migration.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import liquibase.exception.DatabaseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneCommitConnectionTest {

    @TempDir
    Path folder;

    private boolean open = true;

    private void gate() throws DatabaseException {
        if (!open) {
            throw new DatabaseException("closed");
        }
    }

    @Test
    void putsOneCommitOff() throws Exception {
        try (TestDatabase database = TestDatabase.sqlite(folder);
                Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            OneCommitConnection oneCommit =
                    LiquibaseScope.call(() -> new OneCommitConnection(connection, this::gate, _ -> {}));
            connection.setAutoCommit(false);
            statement.execute("CREATE TABLE a (id INTEGER)");
            oneCommit.holdNextCommit();

            oneCommit.commit();
            assertThat(database.tables()).isEmpty();
            oneCommit.commit();
            assertThat(database.tables()).containsExactly("a");
        }
    }

    @Test
    void asksBeforeItPutsACommitOff() throws Exception {
        try (TestDatabase database = TestDatabase.sqlite(folder);
                Connection connection = database.open()) {
            OneCommitConnection oneCommit =
                    LiquibaseScope.call(() -> new OneCommitConnection(connection, this::gate, _ -> {}));
            open = false;
            oneCommit.holdNextCommit();

            assertThatThrownBy(oneCommit::commit).hasMessageContaining("closed");
        }
    }

    @Test
    void rollsBackWhereSqliteHasAlreadyDoneSo() throws Exception {
        try (TestDatabase database = TestDatabase.sqlite(folder);
                Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            OneCommitConnection oneCommit =
                    LiquibaseScope.call(() -> new OneCommitConnection(connection, this::gate, _ -> {}));
            connection.setAutoCommit(false);
            statement.execute("CREATE TABLE a (id INTEGER)");
            // As an interrupt does it, without the driver's knowledge.
            statement.execute("ROLLBACK");

            oneCommit.rollback();
            statement.execute("CREATE TABLE b (id INTEGER)");
            oneCommit.commit();

            assertThat(database.tables()).containsExactly("b");
        }
    }

    @Test
    void waitsForAnotherWriterAlthoughItHasRead() throws Exception {
        try (TestDatabase database = TestDatabase.sqlite(folder);
                Connection connection = database.open();
                Statement statement = connection.createStatement();
                Connection other = database.open();
                Statement writing = other.createStatement()) {
            writing.execute("CREATE TABLE a (id INTEGER)");
            OneCommitConnection oneCommit =
                    LiquibaseScope.call(() -> new OneCommitConnection(connection, this::gate, _ -> {}));
            connection.setAutoCommit(false);
            other.setAutoCommit(false);
            writing.execute("INSERT INTO a VALUES (1)");
            statement.executeQuery("SELECT * FROM a").close();
            assertThatThrownBy(() -> statement.execute("INSERT INTO a VALUES (2)"))
                    .hasMessageContaining("locked");

            Thread commit = Thread.ofPlatform().start(() -> {
                try {
                    Thread.sleep(300);
                    other.commit();
                } catch (InterruptedException | SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            // Who waits must not hold what the other needs for its commit.
            oneCommit.beginToWrite();
            statement.execute("INSERT INTO a VALUES (2)");
            oneCommit.commit();
            commit.join();

            assertThat(database.query("SELECT id FROM a ORDER BY id")).containsExactly("1", "2");
        }
    }
}
