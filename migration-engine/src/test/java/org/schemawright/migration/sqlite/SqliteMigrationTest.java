package org.schemawright.migration.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/** Every kind of change on a database with rows: the schema that was planned, every row kept, and the way back. */
class SqliteMigrationTest {

    private static final ObjectName PRODUCT = ObjectName.of("product");
    private static final ObjectName SALE = ObjectName.of("sale");

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

    static Stream<ShopCase> cases() {
        return ShopCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void goesUpAndDownAgain(ShopCase of) throws SQLException {
        DatabaseSchema before = file.schema();
        List<String> texts = texts();
        List<String> rows = rows(before, of);
        MigrationPlan plan =
                new Planner(new SqliteChangeWriter(), new SqliteMigrationWriter()).plan(before, of.changes());

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
    private List<String> rows(DatabaseSchema shop, ShopCase of) throws SQLException {
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
        MigrationPlan plan = new Planner(new SqliteChangeWriter(), new SqliteMigrationWriter())
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
        MigrationPlan plan = new Planner(new SqliteChangeWriter(), new SqliteMigrationWriter())
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
        MigrationPlan plan = new Planner(new SqliteChangeWriter(), new SqliteMigrationWriter())
                .plan(
                        file.schema(),
                        List.of(new Change.AddConstraint(SALE, new CheckConstraint(null, "amount < 100"))));

        run(plan.up());

        assertThat(file.rows("SELECT no FROM sale WHERE product_id = 12345")).containsExactly("99|");
    }

    @Test
    void aDroppedKeyGetsItsNumbersBack() throws SQLException {
        MigrationPlan plan = new Planner(new SqliteChangeWriter(), new SqliteMigrationWriter())
                .plan(file.schema(), List.of(new Change.DropColumn(SALE, "no")));

        run(plan.up());
        run(plan.down());

        assertThat(file.rows("SELECT no, amount FROM sale ORDER BY no")).containsExactly("10|1|", "11|2|", "12|4|");
    }

    @Test
    void aTriggerFollowsARenamedColumnThroughARebuild() throws SQLException {
        file.run("ALTER TABLE maker ADD COLUMN name TEXT");
        file.run("CREATE TRIGGER loud AFTER INSERT ON product BEGIN UPDATE product SET name = upper(name)"
                + " WHERE id = NEW.id; UPDATE maker SET name = NEW.name; END");
        MigrationPlan plan = new Planner(new SqliteChangeWriter(), new SqliteMigrationWriter())
                .plan(
                        file.schema(),
                        List.of(
                                new Change.RenameColumn(PRODUCT, "name", "title"),
                                new Change.DropColumn(PRODUCT, "stock")));

        run(plan.up());
        file.run("INSERT INTO product (id, title) VALUES (20, 'chair')");
        assertThat(file.rows("SELECT title FROM product WHERE id = 20")).containsExactly("CHAIR|");

        run(plan.down());
        file.run("INSERT INTO product (id, name) VALUES (21, 'sofa')");
        assertThat(file.rows("SELECT name FROM product WHERE id = 21")).containsExactly("SOFA|");
    }
}
