package org.schemawright.migration.rehearse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.schemawright.migration.dialect.Dialect;
import org.schemawright.migration.revision.RevisionFolder;
import org.schemawright.migration.revision.RevisionGraph;
import org.schemawright.migration.revision.RevisionTargets;
import org.schemawright.migration.revision.StoredRevision;
import org.schemawright.migration.revision.UnclearTargetException;
import org.schemawright.migration.run.DatabaseStatus;
import org.schemawright.migration.run.MigrationRunner;
import org.schemawright.migration.run.RunOutcome;
import org.schemawright.migration.schema.DatabaseSchema;

/**
 * What revisions make of an empty database, and how far the database at hand is from it. What was replayed once is
 * remembered for as long as this object lives and the files stay the same. One thread at a time; all methods block.
 */
public final class Drift {

    private static final int REMEMBERED = 20;

    private final Dialect dialect;
    private final DatabaseReach reach;
    private final ScratchDatabases scratches;
    private final MigrationRunner runner;
    private final Map<String, DatabaseSchema> replayed = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, DatabaseSchema> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** @param runner reads the folder, and replays its revisions */
    public Drift(Dialect dialect, DatabaseReach reach, MigrationRunner runner) {
        this(dialect, reach, runner, new ScratchDatabases(dialect, reach));
    }

    Drift(Dialect dialect, DatabaseReach reach, MigrationRunner runner, ScratchDatabases scratches) {
        this.dialect = dialect;
        this.reach = reach;
        this.scratches = scratches;
        this.runner = runner;
    }

    /**
     * The database against the revisions that are applied in it.
     *
     * @param folder the migrations folder
     * @throws RefusedException when the revisions cannot be replayed, or one of them has no file
     * @throws CancellationException when somebody cancels
     */
    public DriftReport of(Path folder, BooleanSupplier cancelled) throws SQLException, IOException, RefusedException {
        RevisionFolder revisions = new RevisionFolder(folder);
        DatabaseStatus status;
        DatabaseSchema actual;
        try (Connection connection = reach.open();
                Stop _ = Stop.over(connection, cancelled)) {
            status = runner.status(connection, revisions);
            actual = dialect.schemaReader().read(connection);
        }
        if (!status.unknown().isEmpty()) {
            throw new RefusedException("The database has revisions applied whose files are not in the folder: "
                    + String.join(", ", status.unknown()) + ". Bring them back, for example from version control.");
        }
        List<String> notes = new ArrayList<>();
        status.partial().forEach(id -> notes.add("Revision " + id + " is applied in part only; finish it first."));
        actual.unread().forEach(part -> notes.add("Of the database, " + part.part() + " could not be read."));
        RevisionGraph graph = runner.read(revisions);
        List<String> currents = new RevisionTargets(graph, status.applied()).currents();
        DatabaseSchema expected = replay(folder, graph, currents, cancelled);
        return new DriftReport(currents, expected, actual, Differences.between(dialect, expected, actual), notes);
    }

    /**
     * The schema at a revision, whatever the database at hand has.
     *
     * @param target as people write it: an id or its beginning, {@code head}, {@code heads}, {@code base}
     * @throws RefusedException when it is not clear, or cannot be replayed
     */
    public DatabaseSchema schemaAt(Path folder, String target, BooleanSupplier cancelled)
            throws SQLException, IOException, RefusedException {
        RevisionGraph graph = runner.read(new RevisionFolder(folder));
        try {
            return replay(folder, graph, new RevisionTargets(graph, Set.of()).revisions(target), cancelled);
        } catch (UnclearTargetException e) {
            throw new RefusedException(String.valueOf(e.getMessage()), e);
        }
    }

    private DatabaseSchema replay(Path folder, RevisionGraph graph, List<String> targets, BooleanSupplier cancelled)
            throws SQLException, IOException, RefusedException {
        Set<String> wanted = targets.stream()
                .flatMap(id -> graph.ancestorsAndSelf(id).stream())
                .collect(Collectors.toSet());
        List<StoredRevision> chosen = graph.ordered().stream()
                .filter(stored -> wanted.contains(stored.revision().id()))
                .toList();
        String key = fingerprint(chosen);
        DatabaseSchema known = replayed.get(key);
        if (known != null) {
            return known;
        }
        List<String> statements = chosen.stream()
                .flatMap(stored -> stored.revision().up().stream())
                .toList();
        ServerWide.refuse(dialect.id(), statements);
        try (ScratchDatabase scratch = scratches.empty(Extensions.madeBy(statements))) {
            if (!chosen.isEmpty()) {
                try (ScratchFolder copy = ScratchFolder.copyOf(folder)) {
                    for (String target : targets) {
                        run(scratch, new RevisionFolder(copy.path()), target, cancelled);
                    }
                }
            }
            DatabaseSchema schema = scratch.schema();
            replayed.put(key, schema);
            return schema;
        }
    }

    private void run(ScratchDatabase scratch, RevisionFolder folder, String target, BooleanSupplier cancelled)
            throws RefusedException {
        switch (runner.upgrade(scratch, folder, target, event -> {}, cancelled)) {
            case RunOutcome.Finished finished -> {}
            case RunOutcome.Cancelled stopped -> throw new CancellationException("Cancelled");
            case RunOutcome.Failed failed -> {
                String where = failed.revision() == null
                        ? "The revisions"
                        : "Revision " + failed.revision().id() + " ("
                                + failed.revision().message() + ")";
                throw new RefusedException(
                        where + " cannot be replayed in an empty database: " + failed.reasonInCopy()
                                + "\nIf the history began in a database that had tables already,"
                                + " make a baseline of these first.",
                        failed.cause());
            }
        }
    }

    /** Of which revisions in which words. */
    private static String fingerprint(List<StoredRevision> revisions) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (StoredRevision stored : revisions) {
                digest.update((stored.revision().id() + "\0" + stored.text() + "\0").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
