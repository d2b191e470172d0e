package org.schemawright.desktop.testing;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.schemawright.desktop.connection.ConnectionProfile;
import org.schemawright.desktop.connection.DatabaseOpener;
import org.schemawright.desktop.task.Background;
import org.schemawright.desktop.workspace.BookstoreSample;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.desktop.workspace.WorkspaceOpener;
import org.schemawright.migration.postgresql.PostgresqlDialect;
import org.schemawright.migration.sqlite.SqliteDialect;

/** The bookstore sample, opened as the window opens it. */
public final class OpenBookstore {

    private OpenBookstore() {}

    /** A fresh copy in a folder; not to be called on the JavaFX thread. */
    public static Workspace in(Path folder, Background background) throws Exception {
        DatabaseOpener opener = new DatabaseOpener(new SqliteDialect(), new PostgresqlDialect());
        ConnectionProfile file = new BookstoreSample(opener).in(folder);
        CompletableFuture<Workspace> opened = new CompletableFuture<>();
        Platform.runLater(() -> new WorkspaceOpener(opener, background, folder)
                .open(
                        file,
                        null,
                        opened::complete,
                        problem -> opened.completeExceptionally(new IllegalStateException(problem.toString()))));
        return opened.get(60, TimeUnit.SECONDS);
    }
}
