package org.schemawright.migration.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.migration.rehearse.MigrationProperty;
import org.schemawright.migration.rehearse.MigrationProperty.Outcome;
import org.schemawright.migration.rehearse.TestReach;

/** Pairs of partitioned tables that change while their partitions stand alone. */
class PostgresqlPartitionPairsTest {

    @TempDir
    Path folder;

    private Outcome check(List<String> before, List<String> after) throws Exception {
        try (TestReach one = TestReach.postgresql();
                TestReach other = TestReach.postgresql()) {
            return new MigrationProperty(one, other, folder).check(before, after, new Random(1));
        }
    }

    @Test
    void aPartitionWithOtherBoundsHasTheNewColumnsOfItsWhole() throws Exception {
        assertThat(check(
                        List.of(
                                "CREATE TABLE whole (k integer, t text, gone date, PRIMARY KEY (k)) PARTITION BY RANGE (k)",
                                "CREATE TABLE part PARTITION OF whole FOR VALUES FROM (0) TO (10)",
                                "CREATE TABLE stays PARTITION OF whole FOR VALUES FROM (50) TO (60)",
                                "INSERT INTO whole VALUES (1, 'a', '2026-01-01'), (51, 'b', NULL)"),
                        List.of(
                                "CREATE TABLE whole (k integer, t varchar(90) NOT NULL, n integer DEFAULT 3 NOT NULL,"
                                        + " PRIMARY KEY (k)) PARTITION BY RANGE (k)",
                                "CREATE TABLE part PARTITION OF whole FOR VALUES FROM (0) TO (20)",
                                "CREATE TABLE stays PARTITION OF whole FOR VALUES FROM (50) TO (60)")))
                .isEqualTo(Outcome.HELD);
    }

    @Test
    void aTableBetweenMovesWithItsPartitions() throws Exception {
        assertThat(check(
                        List.of(
                                "CREATE TABLE whole (k integer, t text) PARTITION BY RANGE (k)",
                                "CREATE TABLE middle PARTITION OF whole FOR VALUES FROM (0) TO (10) PARTITION BY RANGE (k)",
                                "CREATE TABLE part PARTITION OF middle FOR VALUES FROM (0) TO (10)",
                                "INSERT INTO whole VALUES (1, 'a')"),
                        List.of(
                                "CREATE TABLE whole (k integer, n integer DEFAULT 3) PARTITION BY RANGE (k)",
                                "CREATE TABLE middle PARTITION OF whole FOR VALUES FROM (0) TO (20) PARTITION BY RANGE (k)",
                                "CREATE TABLE part PARTITION OF middle FOR VALUES FROM (0) TO (10)")))
                .isEqualTo(Outcome.HELD);
    }
}
