package org.schemawright.migration.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.plan.Keeping;
import org.schemawright.migration.plan.KeptRows;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.plan.NoWayBack;
import org.schemawright.migration.plan.Planner;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Table;

/**
 * Random schemas with rows go through random plans up, down and up again. Each time the database has to be exactly what
 * was planned; a run that stops over a broken rule has to leave everything as it was.
 */
class SqliteSweepTest {

    private static final int CONSTRAINT = 19;

    @TempDir
    Path folder;

    @Test
    void someRandomPlans() throws Exception {
        assertThat(sweep(20)).as("plans that ran to the end").isGreaterThan(10);
    }

    @Test
    @Tag("sweep")
    void manyRandomPlans() throws Exception {
        int seeds = Integer.getInteger("sweep.seeds", 20);
        assertThat(sweep(seeds)).as("plans that ran to the end").isGreaterThan(seeds / 2);
    }

    private int sweep(int seeds) throws Exception {
        int finished = 0;
        for (int seed = 0; seed < seeds; seed++) {
            Path path = folder.resolve(seed + ".sqlite");
            try (SqliteFile file = SqliteFile.open(path)) {
                finished += upDownUp(file, new Random(seed)) ? 1 : 0;
            } catch (SQLException | RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
            Files.delete(path);
        }
        return finished;
    }

    private boolean upDownUp(SqliteFile file, Random random) throws SQLException {
        RandomShop shop = new RandomShop(random);
        build(file, shop, random);
        DatabaseSchema before = file.schema();
        List<Change> changes = new ArrayList<>();
        Planner planner = new Planner(
                new SqliteChangeWriter(), new SqliteMigrationWriter(), new Keeping(new SqliteKeptWriter(), true));
        DatabaseSchema schema = before;
        for (int i = 0; i < 1 + random.nextInt(5); i++) {
            changes.addAll(new RandomChanges(shop).next(schema, random.nextInt(13)));
            schema = planner.plan(before, changes).after();
        }
        MigrationPlan plan = planner.plan(before, changes);
        List<String> texts = file.rows("SELECT name, sql FROM sqlite_master ORDER BY 1");
        List<String> rows = rows(file, before);

        if (!run(file, plan.up())) {
            assertThat(file.rows("SELECT name, sql FROM sqlite_master ORDER BY 1"))
                    .isEqualTo(texts);
            return false;
        }
        check(file, plan.after(), changes);
        if (NoWayBack.sentence(plan.down().stream().map(Statement::sql).toList())
                .isPresent()) {
            assertThat(run(file, plan.down())).as("no way back: " + changes).isFalse();
            return false;
        }
        assertThat(run(file, plan.down())).as("down: " + changes).isTrue();
        check(file, before, changes);
        assertThat(rows(file, before)).as("rows: " + changes).isEqualTo(rows);
        assertThat(file.rows("SELECT name FROM sqlite_schema WHERE name GLOB '" + KeptRows.PREFIX + "*'"))
                .isEmpty();
        assertThat(run(file, plan.up())).as("up again: " + changes).isTrue();
        check(file, plan.after(), changes);
        return true;
    }

    private static void build(SqliteFile file, RandomShop shop, Random random) throws SQLException {
        DatabaseSchema schema = DatabaseSchema.empty(null);
        Planner planner = new Planner(new SqliteChangeWriter(), new SqliteMigrationWriter());
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            MigrationPlan plan = planner.plan(schema, List.of(shop.table(schema)));
            assertThat(run(file, plan.up())).isTrue();
            assertThat(SchemaWords.difference(file.schema(), plan.after())).isEmpty();
            schema = file.schema();
        }
        Table table = shop.any(schema.tables());
        file.run("CREATE VIEW seen AS SELECT t."
                + SqlName.quote(table.columns().getFirst().name()) + " FROM " + SqlName.quote(table.name()) + " AS t");
        for (String row : shop.rows(schema)) {
            file.run(row);
        }
    }

    private static void check(SqliteFile file, DatabaseSchema planned, List<Change> changes) throws SQLException {
        assertThat(SchemaWords.difference(file.schema(), planned))
                .as(changes.toString())
                .isEmpty();
        assertThat(file.schema().views()).as(changes.toString()).allMatch(v -> v.problem() == null);
        assertThat(file.rows("PRAGMA integrity_check")).containsExactly("ok|");
        assertThat(file.rows("PRAGMA foreign_key_check")).isEmpty();
    }

    /** Runs everything in one transaction; false where a rule stopped it, after rolling back. */
    private static boolean run(SqliteFile file, List<Statement> statements) throws SQLException {
        file.run("BEGIN IMMEDIATE");
        for (Statement statement : statements) {
            try {
                file.run(statement.sql());
            } catch (SQLException e) {
                file.run("ROLLBACK");
                if ((e.getErrorCode() & 0xff) == CONSTRAINT) {
                    return false;
                }
                throw new SQLException(statement.sql() + "\n" + e.getMessage(), e);
            }
        }
        file.run("COMMIT");
        return true;
    }

    /** All values, those of tables and columns that the changes drop included. */
    private static List<String> rows(SqliteFile file, DatabaseSchema before) throws SQLException {
        List<String> rows = new ArrayList<>();
        for (Table table : before.tables()) {
            String values = table.columns().stream()
                    .map(c -> "quote(" + SqlName.quote(c.name()) + ")")
                    .collect(Collectors.joining(", "));
            rows.addAll(file.rows("SELECT " + values + " FROM " + SqlName.quote(table.name()) + " ORDER BY " + values));
        }
        if (!file.rows("SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_sequence'")
                .isEmpty()) {
            rows.addAll(file.rows("SELECT name, seq FROM sqlite_sequence WHERE seq > 0 ORDER BY name"));
        }
        return rows;
    }
}
