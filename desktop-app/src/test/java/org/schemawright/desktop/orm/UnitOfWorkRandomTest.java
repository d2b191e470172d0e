package org.schemawright.desktop.orm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.desktop.changeset.ChangeJournal;
import org.schemawright.desktop.changeset.ChangeSet;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.task.DirectBackground;
import org.schemawright.migration.schema.ObjectName;

/**
 * Random edits with undo, redo and the journal against the plainest model there is: applied, the database has what the
 * model has; undone, what it had before.
 */
class UnitOfWorkRandomTest {

    private static final String IDS = "select 'n', id, name, parent, size from node union all"
            + " select 'l', a, b, null, weight from link union all select 'm', id, null, node, rank from mark"
            + " order by 1, 2, 3";
    private static final String CONTENT = "select 'node', name, (select name from node p where p.id = n.parent), size"
            + " from node n union all select 'link', b, (select name from node p where p.id = a), weight from link"
            + " union all select 'mark', null, (select name from node p where p.id = mark.node), rank from mark";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFewSequences(boolean sqlite) throws Exception {
        sequences(sqlite, 12);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Tag("sweep")
    void manySequences(boolean sqlite) throws Exception {
        sequences(sqlite, Integer.getInteger("sweep.seeds", 100));
    }

    private void sequences(boolean sqlite, int seeds) throws Exception {
        try (OpenTestDatabase db = sqlite ? OpenTestDatabase.sqlite(folder) : OpenTestDatabase.postgres()) {
            db.run(
                    "create table node (id " + (sqlite ? "integer" : "serial")
                            + " primary key, name text not null unique,"
                            + " parent integer references node (id) on delete cascade, size integer default 3)",
                    "create table link (a integer not null references node (id) on delete cascade, b text not null,"
                            + " weight integer, primary key (a, b))",
                    "create table mark (id " + (sqlite ? "integer" : "serial") + " primary key,"
                            + " node integer references node (id) on delete set null, rank integer unique)",
                    "insert into node (name) values ('a'), ('b'), ('c'), ('d'), ('e'), ('f')",
                    "update node set parent = id - 1 where id in (2, 3, 5)",
                    "insert into link values (1, 'x', 1), (2, 'y', null), (3, 'z', 3), (6, 'w', 4)",
                    "insert into mark (node, rank) values (1, 10), (3, 20), (6, 30), (null, 40)");
            List<String> start = db.query(IDS);
            int applied = 0;
            for (int seed = 0; seed < seeds; seed++) {
                EditedModel model = edited(db, new Random(seed), folder.resolve("journal" + seed));
                Inverse back = new Inverse();
                ApplyOutcome outcome = db.sessions().apply(model.pending(), back);
                if (!(outcome instanceof ApplyOutcome.Applied)) {
                    assertThat(model.mayBeRefused())
                            .as("seed %d: %s", seed, outcome)
                            .isTrue();
                    assertThat(db.query(IDS)).as("seed %d", seed).isEqualTo(start);
                    continue;
                }
                applied++;
                assertThat(db.query(CONTENT)).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(model.content());
                assertThat(back.lost()).isEmpty();
                List<String> after = db.query(IDS);
                Inverse forth = new Inverse();
                undo(db, back, forth, seed);
                assertThat(db.query(IDS)).as("seed %d", seed).isEqualTo(start);
                undo(db, forth, back, seed);
                assertThat(db.query(IDS)).as("seed %d", seed).isEqualTo(after);
                Inverse again = new Inverse();
                undo(db, back, again, seed);
                assertThat(db.query(IDS)).as("seed %d", seed).isEqualTo(start);
            }
            assertThat(applied).isGreaterThan(seeds / 3);
        }
    }

    private static void undo(OpenTestDatabase db, Inverse inverse, Inverse next, int seed) throws Exception {
        List<RowChange> changes = db.inverseNow(inverse.changes());
        next.clear();
        assertThat(
                        changes.isEmpty()
                                ? new ApplyOutcome.Applied(List.of())
                                : db.sessions().apply(changes, next))
                .as("seed %d", seed)
                .isInstanceOf(ApplyOutcome.Applied.class);
    }

    /** What a person did, and what should come of it; at one moment the program is killed and started again. */
    private static EditedModel edited(OpenTestDatabase db, Random random, Path journals) throws Exception {
        Files.createDirectories(journals);
        Map<String, ObjectName> names = new HashMap<>();
        for (String table : List.of("node", "link", "mark")) {
            names.put(table, db.table(table).name());
        }
        EditedModel model = new EditedModel(
                random, names, db.pageRows("node", 100), db.pageRows("link", 100), db.pageRows("mark", 100));
        int commands = 1 + random.nextInt(12);
        int killedAt = random.nextInt(commands + 1);
        ChangeSet changes = new ChangeSet();
        ChangeJournal journal = follow(journals, changes);
        model.edit(changes);
        for (int i = 0; i < commands; i++) {
            if (i == killedAt) {
                journal.close();
                changes = new ChangeSet();
                journal = follow(journals, changes);
                changes.restore(journal.leftover());
                model.restored(changes);
            }
            model.command();
        }
        journal.close();
        return model;
    }

    private static ChangeJournal follow(Path journals, ChangeSet changes) throws Exception {
        ChangeJournal journal = ChangeJournal.open(journals, "random");
        journal.follow(changes, new DirectBackground(), problem -> {
            throw new AssertionError(problem.toString());
        });
        return journal;
    }
}
