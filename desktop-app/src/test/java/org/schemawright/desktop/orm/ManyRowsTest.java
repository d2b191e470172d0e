package org.schemawright.desktop.orm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.rows.Row;

/** Rows that go to the database together are told apart all the same. */
class ManyRowsTest {

    private static final int ROWS = 700;

    @TempDir
    Path folder;

    private @Nullable OpenTestDatabase opened;

    private OpenTestDatabase open(boolean sqlite) throws Exception {
        OpenTestDatabase db = sqlite ? OpenTestDatabase.sqlite(folder) : OpenTestDatabase.postgres();
        opened = db;
        db.run(
                "create table item (id " + (sqlite ? "integer" : "serial") + " primary key, name text unique)",
                "insert into item (name) with recursive n(i) as (select 1 union all select i + 1 from n where i < "
                        + ROWS + ") select 'name ' || i from n");
        return db;
    }

    @AfterEach
    void close() throws Exception {
        if (opened != null) {
            opened.close();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theRefusedOneIsNamed(boolean sqlite) throws Exception {
        OpenTestDatabase db = open(sqlite);
        List<RowChange> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(db.insert("item", "name", i == 620 ? "name 5" : "new " + i));
        }

        assertThat(db.sessions().apply(rows, new Inverse()))
                .isInstanceOfSatisfying(ApplyOutcome.Refused.class, refused -> {
                    assertThat(refused.change()).isSameAs(rows.get(620));
                    assertThat(refused.reason()).isEqualTo("Another item already has the name name 5.");
                });

        assertThat(db.query("select count(*) from item")).containsExactly(String.valueOf(ROWS));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theOneThatSomeoneElseChangedIsNamed(boolean sqlite) throws Exception {
        OpenTestDatabase db = open(sqlite);
        List<Row> seen = db.pageRows("item", ROWS);
        db.runBehind("update item set name = 'theirs' where id = 451");
        List<RowChange> changes = new ArrayList<>();
        for (Row row : seen) {
            changes.add(db.update("item", row, "name", row.value("name") + "!"));
        }

        assertThat(db.sessions().apply(changes, new Inverse())).isEqualTo(new ApplyOutcome.Conflict(changes.get(450)));

        changes.remove(450);
        assertThat(db.sessions().apply(changes)).isInstanceOf(ApplyOutcome.Applied.class);
        assertThat(db.query("select count(*) from item where name like '%!'"))
                .containsExactly(String.valueOf(ROWS - 1));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void eachNewOneTellsItsKey(boolean sqlite) throws Exception {
        OpenTestDatabase db = open(sqlite);
        List<RowChange> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(i % 100 == 50 ? db.insert("item", "id", db.number(9000 + i), "name", "n") : db.insert("item"));
        }
        rows.removeIf(row -> row instanceof RowChange.Insert insert
                && insert.values().containsKey("id")
                && !insert.values().get("id").equals(db.number(9050)));
        Inverse back = new Inverse();

        assertThat(db.sessions().apply(rows, back)).isInstanceOf(ApplyOutcome.Applied.class);

        assertThat(back.lost()).isEmpty();
        assertThat(db.sessions().apply(db.inverseNow(back.changes()))).isInstanceOf(ApplyOutcome.Applied.class);
        assertThat(db.query("select count(*), max(id) from item")).containsExactly(ROWS + "|" + ROWS);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRowThatATriggerKeepsOutIsTold(boolean sqlite) throws Exception {
        OpenTestDatabase db = open(sqlite);
        if (sqlite) {
            db.run("create trigger no before insert on item when new.name = 'out'"
                    + " begin select raise(ignore); end");
        } else {
            db.run(
                    "create function keeps_out() returns trigger language plpgsql as"
                            + " 'begin if new.name = ''out'' then return null; end if; return new; end'",
                    "create trigger no before insert on item for each row execute function keeps_out()");
        }
        RowChange out = db.insert("item", "name", "out");

        assertThat(db.apply(db.insert("item", "name", "a"), out, db.insert("item", "name", "b")))
                .isInstanceOfSatisfying(ApplyOutcome.Refused.class, refused -> {
                    assertThat(refused.change()).isSameAs(out);
                    assertThat(refused.reason()).contains("trigger");
                });

        assertThat(db.query("select count(*) from item where name in ('a', 'b')"))
                .containsExactly("0");
    }
}
