package org.schemawright.desktop.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a row holds, and how rows are told apart, on both engines. */
class TableRowsTest {

    @TempDir
    Path folder;

    private RowsFixture sqlite() throws Exception {
        return RowsFixture.sqlite(folder.resolve("rows.sqlite"));
    }

    @Test
    void sqliteKeepsStorageClassesWhateverTheColumnSays() throws Exception {
        try (RowsFixture db = sqlite()) {
            db.execute(
                    "CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER, d DATE, x)",
                    "INSERT INTO t VALUES (1, 7, '2026-11-20', 1.5), (2, 'seven', 20261120, x'0102'),"
                            + " (3, 9007199254740993, NULL, ''), (4, NULL, x'', 'text')");
            List<Row> rows = db.rows("t").page(0, 10).rows();
            assertThat(rows.get(0).values()).containsExactly(1L, 7L, "2026-11-20", 1.5);
            assertThat(rows.get(1).values()).startsWith(2L, "seven", 20261120L);
            assertThat((byte[]) rows.get(1).values().get(3)).containsExactly(1, 2);
            assertThat(rows.get(2).values()).containsExactly(3L, 9007199254740993L, null, "");
            assertThat((byte[]) rows.get(3).values().get(2)).isEmpty();
            assertThat(rows.get(3).key()).isEqualTo(new RowKey(List.of(4L)));
            assertThat(rows.get(3).version()).isNull();
        }
    }

    @Test
    void brokenUtf8IsReadAndPagedOver() throws Exception {
        try (RowsFixture db = sqlite()) {
            db.execute(
                    "CREATE TABLE t (k TEXT PRIMARY KEY NOT NULL) WITHOUT ROWID",
                    "INSERT INTO t VALUES ('a'), (CAST(x'61ff' AS TEXT)), (CAST(x'61fffe' AS TEXT)),"
                            + " (CAST(x'610062' AS TEXT)), ('b'), ('\uFFFD')");
            RowSource source = db.rows("t");
            List<Row> rows = RowsFixture.all(source, 1);
            assertThat(rows).hasSize(6);
            assertThat(rows).filteredOn(row -> row.key() == null).hasSize(2);
            assertThat(rows.getLast().key()).isEqualTo(new RowKey(List.of("\uFFFD")));
        }
    }

    @Test
    void postgresReadsDocumentedTypesAndTextForAllOthers() throws Exception {
        try (RowsFixture db = RowsFixture.postgres()) {
            db.execute(
                    "CREATE TYPE mood AS ENUM ('sad', 'happy')", """
                    CREATE TABLE t (id bigint PRIMARY KEY, i integer, s smallint, n numeric(10,2), r real,
                      d double precision, b boolean, u uuid, y bytea, ts timestamptz, da date, j jsonb, js json,
                      a int[], m mood, c char(5), v varchar(20), iv interval, ip inet, p point)""", """
                    INSERT INTO t VALUES (1, 2, 3, 4.50, 0.1, 0.2, true, '7f1c2a9e-0d4b-4c1e-9a53-2b6f0e8d1c47',
                      '\\x00ff', '2026-11-20 14:30:00+00', '0044-03-15 BC', '{"a": 1}', '{"a":1}', '{1,NULL}',
                      'happy', 'ab', 'cd', '1 day', '10.0.0.1', '(1,2)')""", "INSERT INTO t (id, n) VALUES (2, 'NaN')");
            RowSource source = db.rows("t");
            List<Row> rows = source.page(0, 10).rows();
            List<Object> values = rows.getFirst().values();
            assertThat(values.subList(0, 8))
                    .containsExactly(
                            1L,
                            2,
                            (short) 3,
                            new BigDecimal("4.50"),
                            0.1f,
                            0.2,
                            true,
                            UUID.fromString("7f1c2a9e-0d4b-4c1e-9a53-2b6f0e8d1c47"));
            assertThat((byte[]) values.get(8)).containsExactly(0, 0xff);
            assertThat((String) values.get(9)).startsWith("2026-11-20 ");
            assertThat(values.subList(10, values.size()))
                    .containsExactly(
                            "0044-03-15 BC",
                            "{\"a\": 1}",
                            "{\"a\":1}",
                            "{1,NULL}",
                            "happy",
                            "ab",
                            "cd",
                            "1 day",
                            "10.0.0.1/32",
                            "(1,2)");
            assertThat(rows.getFirst().version()).matches("\\d+");
            assertThat(rows.get(1).values().get(3)).isEqualTo("NaN");
            assertThat(rows.get(1).values().subList(4, values.size())).containsOnlyNulls();
        }
    }

    @Test
    void everyPostgresTypeCanBeSortedAndPagedBy() throws Exception {
        try (RowsFixture db = RowsFixture.postgres()) {
            db.execute(
                    "CREATE TYPE mood AS ENUM ('sad', 'happy')",
                    "CREATE TYPE pair AS (x int, y text)",
                    "CREATE DOMAIN positive AS int CHECK (value > 0)",
                    """
                    CREATE TABLE t AS SELECT g AS id, (g % 7)::smallint AS s, g::numeric / 7 AS n, g::real / 3 AS r,
                      g::float8 / 3 AS d, g % 2 = 0 AS b, md5(g::text)::uuid AS u, decode(md5(g::text), 'hex') AS y,
                      '2026-11-20 00:00:00+00'::timestamptz + g * interval '1.000001 s' AS ts,
                      '2026-11-20'::date - g * 10000 AS da, '12:00'::time + g * interval '1 s' AS ti,
                      '12:00+02'::timetz + g * interval '1 s' AS tz, jsonb_build_object('a', g) AS jb,
                      json_build_object('a', g % 5) AS j, array[g % 3, g] AS a, array[json_build_object()] AS ja,
                      (array['sad', 'happy'])[g % 2 + 1]::mood AS m, repeat('x', g % 4)::char(5) AS c,
                      (g * interval '7 hours') AS iv, ('10.0.0.' || g % 200)::inet AS ip, point(g, g) AS p,
                      (g, 'y')::pair AS pa, g::positive AS po, int4range(g, g + 5) AS ra, (g % 9)::bit(4) AS bi,
                      g::money AS mo, to_tsvector('simple', 'a' || g) AS tv, '<a/>'::xml AS xm, g::oid AS oi,
                      NULLIF('t' || g % 11, 't3') AS te FROM generate_series(1, 60) g""",
                    "ALTER TABLE t ADD PRIMARY KEY (id)");
            RowSource source = db.rows("t");
            for (var column : source.columns()) {
                for (boolean descending : List.of(false, true)) {
                    RowSource sorted = source.sorted(List.of(new SortKey(column.name(), descending)));
                    List<Row> whole = sorted.page(0, 100).rows();
                    assertThat(RowsFixture.column(sorted, RowsFixture.all(sorted, 7), "id"))
                            .as(sorted.toString())
                            .isEqualTo(RowsFixture.column(sorted, whole, "id"))
                            .hasSize(60)
                            .doesNotHaveDuplicates();
                }
            }
        }
    }

    @Test
    void rowsAreToldApartByKeyThenUniqueThenRowid() throws Exception {
        try (RowsFixture db = sqlite()) {
            db.execute(
                    "CREATE TABLE by_key (a TEXT, b INTEGER, PRIMARY KEY (b, a))",
                    "INSERT INTO by_key VALUES ('x', 1), (NULL, 1)",
                    "CREATE TABLE by_unique (a TEXT UNIQUE, b TEXT NOT NULL UNIQUE)",
                    "INSERT INTO by_unique VALUES (NULL, 'k')",
                    "CREATE TABLE by_rowid (rowid TEXT, a TEXT)",
                    "INSERT INTO by_rowid VALUES ('mine', 'x')",
                    "CREATE VIEW seen AS SELECT a, b FROM by_key");
            assertThat(db.rows("by_key").keyColumns()).containsExactly("b", "a");
            assertThat(db.rows("by_key").page(0, 9).rows())
                    .extracting(Row::key)
                    .as("the row without a whole key is read-only")
                    .containsExactlyInAnyOrder(new RowKey(List.of(1L, "x")), null);
            assertThat(db.rows("by_unique").page(0, 9).rows())
                    .extracting(Row::key)
                    .containsExactly(new RowKey(List.of("k")));
            assertThat(db.rows("by_rowid").keyColumns()).containsExactly("_rowid_");
            assertThat(db.rows("by_rowid").page(0, 9).rows())
                    .extracting(Row::key)
                    .containsExactly(new RowKey(List.of(1L)));
            RowSource view = db.rows("seen");
            assertThat(view.keyColumns()).isEmpty();
            assertThat(view.remark()).contains("read-only");
            assertThat(view.page(1, 1).rows()).singleElement().satisfies(row -> assertThat(row.key())
                    .isNull());
            assertThat(view.page(1, 1).sql()).contains("OFFSET 1");
            assertThat(db.rows("by_key").remark()).isEmpty();
        }
    }

    @Test
    void postgresViewsAndTablesWithoutKeyShowTheirRowsInOneOrder() throws Exception {
        try (RowsFixture db = RowsFixture.postgres()) {
            db.execute(
                    "CREATE TABLE t (a int, j json)",
                    "INSERT INTO t SELECT g % 3, '{}' FROM generate_series(1, 50) g",
                    "CREATE VIEW v AS SELECT a, j FROM t",
                    "CREATE MATERIALIZED VIEW mv AS SELECT a FROM t",
                    "CREATE TABLE parts (id int PRIMARY KEY, a text) PARTITION BY RANGE (id)",
                    "CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (0) TO (10)",
                    "CREATE TABLE parts_2 PARTITION OF parts FOR VALUES FROM (10) TO (100)",
                    "INSERT INTO parts SELECT g, 'x' FROM generate_series(1, 20) g");
            for (String name : List.of("t", "v", "mv")) {
                RowSource source = db.rows(name);
                assertThat(source.keyColumns()).isEmpty();
                assertThat(source.remark()).contains("read-only");
                assertThat(RowsFixture.all(source, 7)).hasSize(50);
                assertThat(RowsFixture.column(
                                source, RowsFixture.all(source.sorted(List.of(new SortKey("a", true))), 7), "a"))
                        .hasSize(50)
                        .startsWith(2, 2)
                        .endsWith(0, 0);
            }
            assertThat(RowsFixture.all(db.rows("parts"), 7)).hasSize(20).allSatisfy(row -> assertThat(row.version())
                    .isNotNull());
        }
    }

    @Test
    void rowsWithGivenValuesAndOneRowByItsKey() throws Exception {
        try (RowsFixture sqlite = sqlite();
                RowsFixture postgres = RowsFixture.postgres()) {
            for (RowsFixture db : List.of(sqlite, postgres)) {
                db.execute(
                        "CREATE TABLE t (id INTEGER PRIMARY KEY, \"a \"\"b\" TEXT, n INTEGER)",
                        "INSERT INTO t VALUES (1, 'x', 5), (2, 'x', NULL), (3, 'y', 5), (4, 'x', 7)");
                RowSource some = db.rows("t").where(Map.of("a \"b", "x"));
                assertThat(some.count()).isEqualTo(3);
                List<Object> ids = db.isSqlite() ? List.of(4L, 1L, 2L) : List.of(4, 1, 2);
                RowSource sorted = some.sorted(List.of(new SortKey("n", true), new SortKey("id", false)));
                assertThat(RowsFixture.column(sorted, RowsFixture.all(sorted, 1), "id"))
                        .as("NULL is the greatest")
                        .containsExactly(ids.get(2), ids.get(0), ids.get(1));
                RowKey key = new RowKey(List.of(ids.get(0)));
                assertThat(db.rows("t").row(key))
                        .hasValueSatisfying(row -> assertThat(row.key()).isEqualTo(key));
                db.execute("DELETE FROM t WHERE id = 4");
                assertThat(db.rows("t").row(key)).isEmpty();
            }
        }
    }
}
