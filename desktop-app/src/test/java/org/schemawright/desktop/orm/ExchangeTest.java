package org.schemawright.desktop.orm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.desktop.changeset.RowChange;

/** Rows that exchange values of which no two may have the same. */
class ExchangeTest {

    @TempDir
    Path folder;

    private OpenTestDatabase db;

    private void open(boolean sqlite) throws Exception {
        db = sqlite ? OpenTestDatabase.sqlite(folder) : OpenTestDatabase.postgres();
        db.run(
                "create table item (id integer primary key, code text not null unique, rank integer unique, note text)",
                "create table place (a integer not null, b text not null, note text, primary key (a, b))",
                "insert into item values (1, 'a', 1, 'x'), (2, 'b', 2, 'y'), (3, 'c', 3, 'z')",
                "insert into place values (1, 'x', 'first'), (2, 'y', 'second')");
    }

    @AfterEach
    void close() throws Exception {
        db.close();
    }

    private void appliedAndUndone(List<RowChange> changes, String query, String... rows) throws Exception {
        List<String> before = db.query(query);
        assertThat(db.check(changes.toArray(RowChange[]::new)).stopped()).isEmpty();
        assertThat(db.query(query)).isEqualTo(before);
        List<String> preview = db.sessions().preview(changes);
        Inverse back = new Inverse();
        assertThat(db.sessions().apply(changes, back)).isEqualTo(new ApplyOutcome.Applied(preview));
        assertThat(db.query(query)).containsExactly(rows);
        assertThat(db.sessions().apply(db.inverseNow(back.changes()))).isInstanceOf(ApplyOutcome.Applied.class);
        assertThat(db.query(query)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void twoAndThreeRowsExchangeValues(boolean sqlite) throws Exception {
        open(sqlite);
        appliedAndUndone(
                List.of(
                        db.update("item", db.row("item", "id = 1"), "code", "b", "rank", db.number(2)),
                        db.update("item", db.row("item", "id = 2"), "code", "c", "rank", db.number(1), "note", "!"),
                        db.update("item", db.row("item", "id = 3"), "code", "a")),
                "select id, code, rank, note from item order by id",
                "1|b|2|x",
                "2|c|1|!",
                "3|a|3|z");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keysAreExchangedToo(boolean sqlite) throws Exception {
        open(sqlite);
        appliedAndUndone(
                List.of(
                        db.update("item", db.row("item", "id = 1"), "id", db.number(2)),
                        db.update("item", db.row("item", "id = 2"), "id", db.number(1))),
                "select id, code from item order by id",
                "1|b",
                "2|a",
                "3|c");
        appliedAndUndone(
                List.of(
                        db.update("place", db.row("place", "a = 1"), "a", db.number(2), "b", "y"),
                        db.update("place", db.row("place", "a = 2"), "a", db.number(1), "b", "x")),
                "select a, b, note from place order by a",
                "1|x|second",
                "2|y|first");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void daysMomentsFractionsAndNumbersAboveZeroAreExchanged(boolean sqlite) throws Exception {
        open(sqlite);
        db.run(
                "create table shift (id integer primary key, day date not null unique,"
                        + " start timestamp not null unique, share double precision not null unique,"
                        + " place integer not null unique check (place > 0), seat smallint not null unique,"
                        + " check (seat >= 1))",
                "insert into shift values (1, '2026-01-05', '2026-01-05 08:00:00', 0.25, 1, 1),"
                        + " (2, '2026-01-06', '2026-01-06 09:30:00', 0.75, 2, 2)");
        String[][] exchanges = {
            {"day", "2026-01-06", "2026-01-05"}, {"start", "2026-01-06 09:30:00", "2026-01-05 08:00:00"}
        };
        for (String[] exchange : exchanges) {
            appliedAndUndone(
                    List.of(
                            db.update("shift", db.row("shift", "id = 1"), exchange[0], exchange[1]),
                            db.update("shift", db.row("shift", "id = 2"), exchange[0], exchange[2])),
                    "select id, cast(" + exchange[0] + " as varchar(19)) from shift order by id",
                    "1|" + exchange[1],
                    "2|" + exchange[2]);
        }
        for (String column : List.of("share", "place", "seat")) {
            Object one = db.row("shift", "id = 1").value(column);
            Object other = db.row("shift", "id = 2").value(column);
            appliedAndUndone(
                    List.of(
                            db.update("shift", db.row("shift", "id = 1"), column, other),
                            db.update("shift", db.row("shift", "id = 2"), column, one)),
                    "select id, " + column + " from shift order by id",
                    "1|" + other,
                    "2|" + one);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRowThatSomeoneElseChangedIsAConflictAllTheSame(boolean sqlite) throws Exception {
        open(sqlite);
        RowChange one = db.update("item", db.row("item", "id = 1"), "code", "b");
        RowChange two = db.update("item", db.row("item", "id = 2"), "code", "a");
        db.runBehind("update item set note = 'theirs' where id = 1");

        assertThat(db.apply(one, two)).isEqualTo(new ApplyOutcome.Conflict(one));
        assertThat(db.query("select code from item order by id")).containsExactly("a", "b", "c");
    }
}
