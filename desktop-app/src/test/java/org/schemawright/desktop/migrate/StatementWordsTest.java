package org.schemawright.desktop.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE TABLE \"book\" (id INTEGER) | ADDS | Creates table book",
                "ALTER TABLE \"book\" ADD COLUMN \"page count\" INTEGER | ADDS | Adds column page count to book",
                "alter table book add isbn text | ADDS | Adds column isbn to book",
                "ALTER TABLE ONLY public.book ADD CONSTRAINT book_fk FOREIGN KEY (a) REFERENCES b | ADDS | Adds the rule book_fk to public.book",
                "ALTER TABLE \"book\" DROP COLUMN \"isbn\" | REMOVES | Drops column isbn of book",
                "ALTER TABLE book RENAME COLUMN a TO b | CHANGES | Renames column a of book to b",
                "ALTER TABLE book RENAME TO volume | CHANGES | Renames table book to volume",
                "DROP TABLE \"a \"\"b\"\"\" | REMOVES | Drops table a \"b\" with its rows",
                "CREATE UNIQUE INDEX ux ON book (isbn) | ADDS | Adds index ux on book",
                "CREATE INDEX CONCURRENTLY IF NOT EXISTS ix ON ONLY book (isbn) | ADDS | Adds index ix on book",
                "DROP INDEX CONCURRENTLY ix | REMOVES | Drops index ix",
                "DROP INDEX CONCURRENTLY IF EXISTS ix | REMOVES | Drops index ix",
                "ALTER TABLE book DROP COLUMN IF EXISTS isbn | REMOVES | Drops column isbn of book",
                "ALTER TABLE book ADD COLUMN IF NOT EXISTS isbn text | ADDS | Adds column isbn to book",
                "ALTER TABLE book DROP CONSTRAINT IF EXISTS ck | REMOVES | Drops the rule ck of book",
                "CREATE TABLE größe (id integer) | ADDS | Creates table größe",
                "ALTER TABLE book ADD FOREIGN KEY (a) REFERENCES b | CHANGES | ALTER TABLE book ADD FOREIGN KEY (a) REFERENCES b"
            })
    void saysWhatAStatementDoes(String sql, StatementWords.Kind kind, String words) {
        assertThat(StatementWords.of(List.of(sql))).containsExactly(new StatementWords.Sentence(kind, words));
    }

    @Test
    void aTableRebuildIsOneSentence() {
        assertThat(StatementWords.of(List.of(
                        "CREATE TEMP TABLE \"_foreign_key_check\" (broken INTEGER)",
                        "PRAGMA legacy_alter_table=ON",
                        "CREATE TABLE \"new_book\" (id INTEGER PRIMARY KEY)",
                        "INSERT OR ABORT INTO \"new_book\" (id) SELECT id FROM \"book\"",
                        "DROP TABLE \"book\"",
                        "ALTER TABLE \"new_book\" RENAME TO \"book\"",
                        "CREATE INDEX book_ix ON book (id)")))
                .map(StatementWords.Sentence::words)
                .containsExactly("Rebuilds table book, keeping its rows", "Adds index book_ix on book");
    }

    @Test
    void whatIsKeptOfATableWithASpaceInItsNameIsSaid() {
        String side = "\"schemawright_kept_5bdfafe4e7c0_1_Order Details\"";
        assertThat(StatementWords.of(List.of(
                        "CREATE TABLE " + side + " /* The values of Order Details.pages */ (\"kept_rowid\", \"pages\")",
                        "INSERT INTO " + side + " (\"kept_rowid\", \"pages\") SELECT id, pages FROM \"Order Details\"",
                        "DROP TABLE " + side)))
                .map(StatementWords.Sentence::words)
                .containsExactly(
                        "Keeps the values of Order Details.pages for the way back",
                        "Puts the values of Order Details.pages back");
    }

    @Test
    void whatIsKeptBesideIsSaidByItsColumnsAndNotByTheTableThatKeepsIt() {
        String side = "\"schemawright_kept_5bdfafe4e7c0_1_book\"";
        assertThat(StatementWords.of(List.of(
                        "CREATE TABLE " + side + " /* The values of book.pages */ (\"kept_rowid\", \"pages\")",
                        "INSERT INTO " + side + " (\"kept_rowid\", \"pages\") SELECT id, pages FROM \"book\"",
                        "ALTER TABLE \"book\" DROP COLUMN \"pages\"")))
                .map(StatementWords.Sentence::words)
                .containsExactly("Keeps the values of book.pages for the way back", "Drops column pages of book");
        assertThat(StatementWords.of(List.of(
                        "CREATE TABLE \"shop\"." + side + " AS SELECT id, pages FROM ONLY \"shop\".\"book\"",
                        "COMMENT ON TABLE \"shop\"." + side + " IS 'The values of shop.book.pages'",
                        "UPDATE ONLY \"shop\".\"book\" AS present SET \"pages\" = kept.\"pages\" FROM \"shop\"." + side
                                + " AS kept",
                        "DROP TABLE \"shop\"." + side)))
                .map(StatementWords.Sentence::words)
                .containsExactly(
                        "Keeps the values of shop.book.pages for the way back",
                        "Puts the values of shop.book.pages back");
    }

    @Test
    void longStatementsAreCut() {
        assertThat(StatementWords.shortened("SELECT\n  " + "x, ".repeat(60)))
                .hasSizeLessThan(73)
                .endsWith("…");
    }
}
