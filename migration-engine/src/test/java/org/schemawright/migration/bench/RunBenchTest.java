package org.schemawright.migration.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
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

    private void measure(Dialect dialect, ConnectionSource ours, ConnectionSource theirs) throws Exception {
        Path migrations = folder.resolve("migrations");
        write(migrations, dialect.id(), REVISIONS);
        MigrationEngine engine = new MigrationEngine(dialect);
        double floor = bare(theirs);
        double up = Bench.millis(() -> {
            run(engine, ours, migrations, REVISIONS);
            return up(0);
        });
        double[] nothing = Bench.compareMillis(
                7,
                () -> {
                    run(engine, ours, migrations, 0);
                    return up(0);
                },
                () -> up(0));
        bench.record(new Bench.Result("upgrade-1000." + dialect.id(), up, "ms", floor, "ratio <= 1.5"));
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
            run(engine, ours, migrations, 1);
            return up(0);
        });
        bench.record(new Bench.Result("upgrade-1-after-1000." + dialect.id(), one, "ms", 0, "<= 1000 ms"));
        assertThat(one).isPositive();
    }

    @Test
    void onSqlite() throws Exception {
        databases++;
        String ours = sqlite();
        databases++;
        String theirs = sqlite();
        measure(
                new SqliteDialect(),
                () -> DriverManager.getConnection(ours),
                () -> DriverManager.getConnection(theirs));
    }

    @Test
    void onPostgresql() throws Exception {
        try (TestPostgres.Database ours = TestPostgres.create();
                TestPostgres.Database theirs = TestPostgres.create()) {
            measure(new PostgresqlDialect(), ours::open, theirs::open);
        }
    }
}
