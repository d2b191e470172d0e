package org.schemawright.migration.sqlite;

import java.nio.file.Files;
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

/** Random pairs of SQLite schemas with rows go through generate, upgrade, downgrade and upgrade. */
class SqliteMigrationPropertyTest {

    @TempDir
    Path folder;

    @Test
    void someRandomPairs() {
        MigrationSweep.over(0, 8, this::check);
    }

    @Test
    @Tag("sweep")
    void manyRandomPairs() {
        MigrationSweep.overMany(this::check);
    }

    private Outcome check(int seed, boolean stock) throws Exception {
        int parting = new Random(seed).nextInt(120);
        Path home = Files.createDirectory(folder.resolve("seed" + seed));
        List<String> before = RandomSqlite.statements(new PartingRandom(seed, -1, parting));
        List<String> after = RandomSqlite.statements(new PartingRandom(seed, 1, parting));
        TestReach one = TestReach.at("jdbc:sqlite:" + home.resolve("one.db") + "?foreign_keys=true");
        TestReach other = TestReach.at("jdbc:sqlite:" + home.resolve("other.db"));
        MigrationProperty property = new MigrationProperty(one, other, home.resolve("migrations"));
        Outcome outcome = property.check(before, after, new Random(seed));
        if (stock && outcome == Outcome.HELD) {
            return property.checkStock(
                    TestReach.at("jdbc:sqlite:" + home.resolve("stock.db")), before, new Random(seed));
        }
        return outcome;
    }
}
