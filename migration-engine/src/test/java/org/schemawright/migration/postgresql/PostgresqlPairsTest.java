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

/** Pairs of schemas that once failed, made small. */
class PostgresqlPairsTest {

    @TempDir
    Path folder;

    private Outcome check(List<String> before, List<String> after) throws Exception {
        try (TestReach one = TestReach.postgresql();
                TestReach other = TestReach.postgresql()) {
            return new MigrationProperty(one, other, folder).check(before, after, new Random(1));
        }
    }

    @Test
    void anIndexAndATypeGoByTheNamesOfOthers() throws Exception {
        assertThat(check(
                        List.of(
                                "CREATE TABLE goes (id integer)",
                                "CREATE UNIQUE INDEX same ON goes (id)",
                                "CREATE TABLE stays (id integer)",
                                "CREATE TABLE word (id integer)",
                                "INSERT INTO word VALUES (1)"),
                        List.of(
                                "CREATE TABLE stays (id integer)",
                                "CREATE INDEX same ON stays (id)",
                                "CREATE TYPE word AS (a integer)",
                                "CREATE TABLE of_words OF word")))
                .isEqualTo(Outcome.HELD);
    }

    @Test
    void aSequenceChangesHandsAndArraysTheirDomains() throws Exception {
        assertThat(check(
                        List.of(
                                "CREATE TABLE one (id integer)",
                                "CREATE SEQUENCE free",
                                "CREATE SEQUENCE held OWNED BY one.id",
                                "CREATE DOMAIN d AS text",
                                "CREATE TABLE arrays (a d[])"),
                        List.of(
                                "CREATE TABLE two (id integer, n integer)",
                                "CREATE SEQUENCE free OWNED BY two.id",
                                "CREATE SEQUENCE held OWNED BY two.n",
                                "CREATE DOMAIN e AS varchar(9)",
                                "CREATE TABLE arrays (a e[])")))
                .isEqualTo(Outcome.HELD);
    }

    @Test
    void aPartitionChangesItsWhole() throws Exception {
        assertThat(check(
                        List.of(
                                "CREATE TABLE one (id integer GENERATED ALWAYS AS IDENTITY, day date, PRIMARY KEY (id, day))"
                                        + " PARTITION BY RANGE (day)",
                                "CREATE TABLE part (id integer NOT NULL, day date NOT NULL, CONSTRAINT own PRIMARY KEY (id,"
                                        + " day))",
                                "ALTER TABLE one ATTACH PARTITION part DEFAULT"),
                        List.of(
                                "CREATE TABLE two (n integer GENERATED ALWAYS AS IDENTITY, at date, PRIMARY KEY (n, at))"
                                        + " PARTITION BY RANGE (at)",
                                "CREATE TABLE part (n integer NOT NULL, at date NOT NULL, CONSTRAINT its PRIMARY KEY (n, at))",
                                "ALTER TABLE two ATTACH PARTITION part DEFAULT")))
                .isEqualTo(Outcome.HELD);
    }

    @Test
    void aTableHasOtherParentsAndStatisticsOtherColumns() throws Exception {
        assertThat(check(
                        List.of(
                                "CREATE TABLE old (a integer, b text)",
                                "CREATE TABLE heir () INHERITS (old)",
                                "CREATE TABLE counted (a integer, b integer, c integer)",
                                "CREATE STATISTICS few ON a, b FROM counted"),
                        List.of(
                                "CREATE TABLE young (a integer, c text, CHECK (a > 0))",
                                "CREATE TABLE heir () INHERITS (young)",
                                "CREATE TABLE counted (c integer, b integer, d integer)",
                                "CREATE STATISTICS few ON b, d FROM counted")))
                .isIn(Outcome.HELD, Outcome.ROWS_STOP_IT);
    }
}
