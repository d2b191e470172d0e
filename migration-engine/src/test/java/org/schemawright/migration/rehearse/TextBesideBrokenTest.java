package org.schemawright.migration.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.Trigger;

/** Triggers beside others that are broken, which SQLite lets stand until somebody uses them. */
class TextBesideBrokenTest extends TextTrialCase {

    private static final String BAD =
            "CREATE TRIGGER %s AFTER UPDATE ON book BEGIN INSERT INTO gone VALUES (NEW.id); END";

    private static Trigger trigger(DatabaseSchema schema, String name) {
        return schema.triggers().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTriggerIsNotRefusedForTheFaultOfAnother() throws Exception {
        try (TestReach reach = shop("sqlite")) {
            reach.execute(BAD.formatted("bad"), BAD.formatted("worse"));
            String text = "CREATE TRIGGER note AFTER UPDATE ON book BEGIN INSERT INTO log VALUES (NEW.title); END";
            made(reach, List.of(), null, ObjectKind.TRIGGER, text);
            assertThat(refused(reach, null, ObjectKind.TRIGGER, text.replace("title", "titel"), "titel"))
                    .isEqualTo("SQLite says: no such column: NEW.titel");
            // Its own fault stays one, also where another has the same.
            assertThat(refused(reach, null, ObjectKind.TRIGGER, BAD.formatted("note"), "gone"))
                    .isEqualTo("SQLite says: no such table: main.gone");
            Change.ReplaceObject mended = made(
                    reach,
                    List.of(),
                    trigger(read(reach), "bad"),
                    ObjectKind.TRIGGER,
                    text.replace("TRIGGER note", "TRIGGER bad"));
            upDownUp(reach, List.of(mended));
        }
    }

    @Test
    void aReferenceThatCannotBeCheckedForbidsNoTrigger() throws Exception {
        try (TestReach reach = shop("sqlite")) {
            reach.execute("CREATE TABLE fan (author VARCHAR(40) REFERENCES author(name))");
            made(
                    reach,
                    List.of(),
                    null,
                    ObjectKind.TRIGGER,
                    "CREATE TRIGGER note AFTER DELETE ON author BEGIN INSERT INTO log VALUES (OLD.name); END");
        }
    }

    @Test
    void theFaultOfAnotherIsNotShownInThisText() throws Exception {
        try (TestReach reach = shop("sqlite")) {
            reach.execute(
                    "CREATE TRIGGER into_titles INSTEAD OF INSERT ON titles BEGIN INSERT INTO log VALUES (NEW.name); END");
            assertThat(refused(
                            reach,
                            view(read(reach), "titles"),
                            ObjectKind.VIEW,
                            "CREATE VIEW titles AS SELECT b.id, b.title, a.name AS writer FROM book b JOIN author a ON a.id = b.author",
                            ""))
                    .startsWith("The trigger into_titles needs it and would not work any more:");
        }
    }

    @Test
    void aBrokenTriggerIsDroppedOrMendedBeforeATableGetsAnotherName() throws Exception {
        try (TestReach reach = shop("sqlite")) {
            reach.execute(BAD.formatted("bad"));
            DatabaseSchema before = read(reach);
            Change drop = Change.ReplaceObject.drop(trigger(before, "bad"));
            Change rename = new Change.RenameTable(before.named("author"), "writer");
            made(reach, List.of(drop, rename), null, ObjectKind.VIEW, "CREATE VIEW v AS SELECT name FROM writer");
            Change mend = made(
                    reach,
                    List.of(),
                    trigger(before, "bad"),
                    ObjectKind.TRIGGER,
                    "CREATE TRIGGER bad AFTER UPDATE ON book BEGIN INSERT INTO log VALUES (NEW.title); END");
            made(reach, List.of(mend, rename), null, ObjectKind.VIEW, "CREATE VIEW v AS SELECT name FROM writer");
            reach.execute("DROP VIEW short", "DROP VIEW titles");
            upDownUp(reach, List.of(drop, rename));
        }
    }
}
