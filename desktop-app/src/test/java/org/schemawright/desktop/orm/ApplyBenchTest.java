package org.schemawright.desktop.orm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.rows.Row;
import org.schemawright.migration.bench.Bench;

/** What an Apply of ten thousand rows, with the way back, costs beside a JDBC batch of the same statements. */
@Tag("bench")
class ApplyBenchTest {

    private static final int ROWS = 10_000;
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);

    /** So many rounds go before, until nothing is compiled any more. */
    private static final int WARM_UP = 12;

    private static final int BATCH = 1000;

    private final Bench bench = new Bench();

    @TempDir
    Path folder;

    /** Statements of one text with their values. */
    private record Batch(String sql, List<List<@Nullable Object>> values) {}

    private interface Changes {
        List<RowChange> of(List<Row> rows) throws Exception;
    }

    private interface Floor {
        Batch of(List<Row> rows);
    }

    @Test
    void tenThousandRows() throws Exception {
        try (OpenTestDatabase sqlite = OpenTestDatabase.sqlite(folder);
                OpenTestDatabase postgres = OpenTestDatabase.postgres()) {
            for (OpenTestDatabase db : List.of(sqlite, postgres)) {
                db.run(
                        "create table kind (id integer primary key, name text not null)",
                        "create table item (id " + (db.isSqlite() ? "integer" : "serial") + " primary key,"
                                + " name text not null, kind_id integer not null references kind (id), amount numeric(8,2),"
                                + " note text, day date, size integer default 3, remark text)",
                        "insert into kind values (1, 'one'), (2, 'two')");
                insert(db);
                update(db);
                delete(db);
            }
        }
    }

    private void insert(OpenTestDatabase db) throws Exception {
        measure(
                db,
                "insert",
                false,
                rows -> {
                    List<RowChange> changes = new ArrayList<>();
                    for (int i = 0; i < ROWS; i++) {
                        changes.add(
                                db.insert("item", "name", "new " + i, "kind_id", db.number(1 + i % 2), "note", "n"));
                    }
                    return changes;
                },
                rows -> {
                    List<List<@Nullable Object>> values = new ArrayList<>();
                    for (int i = 0; i < ROWS; i++) {
                        values.add(Arrays.asList("new " + i, db.number(1 + i % 2), "n"));
                    }
                    return new Batch("insert into item (name, kind_id, note) values (?, ?, ?)", values);
                });
    }

    private void update(OpenTestDatabase db) throws Exception {
        measure(
                db,
                "update",
                true,
                rows -> {
                    List<RowChange> changes = new ArrayList<>();
                    for (Row row : rows) {
                        changes.add(db.update("item", row, "name", row.value("name") + "!", "note", "changed"));
                    }
                    return changes;
                },
                rows -> {
                    List<List<@Nullable Object>> values = new ArrayList<>();
                    for (Row row : rows) {
                        List<@Nullable Object> bound = new ArrayList<>(List.of(row.value("name") + "!", "changed"));
                        bound.addAll(seen(db, row));
                        values.add(bound);
                    }
                    return new Batch("update item set name = ?, note = ? where " + asSeen(db), values);
                });
    }

    private void delete(OpenTestDatabase db) throws Exception {
        measure(
                db,
                "delete",
                true,
                rows -> {
                    List<RowChange> changes = new ArrayList<>();
                    for (Row row : rows) {
                        changes.add(db.delete("item", row));
                    }
                    return changes;
                },
                rows -> new Batch(
                        "delete from item where " + asSeen(db),
                        rows.stream().map(row -> seen(db, row)).toList()));
    }

    private static String asSeen(OpenTestDatabase db) {
        return db.isSqlite()
                ? "id = ? and name = ? and kind_id = ? and amount = ? and note is null and day = ? and size = ?"
                        + " and remark is null"
                : "id = ? and xmin = ?";
    }

    private static List<@Nullable Object> seen(OpenTestDatabase db, Row row) {
        return db.isSqlite()
                ? Arrays.asList(
                        row.value("id"),
                        row.value("name"),
                        row.value("kind_id"),
                        row.value("amount"),
                        row.value("day"),
                        row.value("size"))
                : Arrays.asList(row.value("id"), row.version());
    }

    private void measure(OpenTestDatabase db, String what, boolean filled, Changes changes, Floor floor)
            throws Exception {
        double[] ours = new double[ROUNDS];
        double[] bare = new double[ROUNDS];
        for (int i = -WARM_UP; i < ROUNDS; i++) {
            List<RowChange> pending = changes.of(fresh(db, filled));
            Inverse inverse = new Inverse();
            double one = Bench.millis(() -> db.sessions().apply(pending, inverse));
            assertThat(inverse.changes()).hasSize(ROWS);
            Batch batch = floor.of(fresh(db, filled));
            double other = Bench.millis(() -> send(db, batch));
            if (i >= 0) {
                ours[i] = one;
                bare[i] = other;
            }
        }
        Arrays.sort(ours);
        Arrays.sort(bare);
        String engine = db.isSqlite() ? "sqlite" : "postgresql";
        int middle = ROUNDS / 2;
        bench.record(new Bench.Result(
                "orm.apply_10k_" + what + "." + engine, ours[middle], "ms", bare[middle], "ratio <= 12"));
        assertThat(ours[middle]).as("%s on %s", what, engine).isLessThan(bare[middle] * 40 + 50);
    }

    /** The rows of the table, made anew. */
    private static List<Row> fresh(OpenTestDatabase db, boolean filled) throws Exception {
        db.runBehind("delete from item");
        if (!filled) {
            return List.of();
        }
        db.runBehind("insert into item (id, name, kind_id, amount, day) with recursive n(i) as (select 1 union all"
                + " select i + 1 from n where i < " + ROWS + ") select i, 'name ' || i, 1 + i % 2, i / 4.0, "
                + (db.isSqlite() ? "'2026-11-21'" : "date '2026-11-21'") + " from n");
        return db.pageRows("item", ROWS);
    }

    private static int send(OpenTestDatabase db, Batch batch) throws SQLException {
        int sent = 0;
        StoredValueType type = StoredValueType.of(db.isSqlite());
        try (Connection connection = db.writer();
                PreparedStatement statement = connection.prepareStatement(batch.sql())) {
            for (List<@Nullable Object> values : batch.values()) {
                for (int i = 0; i < values.size(); i++) {
                    type.bindOrNull(statement, i + 1, values.get(i));
                }
                statement.addBatch();
                if (++sent % BATCH == 0) {
                    for (int count : statement.executeBatch()) {
                        assertThat(count).isEqualTo(1);
                    }
                }
            }
            connection.commit();
        }
        return sent;
    }
}
