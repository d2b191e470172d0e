package org.schemawright.migration.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.SchemaDiffer;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.plan.Planner;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.SqlObject;
import org.schemawright.migration.schema.View;

/** A shop in a real database, and texts that are tried on it and then run. */
abstract class TextTrialCase {

    @TempDir
    Path folder;

    TestReach shop(String engine) throws Exception {
        TestReach reach = TestReach.of(engine, folder);
        reach.execute(
                "CREATE TABLE author (id INTEGER PRIMARY KEY, name VARCHAR(40))",
                "CREATE TABLE book (id INTEGER PRIMARY KEY, title VARCHAR(40), author INTEGER, price INTEGER)",
                "CREATE TABLE log (what VARCHAR(40))",
                "CREATE VIEW titles AS SELECT b.id, b.title, a.name FROM book b JOIN author a ON a.id = b.author",
                "CREATE VIEW short AS SELECT title FROM titles WHERE id < 10");
        return reach;
    }

    /** Tries one text after another on the same draft, and closes what that took. */
    TriedText tried(TestReach reach, List<Change> changes, @Nullable SqlObject old, ObjectKind kind, String text)
            throws Exception {
        ScratchDatabases scratches = new ScratchDatabases(reach.dialect(), reach, folder);
        TextTrial.Subject subject = new TextTrial.Subject(
                read(reach), planner(reach).plan(read(reach), changes).up(), old);
        try (TextTrial trial = new Targets(reach.dialect(), scratches).trial(subject, () -> false)) {
            TriedText first = trial.run(kind, text, () -> false);
            assertThat(trial.run(kind, text, () -> false)).as("asked again").isEqualTo(first);
            return first;
        }
    }

    TriedText.Understood understood(
            TestReach reach, List<Change> changes, @Nullable SqlObject old, ObjectKind kind, String text)
            throws Exception {
        TriedText tried = tried(reach, changes, old, kind, text);
        assertThat(tried).isInstanceOf(TriedText.Understood.class);
        return (TriedText.Understood) tried;
    }

    Change.ReplaceObject made(
            TestReach reach, List<Change> changes, @Nullable SqlObject old, ObjectKind kind, String text)
            throws Exception {
        TriedText.Understood understood = understood(reach, changes, old, kind, text);
        return new Change.ReplaceObject(old, understood.object(), understood.needs());
    }

    String refused(TestReach reach, @Nullable SqlObject old, ObjectKind kind, String text, String about)
            throws Exception {
        TriedText tried = tried(reach, List.of(), old, kind, text);
        assertThat(tried).isInstanceOf(TriedText.Refused.class);
        TriedText.Refused refused = (TriedText.Refused) tried;
        assertThat(refused.at()).as(refused.words()).isEqualTo(about.isEmpty() ? -1 : text.indexOf(about));
        return refused.words();
    }

    static DatabaseSchema read(TestReach reach) throws Exception {
        try (Connection connection = reach.open()) {
            return reach.dialect().schemaReader().read(connection);
        }
    }

    static MigrationPlan upDownUp(TestReach reach, List<Change> changes) throws Exception {
        DatabaseSchema before = read(reach);
        MigrationPlan plan = planner(reach).plan(before, changes);
        try (Connection connection = reach.open()) {
            ScratchDatabase.run(plan.up(), connection, () -> false);
            DatabaseSchema after = read(reach);
            assertThat(SchemaDiffer.differences(plan.after(), after)).isEmpty();
            assertThat(after.dependencies()).containsAll(plan.after().dependencies());
            ScratchDatabase.run(plan.down(), connection, () -> false);
            assertThat(SchemaDiffer.differences(before, read(reach))).isEmpty();
            ScratchDatabase.run(plan.up(), connection, () -> false);
            assertThat(SchemaDiffer.differences(plan.after(), read(reach))).isEmpty();
        }
        return plan;
    }

    static Planner planner(TestReach reach) {
        return new Planner(reach.dialect().changeWriter(), reach.dialect().migrationWriter());
    }

    static View view(DatabaseSchema schema, String name) {
        return schema.view(schema.named(name)).orElseThrow();
    }
}
