package org.schemawright.migration.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemawright.migration.postgresql.BookshopDatabase.AUTHOR;
import static org.schemawright.migration.postgresql.BookshopDatabase.BOOK;
import static org.schemawright.migration.postgresql.BookshopDatabase.identity;
import static org.schemawright.migration.postgresql.BookshopDatabase.in;
import static org.schemawright.migration.postgresql.BookshopDatabase.notNull;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.DefaultValue;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Generated;
import org.schemawright.migration.schema.Identity;

/** Columns of tables with rows: up leads to the schema that was planned, down leads back. */
class PostgresqlColumnChangesTest {

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
    void renamesColumnsInKeysIndexesChecksAndTriggers() throws Exception {
        for (String column : List.of("id", "title", "author_id", "price", "pages", "code", "tags")) {
            shop.upAndDown(new Change.RenameColumn(BOOK, column, "New " + column));
        }
        shop.assertRowsAreThere();
    }

    @Test
    void addsColumnsOfEverySort() throws Exception {
        shop.upAndDown(
                new Change.AddColumn(BOOK, shop.column("plain", "int", true), null, null),
                new Change.AddColumn(
                        BOOK,
                        shop.column("filled", "numeric(4,1)", false).withDefault(new DefaultValue("2.5")),
                        null,
                        null),
                new Change.AddColumn(BOOK, shop.column("numbered", "bigserial", false), null, null),
                new Change.AddColumn(
                        AUTHOR,
                        new Column(
                                "twice",
                                shop.type("integer"),
                                true,
                                null,
                                new Generated("born * 2", true),
                                null,
                                null,
                                "b"),
                        null,
                        null),
                new Change.AddColumn(
                        BOOK,
                        shop.column("editor", "integer", true),
                        null,
                        ForeignKey.of(null, List.of("editor"), AUTHOR, List.of("id"))));
        shop.assertRowsAreThere();
    }

    @ParameterizedTest
    @CsvSource({"price", "pages", "code", "feeling", "tags", "doubled"})
    void dropsAColumnWithItsRulesAndBringsThemBack(String column) throws Exception {
        shop.execute("DROP VIEW titles", "UPDATE review SET book_code = NULL");
        if (column.equals("price")) {
            shop.execute("ALTER TABLE \"Book\" DROP COLUMN doubled");
        }
        shop.upAndDown(new Change.DropColumn(BOOK, column));

        assertThat(shop.query("SELECT string_agg(title, ',' ORDER BY id) FROM \"Book\""))
                .isEqualTo("One,Two,Three");
    }

    @Test
    void dropsTheKeyItselfAndNumbersRowsAnewOnTheWayBack() throws Exception {
        shop.execute("DELETE FROM review WHERE id > 1");
        shop.upAndDown(new Change.DropColumn(BOOK, "id"));

        assertThat(shop.query("SELECT count(DISTINCT id) FROM \"Book\"")).isEqualTo("3");
    }

    @Test
    void fillsAMandatoryColumnThatComesBackWithAStandIn() throws Exception {
        shop.execute("DROP VIEW titles", "ALTER TABLE author ADD COLUMN since date NOT NULL DEFAULT '2020-02-02'");
        shop.execute("ALTER TABLE author ALTER COLUMN since DROP DEFAULT");
        shop.upAndDown(new Change.DropColumn(AUTHOR, "name"), new Change.DropColumn(AUTHOR, "since"));

        assertThat(shop.query("SELECT count(*) FROM author WHERE name = '' AND since = '1970-01-01'"))
                .isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            author | born   | bigint                      | false
            author | born   | text                        | true
            author | name   | character varying(200)      | true
            author | name   | text                        | false
            Book   | code   | text                        | true
            Book   | tags   | character varying(20)[]     | true
            Book   | feeling| text                        | true
            review | book_id| bigint                      | false
            """)
    void altersTypesAndBack(String table, String name, String type, boolean nullable) throws Exception {
        shop.execute("DROP VIEW titles", "UPDATE author SET born = 1 WHERE born IS NULL");
        shop.execute("ALTER TABLE \"Book\" ALTER COLUMN feeling DROP DEFAULT");
        shop.execute("ALTER TABLE review DROP CONSTRAINT review_code");
        Column before =
                shop.reflect().table(in(table)).orElseThrow().column(name).orElseThrow();
        shop.upAndDown(new Change.AlterColumn(in(table), before, shop.retyped(before, type, nullable)));
        shop.assertRowsAreThere();
    }

    @Test
    void checksAndIndexesComeBackWithoutCastsAfterAnotherKindOfValue() throws Exception {
        DatabaseSchema before = shop.reflect();
        Column pages = shop.column(BOOK, "pages");
        MigrationPlan plan = shop.plan(new Change.AlterColumn(BOOK, pages, shop.retyped(pages, "numeric(8,2)", true)));
        shop.run(plan.up());
        assertThat(shop.column(BOOK, "pages").type().raw()).isEqualTo("numeric(8,2)");
        assertThat(shop.reflect().table(BOOK).orElseThrow().indexes()).hasSize(2);
        shop.run(plan.down());

        assertThat(shop.shape(shop.reflect(), true)).isEqualTo(shop.shape(before, true));
        shop.assertRowsAreThere();
    }

    @Test
    void aViewInTheWayIsMadeAgain() throws Exception {
        shop.execute("COMMENT ON VIEW titles IS 'who wrote what'", "GRANT SELECT ON titles TO PUBLIC");
        Column name = shop.column(AUTHOR, "name");

        MigrationPlan plan = shop.upAndDown(
                () -> assertThat(shop.query("SELECT string_agg(title, ',' ORDER BY title) FROM titles"))
                        .isEqualTo("One,Three,Two"),
                new Change.AlterColumn(AUTHOR, name, shop.retyped(name, "character varying(80)", false)));

        assertThat(plan.up())
                .as("its comment and who may read it come back too")
                .extracting(Statement::sql)
                .anyMatch(sql -> sql.startsWith("COMMENT ON VIEW"))
                .anyMatch(sql -> sql.startsWith("GRANT SELECT"));
    }

    @Test
    void altersDefaultsCollationCommentsAndNumbering() throws Exception {
        shop.execute("DROP VIEW titles", "UPDATE author SET born = id + 40");
        Column born = shop.column(AUTHOR, "born");
        Column name = shop.column(AUTHOR, "name");
        Column id = shop.column(AUTHOR, "id");
        Column price = shop.column(BOOK, "price");
        Column serial = shop.column(BOOK, "id");
        shop.upAndDown(
                new Change.AlterColumn(AUTHOR, born, identity(notNull(born), Identity.Kind.SERIAL)),
                new Change.AlterColumn(AUTHOR, id, identity(id, Identity.Kind.ALWAYS)),
                new Change.AlterColumn(
                        AUTHOR,
                        name,
                        new Column(
                                "name",
                                name.type(),
                                true,
                                new DefaultValue("'?'::character varying"),
                                null,
                                null,
                                "C",
                                "n")));
        shop.upAndDown(
                new Change.AlterColumn(BOOK, serial, identity(serial, Identity.Kind.BY_DEFAULT)),
                new Change.AlterColumn(BOOK, price, price.withDefault(null)));
        shop.upAndDown(new Change.AlterColumn(
                BOOK, serial, new Column("id", serial.type(), false, null, null, null, null, null)));
        shop.assertRowsAreThere();
    }

    @Test
    void goesOnBehindTheHighestNumberWhereAColumnBecomesNumbered() throws Exception {
        shop.execute("UPDATE author SET born = id + 40");
        Column born = shop.column(AUTHOR, "born");
        shop.run(shop.plan(new Change.AlterColumn(AUTHOR, born, identity(notNull(born), Identity.Kind.BY_DEFAULT)))
                .up());
        shop.execute("INSERT INTO author (name) VALUES ('Cy')");

        assertThat(shop.query("SELECT born FROM author WHERE name = 'Cy'")).isEqualTo("43");
    }

    @Test
    void turnsComputedColumnsIntoPlainOnesAndBack() throws Exception {
        Column doubled = shop.column(BOOK, "doubled");
        Column plain = Column.of("doubled", doubled.type(), true);
        shop.upAndDown(new Change.AlterColumn(BOOK, doubled, plain));
        shop.upAndDown(new Change.AlterColumn(
                BOOK,
                doubled,
                new Column(
                        "doubled",
                        doubled.type(),
                        true,
                        null,
                        new Generated("price * (3)::numeric", true),
                        null,
                        null,
                        null)));

        assertThat(shop.query("SELECT sum(doubled) FROM \"Book\"")).isEqualTo("9.00");
    }
}
