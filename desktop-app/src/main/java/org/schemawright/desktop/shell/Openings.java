package org.schemawright.desktop.shell;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.connection.ConnectionProfile;
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
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.desktop.workspace.WorkspaceOpener;

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

    /** Takes a database off that list. */
    void forget(ConnectionProfile profile) {
        connections.profiles().remove(profile);
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
        return workspaces.open(
                profile,
                used,
                workspace -> {
                    if (used != null) {
                        connections.secrets().remember(profile, used);
                        Arrays.fill(used, '\0');
                    }
                    connections.profiles().opened(profile);
                    onOpen.accept(workspace);
                },
                problem -> {
                    connections.secrets().forget(profile);
                    onProblem.accept(problem);
                });
    }

    /** Makes a new, empty SQLite file and opens it. */
    RunningTask create(Path file, Consumer<Workspace> onOpen, Consumer<Problem> onProblem) {
        return background.run(
                "Making " + file.getFileName(),
                progress -> {
                    connections.opener().createSqlite(file);
                    return new SqliteFile(file, Environment.DEVELOPMENT, false);
                },
                profile -> open(profile, null, onOpen, onProblem),
                onProblem);
    }

    /** Makes the sample where it is missing, and opens it. */
    RunningTask sample(Consumer<Workspace> onOpen, Consumer<Problem> onProblem) {
        return background.run(
                "Preparing the bookstore",
                progress -> new BookstoreSample(connections.opener()).in(sampleFolder),
                profile -> open(profile, null, onOpen, onProblem),
                onProblem);
    }

    /** What a database was opened as before: its environment and whether it is read-only. */
    Optional<ConnectionProfile> known(ConnectionProfile profile) {
        return recent().stream()
                .map(RecentDatabase::profile)
                .filter(before -> before.target().equals(profile.target()))
                .findFirst();
    }
}
