package org.schemawright.migration.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.schemawright.migration.MigrationEngine;
import org.schemawright.migration.plan.KeptRows;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.revision.NewRevision;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.run.RunLimits;
import org.schemawright.migration.run.RunOutcome;
import org.schemawright.migration.schema.DatabaseSchema;

/** A database whose revisions are made of statements, go up and down, and keep what they made. */
final class AsideStory implements AutoCloseable {

    final TestReach reach;
    final MigrationEngine engine;
    final Path folder;

    AsideStory(String dialect, Path folder) {
        this.reach = TestReach.of(dialect, folder);
        this.folder = folder.resolve("m");
        this.engine = new MigrationEngine(reach.dialect())
                .within(new RunLimits(Duration.ofSeconds(2), Duration.ofMinutes(1)), false);
    }

    DatabaseSchema schema() throws SQLException {
        try (Connection connection = reach.open()) {
            return engine.reflect(connection);
        }
    }

    /** A revision that is rehearsed, on top of all others. */
    Revision generate(List<String> statements, boolean keeps) throws Exception {
        return engine.generate(reach, folder, plan(statements, keeps), new NewRevision("More", "ann"), () -> false)
                .revision();
    }

    /** The same that lets others go on, and is not rehearsed. */
    Revision gently(String... statements) throws Exception {
        return engine.generate(folder, engine.safer(plan(List.of(statements), true)), "More", "ann");
    }

    private MigrationPlan plan(List<String> statements, boolean keeps) throws Exception {
        upgrade();
        DatabaseSchema before = schema();
        DatabaseSchema after;
        try (Connection connection = reach.open()) {
            connection.setAutoCommit(false);
            TestReach.execute(connection, statements.toArray(String[]::new));
            after = engine.reflect(connection);
            connection.rollback();
        }
        return engine.plan(before, after, List.of(), keeps);
    }

    RunOutcome up() {
        return engine.upgrade(reach, folder, null, event -> {}, () -> false);
    }

    RunOutcome down(String target) {
        return engine.downgrade(reach, folder, target, event -> {}, () -> false);
    }

    void upgrade() {
        finished(up());
    }

    void downgrade(String target) {
        finished(down(target));
    }

    private static void finished(RunOutcome outcome) {
        assertThat(outcome instanceof RunOutcome.Failed failed ? failed.reason() : "")
                .isEmpty();
    }

    /** Why a run stopped. */
    static String reason(RunOutcome outcome) {
        assertThat(outcome).isInstanceOf(RunOutcome.Failed.class);
        return ((RunOutcome.Failed) outcome).reason();
    }

    List<String> sides() throws SQLException {
        return reach.query((reach.sqlite()
                        ? "SELECT name FROM sqlite_schema WHERE name"
                        : "SELECT relname FROM pg_class WHERE relkind = 'r' AND relname")
                + " LIKE '" + KeptRows.PREFIX.replace("_", "\\_") + "%' ESCAPE '\\' ORDER BY 1");
    }

    @Override
    public void close() throws Exception {
        reach.close();
    }
}
