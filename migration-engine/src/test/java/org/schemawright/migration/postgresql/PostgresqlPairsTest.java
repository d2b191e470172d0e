package org.schemawright.migration.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
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
    void aTableFollowsTheTypeItIsOf() throws Exception {
        assertThat(check(
                        List.of(
                                "CREATE TYPE mood AS ENUM ('good', 'bad')",
                                "CREATE TYPE t AS (a integer, b mood, c text)",
                                "CREATE TABLE of_t OF t (a WITH OPTIONS PRIMARY KEY)",
                                "INSERT INTO of_t VALUES (1, 'good', 'x'), (2, 'bad', NULL)",
                                "CREATE TYPE u AS (a integer)",
                                "CREATE TABLE of_u OF u",
                                "INSERT INTO of_u VALUES (1), (2)",
                                "CREATE TABLE becomes (a integer)",
                                "INSERT INTO becomes VALUES (7)"),
                        List.of(
                                "CREATE TYPE mood AS ENUM ('good', 'bad')",
                                "CREATE TYPE t AS (a integer, b mood, d date)",
                                "CREATE TABLE of_t OF t (a WITH OPTIONS PRIMARY KEY, d WITH OPTIONS DEFAULT now())",
                                "CREATE TYPE u AS (a text)",
                                "CREATE TABLE of_u OF u",
                                "CREATE TABLE becomes OF u")))
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

    @Test
    void aTableOfItsOwnBecomesANumberedPartitionAndLeavesItAgain() throws Exception {
        List<String> alone = List.of(
                "CREATE TABLE whole (id integer GENERATED ALWAYS AS IDENTITY, day date NOT NULL)"
                        + " PARTITION BY RANGE (day)",
                "CREATE TABLE part (id integer NOT NULL, day date NOT NULL)",
                "CREATE TABLE numbered (id integer GENERATED BY DEFAULT AS IDENTITY, day date NOT NULL)",
                "CREATE TABLE counted (id serial, day date NOT NULL) PARTITION BY RANGE (day)",
                "CREATE TABLE counts (id serial, day date NOT NULL)");
        List<String> parts = List.of(
                "CREATE TABLE whole (id integer GENERATED ALWAYS AS IDENTITY, day date NOT NULL)"
                        + " PARTITION BY RANGE (day)",
                "CREATE TABLE part PARTITION OF whole FOR VALUES FROM ('2026-01-01') TO (MAXVALUE)",
                "CREATE TABLE numbered PARTITION OF whole FOR VALUES FROM (MINVALUE) TO ('2026-01-01')",
                "CREATE TABLE counted (id serial, day date NOT NULL) PARTITION BY RANGE (day)",
                "CREATE TABLE counts (id serial, day date NOT NULL)",
                "ALTER TABLE counted ATTACH PARTITION counts DEFAULT");
        assertThat(check(alone, parts)).isIn(Outcome.HELD, Outcome.ROWS_STOP_IT);
    }

    @Test
    void aPartitionIsNumberedByASequenceThatOnlyItsWholeNames() throws Exception {
        assertThat(check(
                        List.of("CREATE TABLE whole (id integer, day date NOT NULL) PARTITION BY RANGE (day)"),
                        List.of(
                                "CREATE TABLE whole (id integer GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME own_numbers"
                                        + " INCREMENT 3), day date NOT NULL) PARTITION BY RANGE (day)",
                                "CREATE TABLE part PARTITION OF whole (day DEFAULT '2026-01-01') DEFAULT")))
                .isEqualTo(Outcome.HELD);
    }

    @Test
    void anExtensionMovesToAnotherSchema() throws Exception {
        assertThat(check(
                        List.of(
                                "CREATE EXTENSION btree_gist SCHEMA public",
                                "CREATE TABLE booked (room integer, during tsrange, EXCLUDE USING gist (room WITH =, during"
                                        + " WITH &&))"),
                        List.of(
                                "CREATE SCHEMA tools",
                                "CREATE EXTENSION btree_gist SCHEMA tools",
                                "CREATE TABLE booked (room integer, during tsrange, EXCLUDE USING gist (room WITH =, during"
                                        + " WITH &&))")))
                .isEqualTo(Outcome.HELD);
    }

    @Test
    void aTableGoesWhoseRowsWereValues() throws Exception {
        assertThat(check(
                        List.of(
                                "CREATE FUNCTION usual() RETURNS text LANGUAGE sql AS $$ SELECT 'x' $$",
                                "CREATE TABLE pointed (id integer PRIMARY KEY)",
                                "CREATE TABLE old (id integer REFERENCES pointed, name text DEFAULT usual())",
                                "CREATE TABLE young (id integer, name text)",
                                "CREATE TABLE holder (id integer, one old, many old[])"),
                        List.of(
                                "CREATE UNLOGGED TABLE pointed (id integer PRIMARY KEY)",
                                "CREATE TABLE young (id integer, name text)",
                                "CREATE TABLE holder (id integer, one young, many young[])")))
                .isEqualTo(Outcome.HELD);
    }

    @Test
    void anHeirComesToAParentWhoseCheckExcusesRows() throws Exception {
        List<String> parents = List.of(
                "CREATE TABLE parent (id integer)",
                "ALTER TABLE parent ADD CONSTRAINT above CHECK (id > 0) NOT VALID",
                "CREATE TABLE whole (id integer) PARTITION BY LIST (id)",
                "ALTER TABLE whole ADD CONSTRAINT few CHECK (id < 9) NOT VALID");
        List<String> heirs = List.of(
                "CREATE TABLE parent (id integer)",
                "CREATE TABLE heir (name text) INHERITS (parent)",
                "CREATE TABLE grandchild () INHERITS (heir)",
                "ALTER TABLE parent ADD CONSTRAINT above CHECK (id > 0) NOT VALID",
                "CREATE TABLE whole (id integer) PARTITION BY LIST (id)",
                "CREATE TABLE part PARTITION OF whole DEFAULT",
                "ALTER TABLE whole ADD CONSTRAINT few CHECK (id < 9) NOT VALID");
        assertThat(check(parents, heirs)).isIn(Outcome.HELD, Outcome.ROWS_STOP_IT);
    }

    @Test
    void valuesOfADomainOverTableNamesComeBack() throws Exception {
        assertThat(check(
                        List.of(
                                "CREATE DOMAIN any_table AS regclass",
                                "CREATE TABLE named (id integer PRIMARY KEY, which any_table)",
                                "INSERT INTO named VALUES (71, 'pg_class'), (72, '1'), (73, NULL)"),
                        List.of("CREATE TABLE named (id integer PRIMARY KEY)")))
                .isEqualTo(Outcome.HELD);
    }

    @Test
    void aCheckThatHeirsHaveGetsAnotherName() throws Exception {
        assertThat(check(
                        List.of(
                                "CREATE TABLE parent (id integer, CONSTRAINT old CHECK (id > 0))",
                                "CREATE TABLE leaves () INHERITS (parent)",
                                "CREATE TABLE stays () INHERITS (parent)"),
                        List.of(
                                "CREATE TABLE parent (id integer, CONSTRAINT young CHECK (id > 0))",
                                "CREATE TABLE leaves (id integer)",
                                "CREATE TABLE stays () INHERITS (parent)")))
                .isIn(Outcome.HELD, Outcome.ROWS_STOP_IT);
    }

    @Test
    void aRuleThatIsMadeAnewStillAppliesWhenItDid() throws Exception {
        assertThat(check(
                        List.of(
                                "CREATE TABLE ruled (id integer)",
                                "CREATE RULE quiet AS ON UPDATE TO ruled WHERE old.id = 5 DO INSTEAD NOTHING",
                                "ALTER TABLE ruled ENABLE REPLICA RULE quiet"),
                        List.of(
                                "CREATE TABLE ruled (id integer)",
                                "CREATE RULE quiet AS ON UPDATE TO ruled DO ALSO NOTIFY somebody",
                                "ALTER TABLE ruled ENABLE REPLICA RULE quiet")))
                .isEqualTo(Outcome.HELD);
    }

    @Test
    void numbersBecomeNamesOfTablesAndSettingsOfLongValuesStay() throws Exception {
        assertThat(check(
                        List.of(
                                "CREATE TABLE numbers (id integer PRIMARY KEY, one smallint, two double precision)",
                                "CREATE TABLE long (a text, b integer) WITH (toast.autovacuum_enabled = off)"),
                        List.of(
                                "CREATE TABLE numbers (id integer PRIMARY KEY, one regclass, two oid)",
                                "CREATE TABLE long (c bigserial, d text) WITH (toast.autovacuum_enabled = off)")))
                .isEqualTo(Outcome.HELD);
    }

    @Test
    void typesThatAreCalledAlmostLikeThoseOfTheCatalogAreOnesOfTheirOwn() throws Exception {
        assertThat(check(
                        List.of(
                                "CREATE DOMAIN region AS text",
                                "CREATE TABLE place (id integer PRIMARY KEY, one region, rank smallint)",
                                "INSERT INTO place VALUES (71, 'north', 1), (72, NULL, 2)"),
                        List.of(
                                "CREATE TYPE regime AS ENUM ('1', '2', '3')",
                                "CREATE TABLE place (id integer PRIMARY KEY, rank regime)")))
                .isEqualTo(Outcome.HELD);
    }

    @Test
    void functionsOnAViewLetWhatIsBelowItChange() throws Exception {
        List<String> functions = List.of(
                "CREATE VIEW seen AS SELECT id, a FROM t",
                "CREATE FUNCTION rows_seen() RETURNS SETOF seen LANGUAGE sql AS $$ SELECT * FROM seen $$",
                "CREATE FUNCTION first_seen() RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT a FROM seen; END",
                "CREATE VIEW counted AS SELECT count(*) AS n FROM rows_seen()",
                "CREATE FUNCTION of_row(seen) RETURNS text LANGUAGE sql AS $$ SELECT $1.a $$",
                "CREATE OPERATOR @@@ (FUNCTION = of_row, RIGHTARG = seen)",
                "GRANT EXECUTE ON FUNCTION first_seen() TO pg_monitor",
                "COMMENT ON FUNCTION first_seen() IS 'told'");
        assertThat(check(
                        Stream.concat(
                                        Stream.of("CREATE TABLE t (id integer PRIMARY KEY, a varchar(10))"),
                                        functions.stream())
                                .toList(),
                        Stream.concat(
                                        Stream.of("CREATE TABLE t (id integer PRIMARY KEY, a varchar(40))"),
                                        functions.stream())
                                .toList()))
                .isEqualTo(Outcome.HELD);
    }

    @Test
    void aDefaultByAFunctionOnAViewIsBackAfterwards() throws Exception {
        List<String> before = List.of(
                "CREATE TABLE t (id integer PRIMARY KEY, a varchar(10))",
                "CREATE VIEW seen AS SELECT id, a FROM t",
                "CREATE FUNCTION first_seen() RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT a FROM seen; END",
                "CREATE TABLE has (id integer PRIMARY KEY, b text DEFAULT first_seen())");
        assertThat(check(
                        before,
                        before.stream()
                                .map(sql -> sql.replace("varchar(10)", "varchar(40)"))
                                .toList()))
                .isEqualTo(Outcome.HELD);
    }
}
