package org.schemawright.desktop.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.browse.BrowseFixture;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.problem.ProblemException;
import org.schemawright.desktop.task.Background;
import org.schemawright.migration.MigrationEngine;
import org.schemawright.migration.rehearse.DriftReport;
import org.schemawright.migration.revision.NewRevision;
import org.schemawright.migration.run.DatabaseStatus;
import org.schemawright.migration.sqlite.SqliteDialect;
import org.testfx.api.FxToolkit;

/** What is said of differences that could not be taken over or put back, or only in part. */
class RepairWordsTest {

    @TempDir
    Path folder;

    private BrowseFixture books;
    private MigrationCare care;
    private Path migrations;
    private final MigrationEngine engine = new MigrationEngine(new SqliteDialect());

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @BeforeEach
    void open() throws Exception {
        books = BrowseFixture.on(true, folder, "create table book (id integer primary key, title text not null)");
        care = books.workspace().migrations().care();
        migrations = books.workspace().migrations().folderProperty().get();
        care.baseline("Baseline", () -> {}, RepairWordsTest::fail);
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void withTwoHeadsThereIsNoClearPlaceForARevision() throws Exception {
        for (String name : List.of("Left", "Right")) {
            engine.merge(migrations, new NewRevision(name, "ann", List.of(baseline()), List.of(), List.of()));
        }
        books.workspace().migrations().upgrade("heads", event -> {}, outcome -> {}, RepairWordsTest::fail);
        assertThat(status().pending()).isEmpty();

        Problem problem = adopt(drifted());

        assertThat(problem.title()).isEqualTo("A new revision has no clear place in the migrations folder.");
    }

    @Test
    void aRevisionThatIsMadeButNotRecordedIsDoneInPart() throws Exception {
        DriftReport report = drifted();
        books.elsewhere("create trigger closed before insert on DATABASECHANGELOG"
                + " begin select raise(abort, 'The history is closed.'); end");

        Problem problem = adopt(report);

        assertThat(problem.title()).isEqualTo("It was done in part.");
        assertThat(problem.advice()).contains("The history is closed.").doesNotContain("db stamp");
        assertThat(status().history()).hasSize(2);
    }

    @Test
    void puttingBackIsStoppedWithoutATrace() throws Exception {
        Repairs repairs = new Repairs(books.workspace().database(), engine);
        PutBack planned = repairs.putBack(drifted(), () -> false);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> repairs.run(planned, migrations, new Stopped()))
                .satisfies(thrown -> assertThat(thrown.problem().title()).isEqualTo("Stopped."));
        assertThat(books.value("select count(*) from pragma_table_info('book') where name = 'shelf'"))
                .isEqualTo("1");
    }

    private DriftReport drifted() throws Exception {
        books.elsewhere("alter table book add column shelf text");
        care.checkDrift();
        return ((DriftState.Compared) care.driftProperty().get()).report();
    }

    private Problem adopt(DriftReport report) {
        AtomicReference<@Nullable Problem> problem = new AtomicReference<>();
        care.adopt(report, "Taken over", () -> {}, problem::set);
        assertThat(problem.get()).isNotNull();
        return problem.get();
    }

    private DatabaseStatus status() {
        return books.workspace().migrations().statusProperty().get();
    }

    private String baseline() {
        return status().history().getFirst().id();
    }

    private static void fail(Problem problem) {
        throw new AssertionError(problem.toString());
    }

    /** Work that somebody has stopped. */
    private static final class Stopped implements Background.Progress {

        @Override
        public void report(String step, double fraction) {}

        @Override
        public boolean cancelled() {
            return true;
        }

        @Override
        public void onCancel(Runnable action) {
            action.run();
        }

        @Override
        public void answerAlways() {}
    }
}
