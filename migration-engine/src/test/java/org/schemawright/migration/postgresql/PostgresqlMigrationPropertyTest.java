package org.schemawright.migration.postgresql;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.migration.rehearse.MigrationProperty;
import org.schemawright.migration.rehearse.MigrationProperty.Outcome;
import org.schemawright.migration.rehearse.MigrationSweep;
import org.schemawright.migration.rehearse.PartingRandom;
import org.schemawright.migration.rehearse.TestReach;

/** Random pairs of PostgreSQL schemas with rows go through generate, upgrade, downgrade and upgrade. */
class PostgresqlMigrationPropertyTest {

    @TempDir
    Path folder;

    @Test
    void someRandomPairs() {
        MigrationSweep.over(0, 2, this::check);
    }

    @Test
    @Tag("sweep")
    void manyRandomPairs() {
        MigrationSweep.overMany(this::check);
    }

    private Outcome check(int seed, boolean stock) throws Exception {
        int parting = new Random(seed).nextInt(400);
        try (TestReach one = TestReach.postgresql();
                TestReach other = TestReach.postgresql()) {
            MigrationProperty property = new MigrationProperty(one, other, folder.resolve("seed" + seed));
            List<String> before = statements(seed, -1, parting, stock);
            Outcome outcome = property.check(before, statements(seed, 1, parting, stock), new Random(seed));
            if (stock && outcome == Outcome.HELD) {
                try (TestReach third = TestReach.postgresql()) {
                    return property.checkStock(third, before, new Random(seed));
                }
            }
            return outcome;
        }
    }

    /** @param stock whether without the operators that Liquibase's own program takes for parameters */
    private static List<String> statements(int seed, int side, int parting, boolean stock) {
        return RandomDatabase.statements(new PartingRandom(seed, side, parting)).stream()
                .map(RandomDatabase.Sql::text)
                .map(sql -> stock ? sql.replace("<<<?", "<<<!").replace("::jsonb ?", "::jsonb ->") : sql)
                .toList();
    }
}
