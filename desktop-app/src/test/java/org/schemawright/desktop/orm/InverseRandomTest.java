package org.schemawright.desktop.orm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.desktop.changeset.RowChange;

/** Random change sets, applied and undone, leave the database as it was, and done again as they left it. */
class InverseRandomTest {

    private static final int SEEDS = Integer.getInteger("sweep.seeds", 8);
    private static final String ALL = "select 'n', id, name, parent, size from node union all"
            + " select 'l', a, b, null, weight from link order by 1, 2, 3";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void appliedAndUndoneIsAsBefore(boolean sqlite) throws Exception {
        try (OpenTestDatabase db = sqlite ? OpenTestDatabase.sqlite(folder) : OpenTestDatabase.postgres()) {
            db.run(
                    "create table node (id " + (sqlite ? "integer" : "serial") + " primary key, name text unique,"
                            + " parent integer references node (id), size integer default 3)",
                    "create table link (a integer not null references node (id), b text not null, weight integer,"
                            + " primary key (a, b))",
                    "insert into node (name) values ('a'), ('b'), ('c'), ('d')",
                    "update node set parent = 1 where id > 2",
                    "insert into link values (1, 'x', 1), (2, 'y', null), (3, 'z', 3)");
            int applied = 0;
            for (int seed = 0; seed < SEEDS; seed++) {
                List<RowChange> changes = random(db, new Random(seed));
                List<String> before = db.query(ALL);
                Inverse back = new Inverse();
                if (!(db.sessions().apply(changes, back) instanceof ApplyOutcome.Applied)) {
                    assertThat(db.query(ALL)).as("seed %d", seed).isEqualTo(before);
                    continue;
                }
                applied++;
                List<String> after = db.query(ALL);
                assertThat(back.lost()).isEmpty();
                assertThat(db.check(db.inverseNow(back.changes()).toArray(RowChange[]::new))
                                .stopped())
                        .as("seed %d", seed)
                        .isEmpty();
                Inverse forth = new Inverse();
                assertThat(db.sessions().apply(db.inverseNow(back.changes()), forth))
                        .as("seed %d", seed)
                        .isInstanceOf(ApplyOutcome.Applied.class);
                assertThat(db.query(ALL)).as("seed %d", seed).isEqualTo(before);
                assertThat(db.sessions().apply(db.inverseNow(forth.changes()), null))
                        .as("seed %d", seed)
                        .isInstanceOf(ApplyOutcome.Applied.class);
                assertThat(db.query(ALL)).as("seed %d", seed).isEqualTo(after);
            }
            assertThat(applied).isGreaterThan(SEEDS / 4);
        }
    }

    private static List<RowChange> random(OpenTestDatabase db, Random random) throws Exception {
        List<RowChange> changes = new ArrayList<>();
        for (String id : db.query("select id from node order by id")) {
            switch (random.nextInt(4)) {
                case 0 ->
                    changes.add(db.update(
                            "node", db.row("node", "id = " + id), "name", "n" + random.nextInt(1000), "size", null));
                case 1 -> {
                    boolean free = db.query("select 1 from node where parent = " + id + " union all"
                                    + " select 1 from link where a = " + id)
                            .isEmpty();
                    if (free) {
                        changes.add(db.delete("node", db.row("node", "id = " + id)));
                    }
                }
                default -> {}
            }
        }
        for (String link : db.query("select a, b from link order by a, b")) {
            String where = "a = " + link.split("\\|")[0] + " and b = '" + link.split("\\|")[1] + "'";
            switch (random.nextInt(3)) {
                case 0 -> changes.add(db.update("link", db.row("link", where), "b", "k" + random.nextInt(1000)));
                case 1 -> changes.add(db.delete("link", db.row("link", where)));
                default -> {}
            }
        }
        int fresh = random.nextInt(3);
        for (int i = 0; i < fresh; i++) {
            changes.add(db.insert("node", "name", "f" + random.nextInt(10_000)));
            changes.add(db.insert("link", "a", db.number(1), "b", "f" + random.nextInt(10_000)));
        }
        return changes;
    }
}
