package org.schemawright.migration.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.migration.rehearse.MigrationProperty;
import org.schemawright.migration.rehearse.MigrationProperty.Outcome;
import org.schemawright.migration.rehearse.PartingRandom;
import org.schemawright.migration.rehearse.TestReach;

/** Random pairs of SQLite schemas with rows go through generate, upgrade, downgrade and upgrade. */
class SqliteMigrationPropertyTest {

    /** So few go through Liquibase's own program too, which takes seconds to start. */
    private static final int STOCK = Integer.getInteger("sweep.stock", 8);

    @TempDir
    Path folder;

    @Test
    void someRandomPairs() throws Exception {
        assertThat(sweep(0, 8)).containsKey(Outcome.HELD);
    }

    @Test
    @Tag("sweep")
    void manyRandomPairs() throws Exception {
        int from = Integer.getInteger("sweep.from", 0);
        assertThat(sweep(from, from + Integer.getInteger("sweep.seeds", 20))).containsKey(Outcome.HELD);
    }

    private Map<Outcome, Integer> sweep(int from, int to) throws Exception {
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        for (int seed = from; seed < to; seed++) {
            int parting = new Random(seed).nextInt(120);
            Path home = Files.createDirectory(folder.resolve("seed" + seed));
            try {
                outcomes.merge(
                        check(
                                home,
                                RandomSqlite.statements(new PartingRandom(seed, -1, parting)),
                                RandomSqlite.statements(new PartingRandom(seed, 1, parting)),
                                seed),
                        1,
                        Integer::sum);
            } catch (Exception | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
        return outcomes;
    }

    private static Outcome check(Path home, List<String> before, List<String> after, int seed) throws Exception {
        TestReach one = TestReach.at("jdbc:sqlite:" + home.resolve("one.db") + "?foreign_keys=true");
        TestReach other = TestReach.at("jdbc:sqlite:" + home.resolve("other.db"));
        MigrationProperty property = new MigrationProperty(one, other, home.resolve("migrations"));
        Outcome outcome = property.check(before, after, new Random(seed));
        if (outcome == Outcome.HELD && seed % STOCK == 1) {
            property.checkStock(TestReach.at("jdbc:sqlite:" + home.resolve("stock.db")), before, new Random(seed));
        }
        return outcome;
    }
}
