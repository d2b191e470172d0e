package org.schemawright.desktop.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.migration.postgresql.TestPostgres;

/** Views and triggers as SQL, through the program's own screens on both engines: written, corrected, reviewed, up and down. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class TextsThroughTheViewsTest {

    private static final String RESULT = ".review-footer";
    private static final String SAID = ".text-said";

    @TempDir
    Path folder;

    private String url = "";
    private Program program;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aViewAndATriggerAreWrittenAppliedWrittenAnewAndTakenBack(boolean sqlite) throws Exception {
        try (TestPostgres.Database server = sqlite ? null : TestPostgres.create()) {
            Path file = folder.resolve("shop.sqlite");
            url = server == null ? "jdbc:sqlite:" + file : server.jdbcUrl();
            execute(
                    "CREATE TABLE book (id INTEGER PRIMARY KEY, title VARCHAR(40), price INTEGER)",
                    "CREATE TABLE log (id INTEGER PRIMARY KEY, what VARCHAR(40))",
                    "INSERT INTO book VALUES (1, 'One', 500), (2, 'Two', 5)");
            program = Program.start(folder.resolve("settings"));
            try {
                program.open(server == null ? file.toString() : url);
                program.table("book");
                writeView();
                writeTrigger(sqlite);
                saveAndUpgrade();
                assertThat(query("SELECT title FROM dear")).isEqualTo("One");
                execute("UPDATE book SET price = 600 WHERE id = 1");
                assertThat(query("SELECT what FROM log")).isEqualTo("One");
                writeAnew();
                takeBack();
            } finally {
                program.close();
            }
        }
    }

    private void writeView() throws Exception {
        program.palette("New view");
        program.hands().waitFor("#text-sql");
        said("Shows ");
        assertThat(disabled()).as("a template can be added as it stands").isFalse();
        program.hands().type("#text-sql", "CREATE VIEW dear AS\nSELECT title\nFORM book");
        said("syntax error");
        assertThat(program.words("#text-place")).isEqualTo("Line 3");
        assertThat(disabled()).isTrue();
        program.hands().type("#text-sql", "CREATE VIEW dear AS\nSELECT titel\nFROM book");
        said("titel");
        assertThat(program.words("#text-place")).isEqualTo("Line 2");
        program.hands().type("#text-sql", "CREATE VIEW dear AS\nSELECT title\nFROM book WHERE price > 100");
        said("Shows title");
        program.hands().press("#design-submit");
        assertThat(program.pending().schemaChanges()).hasSize(1);
    }

    private void writeTrigger(boolean sqlite) throws Exception {
        program.palette("New trigger");
        program.hands().waitFor("#text-sql");
        if (!sqlite) {
            assertThat(program.words(".design-card")).contains("New function");
            said("Returns trigger");
            program.hands()
                    .type(
                            "#text-sql",
                            "CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n"
                                    + "    INSERT INTO log VALUES (NEW.id, NEW.title);\n    RETURN NEW;\nEND\n$$");
            said("Returns trigger");
            program.hands().press("#design-submit");
            program.hands().waitFor("#text-sql");
            assertThat(text()).contains("EXECUTE FUNCTION note()");
        }
        assertThat(program.words(".design-card")).contains("New trigger on");
        said("Fires on");
        program.hands()
                .type(
                        "#text-sql",
                        "CREATE TRIGGER noted AFTER UPDATE OF price ON book FOR EACH ROW "
                                + (sqlite
                                        ? "BEGIN INSERT INTO log VALUES (NEW.id, NEW.title); END"
                                        : "EXECUTE FUNCTION note()"));
        said("Fires on");
        program.hands().press("#design-submit");
        assertThat(program.pending().schemaChanges()).hasSize(sqlite ? 2 : 3);
        program.palette("Design the table");
        program.hands().waitFor("#design-triggers");
        assertThat(program.words("#design-triggers .label")).contains("noted", "after update", "new");
    }

    private void saveAndUpgrade() throws Exception {
        program.hands().press("#review");
        program.hands().press("#generate");
        assertThat(program.words(RESULT)).contains("is written");
        program.hands().press("#upgrade");
        assertThat(program.words(RESULT)).startsWith("Upgraded by 1 revision in ");
        program.hands().press("#review-back");
    }

    private void writeAnew() throws Exception {
        program.palette("dear");
        program.hands().waitFor("#row-grid");
        program.palette("Edit SQL");
        program.hands().waitFor("#text-sql");
        said("It is as it was.");
        assertThat(disabled()).isTrue();
        program.hands().type("#text-sql", text().replace("100", "1"));
        said("Shows title");
        program.hands().press("#design-submit");
        program.hands().press("#review");
        assertThat(program.words("#review-list .label")).contains("Change the SQL of view ", "dear");
        program.hands().press("#review-back");
        saveAndUpgrade();
        assertThat(query("SELECT count(*) FROM dear")).isEqualTo("2");
    }

    private void takeBack() throws Exception {
        program.palette("Show migrations");
        for (int i = 0; i < 2; i++) {
            program.hands().choose("#downgrade", 0);
            program.hands().press("#confirm");
            assertThat(program.words(".notice")).contains("Downgraded by 1 revision");
            if (i == 0) {
                assertThat(query("SELECT count(*) FROM dear")).isEqualTo("1");
            }
        }
        assertThat(program.workspace().schemaProperty().get().views()).isEmpty();
        assertThat(program.workspace().schemaProperty().get().triggers()).isEmpty();
        assertThat(program.workspace().schemaProperty().get().routines()).isEmpty();
    }

    /** Waits until what stands below the text says so; the engine is asked only when nobody types any more. */
    private void said(String words) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        String said = "";
        while (System.nanoTime() < end) {
            said = program.words(SAID);
            if (said.contains(words)) {
                return;
            }
            Thread.sleep(20);
        }
        assertThat(said).contains(words);
    }

    private boolean disabled() throws Exception {
        Button submit = (Button) program.hands().waitFor("#design-submit");
        return Program.onFxThread(submit::isDisabled);
    }

    private String text() throws Exception {
        StyleClassedTextArea area = (StyleClassedTextArea) program.hands().waitFor("#text-sql");
        return Program.onFxThread(area::getText);
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}
