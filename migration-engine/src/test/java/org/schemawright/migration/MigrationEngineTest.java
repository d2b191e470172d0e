package org.schemawright.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.postgresql.TestPostgres;
import org.schemawright.migration.revision.NewRevision;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.RevisionFile;
import org.schemawright.migration.revision.UnusableHistoryException;
import org.schemawright.migration.run.ConnectionSource;
import org.schemawright.migration.run.DatabaseStatus;
import org.schemawright.migration.run.RunOutcome;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Table;

class MigrationEngineTest {

    @TempDir
    Path base;

    private final MigrationEngine sqlite =
            new MigrationEngine(Dialects.forUrl("jdbc:sqlite:a.db").orElseThrow());

    private static MigrationPlan plan(String up, String down) {
        DatabaseSchema empty = DatabaseSchema.empty(null);
        return new MigrationPlan(
                List.of(new Statement(up, "forward")), List.of(new Statement(down, "back")), List.of(), empty, empty);
    }

    private Path folder() {
        return base.resolve("migrations");
    }

    @Test
    void generatesOnTopOfHeadThenRunsUpAndDown() throws Exception {
        ConnectionSource connections = () -> DriverManager.getConnection("jdbc:sqlite:" + base.resolve("shop.db"));
        Revision first = sqlite.generate(folder(), plan("CREATE TABLE a (id)", "DROP TABLE a"), " Make\n a ", "ann");
        Revision second = sqlite.generate(folder(), plan("CREATE TABLE b (id)", "DROP TABLE b"), "Make b", " ");

        assertThat(first.id()).matches("[0-9a-f]{12}");
        assertThat(first.parents()).isEmpty();
        assertThat(first.message()).isEqualTo("Make a");
        assertThat(second.parents()).containsExactly(first.id());
        assertThat(Files.readString(folder().resolve("versions").resolve(RevisionFile.name(first))))
                .contains("# forward\n", "# back\n");
        assertThat(second.created()).isAfter(first.created());

        RunOutcome up = sqlite.upgrade(connections, folder(), null, _ -> {}, () -> false);
        assertThat(up).isEqualTo(new RunOutcome.Finished(List.of(first, second)));
        try (Connection connection = connections.open()) {
            DatabaseStatus status = sqlite.status(connection, folder());
            assertThat(status.current()).isEqualTo(second.id());
            assertThat(status.history()).containsExactly(first, second);
            assertThat(sqlite.reflect(connection).tables().stream()
                            .map(Table::name)
                            .map(n -> n.name()))
                    .containsExactly("a", "b");
        }
        RunOutcome down = sqlite.downgrade(connections, folder(), first.id(), _ -> {}, () -> false);
        assertThat(down.done()).containsExactly(second);
    }

    @Test
    void branchesAndMerges() throws Exception {
        ConnectionSource connections = () -> DriverManager.getConnection("jdbc:sqlite:" + base.resolve("shop.db"));
        Revision first = sqlite.generate(folder(), plan("CREATE TABLE a (id)", "DROP TABLE a"), "Make a", "ann");
        Revision left = sqlite.generate(
                folder(),
                plan("CREATE TABLE b (id)", "DROP TABLE b"),
                new NewRevision("Make b", "ann", List.of("head"), List.of(), List.of("left")));
        Revision right = sqlite.generate(
                folder(),
                plan("CREATE TABLE c (id)", "DROP TABLE c"),
                new NewRevision(
                        "Make c", "ann", List.of(first.id().substring(0, 8)), List.of("left@head"), List.of("right")));
        assertThat(right.parents()).containsExactly(first.id());
        assertThat(right.dependsOn()).containsExactly(left.id());
        assertThatThrownBy(() -> sqlite.generate(folder(), plan("SELECT 1", "SELECT 2"), "Where?", "ann"))
                .isInstanceOf(UnusableHistoryException.class)
                .hasMessageContaining("2 heads");
        assertThatThrownBy(() -> sqlite.merge(
                        folder(), new NewRevision("m", "ann", List.of("heads"), List.of(), List.of("left"))))
                .hasMessageContaining("There is a branch “left” already");

        Revision merge =
                sqlite.merge(folder(), new NewRevision("Merge", "ann", List.of("heads"), List.of(), List.of()));

        assertThat(merge.parents()).containsExactly(left.id(), right.id());
        assertThat(sqlite.history(folder()).heads()).containsExactly(merge.id());
        assertThat(sqlite.upgrade(connections, folder(), null, _ -> {}, () -> false)
                        .done())
                .containsExactly(first, left, right, merge);
        assertThat(sqlite.downgrade(connections, folder(), "right@base", _ -> {}, () -> false)
                        .done())
                .containsExactly(merge, right);
    }

    @Test
    void anyMessageBecomesALine() throws Exception {
        String pasted = "\uFEFFAdd\u0085country\u2028to \ud83d🐘\u0000";

        Revision revision = sqlite.generate(folder(), plan("SELECT 1", "SELECT 2"), pasted, "a\tb");

        assertThat(revision.message()).isEqualTo("Add country to 🐘");
        assertThat(revision.author()).isEqualTo("a b");
    }

    @Test
    void doesNotGenerateOnAHistoryThatIsOutOfOrder() throws Exception {
        sqlite.generate(folder(), plan("SELECT 1", "SELECT 2"), "First", "ann");
        Files.writeString(folder().resolve("versions/broken.yaml"), "nothing");

        assertThatThrownBy(() -> sqlite.generate(folder(), plan("SELECT 1", "SELECT 2"), "Second", "ann"))
                .isInstanceOf(UnusableHistoryException.class)
                .hasMessageContaining("broken.yaml");
    }

    @Test
    void keepsNoPlanThatCannotRunAsOneTransaction() {
        assertThatThrownBy(() -> sqlite.generate(folder(), plan("COMMIT", "SELECT 1"), "Bad", "ann"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("transaction");
        assertThat(folder()).doesNotExist();
    }

    @Test
    void leavesNothingWhereItCannotWrite() throws Exception {
        Files.writeString(folder(), "a file where the folder should be");

        assertThatThrownBy(() -> sqlite.generate(folder(), plan("SELECT 1", "SELECT 2"), "First", "ann"))
                .isInstanceOf(IOException.class);
        assertThat(folder()).hasContent("a file where the folder should be");
    }

    @Test
    void picksTheDialect() throws Exception {
        try (Connection file = DriverManager.getConnection("jdbc:sqlite::memory:");
                TestPostgres.Database server = TestPostgres.create();
                Connection remote = server.open()) {
            assertThat(Dialects.forConnection(file).orElseThrow().id()).isEqualTo("sqlite");
            assertThat(Dialects.forConnection(remote).orElseThrow().id()).isEqualTo("postgresql");
        }
        assertThat(Dialects.forUrl("jdbc:postgresql://localhost/a")
                        .orElseThrow()
                        .id())
                .isEqualTo("postgresql");
        assertThat(Dialects.forUrl("jdbc:mysql://localhost/a")).isEmpty();
    }
}
