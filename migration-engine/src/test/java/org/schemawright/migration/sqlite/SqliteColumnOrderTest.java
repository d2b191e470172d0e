package org.schemawright.migration.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.ChangedSchema;
import org.schemawright.migration.change.SchemaDiffer;
import org.schemawright.migration.plan.Hazard;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.plan.Planner;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/** Columns in another order, with everything that hangs on the table, and back. */
class SqliteColumnOrderTest {

    private static final ObjectName BOOK = ObjectName.of("book");
    private static final Planner PLANNER = new Planner(new SqliteChangeWriter(), new SqliteMigrationWriter());

    @TempDir
    Path folder;

    @Test
    void commentsGoAlongWithTheirColumn() {
        String text = """
                CREATE TABLE book (
                    id INTEGER PRIMARY KEY, -- the number
                    -- as on the cover,
                    -- without the article
                    title TEXT NOT NULL DEFAULT 'a, b',
                    pages INT /* of all volumes */ CHECK (pages > 0) -- counted
                    , CHECK (title <> '')
                ) STRICT""";
        assertThat(SqliteColumnOrder.of(text, List.of("pages", "title", "id"))).hasValue("""
                CREATE TABLE book (
                    pages INT /* of all volumes */ CHECK (pages > 0), -- counted
                    -- as on the cover,
                    -- without the article
                    title TEXT NOT NULL DEFAULT 'a, b',
                    id INTEGER PRIMARY KEY, -- the number
                 CHECK (title <> '')
                ) STRICT""");
    }

    @Test
    void oneLineStaysOneLineUnlessACommentNeedsItsEnd() {
        assertThat(SqliteColumnOrder.of("CREATE TABLE t(a INT, \"b c\" TEXT, d)", List.of("d", "a", "b c")))
                .hasValue("CREATE TABLE t(d, a INT, \"b c\" TEXT)");
        assertThat(SqliteColumnOrder.of("CREATE TABLE t(a INT, b -- last\n)", List.of("b", "a")))
                .hasValueSatisfying(text ->
                        assertThat(text.replaceAll("\\s+", " ")).isEqualTo("CREATE TABLE t(b, -- last a INT )"));
        assertThat(SqliteColumnOrder.of("CREATE TABLE t(a INT, b -- last\n)", List.of("b", "a")))
                .hasValueSatisfying(
                        text -> assertThat(SqliteTableText.parse(text)).isPresent());
        assertThat(SqliteColumnOrder.of("CREATE TABLE t(a\n  ,b -- two\n  ,c /* ) */)", List.of("c", "b", "a")))
                .hasValueSatisfying(text -> assertThat(
                                SqliteTableText.parse(text).orElseThrow().columns())
                        .extracting(c -> c.name().value())
                        .containsExactly("c", "b", "a"));
        assertThat(SqliteColumnOrder.of("CREATE TABLE t(a, b)", List.of("a"))).isEmpty();
    }

    private SqliteFile bookstore() throws SQLException {
        SqliteFile file = SqliteFile.open(folder.resolve("books.sqlite"));
        for (String sql : List.of(
                "CREATE TABLE author (id INTEGER PRIMARY KEY, name TEXT)",
                "CREATE TABLE book (id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT NOT NULL, pages INT CHECK (pages > 0),"
                        + " author INTEGER REFERENCES author ON DELETE CASCADE, price REAL DEFAULT 1.5, UNIQUE (title))",
                "CREATE TABLE loan (book INTEGER REFERENCES book ON DELETE CASCADE)",
                "CREATE TABLE log (line)",
                "CREATE INDEX book_pages ON book (pages DESC)",
                "CREATE VIEW dear AS SELECT title, price FROM book WHERE price > 2",
                "CREATE TRIGGER told AFTER UPDATE ON book BEGIN INSERT INTO log (line) VALUES (OLD.title); END",
                "INSERT INTO author VALUES (1, 'Ann')",
                "INSERT INTO book VALUES (3, 'One', 10, 1, 3.5), (7, 'Two', NULL, NULL, 1), (9, 'Gone', 1, 1, 1)",
                "INSERT INTO loan VALUES (3), (7)",
                "DELETE FROM book WHERE id = 9")) {
            file.run(sql);
        }
        return file;
    }

    private static void run(SqliteFile file, List<Statement> statements) throws SQLException {
        file.run("BEGIN IMMEDIATE");
        for (Statement statement : statements) {
            file.run(statement.sql());
        }
        file.run("COMMIT");
    }

    private static List<String> columns(DatabaseSchema schema) {
        return schema.table(BOOK).orElseThrow().columns().stream()
                .map(Column::name)
                .toList();
    }

    @Test
    void everythingOfTheTableStays() throws SQLException {
        try (SqliteFile file = bookstore()) {
            DatabaseSchema before = file.schema();
            Change.OrderColumns order =
                    new Change.OrderColumns(BOOK, columns(before), List.of("title", "id", "price", "author", "pages"));
            MigrationPlan plan = PLANNER.plan(before, List.of(order));
            assertThat(plan.hazards()).extracting(Hazard::kind).containsExactly(Hazard.Kind.REWRITES_TABLE);

            run(file, plan.up());

            DatabaseSchema after = file.schema();
            assertThat(columns(after)).containsExactlyElementsOf(order.after());
            assertThat(SchemaDiffer.differences(after, plan.after()))
                    .as("nothing is left to do")
                    .isEmpty();
            assertThat(after.views()).allMatch(view -> view.problem() == null);
            file.run("PRAGMA foreign_keys=ON");
            assertThat(file.rows("SELECT rowid, * FROM book ORDER BY id"))
                    .containsExactly("3|One|3|3.5|1|10|", "7|Two|7|1.0|null|null|");
            assertThat(file.rows("SELECT * FROM dear")).containsExactly("One|3.5|");
            assertThat(file.rows("SELECT book FROM loan ORDER BY 1")).containsExactly("3|", "7|");
            file.run("INSERT INTO book (title) VALUES ('Three')");
            assertThat(file.rows("SELECT id, price FROM book WHERE title = 'Three'"))
                    .as("9 was given once")
                    .containsExactly("10|1.5|");
            file.run("DELETE FROM book WHERE id = 10");
            file.run("UPDATE book SET price = 4 WHERE id = 7");
            assertThat(file.rows("SELECT line FROM log")).containsExactly("Two|");
            assertThat(file.rows("SELECT name FROM sqlite_schema WHERE tbl_name = 'book' AND sql IS NOT NULL"))
                    .contains("book_pages|", "told|");
            file.run("PRAGMA foreign_keys=OFF");

            run(file, plan.down());

            assertThat(SchemaDiffer.differences(before, file.schema())).isEmpty();
            assertThat(columns(file.schema())).isEqualTo(columns(before));
            assertThat(file.rows("SELECT rowid, * FROM book ORDER BY id"))
                    .containsExactly("3|3|One|10|1|3.5|", "7|7|Two|null|null|4.0|");
        }
    }

    @Test
    void whatTakesColumnsByTheirPlaceIsNamed() throws SQLException {
        try (SqliteFile file = bookstore()) {
            file.run("CREATE TABLE copy (id, title, pages, author, price)");
            file.run("CREATE VIEW whole AS SELECT * FROM book");
            file.run("CREATE VIEW counted AS SELECT count(*), 2 * max(pages) FROM book");
            file.run("CREATE TRIGGER kept AFTER DELETE ON loan BEGIN INSERT INTO book VALUES (1, 'x', 1, 1, 1); END");
            DatabaseSchema schema = file.schema();
            List<String> now = columns(schema);
            MigrationPlan plan = PLANNER.plan(schema, List.of(new Change.OrderColumns(BOOK, now, now.reversed())));
            assertThat(plan.hazards())
                    .filteredOn(hazard -> hazard.kind() == Hazard.Kind.BREAKS_DEPENDENTS)
                    .extracting(Hazard::words)
                    .satisfiesExactlyInAnyOrder(
                            words -> assertThat(words).startsWith("The view whole "),
                            words -> assertThat(words).startsWith("The trigger kept "));
        }
    }

    @Test
    void aColumnThatIsNotNamedStaysBehindItsNeighbour() throws SQLException {
        try (SqliteFile file = bookstore()) {
            DatabaseSchema schema = file.schema();
            Table ordered = ChangedSchema.after(
                            schema,
                            new Change.OrderColumns(BOOK, List.of("title", "author"), List.of("author", "title")))
                    .table(BOOK)
                    .orElseThrow();
            assertThat(ordered.columns())
                    .extracting(Column::name)
                    .containsExactly("id", "author", "price", "title", "pages");
        }
    }

    @Test
    void theFewestColumnsMove() {
        List<String> order = List.of("a", "b", "c", "d");
        assertThat(new Change.OrderColumns(BOOK, order, List.of("d", "a", "b", "c")).moved())
                .containsExactly("d");
        assertThat(new Change.OrderColumns(BOOK, order, List.of("b", "c", "a", "d")).moved())
                .containsExactly("a");
        assertThat(new Change.OrderColumns(BOOK, order, order).moved()).isEmpty();
        assertThat(new Change.OrderColumns(BOOK, order, order.reversed()).moved())
                .hasSize(3);
    }
}
