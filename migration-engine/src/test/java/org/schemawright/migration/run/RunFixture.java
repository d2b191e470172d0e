package org.schemawright.migration.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.RevisionFile;
import org.schemawright.migration.revision.RevisionFolder;

/** A database, a folder of revisions, and a runner; the revisions build on one another in the order they are added. */
final class RunFixture implements AutoCloseable {

    static final BooleanSupplier NEVER = () -> false;

    final TestDatabase database;
    final Path folder;
    final List<RunEvent> events = new ArrayList<>();
    private final MigrationRunner runner;
    private final List<Revision> revisions = new ArrayList<>();

    RunFixture(TestDatabase database, Path base) {
        this.database = database;
        this.folder = base.resolve("migrations");
        this.runner = new MigrationRunner(database.dialect(), Duration.ofMillis(300), false);
    }

    /** Adds a revision with one statement each way. */
    Revision add(String id, String up, String down) {
        return add(id, List.of(up), List.of(down));
    }

    Revision add(String id, List<String> up, List<String> down) {
        List<String> parents =
                revisions.isEmpty() ? List.of() : List.of(revisions.getLast().id());
        Instant created = Instant.parse("2026-11-20T10:00:00Z").plusSeconds(revisions.size());
        Revision revision = new Revision(id, parents, "Revision " + id, "ann", created, database.dialect(), up, down);
        save(revision);
        revisions.add(revision);
        return revision;
    }

    void save(Revision revision) {
        try {
            new RevisionFolder(folder).save(revision, RevisionFile.write(revision));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file(Revision revision) {
        return folder.resolve("versions").resolve(RevisionFile.name(revision));
    }

    MigrationRunner runner() {
        return runner;
    }

    RunOutcome upgrade() {
        return upgrade(null, NEVER);
    }

    RunOutcome upgrade(String target, BooleanSupplier cancelled) {
        return runner.upgrade(database.connections(), new RevisionFolder(folder), target, events::add, cancelled);
    }

    RunOutcome downgrade(String target) {
        return runner.downgrade(database.connections(), new RevisionFolder(folder), target, events::add, NEVER);
    }

    DatabaseStatus status() throws SQLException, IOException {
        try (Connection connection = database.open()) {
            return runner.status(connection, new RevisionFolder(folder));
        }
    }

    /** The ids that were committed. */
    static List<String> ids(RunOutcome outcome) {
        return outcome.done().stream().map(Revision::id).toList();
    }

    @Override
    public void close() throws Exception {
        database.close();
    }
}
