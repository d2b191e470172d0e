package org.schemawright.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.connection.ConnectionProfile.SqliteFile;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.problem.ProblemException;
import org.schemawright.desktop.problem.ProblemTranslator;
import org.schemawright.migration.postgresql.PostgresqlDialect;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.Unread;
import org.schemawright.migration.sqlite.SqliteDialect;

@Timeout(120)
class SqliteOpenerTest {

    private static final Duration SHORT = Duration.ofMillis(200);

    private final DatabaseOpener opener = new DatabaseOpener(
            new SqliteOpener(new SqliteDialect(), SHORT), new PostgresOpener(new PostgresqlDialect(), SHORT));

    @TempDir
    Path folder;

    @Test
    void opensReadsAndWrites() throws Exception {
        try (OpenDatabase database = open(sample("a b?x=1 %20ü.sqlite"))) {
            assertThat(database.readOnlyReason()).isEmpty();
            assertThat(database.engineVersion()).matches("3\\.\\d+\\.\\d+");
            assertThat(database.dialect().id()).isEqualTo("sqlite");
            try (Connection writer = database.writer()) {
                execute(writer, "INSERT INTO t VALUES (2)");
                writer.commit();
            }
            try (Connection reader = database.reader()) {
                assertThat(count(reader)).isEqualTo(2);
                assertThatThrownBy(() -> execute(reader, "INSERT INTO t VALUES (3)"))
                        .isInstanceOf(SQLException.class);
            }
        }
        try (var files = Files.list(folder)) {
            assertThat(files).as("no other file was made").hasSize(1);
        }
    }

    @Test
    void foreignKeysHoldAndTheJournalModeStays() throws Exception {
        Path file = sample("fk.sqlite");
        sql(file, "CREATE TABLE child (t REFERENCES t (id))", "PRAGMA journal_mode = wal");
        try (OpenDatabase database = open(file);
                Connection writer = database.writer()) {
            assertThatThrownBy(() -> execute(writer, "INSERT INTO child VALUES (99)"))
                    .hasMessageContaining("FOREIGN KEY");
            try (Statement statement = writer.createStatement();
                    var mode = statement.executeQuery("PRAGMA journal_mode")) {
                assertThat(mode.getString(1)).isEqualTo("wal");
            }
        }
    }

    @Test
    void theWriterHoldsTheLockOnlyWhileItIsOut() throws Exception {
        Path file = sample("lock.sqlite");
        try (OpenDatabase database = open(file)) {
            try (Connection writer = database.writer()) {
                assertThatThrownBy(() -> sql(file, "PRAGMA busy_timeout = 50", "INSERT INTO t VALUES (5)"))
                        .as("IMMEDIATE from the start")
                        .hasMessageContaining("BUSY");
                execute(writer, "INSERT INTO t VALUES (6)");
                writer.commit();
            }
            sql(file, "PRAGMA busy_timeout = 50", "INSERT INTO t VALUES (7)");
            try (Connection writer = database.writer()) {
                execute(writer, "INSERT INTO t VALUES (8)");
                // Not committed: given back, it is rolled back.
            }
            try (Connection migration = database.migrationConnections().open()) {
                assertThat(count(migration)).isEqualTo(3);
                execute(migration, "DELETE FROM t");
            }
        }
    }

    @Test
    void aMissingFileIsNeverMade() {
        Path file = folder.resolve("missing.sqlite");
        assertThat(refusal(file).title()).isEqualTo("There is no file " + file + ".");
        assertThat(file).doesNotExist();
        assertThat(refusal(folder.resolve("no folder/missing.sqlite")).title()).startsWith("There is no file ");
    }

    @Test
    void aFileThatGoesAwayLaterIsNotMadeEither() throws Exception {
        Path file = sample("gone.sqlite");
        try (OpenDatabase database = open(file)) {
            Files.delete(file);
            assertThatThrownBy(() -> database.migrationConnections().open()).isInstanceOf(SQLException.class);
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void newFilesAreMadeOnlyOnPurposeAndOverNothing() throws Exception {
        Path file = folder.resolve("new.sqlite");
        opener.createSqlite(file);
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).startsWith("SQLite format 3");
        open(file).close();
        assertThatThrownBy(() -> opener.createSqlite(file)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void whatIsNoDatabaseIsSaid() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.txt"), "Dear diary, ".repeat(1000));
        assertThat(refusal(text).title()).isEqualTo("notes.txt is not a SQLite database.");
        Path tiny = Files.writeString(folder.resolve("tiny.db"), "x");
        assertThat(refusal(tiny).title()).isEqualTo("tiny.db is not a SQLite database.");
        assertThat(refusal(folder).title()).isEqualTo(folder + " is a folder.");
        assertThat(Files.readString(text)).as("nothing is changed").hasSize(12000);
    }

    @Test
    void anEncryptedOneLooksSo() throws Exception {
        byte[] noise = new byte[16 * 1024];
        new Random(1).nextBytes(noise);
        Path file = Files.write(folder.resolve("vault.db"), noise);
        assertThat(refusal(file).title()).isEqualTo("vault.db looks encrypted.");
    }

    @Test
    void aTruncatedOneIsSaidAndLeftAlone() throws Exception {
        Path file = sample("half.sqlite");
        sql(
                file,
                "INSERT INTO t WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
                        + " SELECT i FROM n");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertThat(refusal(file).title()).isEqualTo("half.sqlite ends too early: a part of the database is missing.");
        assertThat(refusal(file).details()).contains(String.valueOf(whole.length));
        Files.write(file, Arrays.copyOf(whole, 50));
        assertThat(refusal(file).title()).startsWith("half.sqlite ends too early");
        assertThat(Files.size(file)).isEqualTo(50);
    }

    @Test
    void aDamagedOneIsSaid() throws Exception {
        Path file = sample("damaged.sqlite");
        byte[] whole = Files.readAllBytes(file);
        Arrays.fill(whole, 100, 400, (byte) 0x55);
        Files.write(file, whole);
        assertThat(refusal(file).title()).isEqualTo("damaged.sqlite is damaged.");
    }

    @Test
    void ofADamagedCatalogTheRestIsReadAndNothingWritten() throws Exception {
        Path file = sample("hole.sqlite");
        String comment = "a comment that takes its room ".repeat(10);
        for (int i = 0; i < 60; i++) {
            sql(file, "CREATE TABLE t" + i + " (id INTEGER PRIMARY KEY /* " + comment + " */)");
        }
        byte[] bytes = Files.readAllBytes(file);
        int text = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("CREATE TABLE t30 ");
        Arrays.fill(bytes, text / 4096 * 4096, text / 4096 * 4096 + 8, (byte) 0x55);
        Files.write(file, bytes);

        try (OpenDatabase database = open(file)) {
            assertThat(database.readOnlyReason()).startsWith("The file is damaged; what can still be read of it");
            assertThatThrownBy(database::writer).isInstanceOf(ProblemException.class);
            for (int turn = 0; turn < 2; turn++) {
                try (Connection reader = database.reader()) {
                    DatabaseSchema schema = database.dialect().schemaReader().read(reader);
                    assertThat(schema.table(ObjectName.of("t"))).isPresent();
                    assertThat(schema.table(ObjectName.of("t30"))).isEmpty();
                    assertThat(schema.table(ObjectName.of("t59"))).isPresent();
                    assertThat(schema.unread()).isNotEmpty();
                    assertThat(count(reader)).isEqualTo(1);
                }
            }
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Test
    void ofACatalogWithAnUnreadableTextTheRestIsRead() throws Exception {
        Path file = sample("odd.sqlite");
        sql(
                file,
                "PRAGMA writable_schema=ON",
                "INSERT INTO sqlite_master VALUES ('table', 'odd', 'odd', 0, 'CREATE TABLE odd (a IN THE FUTURE')");

        try (OpenDatabase database = open(file);
                Connection reader = database.reader()) {
            DatabaseSchema schema = database.dialect().schemaReader().read(reader);
            assertThat(schema.tables()).extracting(Table::name).containsExactly(ObjectName.of("t"));
            assertThat(schema.unread()).extracting(Unread::part).contains("table odd");
            assertThat(count(reader)).isEqualTo(1);
        }
    }

    @Test
    void anEmptyFileIsAnEmptyDatabase() throws Exception {
        open(Files.createFile(folder.resolve("empty.db"))).close();
    }

    @Test
    void aLockedOneIsSaid() throws Exception {
        Path file = sample("busy.sqlite");
        try (Connection other = connect(file)) {
            execute(other, "BEGIN EXCLUSIVE");
            Problem problem = refusal(file);
            assertThat(problem.title()).isEqualTo("busy.sqlite is locked by another program.");
            assertThat(problem.advice()).contains("open the database again");
        }
        open(file).close();
    }

    @Test
    void aLockThatComesLaterIsSaidToo() throws Exception {
        Path file = sample("busy.sqlite");
        try (OpenDatabase database = open(file);
                Connection other = connect(file)) {
            execute(other, "BEGIN IMMEDIATE");
            SQLException locked = catchThrowableOfType(SQLException.class, database::writer);
            assertThat(ProblemTranslator.translate(locked).title())
                    .isEqualTo("The database is locked: another program is writing to it.");
        }
    }

    @Test
    void aReadOnlyFileOpensForReading() throws Exception {
        Path file = sample("readonly.sqlite");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        try (OpenDatabase database = open(file)) {
            assertThat(database.readOnlyReason()).isEqualTo("The file is read-only.");
            try (Connection reader = database.reader()) {
                assertThat(count(reader)).isEqualTo(1);
            }
            assertThatThrownBy(database::writer).isInstanceOfSatisfying(ProblemException.class, thrown -> assertThat(
                            thrown.problem().title())
                    .isEqualTo("readonly.sqlite is open for reading only. The file is read-only."));
            try (Connection migration = database.migrationConnections().open()) {
                SQLException refused =
                        catchThrowableOfType(SQLException.class, () -> execute(migration, "INSERT INTO t VALUES (9)"));
                assertThat(ProblemTranslator.translate(refused).title()).isEqualTo("The database cannot be written.");
            }
        }
    }

    @Test
    void aReadOnlyFolderMeansReadingOnly() throws Exception {
        Path inner = Files.createDirectory(folder.resolve("shelf"));
        Path file = sample("shelf/book.sqlite");
        Files.setPosixFilePermissions(inner, PosixFilePermissions.fromString("r-xr-xr-x"));
        try (OpenDatabase database = open(file)) {
            assertThat(database.readOnlyReason()).contains("shelf is read-only");
        } finally {
            Files.setPosixFilePermissions(inner, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void readingOnlyCanBeAskedFor() throws Exception {
        Path file = sample("asked.sqlite");
        try (OpenDatabase database = opener.open(new SqliteFile(file, Environment.PRODUCTION, true), null)) {
            assertThat(database.readOnlyReason()).isEqualTo("It was opened for reading only.");
            assertThatThrownBy(database::writer).isInstanceOf(ProblemException.class);
        }
    }

    private Path sample(String name) throws SQLException {
        Path file = folder.resolve(name);
        sql(file, "CREATE TABLE t (id INTEGER PRIMARY KEY)", "INSERT INTO t VALUES (1)");
        return file;
    }

    private OpenDatabase open(Path file) {
        return opener.open(new SqliteFile(file, Environment.TEST, false), null);
    }

    private Problem refusal(Path file) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> open(file));
        assertThat(refused).as("opening " + file).isNotNull();
        assertThat(refused.problem().title()).endsWith(".").doesNotContain("Exception");
        assertThat(refused.problem().advice()).endsWith(".");
        return refused.problem();
    }

    /** As a URI: the driver takes what is behind a question mark in a plain path for its own settings. */
    private static Connection connect(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file.toUri());
    }

    private static void sql(Path file, String... statements) throws SQLException {
        try (Connection connection = connect(file)) {
            for (String sql : statements) {
                execute(connection, sql);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM t")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
