package org.schemawright.desktop.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.orm.ApplyOutcome.Applied;
import org.schemawright.desktop.orm.ApplyOutcome.Conflict;
import org.schemawright.desktop.orm.ApplyOutcome.Refused;
import org.schemawright.desktop.rows.Row;

/** SQLite's own kinds of tables, values and refusals. */
class SqliteSessionsTest {

    @TempDir
    Path folder;

    private OpenTestDatabase db;

    @BeforeEach
    void open() throws Exception {
        db = OpenTestDatabase.sqlite(folder);
    }

    @AfterEach
    void close() throws Exception {
        db.close();
    }

    @Test
    void namesOfAnyKind() throws Exception {
        String table = "a \"b\".c?:`d` é";
        db.run(
                "create table \"a \"\"b\"\".c?:`d` é\" (\"Key \"\"1\"\"\" text, \"select\" text, \"a?b:c\" text, \" x \" text,"
                        + " \"ü`\" text, primary key (\"Key \"\"1\"\"\"))",
                "create table \"order\" (id integer primary key, \"group\" text)");

        assertApplied(db.insert(table, "Key \"1\"", "k?", "select", "'", "a?b:c", "\"", " x ", "y", "ü`", "z"));
        assertApplied(db.update(table, db.row(table, "1"), "select", null, "ü`", "zz"));
        assertThat(db.query("select * from \"a \"\"b\"\".c?:`d` é\"")).containsExactly("k?|null|\"|y|zz");
        assertApplied(db.update(table, db.row(table, "1"), "Key \"1\"", "moved"));
        assertApplied(db.delete(table, db.row(table, "1")), db.insert("order", "group", "g"));
        assertThat(db.query("select * from \"order\"")).containsExactly("1|g");
    }

    @Test
    void tablesWithoutAPrimaryKey() throws Exception {
        db.run(
                "create table log (line text)",
                "create table tagged (tag text not null unique, note text)",
                "create table shadow (rowid text, a text)",
                "insert into log values ('same'), ('same')",
                "insert into tagged values ('t', 'n')",
                "insert into shadow values ('not the row', 'a')");

        assertApplied(
                db.update("log", db.row("log", "rowid = 2"), "line", "changed"),
                db.insert("log", "line", "new"),
                db.insert("log"),
                db.update("tagged", db.row("tagged", "1"), "note", "m"),
                db.insert("tagged", "tag", "u"),
                db.update("shadow", db.row("shadow", "1"), "a", "b"));

        assertThat(db.query("select rowid, line from log")).containsExactly("1|same", "2|changed", "3|new", "4|null");
        assertThat(db.query("select * from tagged")).containsExactly("t|m", "u|null");
        assertThat(db.query("select * from shadow")).containsExactly("not the row|b");
        assertApplied(db.delete("log", db.row("log", "rowid = 1")));
        assertThat(db.query("select count(*) from log")).containsExactly("3");
    }

    @Test
    void keysThatTheDatabaseGives() throws Exception {
        db.run(
                "create table plain (id integer primary key, a text default 'd')",
                "create table counted (id integer primary key autoincrement, a text)",
                "create table made (id text primary key default (lower(hex(randomblob(8)))), a text)",
                "create table parts (a integer not null, b text not null default 'b', primary key (a, b)) without rowid",
                "insert into counted values (41, 'x')",
                "delete from counted");

        assertApplied(
                db.insert("plain"),
                db.insert("plain", "a", null),
                db.insert("plain", "id", 10L, "a", "typed"),
                db.insert("plain"),
                db.insert("counted", "a", "y"),
                db.insert("made", "a", "z"),
                db.insert("parts", "a", 1L));

        assertThat(db.query("select * from plain")).containsExactly("1|d", "2|null", "10|typed", "11|d");
        assertThat(db.query("select * from counted")).containsExactly("42|y");
        assertThat(db.query("select length(id), a from made")).containsExactly("16|z");
        assertThat(db.query("select * from parts")).containsExactly("1|b");
    }

    @Test
    void valuesKeepTheirStorageClass() throws Exception {
        db.run(
                "create table mixed (id blob primary key, i integer, t text, r real, any, g as (i + 1), s as (t) stored)",
                "insert into mixed (id, i, t, r, any) values (x'00ff', 'abc', x'01', 0.1, 1e300)");
        Row seen = db.row("mixed", "1");

        assertApplied(db.update("mixed", seen, "any", new byte[] {1, 2}, "i", 5L));
        assertApplied(db.update("mixed", db.row("mixed", "1"), "t", "text", "r", 0.5));

        assertThat(db.query("select hex(id), typeof(i), i, typeof(t), r, typeof(any), g, s from mixed"))
                .containsExactly("00FF|integer|5|text|0.5|blob|6|text");
        RowChange computed = db.update("mixed", db.row("mixed", "1"), "g", 9L);
        assertThat(db.apply(computed))
                .isEqualTo(new Refused(computed, "g", "G is computed by the database and cannot be set.", ""));
        assertApplied(db.delete("mixed", db.row("mixed", "1")));
    }

    @Test
    void aChangeOfAnyColumnIsNoticed() throws Exception {
        db.run("create table t (id integer primary key, a, b)", "insert into t values (1, null, x'01')");
        Row seen = db.row("t", "1");

        for (String change : List.of("a = 'now'", "b = x'02'", "a = 1, b = null")) {
            db.runBehind("update t set a = null, b = x'01'");
            db.runBehind("update t set " + change);
            RowChange mine = db.update("t", seen, "a", "mine");
            assertThat(db.apply(mine)).as(change).isEqualTo(new Conflict(mine));
        }
        db.runBehind("update t set a = null, b = x'01'");
        assertApplied(db.update("t", seen, "a", "mine"));
    }

    @Test
    void wideTablesCompareWhatTheyChange() throws Exception {
        String columns = IntStream.range(0, 1200).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
        db.run("create table wide (id integer primary key, " + columns + ")", "insert into wide (id) values (1)");
        Row seen = db.row("wide", "1");

        assertApplied(db.update("wide", seen, "c1199", "x"));
        RowChange again = db.update("wide", seen, "c1199", "y");
        assertThat(db.apply(again)).isEqualTo(new Conflict(again));
        assertApplied(db.delete("wide", db.row("wide", "1")));
    }

    @Test
    void rowsThatReferToOneAnotherInACircle() throws Exception {
        db.run(
                "create table a (id integer primary key, b integer not null references b (id))",
                "create table b (id integer primary key, a integer not null references a (id))");

        RowChange first = db.insert("a", "id", 1L, "b", 1L);
        RowChange second = db.insert("b", "id", 1L, "a", 1L);
        assertApplied(first, second);
        assertApplied(db.delete("a", db.row("a", "1")), db.delete("b", db.row("b", "1")));

        ApplyOutcome dangling =
                db.apply(first, second, db.insert("a", "id", 2L, "b", 2L), db.insert("b", "id", 2L, "a", 3L));
        assertThat(dangling).isInstanceOf(Refused.class);
        assertThat(db.query("select count(*) from a")).containsExactly("0");
    }

    @Test
    void theDatabasesOwnWordsAndTypes() throws Exception {
        db.run(
                "create table guarded (id integer primary key, a text, n int) strict",
                "create trigger no before insert on guarded when new.a = 'bad' begin"
                        + " select raise(abort, 'Bad rows stay out'); end",
                "create unique index lower_a on guarded (lower(a))",
                "insert into guarded (a) values ('x')");

        assertRefused(db.insert("guarded", "a", "bad"), null, "Bad rows stay out.");
        assertRefused(db.insert("guarded", "n", "word"), "n", "N takes values of type INT only.");
        assertRefused(db.insert("guarded", "a", "X"), null, "Another row already has the same lower_a.");
        assertRefused(db.insert("guarded", "id", "word"), "id", "Id takes values of type INTEGER only.");
    }

    @Test
    void aLockedDatabaseIsNoRefusal() throws Exception {
        db.run("create table t (id integer primary key)");
        db.sessions().warmUp();
        assertThat(db.sessions().preview(List.of(db.insert("t")))).containsExactly("insert into \"t\" default values");

        db.lockedWhile(() -> assertThatThrownBy(() -> db.apply(db.insert("t"))).isInstanceOf(SQLException.class));
        assertApplied(db.insert("t"));
    }

    @Test
    void tenThousandRows() throws Exception {
        db.run("create table t (id integer primary key, a text, b real, c integer)");
        List<RowChange> changes = new ArrayList<>();
        for (long i = 1; i <= 10_000; i++) {
            changes.add(db.insert("t", "id", i, "a", "row " + i, "b", i / 2.0, "c", i));
        }
        assertThat(db.sessions().apply(changes)).isInstanceOf(Applied.class);
        assertThat(db.query("select count(*), sum(c) from t")).containsExactly("10000|50005000");
    }

    private void assertApplied(RowChange... changes) throws SQLException {
        assertThat(db.apply(changes)).isInstanceOf(Applied.class);
    }

    private void assertRefused(RowChange change, String column, String reason) throws SQLException {
        assertThat(db.apply(change)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(reason);
            assertThat(refused.column()).isEqualTo(column);
            assertThat(refused.change()).isEqualTo(change);
            assertThat(refused.details()).isNotEmpty();
        });
    }
}
