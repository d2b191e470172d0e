package org.schemawright.migration.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectNote;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.Routine;

/** A text in the place of one of another kind, name or arguments: what stands on the old one, and what belongs to it. */
class TextInPlaceTest extends TextTrialCase {

    private static List<String> grants(DatabaseSchema schema, ObjectRef object) {
        return schema.notes().stream()
                .filter(note -> note.object().equals(object))
                .map(ObjectNote::grants)
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void aViewThatBecomesMaterializedKeepsItsReadersItsCommentAndItsRights() throws Exception {
        try (TestReach reach = shop("postgresql")) {
            reach.execute(
                    "COMMENT ON VIEW titles IS 'told'",
                    "COMMENT ON COLUMN titles.title IS 'the name'",
                    "GRANT SELECT ON titles TO PUBLIC",
                    "INSERT INTO author VALUES (1, 'Ann')",
                    "INSERT INTO book VALUES (1, 'One', 1, 1)");
            DatabaseSchema before = read(reach);
            Change.ReplaceObject stored = made(
                    reach,
                    List.of(),
                    view(before, "titles"),
                    ObjectKind.VIEW,
                    "CREATE MATERIALIZED VIEW titles AS SELECT b.id, b.title, a.name FROM book b JOIN author a ON a.id = b.author");
            upDownUp(reach, List.of(stored));
            DatabaseSchema after = read(reach);
            assertThat(reach.query("SELECT title FROM short")).containsExactly("One");
            ObjectRef titles = ObjectRef.of(ObjectKind.MATERIALIZED_VIEW, after.named("titles"));
            assertThat(after.notes()).contains(note(before, titles));
            assertThat(grants(after, titles)).isNotEmpty();

            Change.ReplaceObject plain = made(
                    reach,
                    List.of(),
                    view(after, "titles"),
                    ObjectKind.MATERIALIZED_VIEW,
                    "CREATE VIEW titles AS SELECT b.id, b.title, a.name FROM book b JOIN author a ON a.id = b.author");
            upDownUp(reach, List.of(plain));
            assertThat(read(reach).notes()).containsAll(before.notes());
        }
    }

    private static ObjectNote note(DatabaseSchema before, ObjectRef object) {
        return before.notes().stream()
                .filter(note -> note.object().equals(ObjectRef.of(ObjectKind.VIEW, object.name())))
                .map(note -> new ObjectNote(object, note.comment(), note.owner(), note.grants()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatReadsAFunctionStandsOnTheOneOfOtherArguments() throws Exception {
        try (TestReach reach = shop("postgresql")) {
            reach.execute(
                    "CREATE FUNCTION half(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a / 2'",
                    "CREATE VIEW a_half AS SELECT half(price) AS half FROM book",
                    "COMMENT ON FUNCTION half IS 'told'",
                    "GRANT EXECUTE ON FUNCTION half TO pg_monitor");
            Routine half = read(reach).routines().getFirst();
            TriedText.Understood tried = understood(
                    reach,
                    List.of(),
                    half,
                    ObjectKind.FUNCTION,
                    "CREATE FUNCTION half(a integer, b integer DEFAULT 2) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a / b'");
            assertThat(tried.loses())
                    .isEqualTo("It takes the place of the function half, which takes along the rights given on it.");
            upDownUp(reach, List.of(new Change.ReplaceObject(half, tried.object(), tried.needs())));
            assertThat(read(reach).notes()).anyMatch(note -> "told".equals(note.comment()));
        }
    }

    @Test
    void anotherNameTakesAlongTheTriggersOfAViewAndSaysSo() throws Exception {
        try (TestReach reach = shop("sqlite")) {
            reach.execute(
                    "CREATE TRIGGER short_in INSTEAD OF INSERT ON short BEGIN INSERT INTO log VALUES (NEW.title); END");
            TriedText.Understood tried = understood(
                    reach,
                    List.of(),
                    view(read(reach), "short"),
                    ObjectKind.VIEW,
                    "CREATE VIEW shorter AS SELECT title FROM titles");
            assertThat(tried.loses())
                    .isEqualTo("It takes the place of the view short, which takes along trigger short_in.");
            upDownUp(
                    reach,
                    List.of(new Change.ReplaceObject(view(read(reach), "short"), tried.object(), tried.needs())));
            assertThat(read(reach).triggers()).isEmpty();
        }
        try (TestReach reach = shop("postgresql")) {
            reach.execute("GRANT SELECT ON short TO PUBLIC", "COMMENT ON VIEW short IS 'told'");
            TriedText.Understood tried = understood(
                    reach,
                    List.of(),
                    view(read(reach), "short"),
                    ObjectKind.VIEW,
                    "CREATE VIEW shorter AS SELECT title FROM titles");
            assertThat(tried.loses())
                    .isEqualTo("It takes the place of the view short, which takes along the rights given on it.");
            upDownUp(
                    reach,
                    List.of(new Change.ReplaceObject(view(read(reach), "short"), tried.object(), tried.needs())));
            assertThat(read(reach).notes()).anyMatch(note -> "told".equals(note.comment()));
        }
    }

    @Test
    void anAggregateOfAnythingIsWrittenAnew() throws Exception {
        try (TestReach reach = shop("postgresql")) {
            reach.execute("CREATE AGGREGATE many(*) (SFUNC = int8inc, STYPE = int8, INITCOND = '0')");
            Routine many = read(reach).routines().getFirst();
            assertThat(many.kind()).isEqualTo(ObjectKind.AGGREGATE);
            assertThat(refused(
                            reach,
                            many,
                            ObjectKind.AGGREGATE,
                            "CREATE FUNCTION many() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
                            "FUNCTION"))
                    .isEqualTo("This does not make an aggregate. Begin with CREATE AGGREGATE.");
            Change.ReplaceObject more = made(
                    reach,
                    List.of(),
                    many,
                    ObjectKind.AGGREGATE,
                    "CREATE AGGREGATE many(*) (SFUNC = int8inc, STYPE = int8, INITCOND = '1')");
            upDownUp(reach, List.of(more));
        }
    }

    @Test
    void aTrialThatCannotBeginLeavesNoConnection() throws Exception {
        try (TestReach reach = shop("postgresql")) {
            Routine gone = new Routine(read(reach).named("gone"), ObjectKind.FUNCTION, "integer", "integer", "CREATE");
            List<Connection> opened = new ArrayList<>();
            ScratchDatabases scratches = new ScratchDatabases(reach.dialect(), noting(reach, opened), folder);
            TextTrial.Subject subject = new TextTrial.Subject(read(reach), List.of(), gone);
            RefusedException refused = null;
            try (TextTrial trial = new Targets(reach.dialect(), scratches).trial(subject, () -> false)) {
                assertThat(trial).isNull();
            } catch (RefusedException e) {
                refused = e;
            }
            assertThat(Objects.requireNonNull(refused)).hasMessageContaining("no function gone any more");
            assertThat(opened).isNotEmpty();
            for (Connection one : opened) {
                assertThat(one.isClosed()).isTrue();
            }
        }
    }

    private static DatabaseReach noting(TestReach reach, List<Connection> opened) {
        return new DatabaseReach() {
            @Override
            public Connection open() throws SQLException {
                return noted(reach.open());
            }

            @Override
            public Connection openBeside(String name) throws SQLException {
                return noted(reach.openBeside(name));
            }

            private Connection noted(Connection connection) {
                opened.add(connection);
                return connection;
            }
        };
    }
}
