package org.schemawright.desktop.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.connection.Interruption;
import org.schemawright.desktop.problem.ProblemException;
import org.schemawright.migration.schema.Column;

/** Which rows a typed condition finds, on both engines. */
class RowFilterTest {

    /** Which rows each condition finds: column, what is typed, ids. The same on both engines. */
    private static final List<String[]> CASES = List.of(
            new String[] {"city", "paris", "1 2"},
            new String[] {"city", "\"Paris\"", "1"},
            new String[] {"city", "=Paris", "1"},
            new String[] {"city", "!=Paris", "2 3 4 5 6 7 8"},
            new String[] {"city", "Oslo, \"Paris\"", "1 3"},
            new String[] {"city", "!=Oslo, Paris", "2 4 5 6 7 8"},
            new String[] {"city", "PAR*", "1 2"},
            new String[] {"city", "*lo", "3"},
            new String[] {"city", "*%*", "5"},
            new String[] {"city", "*_*", "6"},
            new String[] {"city", "!", "7"},
            new String[] {"city", "*a, b*", "8"},
            new String[] {"city", "\"\"", ""},
            new String[] {"city", "null", "4"},
            new String[] {"city", "!null", "1 2 3 5 6 7 8"},
            new String[] {"city", "O..Oz", "3"},
            new String[] {"n", "10", "2"},
            new String[] {"n", ">10", "3 4 5"},
            new String[] {"n", ">=10", "2 3 4 5"},
            new String[] {"n", "<10", "1"},
            new String[] {"n", "≤10", "1 2"},
            new String[] {"n", "≠10", "1 3 4 5 6 7 8"},
            new String[] {"n", "10..30", "2 3 4"},
            new String[] {"n", "..10", "1 2"},
            new String[] {"n", "30..", "4 5"},
            new String[] {"n", "5, 30,40", "1 4 5"},
            new String[] {"n", "null", "6 7 8"},
            new String[] {"n", "4*", "5"},
            new String[] {"price", ">0.005", "1 2"},
            new String[] {"price", "9.99", "2"},
            new String[] {"price", "0.01..9.99", "1 2"},
            new String[] {"day", "2026-11-20", "1"},
            new String[] {"day", "2026-11", "1 2"},
            new String[] {"day", "2026", "1 2 3"},
            new String[] {"day", ">2026-11-20", "2 3"},
            new String[] {"day", "2026-11-20..2026-11-21", "1 2"},
            new String[] {"seen", "2026-11-20", "1 2"},
            new String[] {"seen", "=2026-11-20 14:30:00", "2"},
            new String[] {"seen", "..2026-11-20", "1 2"},
            new String[] {"seen", ">2026-11-20", "3"},
            new String[] {"seen", "2026-11-20..2026-11-21", "1 2 3"},
            new String[] {"done", "true", "1"},
            new String[] {"done", "no", "2"},
            new String[] {"a \"b]?:$1", "x", "1"},
            new String[] {"a \"b]?:$1", "!=x", "2 3 4 5 6 7 8"});

    @TempDir
    Path folder;

    private RowsFixture sqlite() throws Exception {
        return fill(RowsFixture.sqlite(folder.resolve("filter.sqlite")));
    }

    private static RowsFixture postgres() throws Exception {
        return fill(RowsFixture.postgres());
    }

    private static RowsFixture fill(RowsFixture db) throws SQLException {
        return db.execute(
                "CREATE TABLE t (id integer PRIMARY KEY, city text, n integer, price numeric(10,2), day date,"
                        + " seen timestamp, done boolean, \"a \"\"b]?:$1\" varchar(1))",
                "INSERT INTO t VALUES (1, 'Paris', 5, 0.01, '2026-11-20', '2026-11-20 00:00:00', TRUE, 'x'),"
                        + " (2, 'paris', 10, 9.99, '2026-11-21', '2026-11-20 14:30:00', FALSE, 'y'),"
                        + " (3, 'Oslo', 20, 0, '2026-12-01', '2026-11-21 00:00:00', NULL, NULL),"
                        + " (4, NULL, 30, NULL, '2025-01-01', NULL, NULL, NULL),"
                        + " (5, '100%', 40, NULL, NULL, NULL, NULL, NULL),"
                        + " (6, 'under_score', NULL, NULL, NULL, NULL, NULL, NULL),"
                        + " (7, 'bang! ''quoted'' \\', NULL, NULL, NULL, NULL, NULL, NULL),"
                        + " (8, 'a, b', NULL, NULL, NULL, NULL, NULL, NULL)");
    }

    @TestFactory
    List<DynamicTest> sqliteFinds() throws Exception {
        try (RowsFixture db = sqlite()) {
            return found(db);
        }
    }

    @TestFactory
    List<DynamicTest> postgresFinds() throws Exception {
        try (RowsFixture db = postgres()) {
            return found(db);
        }
    }

    private static List<DynamicTest> found(RowsFixture db) throws Exception {
        TableRows rows = db.rows("t");
        return CASES.stream()
                .map(each -> {
                    String found = find(db, rows, each[0], each[1]);
                    return DynamicTest.dynamicTest(
                            each[0] + ": " + each[1], () -> assertThat(found).isEqualTo(each[2]));
                })
                .toList();
    }

    private static String find(RowsFixture db, RowSource rows, String column, String typed) {
        ConditionText text = new ConditionText(db.database().dialect().id());
        Column typedIn = column(rows, column);
        return switch (text.parse(typedIn, typed)) {
            case ParsedCondition.None none -> "all";
            case ParsedCondition.Refused refused -> refused.sentence();
            case ParsedCondition.Understood(Condition condition) -> {
                // What is written back means the same.
                assertThat(text.parse(typedIn, text.text(typedIn, condition)))
                        .isEqualTo(new ParsedCondition.Understood(condition));
                yield ids(rows.filtered(RowFilter.ALL.with(condition)));
            }
        };
    }

    private static Column column(RowSource rows, String name) {
        return rows.columns().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String ids(RowSource rows) {
        try {
            rows.check(new Interruption());
            List<Row> page = RowsFixture.all(rows, 3);
            assertThat(rows.count()).isEqualTo(page.size());
            List<String> ids = page.stream()
                    .map(row -> String.valueOf(row.values().getFirst()))
                    .toList();
            return String.join(" ", ids);
        } catch (ProblemException refused) {
            return refused.problem().title();
        } catch (SQLException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    @Test
    void whatDoesNotFitTheTypeIsSaidAndNotSent() throws Exception {
        try (RowsFixture lite = sqlite();
                RowsFixture server = postgres()) {
            for (RowsFixture db : List.of(lite, server)) {
                RowSource rows = db.rows("t");
                assertThat(find(db, rows, "n", "many")).isEqualTo("n takes a whole number.");
                assertThat(find(db, rows, "n", ">")).isEqualTo("A value follows, such as 10.");
                assertThat(find(db, rows, "n", "1,,2")).isEqualTo("A value is missing in the list.");
                assertThat(find(db, rows, "n", "..")).startsWith("Two values belong around the dots");
                assertThat(find(db, rows, "price", "cheap")).isEqualTo("price takes a number.");
                assertThat(find(db, rows, "done", "perhaps")).isEqualTo("done takes true or false.");
                assertThat(find(db, rows, "day", "2026-02-30")).startsWith("day takes a date such as");
                assertThat(find(db, rows, "city", "*")).startsWith("Text to look for follows");
                assertThat(find(db, rows, "city", "  ")).isEqualTo("all");
            }
            assertThat(find(lite, lite.rows("t"), "city", "~^P")).startsWith("SQLite has no regular expressions");
            assertThat(find(server, server.rows("t"), "city", "~^[Pp]a")).isEqualTo("1 2");
            assertThat(find(server, server.rows("t"), "n", "~^.0$")).isEqualTo("2 3 4 5");
            assertThat(find(server, server.rows("t"), "city", "~("))
                    .startsWith("The condition does not work: invalid regular");
        }
    }

    @Test
    void postgresTypesAreComparedAsWhatTheyAre() throws Exception {
        try (RowsFixture db = RowsFixture.postgres()) {
            db.execute("CREATE TYPE mood AS ENUM ('sad', 'happy')", """
                    CREATE TABLE t (id int PRIMARY KEY, u uuid, m mood, j jsonb, js json, a int[], ip inet, y bytea,
                      iv interval, tz timestamptz, big numeric, r real, c char(5), ti time)""", """
                    INSERT INTO t VALUES (1, '7f1c2a9e-0d4b-4c1e-9a53-2b6f0e8d1c47', 'happy', '{"a": 1}', '{"a": 1}',
                      '{1,2}', '10.0.0.1', '\\x00ff', '1 day', '2026-11-20 14:30:00+00', 12345678901234567890.5, 0.1,
                      'ab', '14:30')""", "INSERT INTO t (id) VALUES (2)");
            RowSource rows = db.rows("t");
            for (String[] each : new String[][] {
                {"u", "7f1c2a9e-0d4b-4c1e-9a53-2b6f0e8d1c47"},
                {"u", "7F1C"},
                {"m", "=happy"},
                {"m", "hap"},
                {"m", ">sad"},
                {"j", "\"a\": 1"},
                {"j", "={\"a\":1}"},
                {"js", "*a*"},
                {"a", "={1,2}"},
                {"a", "1,2"},
                {"ip", "=10.0.0.1"},
                {"ip", "<10.0.0.2"},
                {"ip", "10.0"},
                {"y", "0x00ff"},
                {"y", "!null"},
                {"iv", "<2 days"},
                {"tz", "=2026-11-20 14:30:00+00"},
                {"tz", "2026"},
                {"big", "12345678901234567890.5"},
                {"r", "0.1"},
                {"c", "=ab"},
                {"c", "a*"},
                {"ti", "14:30"},
                {"ti", "14:00..15:00"}
            }) {
                assertThat(find(db, rows, each[0], each[1]))
                        .as("%s: %s", each[0], each[1])
                        .isEqualTo("1");
            }
            assertThat(find(db, rows, "m", "=angry"))
                    .startsWith("The condition does not work: invalid input value for enum");
            assertThat(find(db, rows, "ip", "=nowhere"))
                    .startsWith("The condition does not work: invalid input syntax for type inet");
            assertThat(find(db, rows, "u", "=7f")).startsWith("u takes a UUID");
            assertThat(find(db, rows, "y", "hello*")).startsWith("y takes bytes in hexadecimal");
        }
    }

    @Test
    void equalityUsesTheIndexOfTheColumnsOwnType() throws Exception {
        try (RowsFixture db = RowsFixture.postgres()) {
            db.execute(
                    "CREATE TABLE t AS SELECT g AS id, md5(g::text)::uuid AS u, g::numeric AS n,"
                            + " '2020-01-01'::date + g AS d, 'x' || g AS v FROM generate_series(1, 20000) g",
                    "CREATE INDEX ON t (u)",
                    "CREATE INDEX ON t (n)",
                    "CREATE INDEX ON t (d)",
                    "CREATE INDEX ON t (v)",
                    "ANALYZE t");
            RowSource rows = db.rows("t");
            for (Condition condition : List.of(
                    Condition.of("u", Operator.EQUALS, UUID.fromString("c4ca4238-a0b9-2382-0dcc-509a6f75849b")),
                    Condition.of("n", Operator.EQUALS, new BigDecimal("7")),
                    Condition.of("d", Operator.EQUALS, "2020-01-08"),
                    Condition.of("v", Operator.EQUALS, "x7"))) {
                PageSql sql = shape(db)
                        .filter(RowFilter.ALL.with(condition))
                        .alone(new PageSql(EngineValues.of("postgresql")).add("EXPLAIN SELECT 1 FROM t AS r"));
                try (var connection = db.database().reader();
                        var statement = sql.prepare(connection);
                        var plan = statement.executeQuery()) {
                    plan.next();
                    assertThat(plan.getString(1)).contains("t_" + condition.column() + "_idx");
                }
                assertThat(ids(rows.filtered(RowFilter.ALL.with(condition)))).isNotEmpty();
            }
        }
    }

    private static RowShape shape(RowsFixture db) throws SQLException {
        return RowShape.of(db.schema().table(db.named("t")).orElseThrow(), "postgresql");
    }

    @Test
    void conditionsOfSeveralColumnsHoldTogetherInAnyOrder() throws Exception {
        try (RowsFixture lite = sqlite();
                RowsFixture server = postgres()) {
            for (RowsFixture db : List.of(lite, server)) {
                RowFilter filter = RowFilter.of(Map.of("n", db.isSqlite() ? (Object) 10L : 10))
                        .with(Condition.of("city", Operator.CONTAINS, "AR"))
                        .withSql("price > 1 OR price IS NULL");
                RowSource rows = db.rows("t").filtered(filter).sorted(List.of(new SortKey("city", true)));
                assertThat(ids(rows)).isEqualTo("2");
                RowFilter more = filter.without("n").withSql("").with(Condition.of("city", Operator.NOT_NULL));
                assertThat(ids(rows.filtered(more).sorted(List.of(new SortKey("n", true)))))
                        .hasSize(13);
                assertThat(rows.countSql()).contains("'%AR%' ESCAPE '!' AND (price > 1 OR price IS NULL\n)");
            }
        }
    }

    @Test
    void leavingOutOneAfterTheOtherLeavesOutBoth() {
        Condition first = Condition.of("c", Operator.EQUALS, "a").leavingOut("b");
        assertThat(first).isEqualTo(Condition.of("c", Operator.NOT_EQUALS, "b"));
        assertThat(first.leavingOut("b")).isEqualTo(first);
        assertThat(first.leavingOut("d")).isEqualTo(Condition.of("c", Operator.NOT_IN, "b", "d"));
    }
}
