package org.schemawright.desktop.shell;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.connection.ConnectionProfile;
import org.schemawright.desktop.connection.ConnectionProfile.PostgresServer;
import org.schemawright.desktop.connection.ConnectionProfile.SqliteFile;
import org.schemawright.desktop.connection.DatabaseOpener;
import org.schemawright.desktop.connection.Environment;
import org.schemawright.desktop.connection.ProfileStore;
import org.schemawright.desktop.connection.RecentDatabase;
import org.schemawright.desktop.connection.Secrets;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.task.Background;
import org.schemawright.desktop.task.RunningTask;
import org.schemawright.desktop.workspace.BookstoreSample;
import org.schemawright.desktop.workspace.OtherDatabases;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.desktop.workspace.WorkspaceOpener;
import org.schemawright.migration.run.ConnectionSource;

/** The ways into a database, each beside the JavaFX thread; what was opened is remembered, passwords in memory only. */
public final class Openings {

    private final WorkspaceOpener workspaces;
    private final Connections connections;
    private final Background background;
    private final Path sampleFolder;

    /** What opens databases and remembers them. */
    public record Connections(DatabaseOpener opener, ProfileStore profiles, Secrets secrets) {}

    /**
     * The ways in.
     *
     * @param sampleFolder where the sample's own copy is kept
     */
    public Openings(WorkspaceOpener workspaces, Connections connections, Background background, Path sampleFolder) {
        this.workspaces = workspaces;
        this.connections = connections;
        this.background = background;
        this.sampleFolder = sampleFolder;
    }

    /** The databases opened before, the last first. */
    List<RecentDatabase> recent() {
        return connections.profiles().recent();
    }

    /** Takes a database off that list, and forgets its password. */
    void forget(ConnectionProfile profile) {
        connections.profiles().remove(profile);
        connections.secrets().forget(profile);
    }

    /**
     * Opens a database.
     *
     * @param password null to use the one that is remembered, if any; wiped afterwards
     */
    RunningTask open(
            ConnectionProfile profile,
            char @Nullable [] password,
            Consumer<Workspace> onOpen,
            Consumer<Problem> onProblem) {
        char[] used = password != null
                ? password
                : connections.secrets().password(profile).orElse(null);
        return workspaces
                .open(
                        profile,
                        used,
                        workspace -> {
                            if (used != null) {
                                connections.secrets().remember(profile, used);
                            }
                            wipe(used);
                            connections.profiles().opened(profile);
                            onOpen.accept(workspace);
                        },
                        problem -> {
                            wipe(used);
                            onProblem.accept(problem);
                        })
                .onCancelled(() -> wipe(used));
    }

    /** The databases opened before, for a look into them beside the open one. */
    OtherDatabases others() {
        return new OtherDatabases() {
            @Override
            public List<ConnectionProfile> known() {
                return recent().stream().map(RecentDatabase::profile).toList();
            }

            @Override
            public boolean hasPassword(ConnectionProfile profile) {
                return connections.secrets().password(profile).isPresent();
            }

            @Override
            public ConnectionSource source(ConnectionProfile profile, char @Nullable [] password) {
                return () -> look(profile, password);
            }
        };
    }

    private Connection look(ConnectionProfile profile, char @Nullable [] password) {
        char[] used = password != null
                ? password
                : connections.secrets().password(profile).orElse(null);
        Connection connection = connections.opener().connect(profile, used);
        if (password != null) {
            connections.secrets().remember(profile, password);
        }
        wipe(used);
        return connection;
    }

    /** Makes a new, empty SQLite file. */
    RunningTask create(Path file, Consumer<ConnectionProfile> onMade, Consumer<Problem> onProblem) {
        return background.run(
                "Making " + file.getFileName(),
                progress -> {
                    connections.opener().createSqlite(file);
                    return new SqliteFile(file, Environment.DEVELOPMENT, false);
                },
                onMade,
                onProblem);
    }

    /** Makes the sample where it is missing. */
    RunningTask sample(Consumer<ConnectionProfile> onMade, Consumer<Problem> onProblem) {
        return background.run(
                "Preparing the bookstore",
                progress -> new BookstoreSample(connections.opener()).in(sampleFolder),
                onMade,
                onProblem);
    }

    /** Closes what was opened in vain, and keeps nothing of it. */
    void close(Workspace unwanted) {
        background.release("Closing " + unwanted.database().profile().name(), unwanted);
    }

    /**
     * A database as it was opened before, if it was: with its environment, read-only when it was so, and with the
     * parameters that its address does not name this time.
     */
    ConnectionProfile asBefore(ConnectionProfile named) {
        return recent().stream()
                .map(RecentDatabase::profile)
                .filter(before -> before.target().equals(named.target()))
                .findFirst()
                .map(before -> merged(named, before))
                .orElse(named);
    }

    private static ConnectionProfile merged(ConnectionProfile named, ConnectionProfile before) {
        ConnectionProfile used = named instanceof PostgresServer server && before instanceof PostgresServer then
                ? server.withParametersOf(then)
                : named;
        return used.as(before.environment(), named.readOnly() || before.readOnly());
    }

    private static void wipe(char @Nullable [] password) {
        if (password != null) {
            Arrays.fill(password, '\0');
        }
    }
}
