package org.schemawright.migration.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.plan.Planner;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.DefaultValue;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Generated;
import org.schemawright.migration.schema.Identity;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.ReferentialAction;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.Trigger;
import org.schemawright.migration.schema.UniqueKey;

/** Every kind of change on a database with rows: the schema that was planned, every row kept, and the way back. */
class SqliteMigrationTest {

    private static final ObjectName PRODUCT = ObjectName.of("product");
    private static final ObjectName SALE = ObjectName.of("sale");
    private static final ObjectName MAKER = ObjectName.of("maker");

    @TempDir
    Path folder;

    private SqliteFile file;

    @BeforeEach
    void open() throws SQLException {
        file = SqliteFile.open(folder.resolve("shop.sqlite")).load("shop.sql");
    }

    @AfterEach
    void close() throws SQLException {
        file.close();
    }

    private static Column column(String name, String type, boolean nullable, @Nullable String defaultValue) {
        return Column.of(name, SqliteTypes.parse(type), nullable)
                .withDefault(defaultValue == null ? null : new DefaultValue(defaultValue));
    }

    /** A case: what is done to the shop. */
    record Case(String name, List<Change> changes) {
        Case(String name, Change... changes) {
            this(name, List.of(changes));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        ForeignKey toProduct = new ForeignKey(
                "of_product",
                List.of("product"),
                PRODUCT,
                List.of("id"),
                ReferentialAction.CASCADE,
                ReferentialAction.SET_NULL,
                false,
                false);
        Table draft = Table.draft(
                        ObjectName.of("review of \"it\""),
                        List.of(
                                new Column(
                                        "id",
                                        SqliteTypes.parse("INTEGER"),
                                        false,
                                        null,
                                        null,
                                        Identity.of(Identity.Kind.AUTOINCREMENT),
                                        null,
                                        null),
                                column("stars", "int", false, "(3)"),
                                column("product", "INTEGER", true, null),
                                column("at", "DATETIME", false, "CURRENT_TIMESTAMP"),
                                column("day", "DATE", true, "date('now')")),
                        List.of(
                                new PrimaryKey(null, List.of("id")),
                                new UniqueKey("once", List.of("product", "at")),
                                toProduct,
                                new CheckConstraint("star_range", "stars BETWEEN 1 AND 5")))
                .withIndexes(List.of(new Index(
                        "review_stars",
                        false,
                        List.of(new Index.Part("stars", null, true), new Index.Part(null, "date(\"at\")", false)),
                        "stars > 1",
                        null)));
        Column price = column("price", "NUMERIC(10,2)", true, "1.50");
        Column stock = column("stock", "INTEGER", false, "0");
        Column name = new Column("name", SqliteTypes.parse("VARCHAR(80)"), false, null, null, null, "NOCASE", null);
        Column amount = column("amount", "INT", false, null);
        return Stream.of(
                new Case("create table", new Change.CreateTable(draft, List.of())),
                new Case(
                        "create table without rowid",
                        new Change.CreateTable(
                                new Table(
                                        ObjectName.of("pair"),
                                        draft.kind(),
                                        List.of(column("b", "TEXT", true, null), column("a", "integer", true, null)),
                                        List.of(new PrimaryKey("pk", List.of("a", "b"))),
                                        List.of(),
                                        Set.of("STRICT", "WITHOUT ROWID"),
                                        null,
                                        null,
                                        -1),
                                List.of(new Trigger(
                                        "pair_t",
                                        ObjectName.of("pair"),
                                        "CREATE TRIGGER pair_t AFTER DELETE ON pair BEGIN SELECT 1; END")))),
                new Case("rename table", new Change.RenameTable(PRODUCT, "Our \"goods\"")),
                new Case("rename table by case", new Change.RenameTable(PRODUCT, "Product")),
                new Case("rename parent", new Change.RenameTable(MAKER, "factory")),
                new Case("add column", new Change.AddColumn(PRODUCT, column("colour", "TEXT", true, null), null, null)),
                new Case(
                        "add column with default",
                        new Change.AddColumn(SALE, column("paid", "BOOLEAN", false, "FALSE"), "no", null)),
                new Case(
                        "add column with expression default",
                        new Change.AddColumn(
                                PRODUCT, column("at", "DATETIME", false, "CURRENT_TIMESTAMP"), null, null)),
                new Case(
                        "add column with key",
                        new Change.AddColumn(SALE, column("product", "INTEGER", true, null), null, toProduct)),
                new Case(
                        "add column with key and default",
                        new Change.AddColumn(SALE, column("product", "INTEGER", true, "5"), null, toProduct)),
                new Case(
                        "add stored column",
                        new Change.AddColumn(
                                PRODUCT,
                                new Column(
                                        "label",
                                        SqliteTypes.parse("TEXT"),
                                        true,
                                        null,
                                        new Generated("name || ' #' || id", true),
                                        null,
                                        null,
                                        null),
                                null,
                                null)),
                new Case("drop column", new Change.DropColumn(ObjectName.of("maker"), "note")),
                new Case("drop column with index", new Change.DropColumn(PRODUCT, "photo")),
                new Case("drop column of a view", new Change.DropColumn(PRODUCT, "parent")),
                new Case("drop column of a check", new Change.DropColumn(PRODUCT, "stock")),
                new Case("drop column of a key", new Change.DropColumn(PRODUCT, "maker_code")),
                new Case("drop key column", new Change.DropColumn(SALE, "no")),
                new Case("drop unique column", new Change.DropColumn(SALE, "amount")),
                new Case("rename column", new Change.RenameColumn(PRODUCT, "name", "Full \"name\"")),
                new Case("rename column by case", new Change.RenameColumn(PRODUCT, "stock", "Stock")),
                new Case("rename key column", new Change.RenameColumn(PRODUCT, "id", "nr")),
                new Case("rename part of a parent's key", new Change.RenameColumn(MAKER, "land", "country")),
                new Case(
                        "rename and rebuild",
                        new Change.RenameColumn(PRODUCT, "name", "title"),
                        new Change.RenameTable(PRODUCT, "goods"),
                        new Change.DropColumn(ObjectName.of("goods"), "maker_land"),
                        new Change.AlterColumn(
                                ObjectName.of("goods"), name.withName("title"), column("title", "TEXT", true, "'?'"))),
                new Case("alter type", new Change.AlterColumn(PRODUCT, price, column("price", "REAL", true, "1.50"))),
                new Case("alter to text", new Change.AlterColumn(SALE, amount, column("amount", "TEXT", false, null))),
                new Case(
                        "drop default",
                        new Change.AlterColumn(PRODUCT, stock, column("stock", "INTEGER", false, null))),
                new Case(
                        "set default", new Change.AlterColumn(PRODUCT, stock, column("stock", "INTEGER", false, "-1"))),
                new Case(
                        "drop not null",
                        new Change.AlterColumn(PRODUCT, name, column("name", "VARCHAR(80)", true, null))),
                new Case(
                        "alter twice",
                        new Change.AlterColumn(PRODUCT, stock, column("stock", "BIGINT", true, "7")),
                        new Change.AlterColumn(
                                PRODUCT, column("stock", "BIGINT", true, "7"), column("stock", "BIGINT", false, "8"))),
                new Case(
                        "autoincrement goes",
                        new Change.AlterColumn(
                                PRODUCT,
                                identified(Identity.Kind.AUTOINCREMENT, "id"),
                                identified(Identity.Kind.ROWID, "id"))),
                new Case(
                        "autoincrement comes",
                        new Change.AlterColumn(
                                SALE,
                                identified(Identity.Kind.ROWID, "no"),
                                identified(Identity.Kind.AUTOINCREMENT, "no"))),
                new Case("add unique", new Change.AddConstraint(SALE, new UniqueKey(null, List.of("amount")))),
                new Case("add check", new Change.AddConstraint(SALE, new CheckConstraint("some", "amount > 0"))),
                new Case(
                        "add foreign key",
                        new Change.AddConstraint(
                                SALE, ForeignKey.of("again", List.of("product_id"), PRODUCT, List.of("id")))),
                new Case(
                        "add primary key",
                        new Change.AddConstraint(ObjectName.of("log"), new PrimaryKey(null, List.of("line")))),
                new Case("drop unique", new Change.DropConstraint(PRODUCT, new UniqueKey("one_name", List.of("name")))),
                new Case(
                        "drop check",
                        new Change.DropConstraint(PRODUCT, new CheckConstraint(null, "stock >= 0 OR name = 'debt'"))),
                new Case("drop primary key", new Change.DropConstraint(SALE, new PrimaryKey(null, List.of("no")))),
                new Case(
                        "create index",
                        new Change.CreateIndex(
                                SALE, new Index("by_product", true, List.of(Index.Part.of("no")), null, null))),
                new Case(
                        "everything at once",
                        new Change.AddColumn(PRODUCT, column("colour", "TEXT", true, null), null, null),
                        new Change.DropColumn(PRODUCT, "photo"),
                        new Change.RenameColumn(PRODUCT, "colour", "color"),
                        new Change.AddConstraint(PRODUCT, new UniqueKey("paint", List.of("name", "color"))),
                        new Change.CreateTable(draft, List.of()),
                        new Change.RenameTable(SALE, "sales"),
                        new Change.DropTable(ObjectName.of("log"))));
    }

    private static Column identified(Identity.Kind kind, String name) {
        return new Column(name, SqliteTypes.parse("INTEGER"), false, null, null, Identity.of(kind), null, null);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void goesUpAndDownAgain(Case of) throws SQLException {
        DatabaseSchema before = file.schema();
        List<String> texts = texts();
        List<String> rows = rows(before, of);
        MigrationPlan plan = new Planner(new SqliteDdlWriter()).plan(before, of.changes());

        run(plan.up());

        DatabaseSchema after = file.schema();
        assertThat(SchemaWords.difference(after, plan.after())).isEmpty();
        assertThat(file.rows("PRAGMA integrity_check")).containsExactly("ok|");
        assertThat(file.rows("PRAGMA foreign_key_check")).isEmpty();

        run(plan.down());

        assertThat(SchemaWords.difference(file.schema(), before)).isEmpty();
        assertThat(file.schema().views()).allMatch(v -> v.problem() == null);
        boolean renamed = of.changes().stream()
                .anyMatch(c -> c instanceof Change.RenameColumn || c instanceof Change.RenameTable);
        if (!renamed) {
            assertThat(texts()).containsExactlyElementsOf(texts);
        }
        assertThat(rows(before, of)).containsExactlyElementsOf(rows);
        assertThat(file.rows("PRAGMA foreign_key_check")).isEmpty();
        assertThat(file.rows("PRAGMA legacy_alter_table")).containsExactly("0|");
    }

    /** The catalog's texts, spaces aside, which ALTER TABLE changes when it takes a column away again. */
    private List<String> texts() throws SQLException {
        return file.rows("SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2").stream()
                .map(t -> t.replaceAll("\\s+", " ").replace("\"", ""))
                .toList();
    }

    /** All values of the shop, those of dropped tables and columns excepted. */
    private List<String> rows(DatabaseSchema shop, Case of) throws SQLException {
        List<String> rows = new ArrayList<>();
        for (Table table : shop.tables()) {
            String columns = table.columns().stream()
                    .map(Column::name)
                    .filter(c -> of.changes().stream()
                            .noneMatch(d -> d instanceof Change.DropColumn drop
                                    && drop.column().equals(c)))
                    .map(c -> "quote(\"" + c + "\")")
                    .collect(Collectors.joining(", "));
            if (!of.changes().contains(new Change.DropTable(table.name()))) {
                rows.add(table.name().toString());
                rows.addAll(file.rows("SELECT " + columns + " FROM " + table.name() + " ORDER BY " + columns));
            }
        }
        return rows;
    }

    private void run(List<Statement> statements) throws SQLException {
        file.run("BEGIN IMMEDIATE");
        for (Statement statement : statements) {
            assertThat(statement.comment()).isNotBlank();
            try {
                file.run(statement.sql());
            } catch (SQLException e) {
                file.run("ROLLBACK");
                throw new SQLException(statement.sql() + "\n" + e.getMessage(), e);
            }
        }
        file.run("COMMIT");
    }

    @Test
    void childRowsIndexesTriggersAndViewsSurviveARebuild() throws SQLException {
        DatabaseSchema before = file.schema();
        Column stock = before.table(PRODUCT).orElseThrow().column("stock").orElseThrow();
        MigrationPlan plan = new Planner(new SqliteDdlWriter())
                .plan(
                        before,
                        List.of(new Change.AlterColumn(PRODUCT, stock, stock.withDefault(new DefaultValue("9")))));

        run(plan.up());
        file.run("PRAGMA foreign_keys=ON");

        assertThat(file.rows("SELECT no FROM sale ORDER BY no")).containsExactly("10|", "11|", "12|");
        assertThat(file.rows("SELECT name FROM cheap")).containsExactly("Lamp|");
        file.run("UPDATE product SET stock = 0 WHERE id = 1");
        assertThat(file.rows("SELECT line FROM log WHERE line LIKE 'Lamp%'")).contains("Lamp is sold out; order|");
        file.run("INSERT INTO product (name) VALUES ('next')");
        assertThat(file.rows("SELECT id, stock FROM product WHERE name = 'next'"))
                .as("the number 7 was used once and is not given again")
                .containsExactly("8|9|");
        file.run("DELETE FROM product WHERE id = 1");
        assertThat(file.rows("SELECT no FROM sale")).containsExactly("12|");
        assertThat(file.rows("SELECT sql FROM sqlite_master WHERE name = 'product'")
                        .getFirst())
                .contains("ON CONFLICT REPLACE, -- the name", "/* the last one */", "DEFAULT 9");
    }

    @Test
    void aRowThatWouldReferToNothingStopsTheRunAndNothingIsChanged() throws SQLException {
        List<String> texts = texts();
        MigrationPlan plan = new Planner(new SqliteDdlWriter())
                .plan(
                        file.schema(),
                        List.of(new Change.AddConstraint(
                                SALE, ForeignKey.of(null, List.of("amount"), PRODUCT, List.of("id")))));

        assertThatThrownBy(() -> run(plan.up())).hasMessageContaining("every row refers to a row that is there");
        assertThat(texts()).containsExactlyElementsOf(texts);
        assertThat(file.rows("SELECT no FROM sale ORDER BY no")).containsExactly("10|", "11|", "12|");
    }

    @Test
    void rowsThatReferredToNothingBeforeDoNotStopTheRun() throws SQLException {
        file.run("INSERT INTO sale VALUES (99, 12345, 1)");
        MigrationPlan plan = new Planner(new SqliteDdlWriter())
                .plan(
                        file.schema(),
                        List.of(new Change.AddConstraint(SALE, new CheckConstraint(null, "amount < 100"))));

        run(plan.up());

        assertThat(file.rows("SELECT no FROM sale WHERE product_id = 12345")).containsExactly("99|");
    }

    @Test
    void aBrokenViewDoesNotStopARename() throws SQLException {
        file.run("CREATE VIEW broken AS SELECT * FROM not_there");
        file.run("CREATE TRIGGER on_broken INSTEAD OF DELETE ON broken BEGIN SELECT 1; END");
        MigrationPlan plan = new Planner(new SqliteDdlWriter())
                .plan(file.schema(), List.of(new Change.RenameTable(PRODUCT, "goods")));

        run(plan.up());

        assertThat(file.schema().table(ObjectName.of("goods"))).isPresent();
        assertThat(file.rows("SELECT name FROM sqlite_master WHERE name LIKE '%broken' ORDER BY 1"))
                .containsExactly("broken|", "on_broken|");
    }

    @Test
    void aDroppedKeyGetsItsNumbersBack() throws SQLException {
        MigrationPlan plan =
                new Planner(new SqliteDdlWriter()).plan(file.schema(), List.of(new Change.DropColumn(SALE, "no")));

        run(plan.up());
        run(plan.down());

        assertThat(file.rows("SELECT no, amount FROM sale ORDER BY no")).containsExactly("10|1|", "11|2|", "12|4|");
    }
}
