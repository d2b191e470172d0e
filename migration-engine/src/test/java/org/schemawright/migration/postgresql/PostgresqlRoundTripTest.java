package org.schemawright.migration.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Databases with all that PostgreSQL has are read, built anew from what was read, and are the same again. */
class PostgresqlRoundTripTest {

    @Test
    void someRandomDatabases() throws Exception {
        sweep(2);
    }

    @Test
    @Tag("sweep")
    void manyRandomDatabases() throws Exception {
        int seeds = Integer.getInteger("sweep.seeds", 20);
        Map<String, int[]> counts = sweep(seeds);
        if (seeds >= 20) {
            assertThat(counts)
                    .as("every feature is made in some database")
                    .allSatisfy(
                            (feature, count) -> assertThat(count[0]).as(feature).isPositive());
        }
    }

    private static Map<String, int[]> sweep(int seeds) throws Exception {
        Map<String, int[]> counts = new TreeMap<>();
        for (int seed = Integer.getInteger("sweep.from", 0); seed < seeds; seed++) {
            try (TestPostgres.Database original = TestPostgres.create()) {
                try (var connection = original.open()) {
                    RandomDatabase.build(RandomDatabase.statements(new Random(seed)), connection, counts);
                }
                RoundTrip.check(original);
            } catch (SQLException | RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
        int made = counts.values().stream().mapToInt(count -> count[0]).sum();
        int refused = counts.values().stream().mapToInt(count -> count[1]).sum();
        assertThat(refused).as("statements that PostgreSQL refused").isLessThan(made / 10);
        return counts;
    }
}
