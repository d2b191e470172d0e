package org.schemawright.migration.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.run.RunOutcome;

/** What is kept when runs stop halfway, others write meanwhile, or other programs run the revisions too. */
class AsideHalfwayTest {

    private static final String WAITING = "SELECT count(*) FROM pg_locks WHERE NOT granted";

    @TempDir
    Path folder;

    /** A table, and an index that is built beside the work of others: two steps, and one way back. */
    private AsideStory indexed() throws Exception {
        AsideStory story = new AsideStory("postgresql", folder);
        story.reach.execute("CREATE TABLE old (id integer PRIMARY KEY, name text)");
        Revision made = story.gently("CREATE TABLE made (words text)", "CREATE INDEX old_name ON old (name)");
        assertThat(made.steps()).hasSizeGreaterThan(1);
        assertThat(made.asides()).hasSize(1);
        return story;
    }

    private static List<String> words(AsideStory story) throws Exception {
        return story.reach.query("SELECT words FROM made ORDER BY 1");
    }

    @Test
    void aDowngradeThatIsTriedAgainKeepsTheRowsOfThen() throws Exception {
        try (AsideStory story = indexed()) {
            story.upgrade();
            story.reach.execute("INSERT INTO made VALUES ('a')");
            try (Connection reader = story.reach.open()) {
                reader.setAutoCommit(false);
                TestReach.execute(reader, "LOCK TABLE made IN ACCESS SHARE MODE");
                assertThat(AsideStory.reason(story.down("-1"))).contains("lock");
                reader.rollback();
            }
            assertThat(story.sides()).isEmpty();
            story.reach.execute("INSERT INTO made VALUES ('b')");
            story.downgrade("-1");
            story.upgrade();
            assertThat(words(story)).containsExactly("a", "b");
        }
    }

    @Test
    void anUpgradeThatStoppedHalfwayIsTakenBackWithItsRows() throws Exception {
        try (AsideStory story = indexed()) {
            // Its name is taken, so the index cannot be made, and the way back leaves this one alone.
            story.reach.execute("CREATE TABLE strange (id integer)", "CREATE INDEX old_name ON strange (id)");
            assertThat(story.up()).isInstanceOf(RunOutcome.Failed.class);
            story.reach.execute("INSERT INTO made VALUES ('a')");
            story.downgrade("-1");
            assertThat(story.sides()).hasSize(1);
            assertThat(story.up()).isInstanceOf(RunOutcome.Failed.class);
            story.reach.execute("INSERT INTO made VALUES ('b')");
            story.downgrade("-1");
            story.reach.execute("DROP INDEX old_name");
            story.upgrade();
            assertThat(words(story)).containsExactly("a", "b");
            assertThat(story.sides()).isEmpty();
        }
    }

    @Test
    void behindAnIndexAllComesBackOrNothing() throws Exception {
        try (AsideStory story = new AsideStory("postgresql", folder)) {
            story.reach.execute("CREATE TABLE old (id integer PRIMARY KEY, name text)");
            story.gently(
                    "CREATE TABLE made (words text)",
                    "CREATE TABLE part (old integer REFERENCES old)",
                    "CREATE INDEX old_name ON old (name)");
            story.upgrade();
            story.reach.execute(
                    "INSERT INTO old VALUES (1, 'x')", "INSERT INTO made VALUES ('a')", "INSERT INTO part VALUES (1)");
            story.downgrade("-1");
            story.reach.execute("DELETE FROM old");
            assertThat(AsideStory.reason(story.up()))
                    .contains("does not fit any more", "db purge")
                    .doesNotContain("Nothing was changed");
            assertThat(words(story)).isEmpty();
            assertThat(story.sides()).hasSize(2);
            story.reach.execute("INSERT INTO old VALUES (1, 'y')");
            story.upgrade();
            assertThat(words(story)).containsExactly("a");
            assertThat(story.sides()).isEmpty();
        }
    }

    @Test
    void rowsThatOthersWriteMeanwhileAreKept() throws Exception {
        try (AsideStory story = indexed()) {
            story.upgrade();
            CompletableFuture<RunOutcome> down;
            try (Connection writer = story.reach.open()) {
                writer.setAutoCommit(false);
                TestReach.execute(writer, "INSERT INTO made VALUES ('late')");
                down = CompletableFuture.supplyAsync(() -> story.down("-1"));
                while (!down.isDone() && story.reach.query(WAITING).equals(List.of("0"))) {
                    TimeUnit.MILLISECONDS.sleep(20);
                }
                writer.commit();
            }
            assertThat(down.get(1, TimeUnit.MINUTES)).isInstanceOf(RunOutcome.Finished.class);
            story.upgrade();
            assertThat(words(story)).containsExactly("late");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void whatWasNeverPutBackIsNotLost(String dialect) throws Exception {
        try (AsideStory story = new AsideStory(dialect, folder)) {
            Revision made = story.generate(List.of("CREATE TABLE made (words VARCHAR(9))"), true);
            story.upgrade();
            story.reach.execute("INSERT INTO made VALUES ('a')");
            story.downgrade("-1");
            // As another program goes forward.
            story.reach.execute(made.up().toArray(String[]::new));
            story.engine.stamp(story.reach, story.folder, List.of("head"), false);
            assertThat(AsideStory.reason(story.down("-1"))).contains("still kept", "db purge " + made.id());
            assertThat(story.sides()).hasSize(1);
            story.reach.execute(made.asides().getFirst().putBack().toArray(String[]::new));
            try (Connection connection = story.reach.open()) {
                story.engine.purge(connection, story.engine.kept(connection));
            }
            story.downgrade("-1");
            story.upgrade();
            assertThat(words(story)).containsExactly("a");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void aScriptKeepsToo(String dialect) throws Exception {
        try (AsideStory story = new AsideStory(dialect, folder)) {
            Revision made = story.generate(List.of("CREATE TABLE made (words VARCHAR(9))"), true);
            String down = story.engine.script(story.folder, "head", "base");
            assertThat(down.indexOf(made.asides().getFirst().keep().getLast()))
                    .isPositive()
                    .isLessThan(down.indexOf("DROP TABLE"));
            assertThat(story.engine.script(story.folder, "base", "head")).contains("are not put back by this script");
        }
    }
}
