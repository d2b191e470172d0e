package org.schemawright.migration.sqlite;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Column;
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

/** What is done to the shop of {@code shop.sql}: one case for each kind of change, and some together. */
record ShopCase(String name, List<Change> changes) {

    private static final ObjectName PRODUCT = ObjectName.of("product");
    private static final ObjectName SALE = ObjectName.of("sale");
    private static final ObjectName MAKER = ObjectName.of("maker");
    private static final List<String> PRODUCTS =
            List.of("id", "name", "price", "gross", "maker_code", "maker_land", "stock", "photo", "parent");

    ShopCase(String name, Change... changes) {
        this(name, List.of(changes));
    }

    @Override
    public String toString() {
        return name;
    }

    private static Column column(String name, String type, boolean nullable, @Nullable String defaultValue) {
        return Column.of(name, SqliteTypes.parse(type), nullable)
                .withDefault(defaultValue == null ? null : new DefaultValue(defaultValue));
    }

    static Stream<ShopCase> all() {
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
                new ShopCase("create table", new Change.CreateTable(draft, List.of())),
                new ShopCase(
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
                new ShopCase("rename table", new Change.RenameTable(PRODUCT, "Our \"goods\"")),
                new ShopCase("rename table by case", new Change.RenameTable(PRODUCT, "Product")),
                new ShopCase("rename parent", new Change.RenameTable(MAKER, "factory")),
                new ShopCase(
                        "add column", new Change.AddColumn(PRODUCT, column("colour", "TEXT", true, null), null, null)),
                new ShopCase(
                        "add column with default",
                        new Change.AddColumn(SALE, column("paid", "BOOLEAN", false, "FALSE"), "no", null)),
                new ShopCase(
                        "add column with expression default",
                        new Change.AddColumn(
                                PRODUCT, column("at", "DATETIME", false, "CURRENT_TIMESTAMP"), null, null)),
                new ShopCase(
                        "add column with key",
                        new Change.AddColumn(SALE, column("product", "INTEGER", true, null), null, toProduct)),
                new ShopCase(
                        "add column with key and default",
                        new Change.AddColumn(SALE, column("product", "INTEGER", true, "5"), null, toProduct)),
                new ShopCase(
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
                new ShopCase("drop column", new Change.DropColumn(ObjectName.of("maker"), "note")),
                new ShopCase("drop column with index", new Change.DropColumn(PRODUCT, "photo")),
                new ShopCase("drop column of a view", new Change.DropColumn(PRODUCT, "parent")),
                new ShopCase("drop column of a check", new Change.DropColumn(PRODUCT, "stock")),
                new ShopCase("drop column of a key", new Change.DropColumn(PRODUCT, "maker_code")),
                new ShopCase("drop key column", new Change.DropColumn(SALE, "no")),
                new ShopCase("drop unique column", new Change.DropColumn(SALE, "amount")),
                new ShopCase("rename column", new Change.RenameColumn(PRODUCT, "name", "Full \"name\"")),
                new ShopCase("rename column by case", new Change.RenameColumn(PRODUCT, "stock", "Stock")),
                new ShopCase("rename key column", new Change.RenameColumn(PRODUCT, "id", "nr")),
                new ShopCase("rename part of a parent's key", new Change.RenameColumn(MAKER, "land", "country")),
                new ShopCase(
                        "rename and rebuild",
                        new Change.RenameColumn(PRODUCT, "name", "title"),
                        new Change.RenameTable(PRODUCT, "goods"),
                        new Change.DropColumn(ObjectName.of("goods"), "maker_land"),
                        new Change.AlterColumn(
                                ObjectName.of("goods"), name.withName("title"), column("title", "TEXT", true, "'?'"))),
                new ShopCase(
                        "alter type", new Change.AlterColumn(PRODUCT, price, column("price", "REAL", true, "1.50"))),
                new ShopCase(
                        "alter to text", new Change.AlterColumn(SALE, amount, column("amount", "TEXT", false, null))),
                new ShopCase(
                        "drop default",
                        new Change.AlterColumn(PRODUCT, stock, column("stock", "INTEGER", false, null))),
                new ShopCase(
                        "set default", new Change.AlterColumn(PRODUCT, stock, column("stock", "INTEGER", false, "-1"))),
                new ShopCase(
                        "drop not null",
                        new Change.AlterColumn(PRODUCT, name, column("name", "VARCHAR(80)", true, null))),
                new ShopCase(
                        "alter twice",
                        new Change.AlterColumn(PRODUCT, stock, column("stock", "BIGINT", true, "7")),
                        new Change.AlterColumn(
                                PRODUCT, column("stock", "BIGINT", true, "7"), column("stock", "BIGINT", false, "8"))),
                new ShopCase(
                        "autoincrement goes",
                        new Change.AlterColumn(
                                PRODUCT,
                                identified(Identity.Kind.AUTOINCREMENT, "id"),
                                identified(Identity.Kind.ROWID, "id"))),
                new ShopCase(
                        "autoincrement comes",
                        new Change.AlterColumn(
                                SALE,
                                identified(Identity.Kind.ROWID, "no"),
                                identified(Identity.Kind.AUTOINCREMENT, "no"))),
                new ShopCase("add unique", new Change.AddConstraint(SALE, new UniqueKey(null, List.of("amount")))),
                new ShopCase("add check", new Change.AddConstraint(SALE, new CheckConstraint("some", "amount > 0"))),
                new ShopCase(
                        "add foreign key",
                        new Change.AddConstraint(
                                SALE, ForeignKey.of("again", List.of("product_id"), PRODUCT, List.of("id")))),
                new ShopCase(
                        "add primary key",
                        new Change.AddConstraint(ObjectName.of("log"), new PrimaryKey(null, List.of("line")))),
                new ShopCase(
                        "drop unique",
                        new Change.DropConstraint(
                                PRODUCT, new UniqueKey("one_name", List.of("name"), "ON CONFLICT REPLACE"))),
                new ShopCase(
                        "drop check",
                        new Change.DropConstraint(PRODUCT, new CheckConstraint(null, "stock >= 0 OR name = 'debt'"))),
                new ShopCase("drop primary key", new Change.DropConstraint(SALE, new PrimaryKey(null, List.of("no")))),
                new ShopCase(
                        "create index",
                        new Change.CreateIndex(
                                SALE, new Index("by_product", true, List.of(Index.Part.of("no")), null, null))),
                new ShopCase("order columns", order(PRODUCT, PRODUCTS, PRODUCTS.reversed())),
                new ShopCase(
                        "order columns of a key",
                        order(MAKER, List.of("code", "land", "note"), List.of("note", "land", "code")),
                        order(SALE, List.of("no", "product_id", "amount"), List.of("amount", "no", "product_id"))),
                new ShopCase(
                        "order among other changes",
                        new Change.AddColumn(SALE, column("paid", "BOOLEAN", false, "FALSE"), null, null),
                        order(
                                SALE,
                                List.of("no", "product_id", "amount", "paid"),
                                List.of("paid", "amount", "no", "product_id")),
                        new Change.RenameColumn(SALE, "amount", "pieces"),
                        new Change.RenameTable(SALE, "sales"),
                        new Change.DropColumn(MAKER, "note")),
                new ShopCase(
                        "everything at once",
                        new Change.AddColumn(PRODUCT, column("colour", "TEXT", true, null), null, null),
                        new Change.DropColumn(PRODUCT, "photo"),
                        new Change.RenameColumn(PRODUCT, "colour", "color"),
                        new Change.AddConstraint(PRODUCT, new UniqueKey("paint", List.of("name", "color"))),
                        new Change.CreateTable(draft, List.of()),
                        new Change.RenameTable(SALE, "sales"),
                        new Change.DropTable(ObjectName.of("log"))));
    }

    private static Change order(ObjectName table, List<String> before, List<String> after) {
        return new Change.OrderColumns(table, before, after);
    }

    private static Column identified(Identity.Kind kind, String name) {
        return new Column(name, SqliteTypes.parse("INTEGER"), false, null, null, Identity.of(kind), null, null);
    }
}
