package org.schemawright.desktop.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.desktop.connection.Interruption;
import org.schemawright.desktop.problem.ProblemException;

/** A condition in SQL is one expression, and nothing else runs through it. */
class SqlConditionTest {

    @TempDir
    Path folder;

    private RowsFixture sqlite() throws Exception {
        return fill(RowsFixture.sqlite(folder.resolve("condition.sqlite")));
    }

    private static RowsFixture postgres() throws Exception {
        return fill(RowsFixture.postgres());
    }

    private static RowsFixture fill(RowsFixture db) throws SQLException {
        return db.execute(
                "CREATE TABLE t (id integer PRIMARY KEY, name text)",
                "CREATE TABLE x (id integer PRIMARY KEY)",
                "INSERT INTO t VALUES (1, 'one'), (2, 'it''s (two)'), (3, NULL)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1=1) ; drop table x; --",
                "1=1; drop table x",
                "1=1 --",
                "1=1 -- )",
                "1=1 /* open",
                "1=1 /* closed */ or 2=2",
                "/* nothing */",
                "1=1) or (1=1",
                "1=1) union select id, name from t where (1=1",
                "(1=1",
                "((1=1)",
                "1=1)",
                "name = 'open",
                "name = 'it''s",
                "\"name = 'one'",
                "name = 'a' || 'b",
                "1=1;",
                "name = 'a\\') ; drop table x; --'",
            })
    void whatCouldLeaveTheBracketsIsRefused(String sql) {
        assertThat(SqlCondition.refusal(sql, true)).isNotEmpty();
        assertThat(SqlCondition.refusal(sql, false)).isNotEmpty();
        assertThatThrownBy(() -> SqlCondition.prepared(sql, new PostgresValues()))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void parametersAndHiddenPartsAreRefusedWhereTheEngineKnowsThem() {
        for (String sql : List.of("id = ?", "id = ?1", "id = :a", "id = @a", "id = $a", "id = $tag$)$tag$")) {
            assertThat(SqlCondition.refusal(sql, true)).as(sql).contains("no parameters");
        }
        assertThat(SqlCondition.refusal("id = $1", false)).contains("no parameters");
        for (String sql : List.of("a[(1)] = 2", "a[']'] = 1", "name = E'it\\'", "name = $a$ open")) {
            assertThat(SqlCondition.refusal(sql, false)).as(sql).isNotEmpty();
        }
        for (String sql : List.of("", "name = ')--;'", "name LIKE '%(%'", "\"a)\" = 1", "id IN (SELECT id FROM x)")) {
            assertThat(SqlCondition.refusal(sql, true)).as(sql).isEmpty();
            assertThat(SqlCondition.refusal(sql, false)).as(sql).isEmpty();
        }
        assertThat(SqlCondition.refusal("a[1] = $q$;)$q$ AND b = E'it\\'s' AND c::text ? 'k'", false))
                .isEmpty();
        assertThat(SqlCondition.prepared("j ? 'a?' AND x ?| y", new PostgresValues()))
                .isEqualTo("j ?? 'a?' AND x ??| y");
    }

    @Test
    void conditionsFindRowsInBothEnginesOwnWords() throws Exception {
        try (RowsFixture lite = sqlite();
                RowsFixture server = postgres()) {
            for (RowsFixture db : List.of(lite, server)) {
                TableRows rows = db.rows("t");
                assertThat(count(rows, "name = 'it''s (two)' OR id = 3")).isEqualTo(2);
                assertThat(count(rows, "length(name) = 3 AND r.id < 2")).isEqualTo(1);
                assertThat(count(rows, "id IN (SELECT max(id) FROM t)")).isEqualTo(1);
                assertThatThrownBy(() -> check(rows, "nam = 'one'")).hasMessageContaining("nam");
                assertThatThrownBy(() -> check(rows, "id = = 1"))
                        .hasMessageStartingWith("The condition does not work: ");
                assertThatThrownBy(() -> check(rows, "id = 1 ORDER BY id")).hasMessageContaining("ORDER");
            }
            server.execute("CREATE TABLE j (id int PRIMARY KEY, tags jsonb)", "INSERT INTO j VALUES (1, '{\"a\": 1}')");
            assertThat(count(server.rows("j"), "tags ? 'a' AND tags ?| array['a','b']"))
                    .isEqualTo(1);
            assertThat(count(server.rows("j"), "tags ? 'b'")).isZero();
            assertThatThrownBy(() -> check(server.rows("t"), "id")).hasMessageContaining("boolean");
        }
    }

    private static void check(RowSource rows, String sql) throws SQLException {
        rows.filtered(RowFilter.ALL.withSql(sql)).check(new Interruption());
    }

    private static long count(RowSource rows, String sql) throws SQLException {
        RowSource some = rows.filtered(RowFilter.ALL.withSql(sql));
        some.check(new Interruption());
        long count = some.count();
        assertThat(some.page(0, 10).rows()).hasSize((int) count);
        return count;
    }

    @Test
    void aFunctionThatWritesIsRefusedAndLeavesTheSessionReadOnly() throws Exception {
        try (RowsFixture db = postgres()) {
            db.execute("CREATE FUNCTION put(n int) RETURNS boolean LANGUAGE plpgsql AS"
                    + " $$ BEGIN INSERT INTO x VALUES (n); RETURN true; END $$");
            TableRows rows = db.rows("t");
            assertThatThrownBy(() -> count(rows, "put(1)")).hasMessageContaining("read-only transaction");
            for (String setting : List.of("default_transaction_read_only", "transaction_read_only")) {
                try {
                    count(rows, "set_config('" + setting + "', 'off', false) IS NOT NULL");
                } catch (SQLException refused) {
                    assertThat(refused.getMessage()).contains("read-write");
                }
                assertThatThrownBy(() -> count(rows, "put(1)")).hasMessageContaining("read-only transaction");
            }
            // Every connection of the pool is still what it was.
            for (int i = 0; i < 4; i++) {
                try (Connection connection = db.database().reader();
                        Statement statement = connection.createStatement();
                        ResultSet state = statement.executeQuery("SHOW default_transaction_read_only")) {
                    state.next();
                    assertThat(state.getString(1)).isEqualTo("on");
                    assertThat(connection.getAutoCommit()).isTrue();
                }
            }
            assertThat(db.rows("x").count()).isZero();
        }
    }

    @Test
    void aSlowOneStopsWithinASecond() throws Exception {
        try (RowsFixture lite = sqlite();
                RowsFixture server = postgres()) {
            stops(
                    lite.rows("t"),
                    "(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n) > 0");
            stops(server.rows("t"), "pg_sleep(60) IS NOT NULL");
        }
    }

    private static void stops(RowSource rows, String slow) throws Exception {
        RowSource slowRows = rows.filtered(RowFilter.ALL.withSql(slow));
        slowRows.check(new Interruption());
        Interruption stop = new Interruption();
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Long> counted = CompletableFuture.supplyAsync(() -> {
            try {
                begun.countDown();
                return slowRows.count(stop);
            } catch (SQLException stopped) {
                return -1L;
            }
        });
        begun.await();
        // Long enough for the statement to run; stopping before it does works too.
        assertThatThrownBy(() -> counted.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        long start = System.nanoTime();
        stop.interrupt();
        assertThat(counted.get(5, TimeUnit.SECONDS)).isEqualTo(-1L);
        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(1));
        assertThat(rows.count()).isEqualTo(3);
    }
}
