package org.schemawright.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.migration.postgresql.PostgresqlDialect;
import org.schemawright.migration.postgresql.TestPostgres;
import org.schemawright.migration.sqlite.SqliteDialect;

@Timeout(60)
class InterruptionTest {

    private static final int TIMES = 20;

    @TempDir
    Path folder;

    private TestPostgres.Database server;
    private OpenDatabase sqlite;
    private OpenDatabase postgres;

    @BeforeEach
    void open() throws Exception {
        DatabaseOpener opener = new DatabaseOpener(new SqliteDialect(), new PostgresqlDialect());
        Path file = folder.resolve("test.sqlite");
        opener.createSqlite(file);
        sqlite = opener.open(new ConnectionProfile.SqliteFile(file, Environment.TEST, false), null);
        server = TestPostgres.create();
        postgres = opener.open(
                new ConnectionProfile.PostgresServer(
                        server.host(), server.port(), server.name(), server.user(), Map.of(), Environment.TEST, false),
                null);
    }

    @AfterEach
    void close() throws Exception {
        sqlite.close();
        postgres.close();
        server.close();
    }

    /** A statement that takes far longer than a test may. */
    private static String slow(OpenDatabase database) {
        return database.dialect().id().equals("sqlite")
                ? "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
                : "SELECT pg_sleep(100)";
    }

    @Test
    void theStatementThatRunsEndsWithinASecond() throws Exception {
        for (OpenDatabase database : new OpenDatabase[] {sqlite, postgres}) {
            assertThat(timeToStop(database, 300)).isBetween(0L, 1000L);
        }
    }

    @Test
    void whatIsAboutToRunEndsToo() throws Exception {
        for (OpenDatabase database : new OpenDatabase[] {sqlite, postgres}) {
            for (int i = 0; i < TIMES; i++) {
                assertThat(timeToStop(database, 0)).isBetween(0L, 1000L);
            }
        }
    }

    @Test
    void nothingStartsAfterwards() throws Exception {
        Interruption stop = new Interruption();
        stop.interrupt();
        assertThat(stop.asked()).isTrue();
        try (Connection connection = sqlite.reader()) {
            assertThatThrownBy(() -> stop.over(connection)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void whatWasLetGoIsLeftAlone() throws Exception {
        for (OpenDatabase database : new OpenDatabase[] {sqlite, postgres}) {
            for (int i = 0; i < TIMES; i++) {
                try (Connection connection = database.reader();
                        Statement statement = connection.createStatement()) {
                    Interruption stop = new Interruption();
                    CompletableFuture<Void> asking;
                    try (Interruption.Reach _ = stop.over(connection)) {
                        asking = CompletableFuture.runAsync(stop::interrupt);
                    }
                    // Whoever asked may still be at it; nothing of it reaches this.
                    try (ResultSet rows = statement.executeQuery("SELECT 1")) {
                        assertThat(rows.next()).isTrue();
                    }
                    asking.get(10, TimeUnit.SECONDS);
                }
            }
        }
    }

    /** Milliseconds from asking, so many milliseconds after a statement was about to start, to its end. */
    private static long timeToStop(OpenDatabase database, long after) throws Exception {
        Interruption stop = new Interruption();
        try (Connection connection = database.reader();
                Statement statement = connection.createStatement()) {
            CompletableFuture<Long> asked;
            try (Interruption.Reach _ = stop.over(connection)) {
                asked = CompletableFuture.supplyAsync(
                        () -> {
                            long now = System.nanoTime();
                            stop.interrupt();
                            return now;
                        },
                        CompletableFuture.delayedExecutor(after, TimeUnit.MILLISECONDS));
                assertThatThrownBy(() -> statement.executeQuery(slow(database)).close())
                        .isInstanceOf(SQLException.class);
            }
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - asked.get(10, TimeUnit.SECONDS));
        }
    }
}
