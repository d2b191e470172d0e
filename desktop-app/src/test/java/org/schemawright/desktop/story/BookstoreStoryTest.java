package org.schemawright.desktop.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.AppContext;
import org.schemawright.migration.postgresql.TestPostgres;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The bookstore from an empty database to a history that goes up and down, by clicking and typing alone. */
@ExtendWith(ApplicationExtension.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class BookstoreStoryTest {

    private static final String NUMBER = "978-3-518-36605-3";
    private static final String TREE = "#schema-tree";

    @TempDir
    static Path folder;

    private AppContext context;
    private Scene scene;
    private Path file;
    private Person person;
    private String url = "";

    @Start
    void start(Stage stage) throws Exception {
        Path home = Files.createTempDirectory(folder, "home");
        file = home.resolve("bookstore.sqlite");
        context = new AppContext(home, new AnsweredFileDialogs(file));
        scene = new Scene(context.window().root(), 1240, 780);
        context.theme().apply(scene);
        stage.setScene(scene);
        context.window().focus();
        stage.show();
        person = new Person(scene, context.background());
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(context::close);
    }

    @Test
    void theBookstoreIsDesignedByClickingAndMigratedByLooking() throws Exception {
        url = "jdbc:sqlite:" + file;
        person.clickWords("New SQLite file");
        tell();
    }

    /** It takes two minutes, so it runs with the other long ones. */
    @Test
    @Tag("sweep")
    void theSameOnAServer() throws Exception {
        try (TestPostgres.Database empty = TestPostgres.create()) {
            url = empty.jdbcUrl();
            person.fill("#connect-url", url);
            person.press(KeyCode.ENTER);
            tell();
        }
    }

    private void tell() throws Exception {
        authors();
        books();
        stores();
        dropsAColumnAndGoesBackAndForth();
    }

    private void authors() throws Exception {
        person.see("This database has no tables yet");
        person.clickWords("New table…");
        person.write("author");
        person.clickWords("Add a column");
        person.write("name");
        person.press(KeyCode.TAB);
        person.write("varchar(80)");
        person.clickCalled("Allow NULL");
        person.picture("new-table");
        person.clickWords("Add table");
        person.see("New tables wait for your review");
        person.clickWords("Review");
        migrate("Authors");
        assertThat(rows("SELECT * FROM author")).isEmpty();

        person.click("#review-back");
        person.clickIn(TREE, "author", 2);
        person.awaitFocus("row-grid");
        person.clickWords("Add row");
        person.write("Ada Lovelace");
        person.press(KeyCode.ENTER);
        person.clickWords("Add row");
        person.write("Max Frisch");
        person.press(KeyCode.ENTER);
        apply(2);
        assertThat(rows("SELECT id, name FROM author ORDER BY id"))
                .containsExactly("1 | Ada Lovelace", "2 | Max Frisch");
    }

    private void books() throws Exception {
        person.search("New table");
        person.write("book");
        person.clickWords("Add a column");
        person.write("title");
        // Over the type and the key to NULL.
        person.press(KeyCode.TAB);
        person.press(KeyCode.TAB);
        person.press(KeyCode.TAB);
        person.press(KeyCode.SPACE);
        person.clickWords("Add a column");
        person.pickCalled("Refers to", "author");
        person.clickWords("Add table");

        design("book");
        person.press(KeyCode.INSERT);
        person.write("isbn");
        person.press(KeyCode.TAB);
        person.write("varchar(1");
        person.press(KeyCode.DOWN);
        person.picture("types");
        person.press(KeyCode.TAB);
        person.press(KeyCode.INSERT);
        person.write("price");
        person.press(KeyCode.TAB);
        person.write("numeric(8,2)");
        person.press(KeyCode.TAB);
        person.press(KeyCode.SPACE);
        person.press(KeyCode.RIGHT);
        person.write("9.90");
        person.press(KeyCode.ENTER);
        person.click("#design-add-index");
        person.pick("#key-kind", "Unique key");
        person.pick("#key-column-1", "isbn");
        person.clickWords("Add unique key");
        person.picture("designed-all");
        person.press(KeyCode.CONTROL, KeyCode.S);
        migrate("Books and their authors");
        person.click("#review-back");

        person.clickWords("Rows");
        person.awaitFocus("row-grid");
        person.clickWords("Add row");
        person.write("Notes");
        person.press(KeyCode.TAB);
        person.write("Ada");
        person.picture("reference");
        person.press(KeyCode.ENTER);
        person.clickWords("Add row");
        person.write("Stiller");
        person.press(KeyCode.ENTER);
        person.fill("#field-isbn", NUMBER);
        person.press(KeyCode.TAB);
        person.write("12.50");
        person.press(KeyCode.TAB);
        person.fill("#field-author_id", "Fri");
        person.press(KeyCode.ENTER);
        apply(2);
        assertThat(rows("SELECT title, author_id, isbn, CAST(price * 10 AS integer) FROM book ORDER BY id"))
                .containsExactly("Notes | 1 | null | 99", "Stiller | 2 | " + NUMBER + " | 125");
    }

    private void stores() throws Exception {
        person.search("Show the diagram");
        person.see("2 tables");
        person.search("New table");
        person.write("store");
        person.clickWords("Add a column");
        person.write("name");
        person.clickCalled("Allow NULL");
        person.clickWords("Add table");
        person.search("New table");
        person.write("book_store");
        person.clickCalled("Take this column out");
        person.clickWords("Add a column");
        person.pickCalled("Refers to", "book");
        person.clickCalled("Primary key");
        person.clickWords("Add a column");
        person.write("store_id");
        person.press(KeyCode.TAB);
        person.write("integer");
        person.clickCalled("Primary key");
        person.clickWords("Add table");
        person.see("4 tables");
        person.picture("diagram");
        design("book_store");
        person.click("#design-add-reference");
        person.pick("#fk-target", "store");
        person.picture("foreign-key");
        person.clickWords("Add foreign key");
        person.press(KeyCode.CONTROL, KeyCode.S);
        migrate("Stores and what they have");
        person.click("#review-back");
        person.search("Show the diagram");
        person.see("4 tables, 2 relationships");

        person.clickIn(TREE, "store", 2);
        person.awaitFocus("row-grid");
        for (String store : List.of("Uptown", "Harbour")) {
            person.clickWords("Add row");
            person.write(store);
            person.press(KeyCode.ENTER);
        }
        person.clickIn(TREE, "book", 2);
        person.see("Stiller");
        person.clickIn("#row-grid", "Stiller", 1);
        person.clickWords("Add…");
        person.write("Upt");
        person.press(KeyCode.ENTER);
        person.write("Har");
        person.press(KeyCode.ENTER);
        person.picture("chips");
        person.press(KeyCode.ESCAPE);
        apply(4);
        assertThat(rows("SELECT b.title, s.name FROM book_store l JOIN book b ON b.id = l.book_id"
                        + " JOIN store s ON s.id = l.store_id ORDER BY s.name"))
                .containsExactly("Stiller | Harbour", "Stiller | Uptown");
    }

    private void dropsAColumnAndGoesBackAndForth() throws Exception {
        design("book");
        person.clickIn("#design-columns", "isbn", 1);
        person.press(KeyCode.DELETE);
        person.click("#design-submit");
        person.press(KeyCode.CONTROL, KeyCode.S);
        person.see("Keep the values that go");
        migrate("Without the number");
        person.click("#review-back");
        assertThat(columns("book")).doesNotContain("isbn");

        person.search("Show migrations");
        downgrade();
        assertThat(rows("SELECT isbn FROM book WHERE title = 'Stiller'")).containsExactly(NUMBER);
        person.clickIn(TREE, "book", 2);
        person.see(NUMBER);
        person.picture("number-is-back");

        person.search("Show migrations");
        person.click("#upgrade");
        person.click("#confirm");
        person.see("Upgraded by 1 revision");
        assertThat(columns("book")).doesNotContain("isbn");
        person.clickIn(TREE, "book", 2);
        person.seeNoMore(NUMBER);

        person.search("Show migrations");
        downgrade();
        assertThat(rows("SELECT isbn FROM book WHERE title = 'Stiller'")).containsExactly(NUMBER);

        // Below that, tables go with their rows, which are kept and come back.
        person.clickWords("Downgrade");
        person.clickWords("Downgrade by one");
        person.see("The rows of store are kept");
        person.see("name Uptown");
        person.picture("asks");
        person.click("#confirm");
        person.seeNoMore("name Uptown");
        person.see("Downgraded by 1 revision");
        assertThat(columns("store")).isEmpty();
        person.click("#upgrade");
        person.click("#confirm");
        person.see("Upgraded by 2 revisions");
        assertThat(rows("SELECT * FROM book_store")).hasSize(2);
    }

    private void downgrade() throws Exception {
        person.clickWords("Downgrade");
        person.clickWords("Downgrade by one");
        person.click("#confirm");
        person.see("Downgraded by 1 revision");
        person.picture("downgraded");
    }

    private String columns(String table) throws Exception {
        try (Connection connection = DriverManager.getConnection(url);
                ResultSet found = connection.getMetaData().getColumns(null, null, table, null)) {
            StringBuilder names = new StringBuilder();
            while (found.next()) {
                names.append(found.getString("COLUMN_NAME")).append(' ');
            }
            return names.toString();
        }
    }

    private void design(String table) throws Exception {
        person.clickIn(TREE, table, 1);
        person.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T);
        person.awaitFocus("design-columns");
    }

    /** In the review: writes the revision and upgrades to it. */
    private void migrate(String message) throws Exception {
        person.picture("review");
        person.fill("#revision-message", message);
        person.click("#apply-migration");
        person.see("Upgraded by 1 revision");
        person.picture("upgraded");
    }

    private void apply(int changes) throws Exception {
        person.press(KeyCode.CONTROL, KeyCode.S);
        person.see("Apply " + changes + " row change");
        person.click("#apply");
        person.see("Applied " + changes + " row change");
        person.click("#review-back");
    }

    private List<String> rows(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    cells.add(found.getString(i));
                }
                rows.add(String.join(" | ", cells));
            }
            return rows;
        }
    }
}
