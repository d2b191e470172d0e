package org.schemawright.desktop.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.desktop.browse.BrowseFixture;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.workspace.DriftState;
import org.schemawright.desktop.workspace.MigrationCare;
import org.schemawright.desktop.workspace.PutBack;
import org.schemawright.migration.plan.Hazard;
import org.schemawright.migration.run.DatabaseStatus;
import org.testfx.api.FxToolkit;

/** What somebody changed beside the revisions is put back, and messages are edited, on both engines. */
class PutBackTest {

    @TempDir
    Path folder;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private static void fail(Problem problem) {
        throw new AssertionError(problem.toString());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDatabaseThatHasDriftedIsPutBackToItsRevisions(boolean sqlite) throws Exception {
        try (BrowseFixture books = BrowseFixture.on(
                sqlite,
                folder,
                "create table book (id integer primary key, title text not null)",
                "insert into book values (1, 'Comet')")) {
            MigrationCare care = books.workspace().migrations().care();
            care.baseline("Baseline", () -> {}, PutBackTest::fail);
            books.elsewhere("alter table book add column shelf text");
            books.elsewhere("update book set shelf = 'A'");
            books.elsewhere("create table scribble (id integer primary key)");
            care.checkDrift();
            DriftState.Compared drifted =
                    (DriftState.Compared) care.driftProperty().get();
            assertThat(drifted.report().differences()).hasSize(2);

            AtomicReference<PutBack> planned = new AtomicReference<>();
            care.planPutBack(drifted.report(), planned::set, PutBackTest::fail);
            assertThat(planned.get().hazards())
                    .anyMatch(facts -> facts.hazard().kind() == Hazard.Kind.KEEPS_DATA
                            && facts.hazard().words().contains("shelf"));
            care.putBack(planned.get(), () -> {}, PutBackTest::fail);
            assertThat(((DriftState.Compared) care.driftProperty().get())
                            .report()
                            .differences())
                    .isEmpty();
            assertThat(books.value("select title from book")).isEqualTo("Comet");
            DatabaseStatus status =
                    books.workspace().migrations().statusProperty().get();
            assertThat(status.history()).hasSize(1);
            assertThat(status.pending()).isEmpty();
            assertThat(status.unknown()).isEmpty();

            String id = status.history().getFirst().id();
            care.say(id, "How it was: at first", PutBackTest::fail);
            DatabaseStatus now = books.workspace().migrations().statusProperty().get();
            assertThat(now.history().getFirst().message()).isEqualTo("How it was: at first");
            assertThat(now.problems()).isEmpty();
            assertThat(now.applied()).containsExactly(id);
            assertThat(care.troublesProperty().get()).isEmpty();
            AtomicReference<Problem> refused = new AtomicReference<>();
            care.say(id, "two\nlines", refused::set);
            assertThat(refused.get().advice()).isEqualTo("A message is one line.");
        }
    }
}
