package org.schemawright.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.migration.postgresql.PostgresqlDialect;
import org.schemawright.migration.sqlite.SqliteDialect;
import org.testfx.api.FxToolkit;

/** Whoever asks for a connection on the JavaFX thread is refused: a slow database must not freeze the window. */
class FxThreadGuardTest {

    @TempDir
    Path folder;

    /** A call that must not be made there. */
    private interface DatabaseCall {
        AutoCloseable make() throws Exception;
    }

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void noDatabaseCallOnTheJavaFxThread() throws Exception {
        Path file = folder.resolve("shop.sqlite");
        DatabaseOpener opener = new DatabaseOpener(new SqliteDialect(), new PostgresqlDialect());
        opener.createSqlite(file);
        try (OpenDatabase database =
                opener.open(new ConnectionProfile.SqliteFile(file, Environment.TEST, false), null)) {
            assertRefused(database::reader);
            assertRefused(database::writer);
            assertRefused(database.migrationConnections()::open);
            assertRefused(() -> database.migrationConnections().openBeside(file.toString()));
            try (var allowed = database.reader()) {
                assertThat(allowed.isValid(1)).isTrue();
            }
        }
    }

    private static void assertRefused(DatabaseCall call) {
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        Platform.runLater(() -> {
            try (AutoCloseable connection = call.make()) {
                ended.complete(connection != null);
            } catch (Exception refused) {
                ended.completeExceptionally(refused);
            }
        });
        assertThatThrownBy(() -> ended.get(30, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("A database call on the JavaFX thread");
    }
}
