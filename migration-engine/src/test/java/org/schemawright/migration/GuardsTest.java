package org.schemawright.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.plan.Hazard;
import org.schemawright.migration.postgresql.TestPostgres;
import org.schemawright.migration.revision.Guard;
import org.schemawright.migration.revision.NotedHazard;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.RevisionFile;
import org.schemawright.migration.run.RunOutcome;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.UniqueKey;

/** What a revision keeps of its hazards: guards that stop it before anything happens, and lines that tell of them. */
class GuardsTest {

    private static final String ODD = "na\"me's \\n {x} \u2028 ${user.home} --";

    @TempDir
    Path folder;

    private TestPostgres.@Nullable Database server;
    private String url = "";
    private MigrationEngine engine = new MigrationEngine(Dialects.all().getFirst());

    private void open(String kind) throws SQLException {
        if (kind.equals("sqlite")) {
            url = "jdbc:sqlite:" + folder.resolve("facts.db");
        } else {
            server = TestPostgres.create();
            url = server.jdbcUrl();
        }
        engine = new MigrationEngine(Dialects.forUrl(url).orElseThrow());
        execute(
                "CREATE TABLE book (id integer PRIMARY KEY, " + quoted() + " varchar(20), note varchar(20))",
                "INSERT INTO book VALUES (1, 'Emma', 'x'), (2, NULL, NULL), (3, 'Emma', NULL)");
    }

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
        }
    }

    private static String quoted() {
        return '"' + ODD.replace("\"", "\"\"") + '"';
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

    private static Table book(DatabaseSchema schema) {
        return schema.tables().stream()
                .filter(t -> t.name().name().equals("book"))
                .findFirst()
                .orElseThrow();
    }

    private Path migrations() {
        return folder.resolve("migrations");
    }

    private RunOutcome upgrade() {
        return engine.upgrade(() -> DriverManager.getConnection(url), migrations(), null, event -> {}, () -> false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void aGuardStopsTheRunBeforeAnythingHappens(String kind) throws Exception {
        open(kind);
        DatabaseSchema schema = schema();
        Table book = book(schema);
        Column odd = book.column(ODD).orElseThrow();
        Revision made = engine.generate(
                migrations(),
                engine.plan(
                        schema,
                        List.of(
                                new Change.AlterColumn(book.name(), odd, odd.notNull()),
                                new Change.AddConstraint(book.name(), new UniqueKey("u", List.of(ODD))))),
                "Names",
                "ann");
        List<Guard> guards = made.steps().getFirst().guards();
        assertThat(guards).hasSize(2).allMatch(g -> g.rows() != null);
        String text = engine.history(migrations()).find(made.id()).orElseThrow().text();
        assertThat(text).contains("preConditions:", "onFail: HALT", "sqlCheck:", "expectedResult: 0");
        assertThat(RevisionFile.read(text, kind)).isEqualTo(made);
        assertThat(RevisionFile.isPlain(text, made)).isTrue();

        RunOutcome.Failed failed = (RunOutcome.Failed) upgrade();
        assertThat(failed.statement()).isZero();
        assertThat(failed.reason())
                .startsWith("Rows are in the way of revision " + made.id() + " (Names), so nothing of it was begun.")
                .contains("1 row, such as:", "id 2, ", "1 value stands in several rows", " Emma, rows 2")
                .contains("  See them: SELECT \"id\", ")
                .endsWith("Change or remove these rows, then run it again.");
        assertThat(schema()).isEqualTo(schema);
        execute("UPDATE book SET " + quoted() + " = 'name ' || id");
        assertThat(upgrade()).isInstanceOf(RunOutcome.Finished.class);
        RunOutcome back =
                engine.downgrade(() -> DriverManager.getConnection(url), migrations(), null, e -> {}, () -> false);
        assertThat(back).isInstanceOf(RunOutcome.Finished.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void liquibaseItselfStopsAtTheSameRows(String kind) throws Exception {
        open(kind);
        DatabaseSchema schema = schema();
        Column note = book(schema).column("note").orElseThrow();
        Revision made = engine.generate(
                migrations(),
                engine.plan(schema, List.of(new Change.AlterColumn(book(schema).name(), note, note.notNull()))),
                "Notes",
                "ann");
        Path file = engine.history(migrations()).find(made.id()).orElseThrow().file();
        assertThat(StockLiquibase.update(url, file))
                .contains("The run stops if a row has no value in", "There are such rows.");
        assertThat(schema().table(book(schema).name()))
                .isEqualTo(schema.table(book(schema).name()));
        execute("UPDATE book SET note = 'y'");
        assertThat(StockLiquibase.update(url, file)).isEmpty();
        assertThat(book(schema()).column("note").orElseThrow().nullable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void aRunSaysWhatItWouldLose(String kind) throws Exception {
        open(kind);
        DatabaseSchema schema = schema();
        Revision made = engine.generate(
                migrations(),
                engine.plan(schema, List.of(new Change.DropColumn(book(schema).name(), ODD)), false),
                "Names",
                "ann");
        assertThat(made.hazards()).extracting(NotedHazard::kind).contains(Hazard.Kind.DELETES_DATA);
        try (Connection connection = DriverManager.getConnection(url)) {
            assertThat(engine.runHazards(connection, migrations(), true, null))
                    .filteredOn(h -> h.mustBeAccepted())
                    .singleElement()
                    .satisfies(h -> assertThat(h.found().getFirst().number()).isEqualTo("2 rows"));
        }
        execute("UPDATE book SET " + quoted() + " = NULL");
        try (Connection connection = DriverManager.getConnection(url)) {
            assertThat(engine.runHazards(connection, migrations(), true, null)).noneMatch(h -> h.mustBeAccepted());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void theWayBackTellsWhatItTakesAwayToo(String kind) throws Exception {
        open(kind);
        DatabaseSchema schema = schema();
        Column fresh =
                Column.of("isbn", book(schema).column("note").orElseThrow().type(), true);
        engine.generate(
                migrations(),
                engine.plan(schema, List.of(new Change.AddColumn(book(schema).name(), fresh, null, null))),
                "Numbers",
                "ann");
        assertThat(upgrade()).isInstanceOf(RunOutcome.Finished.class);
        execute("UPDATE book SET isbn = '7' WHERE id = 1");
        try (Connection connection = DriverManager.getConnection(url)) {
            assertThat(engine.runHazards(connection, migrations(), true, null)).isEmpty();
            assertThat(engine.runHazards(connection, migrations(), false, null))
                    .noneMatch(h -> h.mustBeAccepted())
                    .filteredOn(h -> h.hazard().kind() == Hazard.Kind.KEEPS_DATA)
                    .singleElement()
                    .satisfies(h -> assertThat(h.found().getFirst().examples()).containsExactly("id 1, isbn 7"));
        }
    }
}
