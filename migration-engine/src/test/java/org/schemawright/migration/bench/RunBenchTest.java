package org.schemawright.migration.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.migration.MigrationEngine;
import org.schemawright.migration.dialect.Dialect;
import org.schemawright.migration.postgresql.PostgresqlDialect;
import org.schemawright.migration.postgresql.TestPostgres;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.RevisionFile;
import org.schemawright.migration.revision.RevisionFolder;
import org.schemawright.migration.run.ConnectionSource;
import org.schemawright.migration.run.RunOutcome;
import org.schemawright.migration.sqlite.SqliteDialect;

/** A thousand revisions from base to head, against the same statements over JDBC, a transaction each; and nothing to do. */
@Tag("bench")
class RunBenchTest {

    private static final int REVISIONS = 1000;

    /** A single run says more of the machine than of us. */
    private static final int ROUNDS = 3;

    @TempDir
    Path folder;

    private final Bench bench = new Bench();
    private int databases;

    @BeforeEach
    void warmUp() throws Exception {
        // The first run loads a thousand classes, which is no part of what a run costs.
        Path few = folder.resolve("few");
        write(few, "sqlite", 300);
        run(new MigrationEngine(new SqliteDialect()), () -> DriverManager.getConnection(sqlite()), few, 300);
    }

    private static void write(Path migrations, String dialect, int count) throws Exception {
        Path versions = Files.createDirectories(migrations.resolve("versions"));
        new RevisionFolder(migrations).init();
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        for (int i = 0; i < count; i++) {
            Revision revision = new Revision(
                    String.format("%012x", i),
                    i == 0 ? List.of() : List.of(String.format("%012x", i - 1)),
                    "Make table " + i,
                    "ann",
                    start.plusSeconds(i),
                    dialect,
                    List.of(up(i)),
                    List.of("DROP TABLE t" + i));
            Files.writeString(versions.resolve(RevisionFile.name(revision)), RevisionFile.write(revision));
        }
        new RevisionFolder(migrations).accept(null);
    }

    private static String up(int i) {
        return "CREATE TABLE t" + i + " (id INTEGER PRIMARY KEY, name TEXT NOT NULL, price NUMERIC(10, 2))";
    }

    private String sqlite() {
        return "jdbc:sqlite:" + folder.resolve("db" + databases + ".db");
    }

    private static void run(MigrationEngine engine, ConnectionSource connections, Path migrations, int expected) {
        RunOutcome outcome = engine.upgrade(connections, migrations, null, _ -> {}, () -> false);
        assertThat(outcome.done()).as(outcome.toString()).hasSize(expected);
    }

    private static double bare(ConnectionSource connections) throws Exception {
        return Bench.millis(() -> {
            try (Connection connection = connections.open();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("CREATE TABLE history (id VARCHAR(255), at TIMESTAMP)");
                for (int i = 0; i < REVISIONS; i++) {
                    statement.execute(up(i));
                    statement.execute("INSERT INTO history VALUES ('" + i + "', CURRENT_TIMESTAMP)");
                    connection.commit();
                }
            }
            return REVISIONS;
        });
    }

    /** Databases in turns, because each run needs an empty one. */
    private interface EmptyDatabases {
        ConnectionSource next() throws Exception;
    }

    private void measure(Dialect dialect, EmptyDatabases empty) throws Exception {
        List<Path> folders = new ArrayList<>();
        for (int i = 0; i < 2 * ROUNDS; i++) {
            folders.add(folder.resolve("migrations" + i));
            write(folders.getLast(), dialect.id(), REVISIONS);
        }
        Path migrations = folders.getFirst();
        MigrationEngine engine = new MigrationEngine(dialect);
        ConnectionSource first = empty.next();
        double[] whole = Bench.compareMillis(
                ROUNDS,
                () -> {
                    run(engine, folders.size() == 1 ? first : empty.next(), folders.removeLast(), REVISIONS);
                    return REVISIONS;
                },
                () -> bare(empty.next()));
        bench.record(new Bench.Result("upgrade-1000." + dialect.id(), whole[0], "ms", whole[1], "ratio <= 1.5"));
        run(engine, first, migrations, 0);
        double[] nothing = Bench.compareMillis(
                7,
                () -> {
                    run(engine, first, migrations, 0);
                    return up(0);
                },
                () -> up(0));
        bench.record(new Bench.Result("upgrade-nothing-of-1000." + dialect.id(), nothing[0], "ms", 0, "<= 150 ms"));
        Path later = migrations.resolve("versions");
        Revision last = new Revision(
                "ffffffffffff",
                List.of(String.format("%012x", REVISIONS - 1)),
                "One more",
                "ann",
                Instant.parse("2026-02-01T00:00:00Z"),
                dialect.id(),
                List.of("CREATE TABLE later (id INTEGER)"),
                List.of("DROP TABLE later"));
        Files.writeString(later.resolve(RevisionFile.name(last)), RevisionFile.write(last));
        double one = Bench.millis(() -> {
            run(engine, first, migrations, 1);
            return up(0);
        });
        bench.record(new Bench.Result("upgrade-1-after-1000." + dialect.id(), one, "ms", 0, "<= 1000 ms"));
        assertThat(one).isPositive();
    }

    @Test
    void onSqlite() throws Exception {
        measure(new SqliteDialect(), () -> {
            databases++;
            String url = sqlite();
            return () -> DriverManager.getConnection(url);
        });
    }

    @Test
    void onPostgresql() throws Exception {
        List<TestPostgres.Database> made = new ArrayList<>();
        try {
            measure(new PostgresqlDialect(), () -> {
                made.add(TestPostgres.create());
                return made.getLast()::open;
            });
        } finally {
            for (TestPostgres.Database each : made) {
                each.close();
            }
        }
    }
}
