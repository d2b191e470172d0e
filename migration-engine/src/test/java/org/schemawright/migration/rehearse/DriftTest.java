package org.schemawright.migration.rehearse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.migration.MigrationEngine;
import org.schemawright.migration.change.Difference;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.revision.NewRevision;
import org.schemawright.migration.run.RunOutcome;
import org.schemawright.migration.schema.DatabaseSchema;

/** The database against its revisions, and revisions that are tried before they are kept. */
class DriftTest {

    @TempDir
    Path folder;

    private MigrationEngine engine(TestReach reach) {
        return new MigrationEngine(reach.dialect());
    }

    private Path migrations() {
        return folder.resolve("migrations");
    }

    private void upgrade(TestReach reach) {
        assertThat(engine(reach).upgrade(reach, migrations(), null, _ -> {}, () -> false))
                .isInstanceOf(RunOutcome.Finished.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void whatSomebodyChangedByHandIsFound(String engineName) throws Exception {
        try (TestReach reach = TestReach.of(engineName, folder)) {
            reach.execute("CREATE TABLE x (a INTEGER)", "DROP TABLE x");
            String target = "CREATE TABLE t (id INTEGER PRIMARY KEY, a VARCHAR(10) DEFAULT 'x');";
            DatabaseSchema none = read(reach);
            MigrationEngine engine = engine(reach);
            MigrationPlan plan = creation(reach, none, target);
            assertThat(Objects.requireNonNull(engine.generate(
                                            reach, migrations(), plan, new NewRevision("First", "ann"), () -> false)
                                    .proof()
                                    .report())
                            .isProven())
                    .isTrue();
            upgrade(reach);
            Drift drift = engine.drift(reach);
            DriftReport clean = drift.of(migrations(), () -> false);
            assertThat(clean.differences()).isEmpty();
            assertThat(clean.revisions()).hasSize(1);
            assertThat(drift.schemaAt(migrations(), "base", () -> false).tables())
                    .isEmpty();

            reach.execute("ALTER TABLE t ADD COLUMN b INTEGER", "CREATE INDEX i ON t (a)");
            DriftReport drifted = drift.of(migrations(), () -> false);
            assertThat(drifted.differences()).hasSize(2).allMatch(Difference::added);
            assertThat(drifted.expected())
                    .as("replayed once only")
                    .isSameAs(clean.expected())
                    .isSameAs(drift.schemaAt(migrations(), "head", () -> false));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void aPlanThatDoesNotWorkIsNotKept(String engineName) throws Exception {
        try (TestReach reach = TestReach.of(engineName, folder)) {
            reach.execute("CREATE TABLE t (a INTEGER)");
            DatabaseSchema now = read(reach);
            NewRevision wish = new NewRevision("Wrong", "ann");
            assertThatThrownBy(() -> engine(reach)
                            .generate(
                                    reach,
                                    migrations(),
                                    plan(now, "CREATE TABLE t (b INTEGER)", "SELECT 1"),
                                    wish,
                                    () -> false))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageStartingWith("The plan was tried on an empty copy and does not work. Nothing was kept.\n"
                            + "The way forward stops at statement 1: CREATE TABLE t (b INTEGER)\n")
                    .hasMessageContaining("already exists");
            assertThatThrownBy(() -> engine(reach)
                            .generate(
                                    reach,
                                    migrations(),
                                    plan(now, "CREATE TABLE IF NOT EXISTS u (b INTEGER)", "SELECT 1"),
                                    wish,
                                    () -> false))
                    .hasMessageContaining("The way back does not lead to the schema of the start.")
                    .hasMessageContaining("The table u was not there before.");
            assertThat(migrations().resolve("versions")).doesNotExist();
        }
    }

    @Test
    void aColumnThatComesBackMayStandAtTheEnd() throws Exception {
        try (TestReach reach = TestReach.postgresql()) {
            reach.execute("CREATE TABLE t (a INTEGER, b INTEGER)");
            MigrationPlan plan = plan(read(reach), "ALTER TABLE t DROP COLUMN a", "ALTER TABLE t ADD COLUMN a INTEGER");
            RehearsalReport report = Objects.requireNonNull(engine(reach)
                    .generate(reach, migrations(), plan, new NewRevision("Drop", "ann"), () -> false)
                    .proof()
                    .report());
            assertThat(report.keepsSchema()).isTrue();
            assertThat(report.missed()).as("it says that the column stays").hasSize(1);
        }
    }

    @Test
    void revisionsThatCannotBeReplayedAreTold() throws Exception {
        try (TestReach reach = TestReach.sqlite(folder)) {
            reach.execute("CREATE TABLE t (a INTEGER)");
            MigrationEngine engine = engine(reach);
            engine.generate(
                    migrations(),
                    plan(read(reach), "ALTER TABLE t ADD COLUMN b", "ALTER TABLE t DROP COLUMN b"),
                    new NewRevision("On what was there", "ann"));
            upgrade(reach);
            assertThatThrownBy(() -> engine.drift(reach).of(migrations(), () -> false))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining(
                            "(On what was there) cannot be replayed in an empty database: no such table: t")
                    .hasMessageContaining("make a baseline");
            try (var files = Files.list(migrations().resolve("versions"))) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            assertThatThrownBy(() -> engine.drift(reach).of(migrations(), () -> false))
                    .hasMessageContaining("whose files are not in the folder");
        }
    }

    private MigrationPlan creation(TestReach reach, DatabaseSchema before, String target) throws Exception {
        DatabaseSchema after =
                engine(reach).targets(reach).script(target, () -> false).schema();
        return new MigrationPlan(
                statements(target.replace(";", "")), statements("DROP TABLE t"), List.of(), before, after);
    }

    private static MigrationPlan plan(DatabaseSchema before, String up, String down) {
        return new MigrationPlan(statements(up), statements(down), List.of(), before, before);
    }

    private static List<Statement> statements(String sql) {
        return List.of(new Statement(sql, ""));
    }

    private static DatabaseSchema read(TestReach reach) throws Exception {
        try (Connection connection = reach.open()) {
            return reach.dialect().schemaReader().read(connection);
        }
    }
}
