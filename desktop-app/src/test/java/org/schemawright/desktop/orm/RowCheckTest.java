package org.schemawright.desktop.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.orm.ApplyOutcome.Conflict;
import org.schemawright.desktop.orm.ApplyOutcome.Refused;
import org.schemawright.desktop.task.Background;

class RowCheckTest {

    @TempDir
    Path folder;

    private @Nullable OpenTestDatabase opened;

    private OpenTestDatabase open(boolean sqlite) throws Exception {
        OpenTestDatabase db = sqlite ? OpenTestDatabase.sqlite(folder) : OpenTestDatabase.postgres();
        opened = db;
        String numbered = sqlite ? "integer primary key" : "serial primary key";
        db.run(
                "create table author (id " + numbered + ", name varchar(40) not null unique, country text)",
                "create table book (id " + numbered + ", title text not null, genre text not null,"
                        + " author_id integer not null references author (id),"
                        + " price numeric(6,2) check (price > 0))",
                "create table member (id integer primary key, name text not null,"
                        + " leads integer references member (id) deferrable initially deferred)",
                "insert into author (id, name) values (1, 'Ursula'), (2, 'Stanislaw')",
                "insert into book (id, title, genre, author_id, price) values (10, 'Solaris', 'sf', 2, 9.5),"
                        + " (11, 'Eden', 'sf', 2, 8)",
                "insert into member values (1, 'a', null), (2, 'b', 1)");
        if (!sqlite) {
            db.run("select setval('author_id_seq', 100), setval('book_id_seq', 100)");
        }
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
    void tellsEveryRowAndCellAndWritesNothing(boolean sqlite) throws Exception {
        OpenTestDatabase db = open(sqlite);
        Object negative = sqlite ? (Object) (-1L) : new BigDecimal("-1.00");
        RowChange fine = db.insert("author", "name", "Octavia");
        RowChange taken = db.insert("author", "name", "Ursula", "country", "US");
        RowChange empty = db.insert("book", "author_id", db.number(999));
        RowChange twoCells =
                db.update("book", db.row("book", "id = 10"), "price", negative, "title", null, "genre", "novel");
        RowChange referred = db.delete("author", db.row("author", "id = 2"));
        RowChange stale = db.update("author", db.row("author", "id = 1"), "country", "NO");
        db.runBehind("update author set country = 'SE' where id = 1");

        CheckReport report = db.check(fine, taken, empty, twoCells, referred, stale);

        assertThat(report.stopped())
                .extracting(stop -> stop.change() == null
                        ? stop
                        : List.of(
                                List.of(fine, taken, empty, twoCells, referred, stale)
                                        .indexOf(stop.change()),
                                stop instanceof Refused refused
                                        ? refused.column() + ": " + refused.reason()
                                        : "conflict"))
                .containsExactlyInAnyOrder(
                        List.of(1, "name: Another author already has the name Ursula."),
                        List.of(2, "title: Title must have a value."),
                        List.of(2, "genre: Genre must have a value."),
                        List.of(2, "author_id: No author has the number 999."),
                        List.of(3, "title: Title must have a value."),
                        List.of(3, "price: The rule " + (sqlite ? "price > 0" : rule(report)) + " is not met."),
                        List.of(
                                4,
                                "null: "
                                        + (sqlite
                                                ? "2 books still refer to this author."
                                                : "Rows of book still refer to this author.")),
                        List.of(5, "conflict"));
        assertThat(report.stopped()).filteredOn(Conflict.class::isInstance).hasSize(1);
        assertThat(report.unjudged()).isZero();
        assertUnchanged(db);
    }

    /** PostgreSQL writes the expression anew. */
    private static String rule(CheckReport report) {
        return report.stopped().stream()
                .filter(Refused.class::isInstance)
                .map(Refused.class::cast)
                .map(Refused::reason)
                .filter(reason -> reason.startsWith("The rule ") && reason.contains("price > "))
                .map(reason -> reason.substring("The rule ".length(), reason.length() - " is not met.".length()))
                .findFirst()
                .orElse("missing");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWouldBeTakenIsSaidToBe(boolean sqlite) throws Exception {
        OpenTestDatabase db = open(sqlite);
        List<RowChange> changes = List.of(
                db.insert("book", "title", "Wild Seed", "genre", "sf", "author_id", db.number(50)),
                db.insert("author", "id", db.number(50), "name", "Octavia"),
                db.insert("member", "id", db.number(7), "name", "x", "leads", db.number(8)),
                db.insert("member", "id", db.number(8), "name", "y", "leads", db.number(7)),
                db.delete("book", db.row("book", "id = 11")));

        CheckReport report = db.check(changes.toArray(RowChange[]::new));

        assertThat(report).isEqualTo(new CheckReport(changes, List.of(), 0));
        assertUnchanged(db);
        assertThat(db.sessions().apply(changes)).isInstanceOf(ApplyOutcome.Applied.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void rulesThatWaitForTheCommitAreLookedAt(boolean sqlite) throws Exception {
        OpenTestDatabase db = open(sqlite);
        RowChange nobody = db.insert("member", "id", db.number(7), "name", "x", "leads", db.number(99));
        RowChange led = db.delete("member", db.row("member", "id = 1"));

        CheckReport report = db.check(nobody, led);

        assertThat(report.stopped())
                .containsExactlyInAnyOrder(
                        new Refused(nobody, "leads", "No member has the number 99.", ""),
                        new Refused(led, null, "1 member still refers to this member.", ""));
        assertThat(db.query("select count(*) from member")).containsExactly("2");
        assertThat(db.apply(nobody)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatATriggerBreaksAtTheCommitIsFoundToo(boolean sqlite) throws Exception {
        OpenTestDatabase db = open(sqlite);
        if (sqlite) {
            db.run("create trigger led after update on author begin update member set leads = 99 where id = 2; end");
        } else {
            db.run(
                    "create function led() returns trigger language plpgsql as"
                            + " 'begin update member set leads = 99 where id = 2; return new; end'",
                    "create trigger led after update on author for each row execute function led()");
        }
        RowChange update = db.update("author", db.row("author", "id = 1"), "country", "NO");
        RowChange member = db.update("member", db.row("member", "id = 1"), "name", "z");

        CheckReport report = db.check(member, update);

        assertThat(report.stopped()).singleElement().isInstanceOfSatisfying(Refused.class, refused -> assertThat(
                        refused.reason())
                .isEqualTo("A row refers to another row that does not exist."));
        assertThat(db.query("select leads from member where id = 2")).containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatNeedsARefusedRowIsNotBlamed(boolean sqlite) throws Exception {
        OpenTestDatabase db = open(sqlite);
        RowChange nameless = db.insert("author", "id", db.number(60), "country", "US");
        RowChange needs = db.insert("book", "title", "t", "genre", "g", "author_id", db.number(60));

        CheckReport report = db.check(needs, nameless);

        assertThat(report.stopped()).extracting(ApplyOutcome.Stopped::change).containsExactly(nameless);
        assertThat(report.unjudged()).isEqualTo(1);
        assertUnchanged(db);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCheckCanBeStoppedInTheMiddleOfAStatement(boolean sqlite) throws Exception {
        OpenTestDatabase db = open(sqlite);
        if (sqlite) {
            db.run("create trigger slow after insert on author begin"
                    + " insert into member with recursive n(i) as (select 1 union all select i + 1 from n"
                    + " where i < 100000000) select 1000, 'x', null from n where i < 0; end");
        } else {
            db.run(
                    "create function slow() returns trigger language plpgsql as"
                            + " 'begin perform pg_sleep(60); return new; end'",
                    "create trigger slow after insert on author for each row execute function slow()");
        }
        db.sessions().warmUp();
        CancelAfter progress = new CancelAfter(300);
        long start = System.nanoTime();

        assertThat(catchThrowable(() -> db.sessions().check(List.of(db.insert("author", "name", "Slow")), progress)))
                .isNotNull();

        assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(1300);
        assertUnchanged(db);
        assertThat(db.apply(db.update("author", db.row("author", "id = 1"), "country", "DK")))
                .isInstanceOf(ApplyOutcome.Applied.class);
    }

    @Test
    void aRuleThatEndsTheTransactionLeavesTheNextOneWhole() throws Exception {
        OpenTestDatabase db = open(true);
        db.run(
                "create table tag (id integer primary key, word text unique on conflict rollback)",
                "insert into tag values (1, 'a')");
        RowChange taken = db.insert("tag", "word", "a");

        assertThat(db.apply(db.insert("author", "name", "Lost"), taken)).isInstanceOf(Refused.class);
        CheckReport report = db.check(taken, db.insert("author", "name", "Lost"));
        assertThat(report.stopped()).extracting(ApplyOutcome.Stopped::change).containsExactly(taken);
        assertThat(report.unjudged()).isEqualTo(1);

        assertUnchanged(db);
        assertThat(db.apply(db.insert("tag", "word", "b"))).isInstanceOf(ApplyOutcome.Applied.class);
        assertThat(db.query("select word from tag order by id")).containsExactly("a", "b");
    }

    private static void assertUnchanged(OpenTestDatabase db) throws Exception {
        assertThat(db.query("select id, name from author order by id")).containsExactly("1|Ursula", "2|Stanislaw");
        assertThat(db.query("select id, title, genre from book order by id"))
                .containsExactly("10|Solaris|sf", "11|Eden|sf");
        assertThat(db.query("select count(*) from member")).containsExactly("2");
    }

    /** A person who cancels a while after the work has begun. */
    private record CancelAfter(long milliseconds) implements Background.Progress {
        @Override
        public void report(String step, double fraction) {}

        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public void onCancel(Runnable action) {
            CompletableFuture.delayedExecutor(milliseconds, TimeUnit.MILLISECONDS)
                    .execute(action);
        }

        @Override
        public void answerAlways() {}
    }
}
