package org.schemawright.migration.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.migration.MigrationEngine;
import org.schemawright.migration.change.SchemaDiffer;
import org.schemawright.migration.plan.Hazard;
import org.schemawright.migration.plan.KeptRows;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.revision.NewRevision;
import org.schemawright.migration.revision.NotedHazard;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.run.RunOutcome;
import org.schemawright.migration.schema.DatabaseSchema;

/** What a downgrade takes away of what its revisions made comes back with the next upgrade. */
class AsideTest {

    private static final List<String> AUTHORS = List.of(
            "CREATE TABLE author (id INTEGER PRIMARY KEY, name VARCHAR(40) NOT NULL)",
            "CREATE TABLE book (id INTEGER PRIMARY KEY, title VARCHAR(40) NOT NULL, author_id INTEGER NOT NULL"
                    + " REFERENCES author (id))");
    private static final List<String> STORES = List.of(
            "CREATE TABLE store (id INTEGER PRIMARY KEY, name VARCHAR(40))",
            "CREATE TABLE book_store (book_id INTEGER NOT NULL REFERENCES book (id), store_id INTEGER NOT NULL"
                    + " REFERENCES store (id), PRIMARY KEY (book_id, store_id))");
    private static final List<String> PAGES = List.of("ALTER TABLE book ADD COLUMN pages INTEGER");

    @TempDir
    Path folder;

    private TestReach reach;
    private MigrationEngine engine;

    private void story(String dialect) throws Exception {
        reach = TestReach.of(dialect, folder);
        engine = new MigrationEngine(reach.dialect());
        generate(AUTHORS, true);
        generate(STORES, true);
        generate(PAGES, true);
        upgrade();
        reach.execute(
                "INSERT INTO author VALUES (1, 'Ursula'), (2, 'Iain')",
                "INSERT INTO book VALUES (1, 'Rocannon', 1, 100), (2, 'Excession', 2, NULL), (3, 'Matter', 2, 593)",
                "INSERT INTO store VALUES (1, 'Uptown'), (2, 'Harbour')",
                "INSERT INTO book_store VALUES (1, 1), (1, 2), (3, 2)");
    }

    private DatabaseSchema schema() throws SQLException {
        try (Connection connection = reach.open()) {
            return engine.reflect(connection);
        }
    }

    private Revision generate(List<String> statements, boolean keeps) throws Exception {
        upgrade();
        DatabaseSchema before = schema();
        DatabaseSchema after;
        try (Connection connection = reach.open()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                connection.createStatement().execute(sql);
            }
            after = engine.reflect(connection);
            connection.rollback();
        }
        MigrationPlan plan = engine.plan(before, after, List.of(), keeps);
        return engine.generate(reach, folder.resolve("m"), plan, new NewRevision("More", "ann"), () -> false)
                .revision();
    }

    private RunOutcome up() {
        return engine.upgrade(reach, folder.resolve("m"), null, event -> {}, () -> false);
    }

    private void upgrade() {
        finished(up());
    }

    private void downgrade(String target) {
        finished(engine.downgrade(reach, folder.resolve("m"), target, event -> {}, () -> false));
    }

    private static void finished(RunOutcome outcome) {
        assertThat(outcome instanceof RunOutcome.Failed failed ? failed.reason() : "")
                .isEmpty();
    }

    private List<String> books() throws SQLException {
        return reach.query("SELECT title || ' ' || coalesce(pages, 0) FROM book ORDER BY id");
    }

    private List<String> sides() throws SQLException {
        return reach.query((reach.sqlite()
                        ? "SELECT name FROM sqlite_schema WHERE name"
                        : "SELECT relname FROM pg_class WHERE relkind = 'r' AND relname")
                + " LIKE '" + KeptRows.PREFIX.replace("_", "\\_") + "%' ESCAPE '\\' ORDER BY 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void valuesOfAColumnComeBackToTheRowsThatAreStillThere(String dialect) throws Exception {
        story(dialect);
        DatabaseSchema head = schema();
        downgrade("-1");
        assertThat(sides()).hasSize(1);
        reach.execute(
                "DELETE FROM book_store", "DELETE FROM book WHERE id = 1", "INSERT INTO book VALUES (4, 'New', 1)");
        upgrade();
        assertThat(books()).containsExactly("Excession 0", "Matter 593", "New 0");
        assertThat(sides()).isEmpty();
        assertThat(SchemaDiffer.differences(schema(), head)).isEmpty();
        reach.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void rowsComeBackFromBase(String dialect) throws Exception {
        story(dialect);
        downgrade(null);
        assertThat(schema().tables())
                .extracting(table -> table.name().name())
                .noneMatch(name -> name.startsWith("book") || name.equals("author"));
        upgrade();
        assertThat(books()).containsExactly("Rocannon 100", "Excession 0", "Matter 593");
        assertThat(reach.query("SELECT name FROM author ORDER BY id")).containsExactly("Ursula", "Iain");
        assertThat(reach.query("SELECT count(*) FROM book_store")).containsExactly("3");
        assertThat(sides()).isEmpty();
        reach.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void itIsSaidBeforeAndNothingIsKeptUnwished(String dialect) throws Exception {
        story(dialect);
        try (Connection connection = reach.open()) {
            assertThat(engine.runHazards(connection, folder.resolve("m"), false, null))
                    .filteredOn(hazard -> hazard.hazard().kind() == Hazard.Kind.KEEPS_DATA)
                    .extracting(hazard -> hazard.hazard().words())
                    .anyMatch(words -> words.equals("The values of book.pages are kept in the database until they are"
                            + " purged. Upgrading again puts them back."));
        }
        Revision made = generate(List.of("ALTER TABLE store ADD COLUMN town VARCHAR(9)"), false);
        assertThat(made.asides()).isEmpty();
        assertThat(made.hazardsBack()).extracting(NotedHazard::kind).contains(Hazard.Kind.DELETES_DATA);
        upgrade();
        downgrade("-1");
        assertThat(sides()).isEmpty();
        reach.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void whatDoesNotFitAnyMoreStopsTheUpgradeInWords(String dialect) throws Exception {
        story(dialect);
        downgrade("-2");
        reach.execute("DELETE FROM book WHERE id = 3");
        RunOutcome refused = up();
        assertThat(refused).isInstanceOf(RunOutcome.Failed.class);
        assertThat(schema().tables()).extracting(table -> table.name().name()).doesNotContain("store");
        assertThat(sides()).as("nothing is lost").isNotEmpty();
        reach.execute("INSERT INTO book VALUES (3, 'Matter again', 2)");
        upgrade();
        assertThat(reach.query("SELECT count(*) FROM book_store")).containsExactly("3");
        reach.close();
    }
}
