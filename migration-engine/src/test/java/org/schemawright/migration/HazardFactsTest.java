package org.schemawright.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.RenameGuess;
import org.schemawright.migration.change.SchemaDiffer;
import org.schemawright.migration.change.ValueRename;
import org.schemawright.migration.plan.Hazard;
import org.schemawright.migration.postgresql.TestPostgres;
import org.schemawright.migration.run.RowsFound;
import org.schemawright.migration.run.RunOutcome;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.UniqueKey;

/** Which rows a plan is about, counted in real databases under names that need quotes. */
class HazardFactsTest {

    private static final String BOOK = "the \"book's\" {table}";
    private static final String TITLE = "select \"x\"";

    @TempDir
    Path folder;

    private TestPostgres.@Nullable Database server;
    private String url = "";
    private MigrationEngine engine = new MigrationEngine(Dialects.all().getFirst());

    private void open(String kind) throws SQLException {
        if (kind.equals("sqlite")) {
            url = "jdbc:sqlite:" + folder.resolve("facts.db") + "?transaction_mode=IMMEDIATE";
        } else {
            server = TestPostgres.create();
            url = server.jdbcUrl();
        }
        engine = new MigrationEngine(Dialects.forUrl(url).orElseThrow());
        execute(
                "CREATE TABLE author (id integer PRIMARY KEY, name varchar(20))",
                "CREATE TABLE " + quote(BOOK) + " (id integer PRIMARY KEY, " + quote(TITLE)
                        + " varchar(20), author integer, pages integer)",
                "INSERT INTO author VALUES (1, 'Ann'), (2, 'ann')",
                "INSERT INTO " + quote(BOOK) + " VALUES (1, 'Emma', 1, 10), (2, 'Emma', 7, -5), (3, NULL, NULL, NULL),"
                        + " (4, 'it''s', 1, 0)");
    }

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
        }
    }

    private static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private DatabaseSchema schema() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            return engine.reflect(connection);
        }
    }

    private static ObjectName table(DatabaseSchema schema, String name) {
        return schema.tables().stream()
                .map(Table::name)
                .filter(n -> n.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<HazardFacts> facts(DatabaseSchema schema, Change... changes) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            List<HazardFacts> facts =
                    engine.facts(engine.plan(schema, List.of(changes), false), connection, () -> false);
            // The connection can write again.
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE written (id integer)");
                statement.execute("DROP TABLE written");
            }
            return facts;
        }
    }

    private static List<RowsFound> found(List<HazardFacts> facts, Hazard.Kind kind) {
        return facts.stream()
                .filter(f -> f.hazard().kind() == kind)
                .flatMap(f -> f.found().stream())
                .toList();
    }

    private static void assertRows(List<HazardFacts> facts, Hazard.Kind kind, String number, String... examples) {
        List<RowsFound> found = found(facts, kind);
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().number()).isEqualTo(number);
        assertThat(found.getFirst().examples()).containsExactlyInAnyOrder(examples);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void valuesThatWouldBeGone(String kind) throws Exception {
        open(kind);
        DatabaseSchema schema = schema();
        ObjectName book = table(schema, BOOK);
        assertRows(
                facts(schema, new Change.DropColumn(book, TITLE)),
                Hazard.Kind.DELETES_DATA,
                "3 rows",
                "id 1, " + TITLE + " Emma",
                "id 2, " + TITLE + " Emma",
                "id 4, " + TITLE + " it's");
        assertThat(facts(schema, new Change.DropTable(book)).getFirst().mustBeAccepted())
                .isTrue();
        execute("DELETE FROM author");
        List<HazardFacts> empty = facts(schema, new Change.DropTable(table(schema, "author")));
        assertThat(empty.getFirst().found().getFirst().number()).isEqualTo("No rows");
        assertThat(empty.getFirst().mustBeAccepted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void rowsThatBreakNewRules(String kind) throws Exception {
        open(kind);
        DatabaseSchema schema = schema();
        ObjectName book = table(schema, BOOK);
        ObjectName author = table(schema, "author");
        Column title = schema.table(book).orElseThrow().column(TITLE).orElseThrow();
        Hazard.Kind rule = Hazard.Kind.ROWS_MAY_BREAK_RULE;

        assertRows(
                facts(schema, new Change.AlterColumn(book, title, title.notNull())),
                rule,
                "1 row",
                "id 3, " + TITLE + " NULL");
        assertRows(
                facts(schema, new Change.AddConstraint(book, new UniqueKey("u", List.of(TITLE)))),
                rule,
                "1 value stands in several rows",
                TITLE + " Emma, rows 2");
        assertRows(
                facts(
                        schema,
                        new Change.AddConstraint(book, ForeignKey.of("f", List.of("author"), author, List.of("id")))),
                rule,
                "1 row",
                "id 2, author 7");
        assertRows(
                facts(schema, new Change.AddConstraint(book, new CheckConstraint("c", "pages > 0"))),
                rule,
                "2 rows",
                "id 2, pages -5",
                "id 4, pages 0");
        Index lower = new Index("l", true, List.of(new Index.Part(null, "lower(name)", false)), null, null);
        assertThat(found(facts(schema, new Change.CreateIndex(author, lower)), rule))
                .singleElement()
                .satisfies(f -> assertThat(f.count()).isEqualTo(1));
        Index partial = new Index("p", true, List.of(Index.Part.of("author")), "pages > 5", null);
        assertThat(found(facts(schema, new Change.CreateIndex(book, partial)), rule))
                .singleElement()
                .matches(RowsFound::isNone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void rowsAreFoundUnderTheNamesTheyHaveNow(String kind) throws Exception {
        open(kind);
        DatabaseSchema schema = schema();
        ObjectName book = table(schema, BOOK);
        ObjectName work = book.withName("work");
        Column named =
                schema.table(book).orElseThrow().column(TITLE).orElseThrow().withName("title");
        List<HazardFacts> facts = facts(
                schema,
                new Change.RenameTable(book, "work"),
                new Change.RenameColumn(work, TITLE, "title"),
                new Change.AlterColumn(work, named, named.notNull()),
                new Change.AddConstraint(work, new CheckConstraint("c", "title <> 'Emma'")));
        List<RowsFound> found = found(facts, Hazard.Kind.ROWS_MAY_BREAK_RULE);
        assertThat(found).extracting(RowsFound::number).containsExactly("1 row", "2 rows");
        // What people get to see runs as it stands.
        execute(found.getLast().query().sql());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void whatAPlanMakesItselfHasNoRows(String kind) throws Exception {
        open(kind);
        DatabaseSchema schema = schema();
        ObjectName fresh = table(schema, "author").withName("fresh");
        Column id =
                schema.table(table(schema, "author")).orElseThrow().column("id").orElseThrow();
        List<HazardFacts> facts = facts(
                schema,
                new Change.CreateTable(Table.draft(fresh, List.of(id), List.of()), List.of()),
                new Change.AddConstraint(fresh, new UniqueKey("u", List.of("id"))),
                new Change.DropTable(fresh));
        assertThat(facts).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void aRuleOverAColumnThatGetsAnotherTypeIsAskedOfNoValuesOfTheOldOne(String kind) throws Exception {
        open(kind);
        execute("DROP TABLE " + quote(BOOK), "DROP TABLE author");
        execute("CREATE TABLE author (id integer PRIMARY KEY, name integer, CONSTRAINT c CHECK (name < 10))");
        DatabaseSchema after = schema();
        execute("DROP TABLE author", "CREATE TABLE author (id integer PRIMARY KEY, name varchar(20))");
        try (Connection connection = DriverManager.getConnection(url)) {
            List<HazardFacts> whole = engine.facts(
                    engine.plan(engine.reflect(connection), after, List.of(), false), connection, () -> false);
            assertThat(whole)
                    .filteredOn(f -> f.hazard().kind() == Hazard.Kind.ROWS_MAY_BREAK_RULE
                            && f.hazard().change() instanceof Change.AddConstraint)
                    .singleElement()
                    .satisfies(f -> assertThat(f.found()).isEmpty());
        }
    }

    @Test
    void rowsWithAValueThatAnEnumLosesAreTold() throws Exception {
        open("postgresql");
        execute(
                "CREATE TYPE mood AS ENUM ('sad', 'ok', 'it''s')",
                "CREATE TABLE person (id integer PRIMARY KEY, mood mood DEFAULT 'ok', CHECK (mood <> 'sad' OR id > 0))",
                "INSERT INTO person VALUES (1, 'sad'), (2, 'it''s'), (3, 'it''s'), (4, NULL)");
        DatabaseSchema before = schema();
        execute(
                "DROP TABLE person",
                "DROP TYPE mood",
                "CREATE TYPE mood AS ENUM ('unhappy', 'ok')",
                "CREATE TABLE person (id integer PRIMARY KEY, mood mood DEFAULT 'ok',"
                        + " CHECK (mood <> 'unhappy' OR id > 0))");
        DatabaseSchema after = schema();
        execute(
                "DROP TABLE person",
                "DROP TYPE mood",
                "CREATE TYPE mood AS ENUM ('sad', 'ok', 'it''s')",
                "CREATE TABLE person (id integer PRIMARY KEY, mood mood DEFAULT 'ok', CHECK (mood <> 'sad' OR id > 0))",
                "INSERT INTO person VALUES (1, 'sad'), (2, 'it''s'), (3, 'it''s'), (4, NULL)");
        ValueRename unhappy = new ValueRename(new ObjectName("public", "mood"), "sad", "unhappy");
        try (Connection connection = DriverManager.getConnection(url)) {
            assertThat(RenameGuess.among(SchemaDiffer.differences(before, after), before, after))
                    .singleElement()
                    .satisfies(guess -> assertThat(guess.renaming()).contains(unhappy));
            assertRows(
                    engine.facts(engine.plan(before, after, List.of(), false), connection, () -> false),
                    Hazard.Kind.ROWS_MAY_BREAK_RULE,
                    "3 rows",
                    "id 1, mood sad",
                    "id 2, mood it's",
                    "id 3, mood it's");
            assertRows(
                    engine.facts(engine.plan(before, after, List.of(unhappy), false), connection, () -> false),
                    Hazard.Kind.ROWS_MAY_BREAK_RULE,
                    "2 rows",
                    "id 2, mood it's",
                    "id 3, mood it's");
        }
        engine.generate(folder.resolve("m"), engine.plan(before, after, List.of(unhappy)), "Moods", "ann");
        RunOutcome stopped =
                engine.upgrade(() -> DriverManager.getConnection(url), folder.resolve("m"), null, e -> {}, () -> false);
        assertThat(stopped).isInstanceOfSatisfying(RunOutcome.Failed.class, failed -> assertThat(failed.reason())
                .startsWith("Rows are in the way"));
        execute("DELETE FROM person WHERE mood = 'it''s'");
        assertThat(engine.upgrade(
                        () -> DriverManager.getConnection(url), folder.resolve("m"), null, e -> {}, () -> false))
                .isInstanceOf(RunOutcome.Finished.class);
        assertThat(engine.plan(schema(), after, List.of()).up()).isEmpty();
        execute("INSERT INTO person VALUES (8, 'unhappy')");
        assertThat(engine.downgrade(
                        () -> DriverManager.getConnection(url), folder.resolve("m"), null, e -> {}, () -> false))
                .isInstanceOf(RunOutcome.Finished.class);
        assertThat(engine.plan(schema(), before, List.of()).up()).isEmpty();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM person WHERE mood = 'sad'")) {
            assertThat(rows.next() ? rows.getInt(1) : -1).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void aPlanOfWholeSchemasRebuildsWhatNeedsTheObject(String kind) throws Exception {
        open(kind);
        DatabaseSchema before = schema();
        execute("ALTER TABLE author RENAME TO writer", "CREATE VIEW v AS SELECT id FROM writer");
        DatabaseSchema with = schema();
        execute("DROP VIEW v", "ALTER TABLE writer DROP COLUMN name", "CREATE VIEW v AS SELECT id FROM writer");
        DatabaseSchema after = schema();
        execute("DROP VIEW v", "ALTER TABLE writer ADD COLUMN name varchar(20)", "UPDATE writer SET name = 'x'");
        execute("CREATE VIEW v AS SELECT id FROM writer");
        try (Connection connection = DriverManager.getConnection(url)) {
            List<HazardFacts> facts = engine.facts(engine.plan(with, after, List.of(), false), connection, () -> false);
            assertThat(facts)
                    .extracting(f -> f.hazard().kind())
                    .doesNotContain(Hazard.Kind.BREAKS_DEPENDENTS)
                    .contains(Hazard.Kind.DELETES_DATA);
            assertRows(facts, Hazard.Kind.DELETES_DATA, "2 rows", "id 1, name x", "id 2, name x");
            List<HazardFacts> renamed = engine.facts(
                    engine.plan(after, before, List.of(new Change.RenameTable(table(after, "writer"), "author"))),
                    connection,
                    () -> false);
            assertThat(renamed).noneMatch(f -> f.hazard().kind() == Hazard.Kind.DELETES_DATA);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void whatCannotBeLookedAtSaysWhy(String kind) throws Exception {
        open(kind);
        DatabaseSchema schema = schema();
        ObjectName author = table(schema, "author");
        execute("DROP TABLE author");
        HazardFacts facts = facts(schema, new Change.DropTable(author)).getFirst();
        assertThat(Objects.requireNonNull(facts.found().getFirst().unknown()))
                .startsWith("It could not be looked at: ")
                .contains("author");
        assertThat(facts.mustBeAccepted()).isTrue();
    }

    @Test
    void aKeyOfAParentSaysNothingOfRowsThatInherit() throws Exception {
        open("postgresql");
        execute("CREATE TABLE poet (verses integer) INHERITS (author)", "INSERT INTO poet VALUES (1, 'Ann', 3)");
        DatabaseSchema schema = schema();
        UniqueKey key = new UniqueKey("u", List.of("name"));
        List<HazardFacts> facts = facts(schema, new Change.AddConstraint(table(schema, "author"), key));
        assertThat(facts).singleElement().matches(f -> f.found().isEmpty());
        // And rightly so: the key can be made.
        execute("ALTER TABLE author ADD CONSTRAINT u UNIQUE (name)");
    }
}
