package org.schemawright.migration.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schemawright.migration.schema.ObjectName;

class NameRewriterTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            CREATE INDEX book ON book (book)                      | CREATE INDEX book ON "work" (book)
            SELECT book.title FROM author, book WHERE book = 'book' | SELECT "work".title FROM author, "work" WHERE book = 'book'
            INSERT INTO [Book] VALUES (1) -- book                 | INSERT INTO "work" VALUES (1) -- book
            UPDATE OR IGNORE book SET book = 1                    | UPDATE OR IGNORE "work" SET book = 1
            SELECT 1 FROM a JOIN main.book b ON book = b.x        | SELECT 1 FROM a JOIN main."work" b ON book = b.x
            """)
    void followsATable(String sql, String expected) {
        assertThat(NameRewriter.renameTable(sql, "book", "work")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            name > 'name' AND length(name) > 1 | "title" > 'name' AND length("title") > 1
            name(1) = "NAME"                   | name(1) = "title"
            x COLLATE name                     | x COLLATE name
            x::name <> E'\\'name' AND name IN (1) | x::name <> E'\\'name' AND "title" IN (1)
            x = ANY (ARRAY[name, 'name]'])     | x = ANY (ARRAY["title", 'name]'])
            extract(year FROM name) > 1        | extract(year FROM "title") > 1
            """)
    void followsAColumnInsideItsTable(String sql, String expected) {
        assertThat(NameRewriter.renameColumn(sql, "name", "title")).isEqualTo(expected);
    }

    @Test
    void followsAColumnThroughAliasesAndLeavesOthersAlone() {
        Change.RenameColumn rename = new Change.RenameColumn(ObjectName.of("book"), "name", "title");
        String view = "CREATE VIEW v AS SELECT b.name, a.name AS name FROM book AS b JOIN author a ON a.id = b.author";
        assertThat(NameRewriter.renameColumn(view, "book", rename, false, Set.of("author")))
                .isEqualTo("CREATE VIEW v AS SELECT b.\"title\", a.name AS name "
                        + "FROM book AS b JOIN author a ON a.id = b.author");
        String trigger = "CREATE TRIGGER t AFTER UPDATE OF name ON book BEGIN UPDATE author SET name = NEW.name; END";
        assertThat(NameRewriter.renameColumn(trigger, "book", rename, true, Set.of("author")))
                .isEqualTo("CREATE TRIGGER t AFTER UPDATE OF \"title\" ON book "
                        + "BEGIN UPDATE author SET name = NEW.\"title\"; END");
    }

    @Test
    void followsAColumnInTheStatementsOfATriggerThatAreAboutItsTable() {
        Change.RenameColumn rename = new Change.RenameColumn(ObjectName.of("book"), "name", "title");
        String trigger = "CREATE TRIGGER t AFTER INSERT ON book BEGIN UPDATE book SET name = upper(name); "
                + "UPDATE author SET name = 'x'; END";
        assertThat(NameRewriter.renameColumn(trigger, "book", rename, true, Set.of("author")))
                .isEqualTo("CREATE TRIGGER t AFTER INSERT ON book BEGIN UPDATE book SET \"title\" = upper(\"title\"); "
                        + "UPDATE author SET name = 'x'; END");
    }
}
