package org.schemawright.migration.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schemawright.migration.MigrationEngine;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.SchemaDiffer;
import org.schemawright.migration.plan.Hazard;
import org.schemawright.migration.plan.KeptRows;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.revision.NewRevision;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.run.RunOutcome;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.TypeKind;

/** What a revision takes away comes back with it, on both engines and on both ways to a plan. */
class KeptDataTest {

    private static final String BOTH_WAYS = """
            sqlite, false
            sqlite, true
            postgresql, false
            postgresql, true""";

    /** A database on a server takes its time. */
    private static final String SHORT = """
            sqlite, false
            postgresql, true""";

    @TempDir
    Path folder;

    private record Shop(TestReach reach, MigrationEngine engine, Path revisions, boolean whole)
            implements AutoCloseable {

        DatabaseSchema schema() throws SQLException {
            try (Connection connection = reach.open()) {
                return engine.reflect(connection);
            }
        }

        ObjectName table(String name) throws SQLException {
            return new ObjectName(schema().defaultSchema(), name);
        }

        MigrationPlan plan(boolean keeps, Change... changes) throws SQLException {
            DatabaseSchema before = schema();
            MigrationPlan plan = engine.plan(before, List.of(changes), keeps);
            return whole ? engine.plan(before, plan.after(), List.of(), keeps) : plan;
        }

        Revision generate(MigrationPlan plan) throws Exception {
            return engine.generate(reach, revisions, plan, new NewRevision("Less", "ann"), () -> false)
                    .revision();
        }

        RunOutcome up() {
            return engine.upgrade(reach, revisions, null, event -> {}, () -> false);
        }

        RunOutcome down() {
            return engine.downgrade(reach, revisions, "-1", event -> {}, () -> false);
        }

        List<String> sides() throws SQLException {
            return reach.query((reach.sqlite()
                            ? "SELECT name FROM sqlite_schema WHERE name"
                            : "SELECT relname FROM pg_class" + " WHERE relkind = 'r' AND relname")
                    + " LIKE '" + KeptRows.PREFIX.replace("_", "\\_") + "%' ESCAPE '\\' ORDER BY 1");
        }

        @Override
        public void close() throws Exception {
            reach.close();
        }
    }

    private Shop shop(String engine, boolean whole) throws SQLException {
        TestReach reach = TestReach.of(engine, folder);
        reach.execute(
                "CREATE TABLE author (id INTEGER PRIMARY KEY, name VARCHAR(40) NOT NULL)",
                "CREATE TABLE book (isbn VARCHAR(20) PRIMARY KEY, title VARCHAR(40) NOT NULL, pages INTEGER DEFAULT 7,"
                        + " author INTEGER REFERENCES author, note VARCHAR(40))",
                "CREATE TABLE loose (a VARCHAR(9), b VARCHAR(9))",
                "INSERT INTO author VALUES (1, 'Ann'), (2, 'Bob')",
                "INSERT INTO book VALUES ('a', 'One', 10, 1, 'x'), ('b', 'Two', NULL, 2, ''), ('c', 'Three', 30, 1, NULL)",
                "INSERT INTO loose VALUES ('x', '1'), ('x', '1'), ('x', '2'), (NULL, '3')");
        return new Shop(reach, new MigrationEngine(reach.dialect()), folder.resolve("migrations"), whole);
    }

    private static void finished(RunOutcome outcome) {
        assertThat(outcome instanceof RunOutcome.Failed failed ? failed.reason() : "")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = BOTH_WAYS)
    void droppedColumnsAndTablesComeBackWithTheirRows(String engine, boolean whole) throws Exception {
        try (Shop shop = shop(engine, whole)) {
            DatabaseSchema before = shop.schema();
            MigrationPlan plan = shop.plan(
                    true,
                    new Change.DropColumn(shop.table("book"), "title"),
                    new Change.DropColumn(shop.table("book"), "author"),
                    new Change.DropColumn(shop.table("loose"), "b"),
                    new Change.DropTable(shop.table("author")));
            assertThat(plan.hazards()).extracting(Hazard::kind).doesNotContain(Hazard.Kind.DELETES_DATA);
            assertThat(plan.hazards()).extracting(Hazard::kind).contains(Hazard.Kind.KEEPS_DATA);
            Revision revision = shop.generate(plan);
            for (int round = 0; round < 2; round++) {
                finished(shop.up());
                assertThat(shop.sides()).hasSizeGreaterThan(2).allMatch(name -> name.contains(revision.id()));
                assertThat(shop.schema().tables())
                        .extracting(t -> t.name().name())
                        .containsExactly("book", "loose");
                finished(shop.down());
                assertThat(Differences.between(shop.reach().dialect(), before, shop.schema()))
                        .isEmpty();
                assertThat(shop.sides()).isEmpty();
                assertThat(shop.reach().query("SELECT isbn || title || author FROM book ORDER BY 1"))
                        .containsExactly("aOne1", "bTwo2", "cThree1");
                assertThat(shop.reach().query("SELECT id || name FROM author ORDER BY 1"))
                        .containsExactly("1Ann", "2Bob");
                assertThat(shop.reach().query("SELECT coalesce(a, '-') || b FROM loose ORDER BY 1"))
                        .containsExactly("-3", "x1", "x1", "x2");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = BOTH_WAYS)
    void convertedValuesComeBackWhereNobodyChangedThem(String engine, boolean whole) throws Exception {
        try (Shop shop = shop(engine, whole)) {
            shop.reach().execute("INSERT INTO loose VALUES ('007', '07'), ('8', '8'), ('0009', NULL)");
            shop.reach().execute("UPDATE loose SET a = NULL WHERE a = 'x'");
            shop.reach()
                    .execute("UPDATE book SET note = CASE isbn WHEN 'a' THEN '0010' WHEN 'b' THEN '020' ELSE '3' END");
            shop.reach().execute("CREATE TABLE alone (a VARCHAR(9))", "INSERT INTO alone VALUES ('7'), ('07'), ('01')");
            DatabaseSchema before = shop.schema();
            ObjectName book = shop.table("book");
            ObjectName alone = shop.table("alone");
            ObjectName loose = shop.table("loose");
            MigrationPlan plan = shop.plan(
                    true, numeric(before, book, "note"), numeric(before, loose, "a"), numeric(before, alone, "a"));
            assertThat(plan.hazards())
                    .extracting(Hazard::kind)
                    .contains(Hazard.Kind.KEEPS_DATA)
                    .doesNotContain(Hazard.Kind.CHANGES_VALUES);
            shop.generate(plan);
            List<String> notes = List.of("0010", "020", "3");
            finished(shop.up());
            assertThat(shop.reach().query("SELECT note FROM book ORDER BY isbn"))
                    .containsExactly("10", "20", "3");
            shop.reach()
                    .execute(
                            "UPDATE book SET note = 99 WHERE isbn = 'b'",
                            "DELETE FROM loose WHERE b = '07'",
                            "DELETE FROM alone WHERE a = 1");
            shop.reach().execute("INSERT INTO book (isbn, title, note) VALUES ('d', 'Four', 4)");
            finished(shop.down());
            assertThat(SchemaDiffer.differences(shop.schema(), before)).isEmpty();
            assertThat(shop.reach().query("SELECT note FROM book ORDER BY isbn"))
                    .containsExactly(notes.get(0), "99", notes.get(2), "4");
            assertThat(shop.reach().query("SELECT a FROM loose WHERE a IS NOT NULL ORDER BY a"))
                    .containsExactly("0009", "8");
            assertThat(shop.reach().query("SELECT a FROM alone ORDER BY a")).containsExactly("07", "7");
            assertThat(shop.sides()).isEmpty();

            MigrationPlan losing = shop.plan(false, numeric(before, book, "note"));
            assertThat(losing.hazards())
                    .filteredOn(hazard -> hazard.kind() == Hazard.Kind.CHANGES_VALUES)
                    .singleElement()
                    .satisfies(hazard -> assertThat(hazard.words()).endsWith("Going back is refused."));
            shop.generate(losing);
            finished(shop.up());
            assertThat(shop.down())
                    .isInstanceOfSatisfying(RunOutcome.Failed.class, failed -> assertThat(failed.reason())
                            .contains("The values of book.note cannot come back"));
        }
    }

    private static Change numeric(DatabaseSchema schema, ObjectName table, String name) {
        return converted(schema, table, name, new ColumnType("integer", TypeKind.INTEGER, null, null));
    }

    private static Change converted(DatabaseSchema schema, ObjectName table, String name, ColumnType type) {
        Column column = schema.table(table).orElseThrow().column(name).orElseThrow();
        return new Change.AlterColumn(
                table, column, new Column(name, type, column.nullable(), null, null, null, null, null, ""));
    }

    @Test
    void aNumberThatWasWrittenSinceIsNoTextOfBefore() throws Exception {
        try (Shop shop = shop("sqlite", false)) {
            shop.reach()
                    .execute(
                            "CREATE TABLE n (id INTEGER PRIMARY KEY, v TEXT)",
                            "INSERT INTO n (v) VALUES ('9007199254740993'), ('unknown'), ('12abc'), ('1.50')");
            ObjectName n = shop.table("n");
            shop.generate(shop.plan(
                    true, converted(shop.schema(), n, "v", new ColumnType("REAL", TypeKind.REAL, null, null))));
            finished(shop.up());
            shop.reach().execute("UPDATE n SET v = 0.0 WHERE id = 2", "UPDATE n SET v = 12.0 WHERE id = 3");
            finished(shop.down());
            assertThat(shop.reach().query("SELECT v FROM n ORDER BY id"))
                    .containsExactly("9007199254740993", "0.0", "12.0", "1.50");
        }
    }

    @Test
    void documentsArraysAndWhatWasWrittenOtherwiseComeBackAsTheyWere() throws Exception {
        try (Shop shop = shop("postgresql", false)) {
            shop.reach()
                    .execute(
                            "CREATE TYPE mood AS ENUM ('glad', 'sad')",
                            "CREATE TABLE d (id integer PRIMARY KEY, doc json, list numeric[], code text, at text,"
                                    + " word text, old mood, plain jsonb)",
                            "INSERT INTO d VALUES (1, '{\"b\":  1, \"a\": 2, \"b\": 3}', '{1.5,2}',"
                                    + " 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11', '20 Nov 2026', 'yes', 'sad',"
                                    + " '{\"a\": 1}'), (2, '[1 ]', '{0.25}', '{a0eebc999c0b4ef8bb6d6bb9bd380a12}',"
                                    + " '2026-11-21 10:00', 'off', 'glad', '[]'),"
                                    + " (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL)");
            String all = "SELECT concat_ws('|', id, doc, list, code, at, word, old, plain) FROM d ORDER BY id";
            List<String> rows = shop.reach().query(all);
            ObjectName d = shop.table("d");
            DatabaseSchema before = shop.schema();
            MigrationPlan plan = shop.plan(
                    true,
                    converted(before, d, "doc", ColumnType.of("jsonb", TypeKind.JSON)),
                    converted(before, d, "list", ColumnType.of("integer[]", TypeKind.ARRAY)),
                    converted(before, d, "code", ColumnType.of("uuid", TypeKind.UUID)),
                    converted(before, d, "at", ColumnType.of("timestamp without time zone", TypeKind.TIMESTAMP)),
                    converted(before, d, "word", ColumnType.of("boolean", TypeKind.BOOLEAN)),
                    converted(before, d, "old", ColumnType.of("text", TypeKind.TEXT)),
                    converted(before, d, "plain", ColumnType.of("json", TypeKind.JSON)));
            assertThat(plan.hazards())
                    .filteredOn(hazard -> hazard.kind() == Hazard.Kind.KEEPS_DATA)
                    .hasSize(5);
            assertThat(plan.hazards()).extracting(Hazard::kind).doesNotContain(Hazard.Kind.CHANGES_VALUES);
            shop.generate(plan);
            finished(shop.up());
            assertThat(shop.reach().query("SELECT list::text FROM d WHERE id = 1"))
                    .containsExactly("{2,2}");
            finished(shop.down());
            assertThat(shop.reach().query(all)).isEqualTo(rows);
            finished(shop.up());
            shop.reach().execute("UPDATE d SET doc = '{\"new\": 1}', list = '{7}', word = NOT word WHERE id = 2");
            finished(shop.down());
            assertThat(shop.reach().query(all).getFirst()).isEqualTo(rows.getFirst());
            assertThat(shop.reach().query("SELECT concat_ws('|', doc, list, code, word) FROM d WHERE id = 2"))
                    .containsExactly("{\"new\": 1}|{7}|{a0eebc999c0b4ef8bb6d6bb9bd380a12}|true");
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = SHORT)
    void rowsThatCameOrWentMeanwhileAreThoseOfToday(String engine, boolean whole) throws Exception {
        try (Shop shop = shop(engine, whole)) {
            shop.generate(shop.plan(
                    true,
                    new Change.DropColumn(shop.table("book"), "pages"),
                    new Change.DropColumn(shop.table("book"), "note")));
            finished(shop.up());
            shop.reach()
                    .execute(
                            "DELETE FROM book WHERE isbn = 'a'",
                            "UPDATE book SET title = 'Zwei' WHERE isbn = 'b'",
                            "INSERT INTO book (isbn, title) VALUES ('d', 'Four')");
            finished(shop.down());
            assertThat(shop.reach()
                            .query("SELECT isbn || title || coalesce(pages, -1) || coalesce(note, '-') FROM book"
                                    + " ORDER BY 1"))
                    .containsExactly("bZwei-1", "cThree30-", "dFour7-");
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = SHORT)
    void aNewRowWithoutAValueThatIsNeededStopsTheWayBackInWords(String engine, boolean whole) throws Exception {
        try (Shop shop = shop(engine, whole)) {
            shop.generate(shop.plan(true, new Change.DropColumn(shop.table("book"), "title")));
            finished(shop.up());
            shop.reach().execute("INSERT INTO book (isbn) VALUES ('d')");
            assertThat(shop.down())
                    .isInstanceOfSatisfying(RunOutcome.Failed.class, failed -> assertThat(failed.reason())
                            .isEqualTo("Rows came into book after title was dropped, and there a value is needed."
                                    + " Delete these rows, then go back."));
            assertThat(shop.sides()).hasSize(1);
            shop.reach().execute("DELETE FROM book WHERE isbn = 'd'");
            finished(shop.down());
            assertThat(shop.reach().query("SELECT title FROM book ORDER BY isbn"))
                    .containsExactly("One", "Two", "Three");
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = SHORT)
    void whatIsNotKeptCannotComeBackAndTheWayBackSaysSo(String engine, boolean whole) throws Exception {
        try (Shop shop = shop(engine, whole)) {
            MigrationPlan plan = shop.plan(false, new Change.DropColumn(shop.table("book"), "note"));
            String sentence = "The values of book.note cannot come back, because they are not kept."
                    + " This revision cannot be taken back.";
            assertThat(plan.hazards())
                    .filteredOn(hazard -> hazard.kind() == Hazard.Kind.DELETES_DATA)
                    .extracting(Hazard::words)
                    .containsExactly("The values of book.note are gone for good, because they are not kept."
                            + " Going back is refused.");
            Rehearsal.Proof proof = shop.engine().rehearsal(shop.reach()).prove(plan, () -> false);
            assertThat(proof.report()).isNotNull();
            assertThat(proof.report().notes()).contains("There is no way back, and going back says so: " + sentence);
            shop.generate(plan);
            finished(shop.up());
            assertThat(shop.sides()).isEmpty();
            assertThat(shop.down())
                    .isInstanceOfSatisfying(RunOutcome.Failed.class, failed -> assertThat(failed.reason())
                            .contains(sentence));
            assertThat(runAll(shop.reach(), plan.down())).contains(sentence);
            assertThat(shop.schema().table(shop.table("book")).orElseThrow().column("note"))
                    .isEmpty();
        }
    }

    /** As another program would run them; what the first that fails says. */
    private static String runAll(TestReach reach, List<Statement> statements) throws SQLException {
        try (Connection connection = reach.open()) {
            TestReach.execute(
                    connection, statements.stream().map(Statement::sql).toArray(String[]::new));
            return "";
        } catch (SQLException said) {
            return String.valueOf(said.getMessage());
        }
    }
}
