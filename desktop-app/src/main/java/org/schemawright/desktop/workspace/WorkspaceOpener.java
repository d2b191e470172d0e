package org.schemawright.desktop.workspace;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.AppliedLog;
import org.schemawright.desktop.changeset.ChangeJournal;
import org.schemawright.desktop.connection.ConnectionProfile;
import org.schemawright.desktop.connection.DatabaseOpener;
import org.schemawright.desktop.connection.OpenDatabase;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.task.Background;
import org.schemawright.desktop.task.RunningTask;
import org.schemawright.migration.schema.DatabaseSchema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a database and makes its workspace: connect, read the schema, find its migrations. */
public final class WorkspaceOpener {

    private static final Logger LOG = LoggerFactory.getLogger(WorkspaceOpener.class);

    private final DatabaseOpener opener;
    private final Background background;
    private final Path settingsFolder;
    private final LabelStore labels;
    private final ColumnStore columns;
    private final RunLogStore runs;

    /**
     * An opener.
     *
     * @param opener opens databases
     * @param background where the workspace's lanes come from
     * @param settingsFolder holds the migrations of databases that are no file
     */
    public WorkspaceOpener(DatabaseOpener opener, Background background, Path settingsFolder) {
        this.opener = opener;
        this.background = background;
        this.settingsFolder = settingsFolder;
        this.labels = new LabelStore(settingsFolder);
        this.columns = new ColumnStore(settingsFolder);
        this.runs = new RunLogStore(settingsFolder);
    }

    /**
     * Opens a database beside the JavaFX thread. One that is open by the time the task is cancelled is closed again.
     *
     * @param password null where none is needed or known
     */
    public RunningTask open(
            ConnectionProfile profile,
            char @Nullable [] password,
            Consumer<Workspace> onOpen,
            Consumer<Problem> onProblem) {
        AtomicReference<@Nullable AutoCloseable> connected = new AtomicReference<>();
        return background
                .run(
                        "Opening " + profile.name(),
                        progress -> {
                            OpenDatabase database = opener.open(profile, password);
                            connected.set(database);
                            Opened opened = read(database, settingsFolder.resolve("pending"));
                            connected.set(opened);
                            return opened;
                        },
                        opened -> onOpen.accept(workspace(opened)),
                        onProblem)
                .onCancelled(() -> {
                    AutoCloseable unwanted = connected.get();
                    if (unwanted != null) {
                        background.release("Closing " + profile.name(), unwanted);
                    }
                });
    }

    private Workspace workspace(Opened opened) {
        Path folder = MigrationsFolders.of(opened.database().profile(), settingsFolder);
        Workspace workspace = new Workspace(
                opened.database(),
                opened.schema(),
                background,
                folder,
                new Choices(
                        labels.of(opened.database().profile()),
                        columns.of(opened.database().profile()),
                        runs.of(opened.database().profile())));
        ChangeJournal journal = opened.journal();
        Restored restored = opened.restored();
        if (journal != null && restored != null) {
            workspace.keepPending(journal, restored);
        } else {
            workspace.cannotKeep(ChangeJournal.NOT_KEPT);
        }
        if (opened.applied() != null) {
            workspace.rowWork().undoApply().keepIn(opened.applied());
        }
        workspace.migrations().refresh(problem -> {});
        workspace.rowWork().warmUp();
        return workspace;
    }

    private static Opened read(OpenDatabase database, Path pending) throws Exception {
        try (Connection connection = database.reader()) {
            DatabaseSchema schema = database.dialect().schemaReader().read(connection);
            return kept(database, schema, pending);
        } catch (Exception e) {
            database.close();
            throw e;
        }
    }

    private static Opened kept(OpenDatabase database, DatabaseSchema schema, Path pending) {
        try {
            AppliedLog applied = AppliedLog.open(
                    pending.resolveSibling("applied"), database.profile().target());
            ChangeJournal journal =
                    ChangeJournal.open(pending, database.profile().target());
            return new Opened(database, schema, journal, Restored.from(journal, schema), applied);
        } catch (IOException nowhere) {
            LOG.warn("What is pending cannot be kept in {}", pending, nowhere);
            return new Opened(database, schema, null, null, null);
        }
    }

    private record Opened(
            OpenDatabase database,
            DatabaseSchema schema,
            @Nullable ChangeJournal journal,
            @Nullable Restored restored,
            @Nullable AppliedLog applied)
            implements AutoCloseable {
        @Override
        public void close() throws IOException {
            try (database) {
                if (journal != null) {
                    journal.close();
                }
            }
        }
    }
}
