package org.schemawright.migration.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.ImpossibleChange;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.plan.Planner;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Generated;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.UniqueKey;

/** Databases with what SQLite's own ALTER TABLE stumbles over. */
class SqliteTrapsTest {

    private static final ObjectName PRODUCT = ObjectName.of("product");

    @TempDir
    Path folder;

    private SqliteFile file;

    @BeforeEach
    void open() throws SQLException {
        file = SqliteFile.open(folder.resolve("traps.sqlite"))
                .run("CREATE TABLE product (id INTEGER PRIMARY KEY, name TEXT)");
    }

    @AfterEach
    void close() throws SQLException {
        file.close();
    }

    private MigrationPlan plan(Change... changes) throws SQLException {
        return new Planner(new SqliteChangeWriter(), new SqliteMigrationWriter()).plan(file.schema(), List.of(changes));
    }

    private void run(List<Statement> statements) throws SQLException {
        for (Statement statement : statements) {
            file.run(statement.sql());
        }
    }

    private List<String> text(String name) throws SQLException {
        return file.rows("SELECT sql FROM sqlite_master WHERE name = '" + name + "'");
    }

    @Test
    void aBrokenViewStepsAsideForARenameFollowsItAndComesBackAsItWas() throws SQLException {
        file.run("CREATE VIEW broken AS SELECT p.nope, p.name FROM product p");
        file.run("CREATE TRIGGER on_broken INSTEAD OF DELETE ON broken BEGIN SELECT 1; END");
        List<String> before = text("broken");
        MigrationPlan plan =
                plan(new Change.RenameTable(PRODUCT, "goods"), new Change.RenameColumn(goods(), "name", "title"));

        run(plan.up());
        assertThat(text("broken"))
                .containsExactly("CREATE VIEW broken AS SELECT p.nope, p.\"title\" FROM \"goods\" p|");
        assertThat(text("on_broken")).hasSize(1);

        run(plan.down());
        assertThat(text("broken")).isEqualTo(before);
        assertThat(text("on_broken")).hasSize(1);
    }

    @Test
    void severalChangesOfOneTableRebuildItOnce() throws SQLException {
        file.run("INSERT INTO product VALUES (1, 'chair')");
        MigrationPlan plan = plan(
                new Change.AddConstraint(PRODUCT, new UniqueKey(null, List.of("name"))),
                new Change.AddConstraint(PRODUCT, new CheckConstraint("named", "name <> ''")),
                new Change.RenameColumn(PRODUCT, "name", "title"));

        assertThat(plan.up()).filteredOn(s -> s.sql().startsWith("DROP TABLE")).hasSize(1);
        run(plan.up());
        assertThat(file.schema().table(PRODUCT).orElseThrow().constraints()).hasSize(3);
        run(plan.down());
        assertThat(file.rows("SELECT name FROM product")).containsExactly("chair|");
    }

    @Test
    void aColumnIsAddedByOneStatement() throws SQLException {
        file.run("CREATE TABLE part (id INTEGER PRIMARY KEY, product INTEGER REFERENCES product (id))");
        MigrationPlan plan =
                plan(new Change.AddColumn(PRODUCT, Column.of("colour", SqliteTypes.parse("TEXT"), true), null, null));

        assertThat(plan.up())
                .extracting(Statement::sql)
                .containsExactly("ALTER TABLE \"product\" ADD COLUMN \"colour\" TEXT");
    }

    @Test
    void aNameThatIsTakenAgainKeepsTheOrderOfTheChanges() throws SQLException {
        file.run("ALTER TABLE product ADD COLUMN title TEXT");
        file.run("INSERT INTO product VALUES (1, 'chair', 'the chair')");
        MigrationPlan plan = plan(
                new Change.DropColumn(PRODUCT, "name"),
                new Change.RenameColumn(PRODUCT, "title", "name"),
                new Change.RenameTable(PRODUCT, "goods"),
                new Change.CreateTable(
                        file.schema().table(PRODUCT).orElseThrow().withDefinition(null), List.of()));

        run(plan.up());
        assertThat(file.rows("SELECT id, name FROM goods")).containsExactly("1|the chair|");
        assertThat(file.rows("SELECT * FROM product")).isEmpty();
        run(plan.down());
        assertThat(file.rows("SELECT id, title FROM product")).containsExactly("1|the chair|");
    }

    private static ObjectName goods() {
        return ObjectName.of("goods");
    }

    @Test
    void aViewOfADroppedTableDoesNotStopTheRenameBehindIt() throws SQLException {
        file.run("CREATE TABLE log (line TEXT)", "CREATE VIEW lines AS SELECT line FROM log");
        MigrationPlan plan = plan(new Change.DropTable(ObjectName.of("log")), new Change.RenameTable(PRODUCT, "goods"));

        run(plan.up());
        run(plan.down());

        assertThat(file.schema().views()).allMatch(v -> v.problem() == null);
        assertThat(file.schema().table(PRODUCT)).isPresent();
    }

    @Test
    void aRenameByCaseGoesRoundTheNameInBetween() throws SQLException {
        file.run("CREATE TABLE _renamed_product (a)");
        MigrationPlan plan = plan(new Change.RenameTable(PRODUCT, "Product"));

        run(plan.up());
        assertThat(text("Product")).hasSize(1);
        run(plan.down());
        assertThat(text("product")).hasSize(1);
    }

    @Test
    void aVirtualTableIsNotMadeAnOrdinaryOne() throws SQLException {
        file.run("CREATE VIRTUAL TABLE search USING fts5(title, body)");
        ObjectName search = ObjectName.of("search");

        assertThatThrownBy(() -> plan(new Change.DropColumn(search, "body")))
                .isInstanceOf(ImpossibleChange.class)
                .hasMessageContaining("virtual table search");
        assertThatThrownBy(() ->
                        plan(new Change.AddColumn(search, Column.of("x", SqliteTypes.parse("TEXT"), true), null, null)))
                .isInstanceOf(ImpossibleChange.class);
        MigrationPlan plan = plan(new Change.RenameTable(search, "find"), new Change.DropTable(ObjectName.of("find")));
        run(plan.up());
        run(plan.down());
        assertThat(text("search")).hasSize(1);
    }

    @Test
    void aKeyThatOthersReferToIsNotDropped() throws SQLException {
        file.run(
                "CREATE UNIQUE INDEX one_name ON product (name)",
                "CREATE TABLE sale (product INTEGER REFERENCES product (id), goods TEXT REFERENCES product (name))");

        assertThatThrownBy(() -> plan(new Change.DropColumn(PRODUCT, "id")))
                .isInstanceOf(ImpossibleChange.class)
                .hasMessage("The table sale refers to product by id. Drop its column product first.");
        Index index = file.schema().table(PRODUCT).orElseThrow().indexes().getFirst();
        assertThatThrownBy(() -> plan(new Change.DropIndex(PRODUCT, index))).isInstanceOf(ImpossibleChange.class);
        assertThat(plan(new Change.DropColumn(ObjectName.of("sale"), "product"), new Change.DropColumn(PRODUCT, "id"))
                        .up())
                .isNotEmpty();
    }

    @Test
    void aLineCommentAtTheEndOfAnExpressionSwallowsNothing() throws SQLException {
        file.run("CREATE TABLE sums (a INT, b INT AS (a + 1 -- one more\n), c INT)");
        ObjectName sums = ObjectName.of("sums");
        Generated more = file.schema()
                .table(sums)
                .orElseThrow()
                .column("b")
                .orElseThrow()
                .generated();
        Column again = new Column("d", SqliteTypes.parse("INT"), true, null, more, null, null, null);

        run(plan(new Change.AddColumn(sums, again, null, null)).up());

        file.run("INSERT INTO sums (a) VALUES (1)");
        assertThat(file.rows("SELECT b, d FROM sums")).containsExactly("2|2|");
    }
}
