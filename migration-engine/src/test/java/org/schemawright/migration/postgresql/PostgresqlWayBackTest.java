package org.schemawright.migration.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemawright.migration.postgresql.BookshopDatabase.in;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.UniqueKey;

/** Tables with rows come back although their values, or their names, are no longer there. */
class PostgresqlWayBackTest {

    private BookshopDatabase shop;

    @BeforeEach
    void open() throws Exception {
        shop = new BookshopDatabase();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "code varchar(10) NOT NULL UNIQUE",
                "code char(2) PRIMARY KEY",
                "code text DEFAULT 'x' UNIQUE",
                "code text DEFAULT 'x' NOT NULL UNIQUE",
                "code integer NOT NULL, UNIQUE (code)",
                "code date NOT NULL UNIQUE",
                "code timestamptz PRIMARY KEY",
                "code uuid PRIMARY KEY",
                "code uuid PRIMARY KEY DEFAULT gen_random_uuid()",
                "code bytea NOT NULL UNIQUE",
                "code interval NOT NULL",
                "code inet NOT NULL",
                "code int4range NOT NULL",
                "code boolean NOT NULL DEFAULT true"
            })
    void aColumnComesBackUnderRows(String column) throws Exception {
        shop.execute(
                "CREATE TABLE shelf (n int, " + column + ")",
                "ALTER TABLE shelf ADD COLUMN changed bool DEFAULT false",
                "CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.changed = true; RETURN NEW; END'",
                "CREATE TRIGGER note BEFORE UPDATE ON shelf FOR EACH ROW EXECUTE FUNCTION note()");
        shop.upAndDown(
                () -> shop.execute("INSERT INTO shelf (n) VALUES (1), (2), (3)"),
                new Change.DropColumn(in("shelf"), "code"));

        assertThat(shop.query("SELECT count(*) FROM shelf WHERE NOT changed")).isEqualTo("3");
    }

    @Test
    void aTableMayTakeTheNameOfARenamedOne() throws Exception {
        shop.execute("CREATE TABLE customer (id serial PRIMARY KEY, mail text UNIQUE)");
        Table customer = Table.draft(
                in("customer"),
                List.of(shop.column("id", "serial", false), shop.column("mail", "text", true)),
                List.of(new PrimaryKey(null, List.of("id")), new UniqueKey(null, List.of("mail"))));
        Column number = shop.column("id", "integer", false);

        shop.upAndDown(
                () -> shop.execute("INSERT INTO customer VALUES (1, 'a')"),
                new Change.RenameTable(in("customer"), "customer_old"),
                new Change.CreateTable(customer, List.of()),
                new Change.AlterColumn(in("customer"), number, number));
    }

    @Test
    void aTableThatPartitionsReferToGoesAndComesBack() throws Exception {
        shop.execute(
                "CREATE TABLE payment (id int, at date, writer int CONSTRAINT of_author REFERENCES author (id),"
                        + " shelf int) PARTITION BY RANGE (at)",
                "CREATE TABLE payment_2020 PARTITION OF payment FOR VALUES FROM ('2020-01-01') TO ('2021-01-01')",
                "CREATE TABLE a_payment PARTITION OF payment FOR VALUES FROM ('2021-01-01') TO ('2022-01-01')",
                "ALTER TABLE a_payment ADD CONSTRAINT own FOREIGN KEY (shelf) REFERENCES author (id)",
                "DROP VIEW titles",
                "ALTER TABLE \"Book\" DROP CONSTRAINT book_author");

        shop.upAndDown(new Change.DropTable(in("author")));
    }
}
