package org.schemawright.desktop.orm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.orm.ApplyOutcome.Applied;
import org.schemawright.desktop.orm.ApplyOutcome.Conflict;
import org.schemawright.desktop.orm.ApplyOutcome.Refused;
import org.schemawright.desktop.rows.Row;

/** What holds on the tutorial's bookstore whatever the engine; one subclass for each. */
abstract class BookstoreContract {

    OpenTestDatabase db;

    abstract OpenTestDatabase open() throws Exception;

    /** The engine's words for a key column that the database numbers. */
    abstract String numberedKey();

    @BeforeEach
    void makeBookstore() throws Exception {
        db = open();
        db.run(
                "create table author (id " + numberedKey() + ", name varchar(40) not null unique,"
                        + " country text default 'NO')",
                "create table author_profile (author_id integer primary key references author (id), bio text)",
                "create table book (id " + numberedKey() + ", title text not null,"
                        + " author_id integer not null references author (id),"
                        + " sequel_of integer references book (id), price numeric(6,2) check (price > 0))",
                "create table store (id " + numberedKey() + ", name text)",
                "create table book_to_store_map (book_id integer not null references book (id),"
                        + " store_id integer not null references store (id), primary key (book_id, store_id))",
                "insert into author (id, name) values (1, 'Ursula'), (2, 'Stanislaw')",
                "insert into book (id, title, author_id, price) values (10, 'Solaris', 2, 9.5), (11, 'Eden', 2, 8)",
                "insert into store (id, name) values (5, 'Corner')",
                "insert into book_to_store_map values (10, 5)");
        if (!db.isSqlite()) {
            db.run("select setval('author_id_seq', 100), setval('book_id_seq', 100), setval('store_id_seq', 100)");
        }
    }

    @AfterEach
    void close() throws Exception {
        db.close();
    }

    @Test
    void insertsUpdatesAndDeletesInOneGo() throws Exception {
        Row eden = db.row("book", "id = 11");
        Row solaris = db.row("book", "id = 10");

        ApplyOutcome outcome = db.apply(
                db.delete("book", eden),
                db.update("book", solaris, "title", "Solaris!"),
                db.insert("author", "name", "Octavia"));

        assertThat(outcome).isInstanceOf(Applied.class);
        assertThat(((Applied) outcome).statements()).hasSize(3);
        assertThat(db.query("select id, title from book")).containsExactly("10|Solaris!");
        assertThat(db.query("select name, country from author order by name"))
                .containsExactly("Octavia|NO", "Stanislaw|NO", "Ursula|NO");
    }

    @Test
    void thePreviewIsWhatIsSentAndChangesNothing() throws Exception {
        List<RowChange> changes = List.of(
                db.delete("book_to_store_map", db.row("book_to_store_map", "book_id = 10")),
                db.delete("store", db.row("store", "id = 5")),
                db.update("book", db.row("book", "id = 10"), "title", "it's \"quoted\" ?", "sequel_of", db.number(11)),
                db.update("author", db.row("author", "id = 1"), "id", db.number(55)),
                db.insert("author", "name", "Octavia", "country", null),
                db.insert("author", "id", db.number(7), "name", "N. K. Jemisin"));

        List<String> preview = db.sessions().preview(changes);

        assertThat(db.query("select count(*) from author")).containsExactly("2");
        assertThat(preview).isEqualTo(db.sessions().preview(changes));
        assertThat(db.sessions().apply(changes)).isEqualTo(new Applied(preview));
        assertThat(preview)
                .anySatisfy(sql -> assertThat(sql)
                        .matches("update .*\"book\" set .*")
                        .contains("\"title\"='it''s \"quoted\" ?'")
                        .contains("\"sequel_of\"=11"))
                .anySatisfy(sql -> assertThat(sql).startsWith("insert into ").contains("'Octavia'"))
                .noneSatisfy(sql -> assertThat(sql).endsWith("?"));
        assertThat(db.query("select id, name, country from author order by name"))
                .contains("7|N. K. Jemisin|NO", "55|Ursula|NO")
                .anySatisfy(row -> assertThat(row).endsWith("|Octavia|null"));
    }

    @Test
    void parentsComeFirstAndChildrenGoFirst() throws Exception {
        ApplyOutcome outcome = db.apply(
                db.insert("book_to_store_map", "book_id", db.number(30), "store_id", db.number(6)),
                db.insert("author_profile", "author_id", db.number(20), "bio", "…"),
                db.insert(
                        "book",
                        "id",
                        db.number(30),
                        "title",
                        "B",
                        "author_id",
                        db.number(20),
                        "sequel_of",
                        db.number(29)),
                db.insert("book", "id", db.number(29), "title", "A", "author_id", db.number(20)),
                db.insert("store", "id", db.number(6)),
                db.insert("author", "id", db.number(20), "name", "Iain"));
        assertThat(outcome).isInstanceOf(Applied.class);

        assertThat(db.apply(
                        db.delete("author", db.row("author", "id = 20")),
                        db.delete("author_profile", db.row("author_profile", "author_id = 20")),
                        db.delete("store", db.row("store", "id = 6")),
                        db.delete("book", db.row("book", "id = 29")),
                        db.delete("book", db.row("book", "id = 30")),
                        db.delete("book_to_store_map", db.row("book_to_store_map", "store_id = 6"))))
                .isInstanceOf(Applied.class);
        assertThat(db.query("select count(*) from book")).containsExactly("2");
    }

    @Test
    void anUpdateLeavesAParentBeforeItIsDeleted() throws Exception {
        Row solaris = db.row("book", "id = 10");
        Row eden = db.row("book", "id = 11");

        ApplyOutcome outcome = db.apply(
                db.delete("author", db.row("author", "id = 2")),
                db.update("book", solaris, "author_id", db.number(1)),
                db.update("book", eden, "author_id", db.number(1)));

        assertThat(outcome).isInstanceOf(Applied.class);
        assertThat(db.query("select distinct author_id from book")).containsExactly("1");
    }

    @Test
    void aUniqueValueIsFreedBeforeItIsTaken() throws Exception {
        ApplyOutcome outcome = db.apply(
                db.insert("author", "name", "Ursula", "country", "US"),
                db.update("author", db.row("author", "id = 2"), "name", "Lem"),
                db.delete("author", db.row("author", "id = 1")));
        assertThat(outcome).isInstanceOf(Applied.class);

        assertThat(db.apply(
                        db.insert("author", "name", "Lem"),
                        db.update("author", db.row("author", "id = 2"), "name", "Stanislaw")))
                .isInstanceOf(Applied.class);
        assertThat(db.query("select name, country from author order by name"))
                .containsExactly("Lem|NO", "Stanislaw|NO", "Ursula|US");
    }

    @Test
    void theWholeKeyOfAJoinRowCanChange() throws Exception {
        Row mapped = db.row("book_to_store_map", "book_id = 10");

        assertThat(db.apply(db.update("book_to_store_map", mapped, "book_id", db.number(11))))
                .isInstanceOf(Applied.class);
        assertThat(db.query("select * from book_to_store_map")).containsExactly("11|5");
    }

    @Test
    void aMissingValueIsNamedAndNothingChanges() throws Exception {
        RowChange bad = db.insert("book", "author_id", db.number(1));

        assertRefused(
                db.apply(db.insert("author", "name", "New"), bad, db.delete("book", db.row("book", "id = 11"))),
                bad,
                "title",
                "Title must have a value.");
        RowChange emptied = db.update("author", db.row("author", "id = 1"), "name", null);
        assertRefused(db.apply(emptied), emptied, "name", "Name must have a value.");
    }

    @Test
    void aTakenValueIsNamed() throws Exception {
        RowChange bad = db.insert("author", "name", "Ursula");
        assertRefused(db.apply(bad), bad, "name", "Another author already has the name Ursula.");

        RowChange key = db.insert("author", "id", db.number(2), "name", "x");
        assertRefused(db.apply(key), key, "id", "Another author already has the number 2.");

        RowChange pair = db.insert("book_to_store_map", "book_id", db.number(10), "store_id", db.number(5));
        assertRefused(
                db.apply(pair), pair, null, "Another book to store map already has the book_id 10 and the store_id 5.");
    }

    @Test
    void aParentThatDoesNotExistIsNamed() throws Exception {
        RowChange bad = db.insert("book", "title", "x", "author_id", db.number(9999));
        assertRefused(db.apply(bad), bad, "author_id", "No author has the number 9999.");

        RowChange moved = db.update("book", db.row("book", "id = 10"), "sequel_of", db.number(404));
        assertRefused(db.apply(moved), moved, "sequel_of", "No book has the number 404.");
    }

    @Test
    void aRowThatOthersNeedStays() throws Exception {
        RowChange bad = db.delete("author", db.row("author", "id = 2"));

        ApplyOutcome outcome = db.apply(bad);

        assertThat(outcome).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.change()).isEqualTo(bad);
            assertThat(refused.column()).isNull();
            assertThat(refused.reason())
                    .isEqualTo(
                            db.isSqlite()
                                    ? "2 books still refer to this author."
                                    : "Rows of book still refer to this author.");
        });
        assertUnchanged();
    }

    @Test
    void aRuleThatIsNotMetIsNamed() throws Exception {
        Object negative = db.isSqlite() ? (Object) (-1L) : new java.math.BigDecimal("-1.00");
        RowChange bad = db.update("book", db.row("book", "id = 10"), "price", negative, "title", "t");

        assertThat(db.apply(bad)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.column()).isEqualTo("price");
            assertThat(refused.reason())
                    .startsWith("The rule ")
                    .contains("price > ")
                    .endsWith(" is not met.");
        });
        assertUnchanged();
    }

    @Test
    void aKeyWithoutAValueIsRefusedBeforeAnythingIsSent() throws Exception {
        RowChange bad = db.insert("book_to_store_map", "book_id", db.number(10));
        assertRefused(db.apply(bad), bad, "store_id", "store_id must have a value.");

        RowChange gone = db.insert("no_such_table", "a", "b");
        assertRefused(db.apply(gone), gone, null, "The table no_such_table is not there any more.");

        RowChange column = db.insert("author", "name", "x", "no_such", 1L);
        assertRefused(db.apply(column), column, "no_such", "no_such is not a column of author any more.");
    }

    @Test
    void someoneElsesChangeIsAConflictAndNothingChanges() throws Exception {
        Row seen = db.row("author", "id = 1");
        db.runBehind("update author set country = 'US' where id = 1");

        RowChange update = db.update("author", seen, "name", "mine");
        assertThat(db.apply(db.insert("author", "name", "Other"), update)).isEqualTo(new Conflict(update));
        RowChange delete = db.delete("author", seen);
        assertThat(db.apply(delete)).isEqualTo(new Conflict(delete));
        RowChange rekey = db.update("author", seen, "id", db.number(77));
        assertThat(db.apply(rekey)).isEqualTo(new Conflict(rekey));
        assertThat(db.query("select name, country from author order by id"))
                .containsExactly("Ursula|US", "Stanislaw|NO");

        assertThat(db.apply(db.update("author", db.row("author", "id = 1"), "name", "mine")))
                .isInstanceOf(Applied.class);
    }

    @Test
    void aRowThatIsGoneIsAConflict() throws Exception {
        Row seen = db.row("book", "id = 11");
        db.runBehind("delete from book where id = 11");

        RowChange delete = db.delete("book", seen);
        assertThat(db.apply(delete)).isEqualTo(new Conflict(delete));
    }

    @Test
    void aPendingChangeOutlivesOtherColumnsOfItsTable() throws Exception {
        RowChange update = db.update("author", db.row("author", "id = 1"), "name", "Le Guin");
        RowChange delete = db.delete("book", db.row("book", "id = 11"));
        db.run(
                "alter table author add column born integer default 1929",
                "alter table book add column isbn varchar(13) default '?'");

        assertThat(db.apply(update, delete)).isInstanceOf(Applied.class);
        assertThat(db.query("select name, country, born from author where id = 1"))
                .containsExactly("Le Guin|NO|1929");
        assertThat(db.query("select id from book")).containsExactly("10");

        RowChange other = db.update("author", db.row("author", "id = 2"), "name", "Lem");
        db.run("alter table author drop column country");
        assertThat(db.apply(other)).isInstanceOf(Applied.class);
        assertThat(db.query("select name, born from author where id = 2")).containsExactly("Lem|1929");
    }

    @Test
    void aSecondApplyStartsFromWhatIsThere() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(db.apply(db.update("book", db.row("book", "id = 10"), "title", "round " + i)))
                    .isInstanceOf(Applied.class);
        }
        assertThat(db.query("select title from book where id = 10")).containsExactly("round 2");
        assertThat(db.apply()).isEqualTo(new Applied(List.of()));
    }

    private void assertRefused(ApplyOutcome outcome, RowChange change, String column, String reason) throws Exception {
        assertThat(outcome).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.change()).isEqualTo(change);
            assertThat(refused.column()).isEqualTo(column);
            assertThat(refused.reason()).isEqualTo(reason);
        });
        assertUnchanged();
    }

    private void assertUnchanged() throws Exception {
        assertThat(db.query("select id, name from author order by id")).containsExactly("1|Ursula", "2|Stanislaw");
        assertThat(db.query("select id, title from book order by id")).containsExactly("10|Solaris", "11|Eden");
    }
}
