package org.schemawright.migration.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemawright.migration.postgresql.BookshopDatabase.AUTHOR;
import static org.schemawright.migration.postgresql.BookshopDatabase.BOOK;
import static org.schemawright.migration.postgresql.BookshopDatabase.identity;
import static org.schemawright.migration.postgresql.BookshopDatabase.in;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.DefaultValue;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Identity;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.ReferentialAction;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TableKind;
import org.schemawright.migration.schema.UniqueKey;

/** Tables, constraints and indexes with rows: up leads to the schema that was planned, down leads back. */
class PostgresqlTableChangesTest {

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
    void createsATableWithKeysIndexesAndComments() throws Exception {
        Table shelf = new Table(
                in("Book shelf"),
                TableKind.ORDINARY,
                List.of(
                        identity(shop.column("id", "bigint", false), Identity.Kind.ALWAYS),
                        shop.column("number", "serial", false),
                        shop.column("a \"name\"", "varchar(20)", false)
                                .withDefault(new DefaultValue("'x'::character varying")),
                        shop.column("up", "bigint", true),
                        shop.column("book", "integer", true)),
                List.of(
                        new PrimaryKey(null, List.of("id")),
                        new UniqueKey(null, List.of("a \"name\"", "number")),
                        ForeignKey.of(null, List.of("up"), in("Book shelf"), List.of("id")),
                        new ForeignKey(
                                "shelf_book",
                                List.of("book"),
                                BOOK,
                                List.of("id"),
                                ReferentialAction.CASCADE,
                                ReferentialAction.SET_NULL,
                                true,
                                true),
                        new CheckConstraint(null, "number > 0"),
                        new CheckConstraint(null, "up <> id")),
                List.of(new Index(
                        "shelf names",
                        true,
                        List.of(
                                new Index.Part(null, "lower((\"a \"\"name\"\"\")::text)", false),
                                new Index.Part("up", null, true)),
                        "number > 5",
                        null)),
                Set.of("UNLOGGED"),
                "where books stand",
                null,
                -1);
        MigrationPlan plan = shop.upAndDown(new Change.CreateTable(shelf, List.of()));

        assertThat(plan.after().table(shelf.name()).orElseThrow().constraints())
                .extracting(Constraint::name)
                .containsExactly(
                        "Book shelf_pkey",
                        "Book shelf_a \"name\"_number_key",
                        "Book shelf_up_fkey",
                        "shelf_book",
                        "Book shelf_check",
                        "Book shelf_check1");
    }

    @Test
    void dropsATableThatOthersReferTo() throws Exception {
        shop.execute("DROP VIEW titles");
        // Its rows are gone, so those that refer to them must be too before the way back can bring the keys.
        shop.execute("UPDATE review SET book_code = NULL");
        shop.upAndDown(() -> shop.execute("DELETE FROM review"), new Change.DropTable(BOOK));

        assertThat(shop.query("SELECT count(*) FROM author")).isEqualTo("2");
    }

    @Test
    void renamesATableAndWhatNamesIt() throws Exception {
        shop.upAndDown(new Change.RenameTable(BOOK, "Volume \"1\""));
        shop.assertRowsAreThere();
    }

    @Test
    void addsAndDropsConstraintsWithAndWithoutNames() throws Exception {
        shop.execute("DELETE FROM review WHERE id = 3");
        shop.upAndDown(
                new Change.AddConstraint(AUTHOR, new UniqueKey(null, List.of("name"))),
                new Change.AddConstraint(AUTHOR, new CheckConstraint(null, "born > 1900")),
                new Change.AddConstraint(in("review"), ForeignKey.of(null, List.of("id"), AUTHOR, List.of("id"))));
    }

    @Test
    void dropsEachConstraintAndAddsItAgain() throws Exception {
        shop.execute("ALTER TABLE review DROP CONSTRAINT review_code, DROP CONSTRAINT review_book_id_fkey");
        for (Constraint constraint : shop.reflect().table(BOOK).orElseThrow().constraints()) {
            shop.upAndDown(new Change.DropConstraint(BOOK, constraint));
        }
        shop.execute("CREATE TABLE keyless (a integer, b integer)", "INSERT INTO keyless VALUES (1, 1), (1, 2)");
        shop.upAndDown(new Change.AddConstraint(in("keyless"), new PrimaryKey(null, List.of("b", "a"))));
    }

    @Test
    void dropsAndCreatesIndexesWithAllThatTheCatalogKnows() throws Exception {
        for (Index index : shop.reflect().table(BOOK).orElseThrow().indexes()) {
            shop.upAndDown(new Change.DropIndex(BOOK, index));
        }
        shop.upAndDown(new Change.CreateIndex(
                BOOK,
                new Index(
                        "new one", true, List.of(new Index.Part("title", null, true)), "price > (1)::numeric", null)));
        assertThat(shop.query("SELECT indexdef FROM pg_indexes WHERE indexname = 'by_tags'"))
                .contains("USING gin");
    }

    @Test
    void severalChangesInARowLeadThereAndBack() throws Exception {
        shop.execute("DROP VIEW titles");
        shop.upAndDown(
                new Change.RenameTable(BOOK, "volume"),
                new Change.RenameColumn(in("volume"), "pages", "leaves"),
                new Change.DropColumn(in("volume"), "leaves"),
                new Change.AddColumn(in("volume"), shop.column("isbn", "varchar(13)", true), null, null),
                new Change.CreateIndex(
                        in("volume"), new Index("by_isbn", false, List.of(Index.Part.of("isbn")), null, null)),
                new Change.DropTable(in("review")));
    }

    @Test
    void tablesOfSpecialKindsComeBackAsTheyWere() throws Exception {
        shop.execute("""
                CREATE TABLE part (id integer, at date, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
                CREATE INDEX part_at ON part USING btree (at);
                CREATE TABLE part_1 PARTITION OF part FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
                CREATE TABLE part_2 PARTITION OF part FOR VALUES FROM ('2027-01-01') TO ('2028-01-01')
                    PARTITION BY LIST (id);
                CREATE TABLE part_2_odd PARTITION OF part_2 FOR VALUES IN (1, 3);
                CREATE FOREIGN DATA WRAPPER nothing;
                CREATE SERVER far FOREIGN DATA WRAPPER nothing;
                CREATE FOREIGN TABLE remote (a integer NOT NULL) SERVER far OPTIONS (file 'x');
                """);
        shop.upAndDown(new Change.DropTable(in("part_1")));
        shop.upAndDown(new Change.DropTable(in("remote")));
        shop.upAndDown(new Change.DropTable(in("part")));
        shop.upAndDown(new Change.DropTable(in("part_1")), new Change.DropTable(in("part")));
    }

    @Test
    void saysWhatRewritesTheTable() {
        DatabaseSchema none = DatabaseSchema.empty("public");
        Column code = shop.column("code", "varchar(10)", true);
        var writer = new PostgresqlChangeWriter();

        assertThat(writer.rewritesTable(
                        new Change.AlterColumn(BOOK, code, shop.column("code", "varchar(20)", true)), none, none))
                .isFalse();
        assertThat(writer.rewritesTable(
                        new Change.AlterColumn(BOOK, code, shop.column("code", "integer", true)), none, none))
                .isTrue();
        assertThat(writer.rewritesTable(new Change.AddColumn(BOOK, code, null, null), none, none))
                .isFalse();
        assertThat(writer.rewritesTable(
                        new Change.AddColumn(
                                BOOK,
                                shop.column("u", "uuid", false).withDefault(new DefaultValue("gen_random_uuid()")),
                                null,
                                null),
                        none,
                        none))
                .isTrue();
    }
}
