package org.schemawright.desktop.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemawright.desktop.orm.DeleteEffect.Kind.DELETED;
import static org.schemawright.desktop.orm.DeleteEffect.Kind.FORBIDS;
import static org.schemawright.desktop.orm.DeleteEffect.Kind.SET_DEFAULT;
import static org.schemawright.desktop.orm.DeleteEffect.Kind.SET_NULL;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeleteEffectsTest {

    @TempDir
    Path folder;

    private @Nullable OpenTestDatabase opened;

    private OpenTestDatabase open(boolean sqlite, String... statements) throws Exception {
        OpenTestDatabase db = sqlite ? OpenTestDatabase.sqlite(folder) : OpenTestDatabase.postgres();
        opened = db;
        db.run(statements);
        return db;
    }

    @AfterEach
    void close() throws Exception {
        if (opened != null) {
            opened.close();
        }
    }

    private static DeleteEffect effect(
            OpenTestDatabase db, DeleteEffect.Kind kind, String table, String column, int rows) throws Exception {
        return new DeleteEffect(db.schema().named("author"), kind, db.schema().named(table), column, rows, false);
    }

    private static String[] library() {
        return new String[] {
            "create table author (id integer primary key, mentor integer references author (id) on delete cascade)",
            "create table book (id integer primary key, author_id integer references author (id) on delete cascade,"
                    + " editor_id integer references author (id) on delete set null,"
                    + " seller_id integer default 9 references author (id) on delete set default)",
            "create table loan (shelf integer, place integer, book_id integer references book (id) on delete cascade,"
                    + " primary key (shelf, place))",
            "create table note (id integer primary key, shelf integer, place integer,"
                    + " foreign key (shelf, place) references loan (shelf, place))",
            "create table prize (id integer primary key, author_id integer references author (id) on delete restrict)",
            "insert into author values (9, null), (1, null), (2, 1), (3, 2)",
            // A circle: 2 is taught by 1, 3 by 2, and 1 by 3.
            "update author set mentor = 3 where id = 1",
            "insert into book values (1, 1, null, null), (2, 3, null, null), (3, 9, 1, 1), (4, 9, 2, null)",
            "insert into loan values (1, 1, 1), (1, 2, 2), (2, 1, 3)",
            "insert into note values (1, 1, 1), (2, 2, 1), (3, 1, 2)"
        };
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void rowsGoAlongToAnyDepthAndCirclesEnd(boolean sqlite) throws Exception {
        OpenTestDatabase db = open(sqlite, library());

        assertThat(db.effects(db.delete("author", db.row("author", "id = 1"))))
                .containsExactlyInAnyOrder(
                        effect(db, DELETED, "author", "mentor", 2),
                        effect(db, DELETED, "book", "author_id", 2),
                        effect(db, SET_NULL, "book", "editor_id", 2),
                        effect(db, SET_DEFAULT, "book", "seller_id", 1),
                        effect(db, DELETED, "loan", "book_id", 2),
                        effect(db, FORBIDS, "note", "shelf, place", 2));
        assertThat(db.query("select count(*) from author")).containsExactly("4");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsPendingCounts(boolean sqlite) throws Exception {
        OpenTestDatabase db = open(sqlite, library());
        db.runBehind("insert into prize values (1, 3), (2, 3), (3, 3)");

        assertThat(db.effects(
                        db.delete("author", db.row("author", "id = 3")),
                        db.delete("author", db.row("author", "id = 1")),
                        db.delete("author", db.row("author", "id = 2")),
                        db.delete("prize", db.row("prize", "id = 1")),
                        db.update("prize", db.row("prize", "id = 2"), "author_id", db.number(9)),
                        db.update("book", db.row("book", "id = 1"), "author_id", null),
                        db.insert("prize", "id", db.number(7), "author_id", db.number(1))))
                .containsExactlyInAnyOrder(
                        effect(db, DELETED, "book", "author_id", 1),
                        effect(db, SET_NULL, "book", "editor_id", 2),
                        effect(db, SET_DEFAULT, "book", "seller_id", 1),
                        effect(db, DELETED, "loan", "book_id", 1),
                        effect(db, FORBIDS, "note", "shelf, place", 1),
                        effect(db, FORBIDS, "prize", "author_id", 2));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void rowsThatGoAlongForbidNothing(boolean sqlite) throws Exception {
        OpenTestDatabase db = open(
                sqlite,
                "create table author (id integer primary key)",
                "create table book (id integer primary key, author_id integer references author (id) on delete cascade,"
                        + " signed_by integer references author (id))",
                "insert into author values (1), (2)",
                "insert into book values (1, 1, 1), (2, 2, 2)");

        assertThat(db.effects(db.delete("author", db.row("author", "id = 1"))))
                .containsExactly(effect(db, DELETED, "book", "author_id", 1));
        assertThat(db.apply(db.delete("author", db.row("author", "id = 1")))).isInstanceOf(ApplyOutcome.Applied.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void manyRowsAreCountedToALimit(boolean sqlite) throws Exception {
        OpenTestDatabase db = open(
                sqlite,
                "create table author (id integer primary key)",
                "create table book (id integer primary key, author_id integer references author (id) on delete cascade)",
                "insert into author values (1)",
                "insert into book with recursive n(i) as (select 1 union all select i + 1 from n where i < 12000)"
                        + " select i, 1 from n");

        assertThat(db.effects(db.delete("author", db.row("author", "id = 1"))))
                .containsExactly(new DeleteEffect(
                        db.schema().named("author"), DELETED, db.schema().named("book"), "author_id", 10_000, true));
        assertThat(List.of(db.query("select count(*) from book"))).containsExactly(List.of("12000"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aReadingEndsAtItsTimeLimit(boolean sqlite) throws Exception {
        OpenTestDatabase db = open(
                sqlite,
                "create table author (id integer primary key)",
                "create table book (id integer primary key, author_id integer references author (id) on delete cascade)",
                "insert into author values (1)");
        String endless = sqlite
                ? "create view endless as with recursive n(i) as (select 1 union all select i + 1 from n) select i from n"
                : "create view endless as select pg_sleep(60)::text as i";
        db.run(endless);

        long start = System.nanoTime();
        db.timeLimited("select count(i) from endless");
        assertThat((System.nanoTime() - start) / 1_000_000).isBetween(900L, 3000L);
        assertThat(db.effects(db.delete("author", db.row("author", "id = 1")))).isEmpty();
    }
}
