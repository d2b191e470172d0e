package org.schemawright.migration.rehearse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.migration.change.SchemaDiffer;
import org.schemawright.migration.plan.Hazard;
import org.schemawright.migration.revision.NotedHazard;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.SetAside;
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

    private AsideStory story;
    private TestReach reach;

    private void story(String dialect) throws Exception {
        story = new AsideStory(dialect, folder);
        reach = story.reach;
        story.generate(AUTHORS, true);
        story.generate(STORES, true);
        story.generate(PAGES, true);
        story.upgrade();
        reach.execute(
                "INSERT INTO author VALUES (1, 'Ursula'), (2, 'Iain')",
                "INSERT INTO book VALUES (1, 'Rocannon', 1, 100), (2, 'Excession', 2, NULL), (3, 'Matter', 2, 593)",
                "INSERT INTO store VALUES (1, 'Uptown'), (2, 'Harbour')",
                "INSERT INTO book_store VALUES (1, 1), (1, 2), (3, 2)");
    }

    private List<String> books() throws SQLException {
        return reach.query("SELECT title || ' ' || coalesce(pages, 0) FROM book ORDER BY id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void valuesOfAColumnComeBackToTheRowsThatAreStillThere(String dialect) throws Exception {
        story(dialect);
        DatabaseSchema head = story.schema();
        story.downgrade("-1");
        assertThat(story.sides()).hasSize(1);
        reach.execute(
                "DELETE FROM book_store", "DELETE FROM book WHERE id = 1", "INSERT INTO book VALUES (4, 'New', 1)");
        story.upgrade();
        assertThat(books()).containsExactly("Excession 0", "Matter 593", "New 0");
        assertThat(story.sides()).isEmpty();
        assertThat(SchemaDiffer.differences(story.schema(), head)).isEmpty();
        reach.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void rowsComeBackFromBase(String dialect) throws Exception {
        story(dialect);
        story.downgrade(null);
        assertThat(story.schema().tables())
                .extracting(table -> table.name().name())
                .noneMatch(name -> name.startsWith("book") || name.equals("author"));
        story.upgrade();
        assertThat(books()).containsExactly("Rocannon 100", "Excession 0", "Matter 593");
        assertThat(reach.query("SELECT name FROM author ORDER BY id")).containsExactly("Ursula", "Iain");
        assertThat(reach.query("SELECT count(*) FROM book_store")).containsExactly("3");
        assertThat(story.sides()).isEmpty();
        reach.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void itIsSaidBeforeAndNothingIsKeptUnwished(String dialect) throws Exception {
        story(dialect);
        try (Connection connection = reach.open()) {
            assertThat(story.engine.runHazards(connection, story.folder, false, null))
                    .filteredOn(hazard -> hazard.hazard().kind() == Hazard.Kind.KEEPS_DATA)
                    .extracting(hazard -> hazard.hazard().words())
                    .anyMatch(words -> words.equals("The values of book.pages are kept in the database until they are"
                            + " purged. Upgrading again puts them back."));
        }
        Revision made = story.generate(List.of("ALTER TABLE store ADD COLUMN town VARCHAR(9)"), false);
        assertThat(made.asides()).isEmpty();
        assertThat(made.hazardsBack()).extracting(NotedHazard::kind).contains(Hazard.Kind.DELETES_DATA);
        story.upgrade();
        story.downgrade("-1");
        assertThat(story.sides()).isEmpty();
        reach.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void whatDoesNotFitAnyMoreStopsTheUpgradeInWords(String dialect) throws Exception {
        story(dialect);
        story.downgrade("-2");
        reach.execute("DELETE FROM book WHERE id = 3");
        assertThat(AsideStory.reason(story.up()))
                .contains("does not fit any more", "db purge")
                .doesNotContain("Nothing was changed");
        assertThat(story.schema().tables())
                .extracting(table -> table.name().name())
                .doesNotContain("store");
        assertThat(story.sides()).as("nothing is lost").isNotEmpty();
        reach.execute("INSERT INTO book VALUES (3, 'Matter again', 2)");
        story.upgrade();
        assertThat(reach.query("SELECT count(*) FROM book_store")).containsExactly("3");
        reach.close();
    }

    /** Rows of new tables that refer to each other, and to a new column of an old table. */
    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void whatRefersToEachOtherComesBackTogether(String dialect) throws Exception {
        story(dialect);
        story.generate(
                dialect.equals("sqlite")
                        ? List.of(
                                "CREATE TABLE department (id INTEGER PRIMARY KEY, manager INTEGER REFERENCES employee (id))",
                                "CREATE TABLE employee (id INTEGER PRIMARY KEY, department INTEGER NOT NULL REFERENCES"
                                        + " department (id))")
                        : List.of(
                                "CREATE TABLE department (id INTEGER PRIMARY KEY, manager INTEGER)",
                                "CREATE TABLE employee (id INTEGER PRIMARY KEY, department INTEGER NOT NULL REFERENCES"
                                        + " department (id))",
                                "ALTER TABLE department ADD CONSTRAINT managed FOREIGN KEY (manager) REFERENCES employee (id)",
                                "ALTER TABLE store ADD COLUMN code TEXT UNIQUE",
                                "CREATE TABLE shelf (id INTEGER PRIMARY KEY, store TEXT REFERENCES store (code))"),
                true);
        story.upgrade();
        DatabaseSchema head = story.schema();
        reach.execute(
                "INSERT INTO department VALUES (1, NULL)",
                "INSERT INTO employee VALUES (7, 1), (8, 1)",
                "UPDATE department SET manager = 8");
        boolean shelves = dialect.equals("postgresql");
        if (shelves) {
            reach.execute("UPDATE store SET code = 'H' WHERE id = 2", "INSERT INTO shelf VALUES (1, 'H')");
        }
        story.downgrade("-1");
        story.upgrade();
        assertThat(reach.query("SELECT manager FROM department")).containsExactly("8");
        assertThat(reach.query("SELECT id FROM employee ORDER BY 1")).containsExactly("7", "8");
        assertThat(reach.query(shelves ? "SELECT store FROM shelf" : "SELECT 'H'"))
                .containsExactly("H");
        assertThat(story.sides()).isEmpty();
        assertThat(SchemaDiffer.differences(story.schema(), head)).isEmpty();
        reach.close();
    }

    /** Nothing is kept that could never come back. */
    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void whatRefersToWhatIsNotKeptIsNotKept(String dialect) throws Exception {
        story = new AsideStory(dialect, folder);
        reach = story.reach;
        Revision made = story.generate(
                dialect.equals("sqlite")
                        ? List.of(
                                "CREATE TABLE watched (id INTEGER PRIMARY KEY)",
                                "CREATE TRIGGER watch AFTER INSERT ON watched BEGIN SELECT 1; END",
                                "CREATE TABLE part (id INTEGER PRIMARY KEY, watched INTEGER REFERENCES watched (id))",
                                "CREATE TABLE alone (id INTEGER PRIMARY KEY)")
                        : List.of(
                                "CREATE TABLE watched (id INTEGER PRIMARY KEY)",
                                "CREATE TRIGGER watch BEFORE UPDATE ON watched FOR EACH ROW EXECUTE FUNCTION"
                                        + " suppress_redundant_updates_trigger()",
                                "CREATE TABLE part (id INTEGER PRIMARY KEY, watched INTEGER REFERENCES watched (id))",
                                "CREATE TABLE alone (id INTEGER PRIMARY KEY)"),
                true);
        assertThat(made.asides())
                .extracting(SetAside::side)
                .singleElement(STRING)
                .endsWith("alone");
        assertThat(made.hazardsBack())
                .filteredOn(hazard -> hazard.kind() == Hazard.Kind.DELETES_DATA)
                .extracting(NotedHazard::words)
                .anyMatch(words -> words.contains("part"));
        reach.close();
    }

    /** A place among the rows is no key: VACUUM gives rows other places. */
    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void valuesWithoutAKeyAreNotKept(String dialect) throws Exception {
        story = new AsideStory(dialect, folder);
        reach = story.reach;
        story.generate(List.of("CREATE TABLE note (body VARCHAR(9))"), true);
        Revision made = story.generate(List.of("ALTER TABLE note ADD COLUMN tag VARCHAR(9)"), true);
        assertThat(made.asides()).isEmpty();
        assertThat(made.hazardsBack())
                .extracting(NotedHazard::kind)
                .contains(Hazard.Kind.DELETES_DATA)
                .doesNotContain(Hazard.Kind.KEEPS_DATA);
        Revision back = story.generate(List.of("ALTER TABLE note DROP COLUMN body"), true);
        assertThat(back.hazards()).extracting(NotedHazard::words).anyMatch(words -> words.contains("has no key"));
        reach.close();
    }
}
