package org.schemawright.migration.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.ChangedSchema;
import org.schemawright.migration.change.SchemaDiffer;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Trigger;
import org.schemawright.migration.schema.TriggerState;
import org.schemawright.migration.schema.View;

/** Views, triggers and routines as texts: what the engine says of them, and up, down and up again. */
class TextTrialTest extends TextTrialCase {

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void aViewComesIsWrittenAnewAndGoes(String engine) throws Exception {
        try (TestReach reach = shop(engine)) {
            Change.ReplaceObject come = made(
                    reach,
                    List.of(),
                    null,
                    ObjectKind.VIEW,
                    "-- the dear ones\nCREATE VIEW dear AS\nSELECT title, price FROM book WHERE price > 100;\n");
            View dear = (View) Objects.requireNonNull(come.after());
            assertThat(dear.columns()).extracting(Column::name).containsExactly("title", "price");
            assertThat(come.needs()).isNotEmpty();
            upDownUp(reach, List.of(come));

            DatabaseSchema now = read(reach);
            Change.ReplaceObject anew = made(
                    reach,
                    List.of(),
                    view(now, "dear"),
                    ObjectKind.VIEW,
                    "CREATE VIEW dear AS SELECT id, title FROM book WHERE price > 1000");
            upDownUp(reach, List.of(anew));
            upDownUp(reach, List.of(Change.ReplaceObject.drop(view(read(reach), "dear"))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void aViewThatOthersReadKeepsThemGoingOrIsRefused(String engine) throws Exception {
        try (TestReach reach = shop(engine)) {
            DatabaseSchema now = read(reach);
            Change.ReplaceObject anew = made(
                    reach,
                    List.of(),
                    view(now, "titles"),
                    ObjectKind.VIEW,
                    "CREATE VIEW titles AS SELECT title, id FROM book");
            upDownUp(reach, List.of(anew));

            DatabaseSchema then = read(reach);
            assertThat(refused(
                            reach,
                            view(then, "titles"),
                            ObjectKind.VIEW,
                            "CREATE VIEW titles AS SELECT id FROM book",
                            ""))
                    .contains("short")
                    .contains("title");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void whatTheEngineDoesNotTakeIsSaidWithItsPlace(String engine) throws Exception {
        try (TestReach reach = shop(engine)) {
            String name = reach.dialect().displayName();
            assertThat(refused(
                            reach,
                            null,
                            ObjectKind.VIEW,
                            "-- ü\nCREATE VIEW v AS\nSELECT title FROM book FROM author WHERE 1",
                            "FROM author"))
                    .startsWith(name + " says: ")
                    .contains("syntax error");
            assertThat(refused(reach, null, ObjectKind.VIEW, "CREATE VIEW v AS SELECT titel FROM book", "titel"))
                    .contains("titel");
            assertThat(refused(reach, null, ObjectKind.VIEW, "CREATE VIEW v AS SELECT 1 FROM nobody", "nobody"))
                    .contains("nobody");
            assertThat(refused(reach, null, ObjectKind.VIEW, "CREATE VIEW titles AS SELECT 1 AS a", ""))
                    .contains("titles");
            assertThat(refused(reach, null, ObjectKind.VIEW, "SELECT 1", "SELECT"))
                    .startsWith("Begin with CREATE VIEW");
            assertThat(refused(reach, null, ObjectKind.VIEW, "", "")).startsWith("Begin with CREATE VIEW");
            assertThat(refused(reach, null, ObjectKind.VIEW, "CREATE TABLE x (a INTEGER)", "TABLE"))
                    .startsWith("This does not make a view");
            assertThat(refused(reach, null, ObjectKind.VIEW, "CREATE TEMP VIEW v AS SELECT 1 AS a", "TEMP"))
                    .contains("Leave out TEMP");
            assertThat(refused(
                            reach, null, ObjectKind.VIEW, "CREATE VIEW v AS SELECT 1 AS a;\nDROP TABLE book", "DROP"))
                    .startsWith("Line 2 begins another statement");
            assertThat(read(reach).views()).hasSize(2);
        }
    }

    @Test
    void aTriggerOfSqliteIsCompiledBeforeItFires() throws Exception {
        try (TestReach reach = shop("sqlite")) {
            assertThat(refused(
                            reach,
                            null,
                            ObjectKind.TRIGGER,
                            "CREATE TRIGGER note AFTER UPDATE OF price ON book BEGIN INSERT INTO log VALUES (NEW.prize); END",
                            "prize"))
                    .isEqualTo("SQLite says: no such column: NEW.prize");
            assertThat(refused(
                            reach,
                            null,
                            ObjectKind.TRIGGER,
                            "CREATE TRIGGER note AFTER DELETE ON book BEGIN INSERT INTO log VALUES (OLD.title) END",
                            "END"))
                    .contains("near \"END\"");
            Change.ReplaceObject come = made(
                    reach,
                    List.of(),
                    null,
                    ObjectKind.TRIGGER,
                    "CREATE TRIGGER note AFTER UPDATE OF price ON book WHEN NEW.price > 5\n"
                            + "BEGIN\n  INSERT INTO log VALUES (NEW.title);\n  DELETE FROM log WHERE what IS NULL;\nEND;");
            upDownUp(reach, List.of(come));
            reach.execute("INSERT INTO book VALUES (1, 'One', 1, 1)", "UPDATE book SET price = 9");
            assertThat(reach.query("SELECT what FROM log")).containsExactly("One");

            DatabaseSchema now = read(reach);
            Change.ReplaceObject instead = made(
                    reach,
                    List.of(),
                    null,
                    ObjectKind.TRIGGER,
                    "CREATE TRIGGER into_titles INSTEAD OF INSERT ON titles BEGIN INSERT INTO log VALUES (NEW.name); END");
            upDownUp(reach, List.of(instead));
            // The view cannot lose what its trigger needs.
            DatabaseSchema then = read(reach);
            assertThat(refused(
                            reach,
                            view(then, "titles"),
                            ObjectKind.VIEW,
                            "CREATE VIEW titles AS SELECT id, title FROM book",
                            ""))
                    .startsWith("The trigger into_titles needs it and would not work any more:");
            List<Change> drops = List.of(
                    Change.ReplaceObject.drop(view(then, "short")), Change.ReplaceObject.drop(view(then, "titles")));
            MigrationPlan plan = upDownUp(reach, drops);
            assertThat(plan.after().triggers()).hasSize(1);
        }
    }

    @Test
    void aTriggerOfPostgresqlComesWithItsFunction() throws Exception {
        try (TestReach reach = shop("postgresql")) {
            DatabaseSchema before = read(reach);
            String body = "CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n"
                    + "  INSERT INTO log VALUES (NEW.title);\n  RETURN NEW;\nEND\n$$";
            assertThat(refused(
                            reach, null, ObjectKind.FUNCTION, body.replace("RETURN NEW", "RETRUN NEW"), "RETRUN NEW"))
                    .contains("syntax error");
            Change.ReplaceObject function = made(reach, List.of(), null, ObjectKind.FUNCTION, body);
            String text =
                    "CREATE TRIGGER noted AFTER INSERT OR UPDATE OF price ON book FOR EACH ROW EXECUTE FUNCTION note()";
            assertThat(refused(reach, null, ObjectKind.TRIGGER, text, "")).contains("function note() does not exist");
            Change.ReplaceObject trigger = made(reach, List.of(function), null, ObjectKind.TRIGGER, text);
            assertThat(trigger.ref().name()).isEqualTo(before.named("book"));
            upDownUp(reach, List.of(function, trigger));
            reach.execute("INSERT INTO book VALUES (1, 'One', 1, 1)", "ALTER TABLE book DISABLE TRIGGER noted");

            DatabaseSchema now = read(reach);
            Change.ReplaceObject anew = made(
                    reach,
                    List.of(),
                    now.triggers().getFirst(),
                    ObjectKind.TRIGGER,
                    text.replace("INSERT OR UPDATE OF price", "DELETE"));
            assertThat(((Trigger) Objects.requireNonNull(anew.after())).state()).isEqualTo(TriggerState.DISABLED);
            Change.ReplaceObject otherBody = made(
                    reach,
                    List.of(),
                    now.routines().getFirst(),
                    ObjectKind.FUNCTION,
                    body.replace("NEW.title", "upper(NEW.title)").replace("CREATE", "CREATE OR REPLACE"));
            upDownUp(reach, List.of(anew, otherBody));
            DatabaseSchema then = read(reach);
            upDownUp(
                    reach,
                    List.of(
                            Change.ReplaceObject.drop(then.triggers().getFirst()),
                            Change.ReplaceObject.drop(then.routines().getFirst())));
        }
    }

    @Test
    void aMaterializedViewKeepsItsIndexesAndIsFilled() throws Exception {
        try (TestReach reach = shop("postgresql")) {
            reach.execute("INSERT INTO book VALUES (1, 'One', 1, 500)");
            Change.ReplaceObject come = made(
                    reach,
                    List.of(),
                    null,
                    ObjectKind.VIEW,
                    "CREATE MATERIALIZED VIEW dear AS SELECT id, title FROM book WHERE price > 100 -- dear\n;");
            assertThat(come.ref().kind()).isEqualTo(ObjectKind.MATERIALIZED_VIEW);
            upDownUp(reach, List.of(come));
            assertThat(reach.query("SELECT title FROM dear")).containsExactly("One");

            reach.execute(
                    "CREATE UNIQUE INDEX dear_id ON dear (id)",
                    "CREATE INDEX dear_title ON dear (title)",
                    "CREATE VIEW dearest AS SELECT * FROM dear",
                    "COMMENT ON MATERIALIZED VIEW dear IS 'dear'");
            DatabaseSchema now = read(reach);
            Change.ReplaceObject anew = made(
                    reach,
                    List.of(),
                    view(now, "dear"),
                    ObjectKind.MATERIALIZED_VIEW,
                    "CREATE MATERIALIZED VIEW dear AS SELECT id, title, price FROM book");
            MigrationPlan plan = upDownUp(reach, List.of(anew));
            assertThat(view(plan.after(), "dear").indexes())
                    .extracting(Index::name)
                    .containsExactly("dear_id", "dear_title");
            assertThat(read(reach).notes()).anyMatch(note -> "dear".equals(note.comment()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void textsFollowWhatIsRenamedWhileTheyArePending(String engine) throws Exception {
        try (TestReach reach = shop(engine)) {
            DatabaseSchema before = read(reach);
            ObjectName book = before.named("book");
            List<Change> changes = new ArrayList<>();
            changes.add(made(
                    reach,
                    List.of(),
                    null,
                    ObjectKind.VIEW,
                    "CREATE VIEW dear AS SELECT book.title AS t FROM book WHERE book.price > 100"));
            if (reach.sqlite()) {
                changes.add(
                        made(
                                reach,
                                List.of(),
                                null,
                                ObjectKind.TRIGGER,
                                "CREATE TRIGGER note AFTER UPDATE OF price ON book BEGIN INSERT INTO log VALUES (NEW.title); END"));
            }
            changes.add(new Change.RenameColumn(book, "price", "cost"));
            changes.add(new Change.RenameTable(book, "volume"));
            DatabaseSchema draft = ChangedSchema.after(before, changes);
            assertThat(view(draft, "dear").definition()).contains("cost").doesNotContain("price");
            changes.add(made(
                    reach,
                    changes,
                    null,
                    ObjectKind.VIEW,
                    "CREATE VIEW cheap AS SELECT title FROM volume WHERE cost < 9"));
            changes.add(made(
                    reach,
                    changes,
                    view(draft, "dear"),
                    ObjectKind.VIEW,
                    "CREATE VIEW dear AS SELECT title AS t FROM volume WHERE cost > 1000"));
            MigrationPlan plan = planner(reach).plan(before, changes);
            try (Connection connection = reach.open()) {
                ScratchDatabase.run(plan.up(), connection, () -> false);
                assertThat(read(reach).views()).hasSize(4);
                assertThat(view(read(reach), "dear").definition()).contains("1000");
                ScratchDatabase.run(plan.down(), connection, () -> false);
                // A rename puts names into quotes that had none, and back it leaves them.
                assertThat(SchemaDiffer.differences(before, read(reach)))
                        .allMatch(
                                difference -> difference.object().name().name().equals("titles"));
                ScratchDatabase.run(plan.up(), connection, () -> false);
            }
        }
    }
}
