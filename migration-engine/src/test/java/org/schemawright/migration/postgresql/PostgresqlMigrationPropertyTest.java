package org.schemawright.migration.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Random pairs of PostgreSQL schemas with rows go through generate, upgrade, downgrade and upgrade. */
class PostgresqlMigrationPropertyTest {

    /** So few go through Liquibase's own program too, which takes seconds to start. */
    private static final int STOCK = Integer.getInteger("sweep.stock", 8);

    @TempDir
    Path folder;

    @Test
    void someRandomPairs() throws Exception {
        assertThat(sweep(0, 2)).containsKey(Outcome.HELD);
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
            int parting = new Random(seed).nextInt(400);
            try (TestReach one = TestReach.postgresql();
                    TestReach other = TestReach.postgresql()) {
                MigrationProperty property = new MigrationProperty(one, other, folder.resolve("seed" + seed));
                List<String> before = statements(seed, -1, parting);
                Outcome outcome = property.check(before, statements(seed, 1, parting), new Random(seed));
                if (outcome == Outcome.HELD && seed % STOCK == 1) {
                    try (TestReach stock = TestReach.postgresql()) {
                        property.checkStock(stock, before, new Random(seed));
                    }
                }
                outcomes.merge(outcome, 1, Integer::sum);
            } catch (Exception | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
        return outcomes;
    }

    private static List<String> statements(int seed, int side, int parting) {
        return RandomDatabase.statements(new PartingRandom(seed, side, parting)).stream()
                .map(RandomDatabase.Sql::text)
                .toList();
    }
}
