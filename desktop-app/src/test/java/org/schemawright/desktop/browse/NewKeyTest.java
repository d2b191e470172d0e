package org.schemawright.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemawright.desktop.browse.BrowseFixture.column;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.orm.ApplyOutcome;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.run.RunOutcome;
import org.testfx.framework.junit5.ApplicationExtension;

/** Tables in which nothing tells the rows apart. */
@ExtendWith(ApplicationExtension.class)
class NewKeyTest {

    @TempDir
    Path folder;

    @Test
    void aTableWithoutAKeyOnPostgresGetsOneByAMigrationAndIsEditable() throws Exception {
        try (BrowseFixture db = BrowseFixture.on(
                false,
                folder,
                "create table log (id text, words text)",
                "create index log_pkey on log (words)",
                "insert into log values ('a', 'same'), ('a', 'same')")) {
            Workspace workspace = db.workspace();
            RowGridModel log = db.grid("log");
            assertThat(log.readOnlyReasonProperty().get()).startsWith("Nothing tells these rows apart");
            NewKey key = new NewKey(workspace, log.name());
            assertThat(key.isPossible()).isTrue();
            key.add();
            assertThat(key.isPending()).isTrue();
            key.add();
            assertThat(workspace.changeSet().schemaChanges()).hasSize(2);
            workspace.changeSet().undo();
            assertThat(workspace.changeSet().isEmpty()).as("one step").isTrue();
            workspace.changeSet().redo();

            ReviewModel review = new ReviewModel(workspace);
            review.attach();
            assertThat(review.schema().problemProperty().get()).isNull();
            review.generate("Key for log");
            assertThat(review.resultProperty().get()).isInstanceOf(ReviewResult.Generated.class);
            review.upgrade();
            assertThat(review.resultProperty().get())
                    .isInstanceOfSatisfying(ReviewResult.Upgraded.class, upgraded -> assertThat(upgraded.outcome())
                            .isInstanceOf(RunOutcome.Finished.class));
            assertThat(db.rows("select id2, id from log order by 1")).containsExactly("1|a", "2|a");
            assertThat(key.isPossible()).isFalse();
            assertThat(log.readOnlyReasonProperty().get()).isEmpty();

            log.edits().type(log.row(1), column(log, "words"), "other");
            List<ApplyOutcome> outcomes = new ArrayList<>();
            workspace.rowWork().apply(outcomes::add, problem -> {
                throw new AssertionError(problem.title());
            });
            assertThat(outcomes).singleElement().isInstanceOf(ApplyOutcome.Applied.class);
            assertThat(db.rows("select words from log order by id2")).containsExactly("same", "other");
        }
    }

    @Test
    void aUniqueIndexWithoutNullsIsAKeyAlready() throws Exception {
        try (BrowseFixture db = BrowseFixture.on(
                false,
                folder,
                "create table log (at int not null, words text)",
                "create unique index on log (at)",
                "create table part (n int) partition by list (n)",
                "create view v as select 1 as one",
                "insert into log values (1, 'a')")) {
            RowGridModel log = db.grid("log");
            assertThat(log.readOnlyReasonProperty().get()).isEmpty();
            for (String without : List.of("log", "part", "v")) {
                assertThat(new NewKey(db.workspace(), db.grid(without).name()).isPossible())
                        .as(without)
                        .isFalse();
            }
        }
    }

    @Test
    void onSqliteRowsAreToldApartByTheirNumber() throws Exception {
        try (BrowseFixture db = BrowseFixture.on(
                true, folder, "create table log (words text)", "insert into log values ('same'), ('same')")) {
            RowGridModel log = db.grid("log");
            assertThat(log.readOnlyReasonProperty().get()).isEmpty();
            assertThat(new NewKey(db.workspace(), log.name()).isPossible()).isFalse();
        }
    }
}
