package org.schemawright.migration.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.SchemaDiffer;
import org.schemawright.migration.plan.Hazard;
import org.schemawright.migration.plan.Keeping;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.plan.NoWayBack;
import org.schemawright.migration.plan.Planner;
import org.schemawright.migration.plan.SchemaPlanner;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;

/** What only PostgreSQL has, and comes back with kept rows: types, counters, partitions, triggers that must not notice. */
class PostgresqlKeptDataTest {

    private static final Keeping KEEPING = new Keeping(new PostgresqlKeptWriter(), true);

    private static ObjectName table(String name) {
        return new ObjectName("public", name);
    }

    private static DatabaseSchema read(TestPostgres.Database database) throws SQLException {
        try (Connection connection = database.open()) {
            return new PostgresqlSchemaReader().read(connection);
        }
    }

    private static MigrationPlan plan(boolean whole, TestPostgres.Database database, Change... changes)
            throws SQLException {
        DatabaseSchema before = read(database);
        MigrationPlan plan = new Planner(new PostgresqlChangeWriter(), new PostgresqlMigrationWriter(), KEEPING)
                .plan(before, List.of(changes));
        return whole ? whole(before, plan.after()) : plan;
    }

    private static MigrationPlan whole(DatabaseSchema before, DatabaseSchema after) {
        return new SchemaPlanner(new PostgresqlChangeWriter(), new PostgresqlMigrationWriter(), KEEPING)
                .plan(before, after, List.of());
    }

    private static void run(List<Statement> statements, TestPostgres.Database database) throws SQLException {
        try (Connection connection = database.open();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (Statement step : statements) {
                try {
                    statement.execute(step.sql());
                } catch (SQLException e) {
                    throw new SQLException(e.getMessage() + "\nat: " + step.sql(), e);
                }
            }
            connection.commit();
        }
    }

    /** Up and down, twice; nothing is left, and the schema is as it was but for the order of columns. */
    private static void thereAndBack(MigrationPlan plan, TestPostgres.Database database) throws SQLException {
        for (int round = 0; round < 2; round++) {
            run(plan.up(), database);
            run(plan.down(), database);
            assertThat(SchemaDiffer.differences(read(database), plan.before()))
                    .allMatch(difference -> difference.aspects().stream()
                            .allMatch(aspect -> aspect.name().equals("order of columns")));
            assertThat(database.query("SELECT count(*) FROM pg_class WHERE relname LIKE 'schemawright%'"))
                    .isEqualTo("0");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void countersGoOnFromWhereTheyWere(boolean whole) throws SQLException {
        try (TestPostgres.Database one = TestPostgres.create()) {
            one.execute(
                    "CREATE TABLE a (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, x text)",
                    "CREATE TABLE b (id serial PRIMARY KEY, x text)",
                    "CREATE TABLE c (id integer GENERATED ALWAYS AS IDENTITY, n serial, x text UNIQUE NOT NULL)",
                    "INSERT INTO a (x) VALUES ('1'), ('2'), ('3')",
                    "INSERT INTO b (x) VALUES ('1'), ('2'), ('3')",
                    "INSERT INTO c (x) VALUES ('1'), ('2'), ('3')",
                    "DELETE FROM a WHERE id > 1",
                    "DELETE FROM b WHERE id > 1",
                    "DELETE FROM c WHERE id > 1");
            MigrationPlan plan = plan(
                    whole,
                    one,
                    new Change.DropTable(table("a")),
                    new Change.DropTable(table("b")),
                    new Change.DropColumn(table("c"), "id"),
                    new Change.DropColumn(table("c"), "n"));
            thereAndBack(plan, one);
            one.execute(
                    "INSERT INTO a (x) VALUES ('4')",
                    "INSERT INTO b (x) VALUES ('4')",
                    "INSERT INTO c (x) VALUES ('4')");
            assertThat(one.query("SELECT string_agg(id || x, ' ' ORDER BY id) FROM a"))
                    .isEqualTo("11 44");
            assertThat(one.query("SELECT string_agg(id || x, ' ' ORDER BY id) FROM b"))
                    .isEqualTo("11 44");
            assertThat(one.query("SELECT string_agg(id || x || n, ' ' ORDER BY id) FROM c"))
                    .isEqualTo("111 444");
            run(plan.up(), one);
            one.execute("INSERT INTO c (x) VALUES ('5')");
            run(plan.down(), one);
            assertThat(one.query("SELECT string_agg(id || x || n, ' ' ORDER BY id) FROM c"))
                    .isEqualTo("111 444 555");
        }
    }

    @Test
    void whatCountsInAnotherWayOrNoMoreForgetsNoNumber() throws SQLException {
        try (TestPostgres.Database one = TestPostgres.create();
                TestPostgres.Database other = TestPostgres.create()) {
            one.execute(
                    "CREATE TABLE a (id serial PRIMARY KEY)",
                    "CREATE TABLE b (id integer GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY)",
                    "CREATE TABLE c (id integer GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY)",
                    "CREATE SEQUENCE own",
                    "CREATE TABLE d (id integer DEFAULT nextval('own') PRIMARY KEY)");
            other.execute(
                    "CREATE TABLE a (id integer GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY)",
                    "CREATE TABLE b (id serial PRIMARY KEY)",
                    "CREATE TABLE c (id integer PRIMARY KEY)",
                    "CREATE TABLE d (id integer PRIMARY KEY)");
            for (String table : List.of("a", "b", "c", "d")) {
                one.execute("INSERT INTO " + table + " DEFAULT VALUES", "INSERT INTO " + table + " DEFAULT VALUES");
                one.execute("DELETE FROM " + table + " WHERE id = 2");
            }
            MigrationPlan plan = whole(read(one), read(other));
            run(plan.up(), one);
            for (String table : List.of("a", "b")) {
                assertThat(one.query("INSERT INTO " + table + " DEFAULT VALUES RETURNING id"))
                        .isEqualTo("3");
            }
            run(plan.down(), one);
            for (String table : List.of("c", "d")) {
                assertThat(one.query("INSERT INTO " + table + " DEFAULT VALUES RETURNING id"))
                        .isEqualTo("3");
            }
            one.execute("DELETE FROM a WHERE id = 3", "DELETE FROM b WHERE id = 3");
            thereAndBack(plan, one);
            for (String table : List.of("a", "b")) {
                assertThat(one.query("INSERT INTO " + table + " DEFAULT VALUES RETURNING id"))
                        .isEqualTo("4");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void triggersAndRulesDoNotNotice(boolean whole) throws SQLException {
        try (TestPostgres.Database one = TestPostgres.create()) {
            one.execute(
                    "CREATE TABLE t (id integer PRIMARY KEY, a text, b text)",
                    "CREATE TABLE seen (what text)",
                    "INSERT INTO t VALUES (1, 'x', 'y'), (2, 'z', NULL)",
                    "CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql AS"
                            + " $$ BEGIN INSERT INTO seen VALUES (TG_OP); RETURN NEW; END $$",
                    "CREATE TRIGGER watch AFTER INSERT OR UPDATE OR DELETE ON t FOR EACH ROW EXECUTE FUNCTION see()",
                    "CREATE TRIGGER always AFTER UPDATE ON t FOR EACH ROW EXECUTE FUNCTION see()",
                    "ALTER TABLE t ENABLE ALWAYS TRIGGER always",
                    "CREATE RULE also AS ON UPDATE TO t DO ALSO INSERT INTO seen VALUES ('rule')");
            thereAndBack(plan(whole, one, new Change.DropColumn(table("t"), "b")), one);
            assertThat(one.query("SELECT count(*) FROM seen")).isEqualTo("0");
            assertThat(one.query("SELECT string_agg(a || coalesce(b, '-'), ' ' ORDER BY id) FROM t"))
                    .isEqualTo("xy z-");
            one.execute("UPDATE t SET a = 'w' WHERE id = 1");
            assertThat(one.query("SELECT count(*) FROM seen")).isEqualTo("3");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void partitionsAndHeirsKeepTheirOwnRows(boolean whole) throws SQLException {
        try (TestPostgres.Database one = TestPostgres.create()) {
            one.execute(
                    "CREATE TABLE sale (id integer, day date, sum integer NOT NULL, PRIMARY KEY (id, day))"
                            + " PARTITION BY RANGE (day)",
                    "CREATE TABLE old PARTITION OF sale FOR VALUES FROM ('2000-01-01') TO ('2020-01-01')",
                    "CREATE TABLE young PARTITION OF sale FOR VALUES FROM ('2020-01-01') TO ('2040-01-01')",
                    "CREATE TABLE thing (name text, weight integer NOT NULL)",
                    "CREATE TABLE animal (legs integer) INHERITS (thing)",
                    "CREATE TABLE gone (k integer) PARTITION BY LIST (k)",
                    "CREATE TABLE gone_1 PARTITION OF gone FOR VALUES IN (1)",
                    "INSERT INTO sale VALUES (1, '2010-01-01', 5), (2, '2030-01-01', 6)",
                    "INSERT INTO thing VALUES ('stone', 7), ('stone', 8)",
                    "INSERT INTO animal VALUES ('cow', 9, 4)",
                    "INSERT INTO gone VALUES (1), (1)");
            MigrationPlan plan = plan(
                    whole,
                    one,
                    new Change.DropColumn(table("sale"), "sum"),
                    new Change.DropColumn(table("thing"), "weight"),
                    new Change.DropTable(table("gone")));
            assertThat(plan.hazards()).extracting(Hazard::kind).doesNotContain(Hazard.Kind.DELETES_DATA);
            thereAndBack(plan, one);
            assertThat(one.query(
                            "SELECT string_agg(tableoid::regclass || ' ' || id || sum, ' ' ORDER BY id) FROM sale"))
                    .isEqualTo("old 15 young 26");
            assertThat(one.query("SELECT string_agg(name || weight, ' ' ORDER BY weight) FROM thing"))
                    .isEqualTo("stone7 stone8 cow9");
            assertThat(one.query("SELECT count(*) FROM gone_1")).isEqualTo("2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "CREATE TABLE t (id integer PRIMARY KEY)")
    void typesThatGoAlongComeBackWithTheirValues(String wanted) throws SQLException {
        try (TestPostgres.Database one = TestPostgres.create();
                TestPostgres.Database two = TestPostgres.create()) {
            one.execute(
                    "CREATE TYPE mood AS ENUM ('sad', 'glad')",
                    "CREATE TYPE place AS (street text, number integer)",
                    "CREATE DOMAIN word AS text NOT NULL CHECK (VALUE <> '')",
                    "CREATE DOMAIN sure AS boolean CHECK (VALUE)",
                    "CREATE TABLE t (id integer PRIMARY KEY, m mood NOT NULL, ms mood[], p place, w word, s sure,"
                            + " r int4range, f double precision, j jsonb, CHECK (m <> 'sad'))",
                    "CREATE TABLE u (key mood PRIMARY KEY, w word, t integer REFERENCES t)",
                    "INSERT INTO t VALUES (1, 'glad', '{sad,glad}', ROW('a b', 2), 'w', true, '[1,3)', 0.1, '{\"a\": 1}')",
                    "INSERT INTO u VALUES ('sad', 'x', 1), ('glad', 'y', NULL)");
            two.execute(wanted);
            String rows = "SELECT t::text || (SELECT string_agg(u::text, ' ' ORDER BY key) FROM u) FROM t";
            String before = one.query(rows);
            thereAndBack(whole(read(one), read(two)), one);
            assertThat(one.query(rows)).isEqualTo(before).contains("glad");
        }
    }

    /** The types come and go with the revision, and what is kept does not hold on to them. */
    @Test
    void valuesThatBecomeOnesOfAMadeTypeComeBackAsTheyWere() throws SQLException {
        try (TestPostgres.Database one = TestPostgres.create();
                TestPostgres.Database other = TestPostgres.create()) {
            one.execute(
                    "CREATE TABLE t (id integer PRIMARY KEY, number text, same text, pair text, span text, word numeric,"
                            + " list text[])",
                    "CREATE TABLE loose (a text, b text)",
                    "INSERT INTO loose VALUES ('x', '01'), ('x', '1'), ('x', '1'), (NULL, NULL)",
                    "INSERT INTO t VALUES (1, '007', ' x ', '( 1 , x)', '[ 1 , 3.0 )', 1.00, '{007}'), (2, '8', 'y',"
                            + " '(2,y)', '[1,2)', 2, '{8,9}'), (3, NULL, NULL, NULL, NULL, NULL, NULL)");
            other.execute(
                    "CREATE DOMAIN above AS integer CHECK (VALUE > 0)",
                    "CREATE DOMAIN high AS above CHECK (VALUE < 1000)",
                    "CREATE DOMAIN short AS text CHECK (length(VALUE) < 9)",
                    "CREATE TYPE pair AS (a integer, b text)",
                    "CREATE TYPE span AS RANGE (subtype = numeric)",
                    "CREATE TYPE word AS ENUM ('1', '2', '1.00')",
                    "CREATE TABLE loose (a text, b above)",
                    "CREATE TABLE t (id integer PRIMARY KEY, number high, same short, pair pair, span span, word word,"
                            + " list above[])");
            String all = "SELECT string_agg(t::text, ' ' ORDER BY id) FROM t";
            String rows = one.query(all);
            MigrationPlan plan = whole(read(one), read(other));
            assertThat(plan.hazards())
                    .filteredOn(hazard -> hazard.kind() == Hazard.Kind.KEEPS_DATA)
                    .hasSize(6);
            assertThat(plan.hazards())
                    .as("what nobody knows may stop the run")
                    .filteredOn(hazard -> hazard.kind() == Hazard.Kind.ROWS_MAY_BREAK_RULE)
                    .hasSize(7);
            assertThat(plan.hazards()).extracting(Hazard::kind).doesNotContain(Hazard.Kind.CHANGES_VALUES);
            thereAndBack(plan, one);
            assertThat(one.query(all)).isEqualTo(rows);
            assertThat(one.query("SELECT string_agg(b, ' ' ORDER BY b) FROM loose"))
                    .isEqualTo("01 1 1");
            run(plan.up(), one);
            assertThat(one.query("SELECT concat_ws(' ', number, pair, span, list) FROM t WHERE id = 1"))
                    .isEqualTo("7 (1,\" x\") [1,3.0) {7}");
            one.execute("UPDATE t SET number = 9, pair = (3, 'z'), list = '{5}' WHERE id = 2");
            run(plan.down(), one);
            assertThat(one.query("SELECT string_agg(t::text, ' ') FROM t WHERE id = 1"))
                    .isEqualTo(rows.substring(0, rows.indexOf(" (2,")));
            assertThat(one.query("SELECT concat_ws(' ', number, pair, span, word, list) FROM t WHERE id = 2"))
                    .isEqualTo("9 (3,z) [1,2) 2 {5}");
        }
    }

    @Test
    void aDomainThatGetsNarrowerGivesItsValuesBack() throws SQLException {
        try (TestPostgres.Database one = TestPostgres.create();
                TestPostgres.Database other = TestPostgres.create()) {
            one.execute(
                    "CREATE DOMAIN price AS numeric(10,4)",
                    "CREATE TABLE p (id integer PRIMARY KEY, a price, gone text)",
                    "INSERT INTO p VALUES (1, 1.2345, 'x'), (2, 7, 'y')");
            other.execute("CREATE DOMAIN price AS numeric(10,1)", "CREATE TABLE p (id integer PRIMARY KEY, a price)");
            MigrationPlan plan = whole(read(one), read(other));
            assertThat(plan.hazards())
                    .filteredOn(hazard -> hazard.kind() == Hazard.Kind.KEEPS_DATA)
                    .hasSize(2);
            thereAndBack(plan, one);
            assertThat(one.query("SELECT string_agg(p::text, ' ' ORDER BY id) FROM p"))
                    .isEqualTo("(1,1.2345,x) (2,7.0000,y)");
        }
    }

    @Test
    void attributesAreLedByTheirNamesAndWhatIsLostIsTold() throws SQLException {
        try (TestPostgres.Database one = TestPostgres.create();
                TestPostgres.Database other = TestPostgres.create()) {
            one.execute(
                    "CREATE TYPE whole AS (first text, last text)",
                    "CREATE TYPE more AS (street text, no integer)",
                    "CREATE TYPE less AS (street text, no integer)",
                    "CREATE TYPE mood AS ENUM ('good', 'bad')",
                    "CREATE TABLE p (id integer PRIMARY KEY, a whole, b more, c less, d mood[])",
                    "INSERT INTO p VALUES (1, ('Ada', 'Lee'), ('s', 1), ('s', 1), '{good}'), (2, NULL, NULL, NULL, NULL)");
            other.execute(
                    "CREATE TYPE whole AS (last text, first text)",
                    "CREATE TYPE more AS (street text, no bigint, zip text)",
                    "CREATE TYPE less AS (street text)",
                    "CREATE TYPE mood AS ENUM ('good')",
                    "CREATE TABLE p (id integer PRIMARY KEY, a whole, b more, c less, d mood[])");
            MigrationPlan plan = whole(read(one), read(other));
            assertThat(plan.hazards())
                    .filteredOn(hazard -> hazard.kind() == Hazard.Kind.CHANGES_VALUES)
                    .extracting(Hazard::words)
                    .anySatisfy(
                            words -> assertThat(words).contains("p.c are converted to less", "Going back is refused"))
                    .hasSize(3);
            assertThat(plan.hazards())
                    .filteredOn(hazard -> hazard.kind() == Hazard.Kind.ROWS_MAY_BREAK_RULE)
                    .extracting(Hazard::words)
                    .anySatisfy(words -> assertThat(words).contains("p.d does not fit mood[]"));
            run(plan.up(), one);
            assertThat(one.query("SELECT concat_ws(' ', (a).first, b, c, d) FROM p WHERE id = 1"))
                    .isEqualTo("Ada (s,1,) (s) {good}");
            assertThat(one.query("SELECT count(*) FROM p WHERE a IS NOT DISTINCT FROM NULL"))
                    .isEqualTo("1");
            assertThat(NoWayBack.sentence(
                            plan.down().stream().map(Statement::sql).toList()))
                    .isPresent();
        }
    }
}
