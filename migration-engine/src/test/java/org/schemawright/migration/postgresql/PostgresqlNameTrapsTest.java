package org.schemawright.migration.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemawright.migration.postgresql.BookshopDatabase.in;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.ObjectName;

/** Names that look like something else: what goes with a column is what PostgreSQL takes with it, and comes back. */
class PostgresqlNameTrapsTest {

    private BookshopDatabase shop;

    @BeforeEach
    void open() throws Exception {
        shop = new BookshopDatabase();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aColumnNamedAsATypeIsNotTheTypeThatChecksCastTo() throws Exception {
        shop.execute("CREATE TABLE note (text text, kind varchar(5), CONSTRAINT kinds CHECK (kind IN ('a', 'b')))");
        shop.upAndDown(new Change.DropColumn(in("note"), "text"));

        assertThat(shop.query("SELECT count(*) FROM pg_constraint WHERE conname = 'kinds'"))
                .isEqualTo("1");
    }

    @Test
    void aColumnInsideAnArrayTakesItsCheckAlongAndBringsItBack() throws Exception {
        shop.execute("CREATE TABLE span (x int, lo int, hi int, CONSTRAINT ends CHECK (x = ANY (ARRAY[lo, hi])))");
        shop.upAndDown(
                () -> assertThat(shop.query("SELECT count(*) FROM pg_constraint WHERE conname = 'ends'"))
                        .isEqualTo("0"),
                new Change.DropColumn(in("span"), "lo"));
    }

    @Test
    void aColumnReadByExtractTakesItsCheckAlong() throws Exception {
        shop.execute("CREATE TABLE day (at date, n int, CONSTRAINT late CHECK (extract(year FROM at) > 1999))");
        shop.upAndDown(new Change.DropColumn(in("day"), "at"));
    }

    @Test
    void columnsThatDifferInCaseAloneAreTwo() throws Exception {
        shop.execute("CREATE TABLE twins (\"Name\" text, name text CONSTRAINT named CHECK (name <> ''))");
        shop.upAndDown(new Change.DropColumn(in("twins"), "Name"));
    }

    @Test
    void aRenameLeavesATypeOfTheSameNameInAnotherSchemaAlone() throws Exception {
        shop.execute(
                "CREATE SCHEMA \"Sales Dept\"",
                "CREATE TYPE \"Sales Dept\".\"Mood\" AS ENUM ('a', 'b')",
                "CREATE TABLE \"Sales Dept\".\"Order\" (\"Mood\" int, \"Qty\" \"Sales Dept\".\"Mood\" NOT NULL,"
                        + " CONSTRAINT few CHECK (\"Qty\" <> 'b'))",
                "INSERT INTO \"Sales Dept\".\"Order\" VALUES (1, 'a')");
        ObjectName order = new ObjectName("Sales Dept", "Order");
        shop.upAndDown(new Change.RenameColumn(order, "Mood", "Feeling"), new Change.DropColumn(order, "Qty"));
    }
}
