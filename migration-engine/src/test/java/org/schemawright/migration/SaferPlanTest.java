package org.schemawright.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.SchemaDiffer;
import org.schemawright.migration.plan.Hazard;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.postgresql.PostgresqlDialect;
import org.schemawright.migration.postgresql.TestPostgres;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.Step;
import org.schemawright.migration.run.RunEvent;
import org.schemawright.migration.run.RunLimits;
import org.schemawright.migration.run.RunOutcome;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.DefaultValue;
import org.schemawright.migration.schema.ObjectName;

/** The gentle way leads to the same schema, and no run waits for a lock for ever. */
class SaferPlanTest {

    private final MigrationEngine engine = new MigrationEngine(new PostgresqlDialect());
    private final TestPostgres.Database database = TestPostgres.create();

    @TempDir
    Path folder;

    @BeforeEach
    void build() throws SQLException {
        build(database);
    }

    private static void build(TestPostgres.Database where) throws SQLException {
        where.execute(
                "CREATE TABLE p (id integer PRIMARY KEY)",
                "CREATE TABLE \"a t\" (id integer PRIMARY KEY, \"n \"\"m\" integer, u integer)",
                "INSERT INTO p VALUES (1)",
                "INSERT INTO \"a t\" VALUES (1, 1, 1), (2, 1, 2)");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private DatabaseSchema schema(TestPostgres.Database where) throws SQLException {
        try (Connection connection = where.open()) {
            return engine.reflect(connection);
        }
    }

    private RunOutcome upgrade(RunLimits limits) {
        return engine.within(limits, false).upgrade(database::open, folder, null, event -> {}, () -> false);
    }

    @Test
    void theSameSchemaInStepsThatLetOthersGoOn() throws Exception {
        DatabaseSchema before = schema(database);
        DatabaseSchema after;
        try (TestPostgres.Database wanted = TestPostgres.create()) {
            build(wanted);
            wanted.execute(
                    "ALTER TABLE \"a t\" ALTER COLUMN \"n \"\"m\" SET NOT NULL",
                    "ALTER TABLE \"a t\" ADD CONSTRAINT u UNIQUE (u)",
                    "ALTER TABLE \"a t\" ADD CONSTRAINT c CHECK (u > 0)",
                    "ALTER TABLE \"a t\" ADD CONSTRAINT f FOREIGN KEY (\"n \"\"m\") REFERENCES p (id)",
                    "CREATE INDEX i ON \"a t\" (\"n \"\"m\") WHERE u > 1");
            after = schema(wanted);
        }
        MigrationPlan plan = engine.safer(engine.plan(before, after, List.of()));
        assertThat(plan.up())
                .extracting(s -> s.sql())
                .anyMatch(sql -> sql.startsWith("CREATE INDEX CONCURRENTLY"))
                .anyMatch(sql -> sql.endsWith("UNIQUE USING INDEX \"u\""))
                .anyMatch(sql -> sql.contains("FOREIGN KEY") && sql.endsWith("NOT VALID"))
                .anyMatch(sql -> sql.endsWith("VALIDATE CONSTRAINT \"f\""));
        // Nothing looks at all rows under a lock that keeps others from writing.
        assertThat(plan.up())
                .noneMatch(s -> !s.sql().contains("SET NOT NULL")
                        && engine.dialect()
                                .effect(s.sql())
                                .filter(e -> e.blocksWrites() && (e.scans() || e.rewrites()))
                                .isPresent());
        Revision made = engine.generate(folder, plan, "Gently", "ann");
        assertThat(made.steps()).extracting(Step::inTransaction).contains(true, false);

        assertThat(upgrade(RunLimits.USUAL)).isInstanceOf(RunOutcome.Finished.class);
        assertThat(SchemaDiffer.differences(schema(database), after)).isEmpty();
        RunOutcome back = engine.downgrade(database::open, folder, null, event -> {}, () -> false);
        assertThat(back).isInstanceOf(RunOutcome.Finished.class);
        assertThat(SchemaDiffer.differences(schema(database), before)).isEmpty();
        assertThat(upgrade(RunLimits.USUAL)).isInstanceOf(RunOutcome.Finished.class);
    }

    @Test
    void whereverItStopsItIsTakenBackAsAWhole() throws Exception {
        database.execute("UPDATE \"a t\" SET u = u + 1");
        DatabaseSchema before = schema(database);
        DatabaseSchema after;
        try (TestPostgres.Database wanted = TestPostgres.create()) {
            build(wanted);
            wanted.execute(
                    "ALTER TABLE \"a t\" ALTER COLUMN \"n \"\"m\" SET NOT NULL",
                    "ALTER TABLE \"a t\" ADD COLUMN more text",
                    "ALTER TABLE \"a t\" ADD CONSTRAINT u UNIQUE (u)",
                    "ALTER TABLE \"a t\" ADD CONSTRAINT c CHECK (u > 0)",
                    "ALTER TABLE \"a t\" ADD CONSTRAINT f FOREIGN KEY (\"n \"\"m\") REFERENCES p (id)",
                    "CREATE INDEX i ON \"a t\" (\"n \"\"m\") WHERE u > 1",
                    "CREATE UNIQUE INDEX j ON \"a t\" (id, u)");
            after = schema(wanted);
        }
        Revision made = engine.generate(folder, engine.safer(engine.plan(before, after, List.of())), "Gently", "ann");
        for (int stop = 0; stop <= made.up().size(); stop++) {
            AtomicInteger done = new AtomicInteger();
            int last = stop;
            engine.upgrade(
                    database::open,
                    folder,
                    null,
                    event -> {
                        if (event instanceof RunEvent.StatementDone) {
                            done.incrementAndGet();
                        }
                    },
                    () -> done.get() >= last);
            RunOutcome back = engine.downgrade(database::open, folder, null, event -> {}, () -> false);
            assertThat(back).as("stopped after %s: %s", stop, back).isInstanceOf(RunOutcome.Finished.class);
            assertThat(SchemaDiffer.differences(schema(database), before))
                    .as("stopped after %s", stop)
                    .isEmpty();
        }
    }

    @Test
    void rowsWithoutAValueGetTheDefaultBeforeAnythingIsLocked() throws Exception {
        database.execute(
                "CREATE TABLE q (id integer PRIMARY KEY, state text, kind text)",
                "INSERT INTO q VALUES (1, NULL, 'a'), (2, 'open', NULL), (3, NULL, 'b')");
        DatabaseSchema before = schema(database);
        DatabaseSchema after;
        try (TestPostgres.Database wanted = TestPostgres.create()) {
            build(wanted);
            wanted.execute(
                    "CREATE TABLE q (id integer PRIMARY KEY, state text NOT NULL DEFAULT 'it''s new', kind text)");
            after = schema(wanted);
        }
        MigrationPlan plan = engine.plan(before, after, List.of());
        assertThat(plan.hazards()).extracting(Hazard::kind).contains(Hazard.Kind.ROWS_MAY_BREAK_RULE);
        MigrationPlan safer = engine.safer(plan);
        assertThat(safer.up().getFirst().sql()).startsWith("UPDATE \"public\".\"q\" SET \"state\" = 'it''s new'");
        assertThat(safer.hazards()).extracting(Hazard::kind).containsOnly(Hazard.Kind.FILLS_ROWS);
        engine.generate(folder, safer, "Gently", "ann");

        assertThat(upgrade(RunLimits.USUAL)).isInstanceOf(RunOutcome.Finished.class);
        assertThat(SchemaDiffer.differences(schema(database), after)).isEmpty();
        assertThat(database.query("SELECT string_agg(state, ' ' ORDER BY id) FROM q"))
                .isEqualTo("it's new open it's new");
        assertThat(engine.downgrade(database::open, folder, null, event -> {}, () -> false))
                .isInstanceOf(RunOutcome.Finished.class);
        assertThat(SchemaDiffer.differences(schema(database), before)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void rowsGetTheValueThatWasSaidAndNotTheDefault(boolean gently) throws Exception {
        database.execute(
                "CREATE TABLE q (id integer PRIMARY KEY, state text, u integer REFERENCES p DEFERRABLE INITIALLY DEFERRED)",
                "INSERT INTO q VALUES (1, NULL, NULL), (2, 'open', 1), (3, NULL, NULL)");
        DatabaseSchema before = schema(database);
        ObjectName q = new ObjectName(before.defaultSchema(), "q");
        Column state = before.table(q).orElseThrow().column("state").orElseThrow();
        Column u = before.table(q).orElseThrow().column("u").orElseThrow();
        MigrationPlan plan = engine.plan(
                before,
                List.of(
                        new Change.AlterColumn(
                                q, state, state.notNull().withDefault(new DefaultValue("'new'::text")), "'old'"),
                        new Change.AlterColumn(q, u, u.notNull(), "1"),
                        new Change.RenameColumn(q, "state", "kind")));
        assertThat(plan.hazards()).extracting(Hazard::kind).doesNotContain(Hazard.Kind.ROWS_MAY_BREAK_RULE);
        engine.generate(folder, gently ? engine.safer(plan) : plan, "Filled", "ann");

        assertThat(upgrade(RunLimits.USUAL)).isInstanceOf(RunOutcome.Finished.class);
        assertThat(SchemaDiffer.differences(schema(database), plan.after())).isEmpty();
        assertThat(database.query("SELECT string_agg(kind || u, ' ' ORDER BY id) FROM q"))
                .isEqualTo("old1 open1 old1");
        assertThat(engine.downgrade(database::open, folder, null, event -> {}, () -> false))
                .isInstanceOf(RunOutcome.Finished.class);
        assertThat(SchemaDiffer.differences(schema(database), before)).isEmpty();
    }

    @Test
    void aDefaultOfSomethingThatThePlanItselfMakesFillsNothingBeforehand() throws Exception {
        database.execute(
                "CREATE TYPE mood AS ENUM ('sad')",
                "CREATE TABLE q (id integer PRIMARY KEY, number bigint, mood mood)",
                "CREATE TABLE old (id integer PRIMARY KEY, state text)");
        DatabaseSchema before = schema(database);
        DatabaseSchema after;
        try (TestPostgres.Database wanted = TestPostgres.create()) {
            build(wanted);
            wanted.execute(
                    "CREATE SEQUENCE numbers",
                    "CREATE TYPE mood AS ENUM ('sad', 'glad')",
                    "CREATE TABLE q (id integer PRIMARY KEY, number bigint NOT NULL DEFAULT nextval('numbers'),"
                            + " mood mood NOT NULL DEFAULT 'glad')",
                    "CREATE TABLE young (id integer PRIMARY KEY, state text NOT NULL DEFAULT 'new')");
            after = schema(wanted);
        }
        MigrationPlan plan = engine.plan(
                before, after, List.of(new Change.RenameTable(new ObjectName(before.defaultSchema(), "old"), "young")));
        engine.generate(folder, engine.safer(plan), "Gently", "ann");

        assertThat(upgrade(RunLimits.USUAL)).isInstanceOf(RunOutcome.Finished.class);
        assertThat(SchemaDiffer.differences(schema(database), after)).isEmpty();
    }

    @Test
    void aRunDoesNotWaitForALockForEver() throws Exception {
        DatabaseSchema before = schema(database);
        DatabaseSchema after;
        try (TestPostgres.Database wanted = TestPostgres.create()) {
            build(wanted);
            after = schema(wanted.execute("ALTER TABLE \"a t\" ADD COLUMN x integer"));
        }
        engine.generate(folder, engine.plan(before, after, List.of()), "Column", "ann");
        RunLimits brief = new RunLimits(Duration.ofMillis(200), Duration.ofSeconds(60));
        try (Connection other = database.open();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT * FROM \"a t\"");
            RunOutcome.Failed failed = (RunOutcome.Failed) upgrade(brief);
            assertThat(failed.reason())
                    .contains("lock timeout")
                    .contains("Another session holds what the statement needs")
                    .contains("--lock-timeout");
        }
        assertThat(SchemaDiffer.differences(schema(database), before)).isEmpty();
        assertThat(upgrade(brief)).isInstanceOf(RunOutcome.Finished.class);
    }
}
