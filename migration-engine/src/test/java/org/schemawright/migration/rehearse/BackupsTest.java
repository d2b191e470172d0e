package org.schemawright.migration.rehearse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.migration.run.RunOutcome;

class BackupsTest {

    @TempDir
    Path folder;

    private static Backups backups(TestReach reach) {
        return new Backups(reach.dialect(), reach, null);
    }

    private TestReach shop() throws Exception {
        TestReach reach = TestReach.sqlite(folder);
        reach.execute("PRAGMA journal_mode = WAL", "CREATE TABLE t (a TEXT)", "INSERT INTO t VALUES ('x'), ('y')");
        return reach;
    }

    @Test
    void aFileIsPutBackToWhatItWasAndWhatItWasUntilThenIsKept() throws Exception {
        try (TestReach reach = shop();
                Connection writer = reach.open()) {
            TestReach.execute(writer, "INSERT INTO t VALUES ('only in the journal')");
            Backup backup = backups(reach).make("upgrade to 4f2a / näme", () -> false);
            assertThat(backup.file().getParent()).isEqualTo(folder.resolve("test.db.backups"));
            assertThat(backup.label()).isEqualTo("upgrade to 4f2a näme");
            assertThat(backup.bytes()).isPositive();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup.file())))
                    .isEqualTo("rw-------");
            TestReach.execute(writer, "DELETE FROM t", "CREATE TABLE u (b TEXT)");

            Backup until = backups(reach).restore(backup, () -> false);
            assertThat(TestReach.query(writer, "SELECT a FROM t ORDER BY rowid"))
                    .containsExactly("x", "y", "only in the journal");
            assertThat(reach.query("SELECT name FROM sqlite_schema")).containsExactly("t");
            assertThat(backups(reach).list()).containsExactly(until, backup);
            backups(reach).restore(until, () -> false);
            assertThat(reach.query("SELECT name FROM sqlite_schema")).containsExactly("t", "u");
        }
    }

    @Test
    void onlyAFinishedRunDeletesOldOnesAndNeverAnythingElse() throws Exception {
        try (TestReach reach = shop()) {
            Path home = Files.createDirectory(folder.resolve("test.db.backups"));
            Path other = Files.writeString(home.resolve("test.db.mine.sqlite"), "x");
            Path ofAnother = Files.writeString(home.resolve("shop.db.20200101T000000000Z.sqlite"), "x");
            RunOutcome finished = new RunOutcome.Finished(List.of());
            RunOutcome cancelled = new RunOutcome.Cancelled(List.of());
            for (int i = 0; i < 3; i++) {
                assertThat(backups(reach).before("run", 2, () -> cancelled, () -> false))
                        .isSameAs(cancelled);
            }
            assertThat(backups(reach).list()).hasSize(3);
            Backup oldest = backups(reach).list().getLast();
            assertThat(backups(reach).before("run", 2, () -> finished, () -> false))
                    .isSameAs(finished);
            assertThat(backups(reach).list()).hasSize(2).doesNotContain(oldest);
            assertThat(backups(reach).before("run", 0, () -> finished, () -> false))
                    .isSameAs(finished);
            assertThat(backups(reach).list()).as("never the one just made").hasSize(1);
            assertThat(List.of(other, ofAnother)).allMatch(Files::exists);
        }
    }

    @Test
    void withoutABackupNothingRuns() throws Exception {
        try (TestReach reach = shop()) {
            Path file = Files.writeString(folder.resolve("file"), "x");
            Backups backups = new Backups(reach.dialect(), reach, file.resolve("below a file"));
            assertThatThrownBy(() -> backups.before(
                            "run",
                            2,
                            () -> {
                                throw new AssertionError("ran");
                            },
                            () -> false))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageStartingWith("Backups cannot be kept in ");
        }
    }

    @Test
    void aDamagedOrMissingBackupIsNotRestored() throws Exception {
        try (TestReach reach = shop()) {
            Backup backup = backups(reach).make("x", () -> false);
            byte[] bytes = Files.readAllBytes(backup.file());
            java.util.Arrays.fill(bytes, 4096, bytes.length, (byte) 7);
            Files.write(backup.file(), bytes);
            assertThatThrownBy(() -> backups(reach).restore(backup, () -> false))
                    .hasMessageContaining("cannot be used");
            Files.delete(backup.file());
            assertThatThrownBy(() -> backups(reach).restore(backup, () -> false))
                    .hasMessageContaining("not there any more");
            assertThat(reach.query("SELECT count(*) FROM t")).containsExactly("2");
        }
    }

    @Test
    void whileAnotherProgramWritesNothingIsRestored() throws Exception {
        try (TestReach reach = shop();
                Connection other = reach.open()) {
            Backup backup = backups(reach).make("x", () -> false);
            TestReach.execute(other, "BEGIN IMMEDIATE", "INSERT INTO t VALUES ('z')");
            assertThatThrownBy(() -> backups(reach).restore(backup, () -> false))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("could not be restored");
            TestReach.execute(other, "COMMIT");
            assertThat(reach.query("SELECT count(*) FROM t")).containsExactly("3");
        }
    }

    @Test
    void aLargeBackupStopsWithinASecondAndLeavesNothing() throws Exception {
        try (TestReach reach = shop()) {
            reach.execute("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
                    + " INSERT INTO t SELECT zeroblob(10000) FROM n");
            Instant begun = Instant.now();
            assertThatThrownBy(
                            () -> backups(reach).make("x", () -> Instant.now().isAfter(begun.plusMillis(20))))
                    .isInstanceOf(CancellationException.class);
            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(1));
            try (Stream<Path> files = Files.list(folder.resolve("test.db.backups"))) {
                assertThat(files).isEmpty();
            }
        }
    }

    @Test
    void whereThereIsNoPgDumpOrAnOlderOneThatIsSaid() throws Exception {
        try (TestReach reach = TestReach.postgresql()) {
            assertThatThrownBy(() -> new Backups(new PostgresqlBackup(reach, folder, null)).make("x", () -> false))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageStartingWith("pg_dump is not installed here");
            Path old = Files.writeString(folder.resolve("pg_dump"), "#!/bin/sh\necho 'pg_dump (PostgreSQL) 9.6.24'\n");
            Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rwx------"));
            assertThatThrownBy(() ->
                            new Backups(new PostgresqlBackup(reach, folder, folder.toString())).make("x", () -> false))
                    .hasMessageStartingWith("pg_dump is of version 9 and cannot back up a server of version 18.");
        }
    }

    /** Stands in for the real one, which is not on every machine: writes down how it was called. */
    @Test
    void thePasswordGoesByTheEnvironmentAndNotByTheCommandLine() throws Exception {
        try (TestReach reach = TestReach.postgresql()) {
            Path program = Files.writeString(folder.resolve("pg_dump"), """
                    #!/bin/sh
                    if [ "$1" = --version ]; then echo 'pg_dump (PostgreSQL) 99.1'; exit; fi
                    for word; do case "$word" in --file=*) file="${word#--file=}";; esac; done
                    echo "$PGPASSWORD|$*" > "$file"
                    """);
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
            Backups backups = new Backups(new PostgresqlBackup(new WithPassword(reach), folder, folder.toString()));
            Backup backup = backups.make("upgrade", () -> false);
            String[] called = Files.readString(backup.file()).split("\\|", 2);
            assertThat(called[0]).isEqualTo("secret");
            assertThat(called[1])
                    .contains("--format=custom", "--no-password", "--username=postgres")
                    .doesNotContain("secret");
            assertThat(backups.list()).containsExactly(backup);
            assertThat(backups.restoreWords(backup)).contains("pg_restore").doesNotContain("secret");
            Files.writeString(
                    program,
                    "#!/bin/sh\n[ \"$1\" = --version ] && echo '(PostgreSQL) 99' || { echo 'no such table'; exit 1; }\n");
            assertThatThrownBy(() -> backups.make("x", () -> false))
                    .hasMessageStartingWith("No backup could be made. no such table");
            assertThat(backups.list()).containsExactly(backup);
        }
    }

    private record WithPassword(DatabaseReach reach) implements DatabaseReach {
        @Override
        public Connection open() throws java.sql.SQLException {
            return reach.open();
        }

        @Override
        public Connection openBeside(String name) throws java.sql.SQLException {
            return reach.openBeside(name);
        }

        @Override
        public String password() {
            return "secret";
        }
    }
}
