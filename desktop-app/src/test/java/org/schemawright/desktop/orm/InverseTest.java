package org.schemawright.desktop.orm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.desktop.changeset.AppliedLog;
import org.schemawright.desktop.changeset.AppliedSet;
import org.schemawright.desktop.changeset.NewRowKey;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.widget.NumberWords;

class InverseTest {

    @TempDir
    Path folder;

    private @Nullable OpenTestDatabase opened;

    private OpenTestDatabase open(boolean sqlite) throws Exception {
        OpenTestDatabase db = sqlite ? OpenTestDatabase.sqlite(folder) : OpenTestDatabase.postgres();
        opened = db;
        String numbered = sqlite ? "integer primary key" : "serial primary key";
        db.run(
                "create table author (id " + numbered + ", name varchar(40) not null unique,"
                        + " country text default 'NO', edits integer not null default 0)",
                "create table book (id " + numbered + ", title text not null, cover "
                        + (sqlite ? "blob" : "bytea") + ", price numeric(6,2),"
                        + " author_id integer not null references author (id))",
                "create table tag (a integer not null, b " + (sqlite ? "text" : "date") + " not null, note text,"
                        + " primary key (a, b))",
                "insert into author (id, name) values (1, 'Ursula'), (2, 'Stanislaw'), (3, 'Iain')",
                "insert into book (id, title, cover, price, author_id) values (10, 'Solaris', "
                        + (sqlite ? "x'00ff'" : "'\\x00ff'") + ", 9.5, 2), (11, 'Eden', null, 8, 2)",
                "insert into tag values (1, '2020-01-02', 'x'), (2, '2021-01-02', null)");
        if (sqlite) {
            db.run("create trigger counts after update of name on author begin"
                    + " update author set edits = edits + 1 where id = new.id; end");
        } else {
            db.run(
                    "create function counts() returns trigger language plpgsql as"
                            + " 'begin new.edits = old.edits + 1; return new; end'",
                    "create trigger counts before update of name on author for each row execute function counts()",
                    "select setval('author_id_seq', 100), setval('book_id_seq', 100)");
        }
        return db;
    }

    @AfterEach
    void close() throws Exception {
        if (opened != null) {
            opened.close();
        }
    }

    private static List<String> all(OpenTestDatabase db) throws Exception {
        List<String> rows = new ArrayList<>(db.query("select id, name, country from author order by id"));
        rows.addAll(db.query("select id, title, price, author_id, "
                + (db.isSqlite() ? "hex(cover)" : "encode(cover, 'hex')") + " from book order by id"));
        rows.addAll(db.query("select a, b, note from tag order by a, b"));
        return rows;
    }

    private List<RowChange> mixed(OpenTestDatabase db) throws Exception {
        return List.of(
                db.insert("author", "name", "Octavia"),
                db.insert("book", "title", "Wild Seed", "author_id", db.number(1)),
                db.insert("tag", "a", db.number(9), "b", "2024-05-06"),
                db.update("author", db.row("author", "id = 1"), "name", "Le Guin", "country", null),
                db.update("tag", db.row("tag", "a = 1"), "a", db.number(7)),
                db.update("book", db.row("book", "id = 11"), "author_id", db.number(3)),
                db.delete("book", db.row("book", "id = 10")),
                db.delete("author", db.row("author", "id = 2")),
                db.delete("tag", db.row("tag", "a = 2")));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyAppliedChangeComesBackAndForth(boolean sqlite) throws Exception {
        OpenTestDatabase db = open(sqlite);
        List<String> start = all(db);
        Inverse back = new Inverse();
        assertThat(db.sessions().apply(mixed(db), back)).isInstanceOf(ApplyOutcome.Applied.class);
        List<String> after = all(db);
        assertThat(after).isNotEqualTo(start);
        assertThat(back.lost()).isEmpty();

        AppliedLog log = AppliedLog.open(folder.resolve("applied"), "db");
        log.add(new AppliedSet(back.changes(), back.lost(), 9, Instant.now(), false));
        List<RowChange> kept = AppliedLog.open(folder.resolve("applied"), "db")
                .last()
                .orElseThrow()
                .applied()
                .inverse();
        List<RowChange> pending = db.inverseNow(kept);
        assertThat(pending).hasSize(9);
        Inverse forth = new Inverse();
        assertThat(db.sessions().apply(pending, forth)).isInstanceOf(ApplyOutcome.Applied.class);
        assertThat(all(db)).isEqualTo(start);

        assertThat(db.sessions().apply(db.inverseNow(forth.changes()), null)).isInstanceOf(ApplyOutcome.Applied.class);
        assertThat(all(db)).isEqualTo(after);
        // A row that goes by another key is not recognised: it becomes a conflict, never a second change.
        assertThat(db.inverseNow(forth.changes()))
                .extracting(change -> change.table().name())
                .containsExactly("tag");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatSomeoneElseChangedSinceIsAConflictAndNothingIsOverwritten(boolean sqlite) throws Exception {
        OpenTestDatabase db = open(sqlite);
        Inverse back = new Inverse();
        db.sessions()
                .apply(
                        List.of(
                                db.update("author", db.row("author", "id = 1"), "country", "US"),
                                db.insert("author", "name", "Octavia")),
                        back);
        db.runBehind("update author set name = 'Someone' where id = 1");

        List<RowChange> pending = db.inverseNow(back.changes());
        assertThat(db.sessions().apply(pending, null))
                .isInstanceOfSatisfying(ApplyOutcome.Conflict.class, conflict -> assertThat(conflict.change())
                        .isInstanceOf(RowChange.Update.class));
        assertThat(db.query("select name, country from author where id = 1")).containsExactly("Someone|US");

        db.runBehind("delete from author where name = 'Octavia'");
        assertThat(db.inverseNow(back.changes())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRefusedApplyLeavesNothingToUndo(boolean sqlite) throws Exception {
        OpenTestDatabase db = open(sqlite);
        Inverse back = new Inverse();
        assertThat(db.sessions().apply(List.of(db.insert("author", "name", "Ursula")), back))
                .isInstanceOf(ApplyOutcome.Refused.class);
        assertThat(back.changes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void manyRowsWithAKeyOfTwoColumnsComeBack(boolean sqlite) throws Exception {
        OpenTestDatabase db = open(sqlite);
        db.runBehind("insert into tag with recursive n(i) as (select 10 union all select i + 1 from n where i < 3009)"
                + " select i, " + (sqlite ? "'2020-01-01'" : "date '2020-01-01'") + ", 'n' || i from n");
        List<RowChange> edits = new ArrayList<>();
        for (int i = 10; i < 3010; i += 3) {
            edits.add(db.update("tag", db.row("tag", "a = " + i), "note", "edited"));
        }
        Inverse back = new Inverse();
        assertThat(db.sessions().apply(edits, back)).isInstanceOf(ApplyOutcome.Applied.class);
        assertThat(back.changes()).hasSize(edits.size());
        assertThat(db.sessions().apply(db.inverseNow(back.changes()), null)).isInstanceOf(ApplyOutcome.Applied.class);
        assertThat(db.query("select count(*) from tag where note = 'edited'")).containsExactly("0");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void largeValuesThatWereReadInPartComeBackWhole(boolean sqlite) throws Exception {
        OpenTestDatabase db = open(sqlite);
        db.runBehind(
                sqlite
                        ? "update book set cover = zeroblob(300000), title = hex(zeroblob(20000))"
                        : "update book set cover = decode(repeat('00', 300000), 'hex'), title = repeat('0', 40000)");
        List<String> start = all(db);
        Inverse back = new Inverse();
        List<RowChange> changes = List.of(
                db.update("book", db.pageRow("book", "id", db.number(10)), "title", "short"),
                db.delete("book", db.pageRow("book", "id", db.number(11))));

        assertThat(db.sessions().apply(changes, back)).isInstanceOf(ApplyOutcome.Applied.class);
        assertThat(back.lost()).isEmpty();
        assertThat(db.query("select count(*) from book")).containsExactly("1");
        assertThat(db.sessions().apply(db.inverseNow(back.changes()), null)).isInstanceOf(ApplyOutcome.Applied.class);

        assertThat(all(db)).isEqualTo(start);
    }

    private static final String ALONG = "select 'n', id, parent, note from node union all"
            + " select 'l', id, node, text from leaf union all select 'm', id, node, text from mark order by 1, 2";

    private OpenTestDatabase withAlong(boolean sqlite) throws Exception {
        OpenTestDatabase db = open(sqlite);
        db.run(
                "create table node (id integer primary key, note text,"
                        + " parent integer references node (id) on delete cascade)",
                "create table leaf (id integer primary key, text text,"
                        + " node integer not null references node (id) on delete cascade)",
                "create table mark (id integer primary key, text text,"
                        + " node integer default 9 references node (id) on delete set null)",
                "insert into node values (1, 'root', null), (2, 'child', 1), (3, 'grandchild', 2), (9, 'other', null)",
                "insert into leaf values (1, 'a', 1), (2, 'b', 3), (3, 'c', 9)",
                "insert into mark values (1, 'a', 1), (2, 'b', 3), (3, 'c', 9)");
        return db;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRowThatWouldGoAlongByWayOfAnotherOneIsDeletedBefore(boolean sqlite) throws Exception {
        OpenTestDatabase db = open(sqlite);
        db.run(
                "create table shelf (id integer primary key)",
                "create table box (id integer primary key, shelf integer references shelf (id) on delete cascade)",
                "create table thing (id integer primary key, box integer references box (id) on delete cascade)",
                "insert into shelf values (1), (2)",
                "insert into box values (1, 1), (2, 2)",
                "insert into thing values (1, 1), (2, 1), (3, 2)");
        // The box between them is not among the changes.
        List<RowChange> changes = List.of(
                db.delete("shelf", db.row("shelf", "id = 1")),
                db.delete("thing", db.row("thing", "id = 1")),
                db.update("thing", db.row("thing", "id = 2"), "box", db.number(2)));

        assertThat(db.check(changes.toArray(RowChange[]::new)).stopped()).isEmpty();
        Inverse back = new Inverse();
        assertThat(db.sessions().apply(changes, back)).isInstanceOf(ApplyOutcome.Applied.class);
        assertThat(db.query("select id, box from thing order by id")).containsExactly("2|2", "3|2");
        assertThat(db.sessions().apply(db.inverseNow(back.changes()))).isInstanceOf(ApplyOutcome.Applied.class);
        assertThat(db.query("select id, box from thing order by id")).containsExactly("1|1", "2|1", "3|2");
        assertThat(db.query("select id, shelf from box order by id")).containsExactly("1|1", "2|2");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWentAlongWithADeleteComesBackWithIt(boolean sqlite) throws Exception {
        OpenTestDatabase db = withAlong(sqlite);
        List<String> start = db.query(ALONG);
        Inverse back = new Inverse();
        List<RowChange> changes = List.of(
                db.delete("node", db.row("node", "id = 1")),
                // One that goes along, one that goes along under another key, and one that only loses its reference.
                db.update("leaf", db.row("leaf", "id = 2"), "text", "changed"),
                db.update("leaf", db.row("leaf", "id = 1"), "id", db.number(77)),
                db.update("mark", db.row("mark", "id = 1"), "text", "changed"));

        assertThat(db.sessions().apply(changes, back)).isInstanceOf(ApplyOutcome.Applied.class);
        List<String> after = db.query(ALONG);
        assertThat(after).containsExactly("l|3|9|c", "m|1|null|changed", "m|2|null|b", "m|3|9|c", "n|9|null|other");
        assertThat(back.lost()).isEmpty();

        Inverse forth = new Inverse();
        assertThat(db.sessions().apply(db.inverseNow(back.changes()), forth)).isInstanceOf(ApplyOutcome.Applied.class);
        assertThat(db.query(ALONG)).isEqualTo(start);
        assertThat(db.sessions().apply(db.inverseNow(forth.changes()))).isInstanceOf(ApplyOutcome.Applied.class);
        assertThat(db.query(ALONG)).isEqualTo(after);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tooManyRowsThatWentAlongAreToldToBeLost(boolean sqlite) throws Exception {
        OpenTestDatabase db = withAlong(sqlite);
        db.runBehind(
                "insert into leaf with recursive n(i) as (select 100 union all select i + 1 from n where i < 10100)"
                        + " select i, 'x', 2 from n");
        Inverse back = new Inverse();

        assertThat(db.sessions().apply(List.of(db.delete("node", db.row("node", "id = 2"))), back))
                .isInstanceOf(ApplyOutcome.Applied.class);

        assertThat(back.lost())
                .containsExactly("Over " + NumberWords.count(10_000, "row")
                        + " went along with deletes, which do not come back.");
        assertThat(back.changes()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aKeyThatWasTheKeyOfANewRowGoesBack(boolean sqlite) throws Exception {
        OpenTestDatabase db = open(sqlite);
        db.run(
                "create table detail (author_id integer primary key references author (id), text text)",
                "insert into detail values (1, 'about')");
        RowChange.Insert fresh = db.insert("author", "name", "Octavia");
        RowChange moved = db.update(
                "detail",
                db.row("detail", "author_id = 1"),
                "author_id",
                new NewRowKey(fresh.table(), fresh.id(), "id"));
        Inverse back = new Inverse();

        assertThat(db.sessions().apply(List.of(moved, fresh), back)).isInstanceOf(ApplyOutcome.Applied.class);
        assertThat(db.query("select name from detail join author on author.id = author_id"))
                .containsExactly("Octavia");
        assertThat(back.lost()).isEmpty();

        assertThat(db.sessions().apply(db.inverseNow(back.changes()))).isInstanceOf(ApplyOutcome.Applied.class);
        assertThat(db.query("select author_id, text from detail")).containsExactly("1|about");
        assertThat(db.query("select count(*) from author where name = 'Octavia'"))
                .containsExactly("0");
    }
}
