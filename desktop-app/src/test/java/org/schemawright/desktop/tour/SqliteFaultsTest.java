package org.schemawright.desktop.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.workspace.Workspace;

/** What goes wrong with a SQLite file and its migrations, seen on the screen: nothing that is pending is lost. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class SqliteFaultsTest {

    private static final String RESULT = ".review-footer";
    private static final String NOTICE = ".notice";

    @TempDir
    Path folder;

    private Path shop;
    private Program program;

    @BeforeEach
    void openTheShop() throws Exception {
        shop = folder.resolve("shop.sqlite");
        execute(
                "CREATE TABLE author (id INTEGER PRIMARY KEY, name TEXT NOT NULL)",
                "INSERT INTO author VALUES (1, 'Ada'), (2, 'Max')");
        program = Program.start(folder.resolve("settings"));
        program.open(shop.toString());
        program.table("author");
    }

    @AfterEach
    void close() throws Exception {
        program.close();
    }

    @Test
    void aLockedFileKeepsTheChangesPendingUntilItIsFree() throws Exception {
        program.grid().type(0, "name", "Ada Lovelace");
        program.hands().press("#review");
        try (Connection other = connect();
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");

            program.hands().press("#apply");

            assertThat(program.words(RESULT)).contains("locked", "try again", "Show details");
            assertThat(program.pending().rowChangeCount()).isEqualTo(1);
            statement.execute("ROLLBACK");
        }
        program.follow("Show details");
        program.hands().waitFor(RESULT + " .notice-details");

        program.hands().press("#apply");

        assertThat(program.words(RESULT)).contains("Applied 1 row change.").doesNotContain("details");
        assertThat(value("SELECT name FROM author WHERE id = 1")).isEqualTo("Ada Lovelace");
    }

    @Test
    void aFileThatIsNoDatabaseLeavesTheOpenOneAndItsChangesAlone() throws Exception {
        program.grid().type(0, "name", "Pending");
        Workspace open = program.workspace();
        Path letter = Files.writeString(folder.resolve("letter.db"), "Dear reader");

        program.open(letter.toString());
        program.hands().press("#confirm");

        assertThat(program.words(NOTICE)).contains("letter.db is not a SQLite database. Choose another file.");
        assertThat(program.workspace()).isSameAs(open);
        assertThat(program.pending().rowChangeCount()).isEqualTo(1);
        assertThat(Files.readString(letter)).isEqualTo("Dear reader");
    }

    @Test
    void revisionsThatCannotBeWrittenLeaveTheSchemaChangePending() throws Exception {
        Path migrations = Files.writeString(folder.resolve("shop-migrations"), "in the way");
        program.addColumn("rating");
        program.hands().press("#review");

        program.hands().press("#generate");

        assertThat(program.words(RESULT))
                .contains("A file stands where the migrations folder belongs", "generate again");
        assertThat(program.pending().schemaChanges()).hasSize(1);
        assertThat(migrations).hasContent("in the way");

        Files.delete(migrations);
        program.hands().press("#generate");
        assertThat(program.pending().schemaChanges()).isEmpty();

        program.hands().press("#review-back");
        program.addColumn("stars");
        program.hands().press("#review");
        program.hands().press("#generate");
        assertThat(program.words(RESULT)).contains("is not applied yet", "Upgrade first");
        assertThat(program.pending().schemaChanges()).hasSize(1);
        assertThat(revisions(migrations)).hasSize(1);
    }

    @Test
    void anAppliedRevisionThatWasChangedOrLostIsNotTakenBack() throws Exception {
        program.addColumn("rating");
        program.hands().press("#review");
        program.hands().press("#generate");
        program.hands().press("#upgrade");
        program.hands().press("#review-back");
        Path file = revisions(folder.resolve("shop-migrations")).getFirst();
        String original = Files.readString(file);
        program.palette("Show migrations");

        Files.writeString(file, original.replace("rating", "score"));
        program.hands().choose("#downgrade", 0);
        program.hands().press("#confirm");
        assertThat(program.words(NOTICE))
                .contains("The run did not begin.", "was changed since it was kept", "Nothing was changed.");
        assertThat(value("SELECT count(*) FROM pragma_table_info('author') WHERE name = 'rating'"))
                .isEqualTo("1");

        Files.delete(file);
        program.palette("Show migrations");
        program.hands().act(() -> program.workspace().migrations().refresh(problem -> {}));
        assertThat(program.words(".trouble"))
                .contains(
                        "is applied, but its file is not in the folder.", "Bring the file back", "Forget the revision");
        program.hands().press("#way-restore-file");
        assertThat(revisions(folder.resolve("shop-migrations")).getFirst()).hasContent(original);
    }

    private static List<Path> revisions(Path migrations) throws Exception {
        try (Stream<Path> files = Files.list(migrations.resolve("versions"))) {
            return files.toList();
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + shop);
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private String value(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
