package org.schemawright.migration.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.SetAside;
import org.schemawright.migration.run.RunOutcome.Failed;
import org.schemawright.migration.run.RunOutcome.Finished;

/** What is kept of a revision whose way back is several transactions, as people may write it. */
class AsideStepsTest {

    private static final SetAside TABLE = new SetAside(
            "schemawright_kept_aaaaaaaaaaaa_500_made",
            List.of("CREATE TABLE schemawright_kept_aaaaaaaaaaaa_500_made AS SELECT id FROM made"),
            List.of("INSERT INTO made SELECT id FROM schemawright_kept_aaaaaaaaaaaa_500_made"),
            List.of("DROP TABLE schemawright_kept_aaaaaaaaaaaa_500_made"));
    private static final SetAside COLUMN = new SetAside(
            "schemawright_kept_aaaaaaaaaaaa_501_old",
            List.of("CREATE TABLE schemawright_kept_aaaaaaaaaaaa_501_old AS SELECT id, c FROM old"),
            List.of("UPDATE old SET c = k.c FROM schemawright_kept_aaaaaaaaaaaa_501_old k WHERE k.id = old.id"),
            List.of("DROP TABLE schemawright_kept_aaaaaaaaaaaa_501_old"));

    @TempDir
    Path folder;

    @Test
    void eachStepKeepsWhatItTakesAway() throws Exception {
        try (RunFixture fixture = new RunFixture(TestDatabase.postgresql(), folder)) {
            fixture.database.execute("CREATE TABLE old (id int PRIMARY KEY)", "INSERT INTO old VALUES (1), (2)");
            Revision revision = new Revision(
                            "aaaaaaaaaaaa",
                            List.of(),
                            "m",
                            "ann",
                            Instant.parse("2026-11-20T10:00:00Z"),
                            "postgresql",
                            List.of(
                                    "CREATE TABLE made (id int)",
                                    "CREATE INDEX CONCURRENTLY i ON made (id)",
                                    "ALTER TABLE old ADD COLUMN c text"),
                            List.of("ALTER TABLE old DROP COLUMN c", "DROP INDEX CONCURRENTLY i", "DROP TABLE made"))
                    .keeping(List.of(TABLE, COLUMN));
            fixture.save(revision);
            assertThat(revision.steps()).hasSize(3);
            assertThat(fixture.upgrade()).isInstanceOf(Finished.class);
            fixture.database.execute("INSERT INTO made VALUES (7)", "UPDATE old SET c = 'x' WHERE id = 1");

            fixture.database.execute("CREATE VIEW in_the_way AS SELECT id FROM made");
            assertThat(fixture.downgrade(null)).isInstanceOf(Failed.class);
            assertThat(fixture.status().partial()).containsExactly("aaaaaaaaaaaa");
            assertThat(fixture.database.tables()).contains(COLUMN.side()).doesNotContain(TABLE.side());

            fixture.database.execute("DROP VIEW in_the_way", "INSERT INTO made VALUES (8)");
            assertThat(fixture.downgrade(null)).isInstanceOf(Finished.class);
            assertThat(fixture.database.tables()).contains(COLUMN.side(), TABLE.side());
            assertThat(fixture.upgrade()).isInstanceOf(Finished.class);
            assertThat(fixture.database.query("SELECT id FROM made ORDER BY 1")).containsExactly("7", "8");
            assertThat(fixture.database.query("SELECT c FROM old ORDER BY id")).containsExactly("x", null);
            assertThat(fixture.database.tables()).doesNotContain(COLUMN.side(), TABLE.side());
        }
    }
}
