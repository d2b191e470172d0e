package org.schemawright.desktop.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.desktop.widget.NumberWords;

class LargeValueTest {

    @TempDir
    Path folder;

    private RowsFixture open(String engine) throws Exception {
        return engine.equals("sqlite")
                ? RowsFixture.sqlite(Files.createTempDirectory(folder, "db").resolve("t.sqlite"))
                : RowsFixture.postgres();
    }

    private static void fill(RowsFixture db) throws Exception {
        if (db.isSqlite()) {
            db.execute(
                    "create table t (id integer primary key, note text, doc json, data blob, any_thing)",
                    "insert into t values (1, 'small', '{}', x'00', 1)",
                    "insert into t values (2, replace(hex(zeroblob(500000)), '0', 'é'),"
                            + " '[\"' || hex(zeroblob(100000)) || '\"]', zeroblob(3000000), hex(zeroblob(20000)))",
                    "insert into t values (3, null, null, null, 2.5)");
        } else {
            db.execute(
                    "create table t (id int primary key, note text, doc jsonb, data bytea, any_thing int[])",
                    "insert into t values (1, 'small', '{}', '\\x00', '{1}')",
                    "insert into t values (2, repeat('é', 1000000), to_jsonb(repeat('0', 200000)),"
                            + " decode(repeat('00', 3000000), 'hex'), array(select generate_series(1, 20000)))",
                    "insert into t values (3, null, null, null, null)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void aPageHasTheBeginningAndTheSizeAndTheRowHasItWhole(String engine) throws Exception {
        try (RowsFixture db = open(engine)) {
            fill(db);
            TableRows source = db.rows("t");
            List<Row> rows = source.page(0, 10).rows();

            assertThat(rows.get(0).value("note")).isEqualTo("small");
            assertThat((byte[]) rows.get(0).value("data")).containsExactly(0);
            assertThat(rows.get(2).values().subList(1, 4)).containsOnlyNulls();
            LargeValue note = (LargeValue) rows.get(1).value("note");
            assertThat(note.size()).isEqualTo(2_000_000);
            assertThat(note.beginning()).isEqualTo("é".repeat(LargeValue.BEGINNING));
            LargeValue data = (LargeValue) rows.get(1).value("data");
            assertThat(data.size()).isEqualTo(3_000_000);
            assertThat((byte[]) data.beginning()).hasSize(LargeValue.BEGINNING);
            assertThat(rows.get(1).value("doc")).isInstanceOf(LargeValue.class);
            assertThat(rows.get(1).value("any_thing")).isInstanceOf(LargeValue.class);

            Row whole = source.row(rows.get(1).key()).orElseThrow();
            assertThat(whole.value("note")).isEqualTo("é".repeat(1_000_000));
            assertThat((byte[]) whole.value("data")).hasSize(3_000_000);
            assertThat(whole.version()).isEqualTo(rows.get(1).version());
            assertThat(new CellValues(engine).display(data)).endsWith("… " + NumberWords.count(3_000_000, "byte"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void pagesOfAnOrderByALargeColumnFollowOneAnother(String engine) throws Exception {
        try (RowsFixture db = open(engine)) {
            String step = engine.equals("sqlite")
                    ? "with recursive n(i) as (select 1 union all select i + 1 from n where i < 9)"
                            + " insert into t select i, hex(zeroblob(20000)) || i, null from n"
                    : "insert into t select i, repeat('0', 40000) || i, null from generate_series(1, 9) i";
            db.execute("create table t (id int primary key, note text, other text)", step);
            RowSource sorted = db.rows("t").sorted(List.of(new SortKey("note", true)));
            List<Row> all = RowsFixture.all(sorted, 2);
            assertThat(RowsFixture.column(sorted, all, "id")).hasSize(9).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void aVeryWideTableIsReadAllTheSame(String engine) throws Exception {
        try (RowsFixture db = open(engine)) {
            db.execute(
                    "create table t (id int primary key, "
                            + IntStream.range(0, 1400)
                                    .mapToObj(i -> "c" + i + " text")
                                    .collect(Collectors.joining(", "))
                            + ")",
                    "insert into t (id, c7, c8) values (1, 'small', "
                            + (engine.equals("sqlite") ? "hex(zeroblob(20000))" : "repeat('0', 40000)") + ")");
            Row row = db.rows("t").page(0, 10).rows().getFirst();
            assertThat(row.value("c7")).isEqualTo("small");
            assertThat(row.value("c8")).isEqualTo(new LargeValue("0".repeat(LargeValue.BEGINNING), -1));
        }
    }

    @Test
    void aTextThatIsNoUtf8IsKnownByItsBytes() throws Exception {
        try (RowsFixture db = open("sqlite")) {
            db.execute(
                    "create table t (id integer primary key, note text)",
                    "insert into t values (1, cast(x'61ff62' as text)), (2, 'a\uFFFDb'), (3, cast(x'610062' as text))");
            List<Row> rows = db.rows("t").page(0, 10).rows();
            assertThat(rows.get(0).value("note")).isEqualTo(new RawText(new byte[] {0x61, (byte) 0xff, 0x62}));
            assertThat(rows.get(0).value("note")).hasToString("a\uFFFDb");
            assertThat(rows.get(1).value("note")).isEqualTo("a\uFFFDb");
        }
    }
}
