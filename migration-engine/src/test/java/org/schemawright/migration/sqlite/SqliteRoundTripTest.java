package org.schemawright.migration.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TableKind;

/**
 * Read, written into a fresh file, read again: the same schema, by our own reader and by what SQLite says of both files.
 * The same once more without the texts that SQLite keeps, so that the model alone has to know everything.
 */
class SqliteRoundTripTest {

    @TempDir
    Path folder;

    @Test
    void shopAndNastyNames() throws Exception {
        for (String script : List.of("shop.sql", "nasty.sql")) {
            try (SqliteFile file = SqliteFile.open(folder.resolve(script)).load(script)) {
                roundTrip(file);
            }
        }
    }

    @Test
    void everyDatabaseOfTheCorpus() throws Exception {
        String set = System.getenv("SCHEMAWRIGHT_CORPUS");
        Path corpus = set == null
                ? Path.of(System.getProperty("schemawright.root", "..")).resolve("../shared/corpus")
                : Path.of(set);
        assumeTrue(Files.isDirectory(corpus), "the corpus is not here");
        try (Stream<Path> files = Files.list(corpus)) {
            for (Path original :
                    files.filter(f -> f.toString().endsWith(".sqlite")).toList()) {
                Path copy = Files.copy(original, folder.resolve(original.getFileName()));
                try (SqliteFile file = SqliteFile.open(copy)) {
                    roundTrip(file);
                }
            }
        }
    }

    @Test
    void someRandomDatabases() throws Exception {
        sweep(40);
    }

    @Test
    @Tag("sweep")
    void manyRandomDatabases() throws Exception {
        sweep(Integer.getInteger("sweep.seeds", 20));
    }

    private void sweep(int seeds) throws Exception {
        int made = 0;
        int refused = 0;
        for (int seed = 0; seed < seeds; seed++) {
            try (SqliteFile file = SqliteFile.open(folder.resolve(seed + ".sqlite"))) {
                for (String sql : RandomSqlite.statements(new Random(seed))) {
                    made++;
                    refused += run(file, sql) ? 0 : 1;
                }
                roundTrip(file);
            } catch (SQLException | RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
            delete();
        }
        assertThat(refused).as("statements refused of " + made).isLessThan(made / 5);
    }

    private static boolean run(SqliteFile file, String sql) {
        try {
            file.run(sql);
            return true;
        } catch (SQLException refused) {
            return false;
        }
    }

    private void delete() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private void roundTrip(SqliteFile file) throws Exception {
        DatabaseSchema schema = file.schema();
        SqliteOracle oracle = new SqliteOracle(file);
        for (Table table : schema.tables()) {
            assertThat(SqliteOracle.words(table))
                    .as(String.valueOf(table.definition()))
                    .isEqualTo(oracle.words(table.name().name()));
            assertThat(table.kind() == TableKind.VIRTUAL
                            || SqliteTableText.parse(String.valueOf(table.definition()))
                                    .isPresent())
                    .as(table.definition())
                    .isTrue();
        }
        try (SqliteFile copy = built(schema, "copy.sqlite")) {
            assertThat(copy.schema().structure()).isEqualTo(schema.structure());
            assertSame(new SqliteOracle(copy).everything(), oracle.everything());
        }
        DatabaseSchema model = withoutTexts(schema);
        try (SqliteFile copy = built(model, "model.sqlite")) {
            assertThat(withoutTexts(copy.schema()).structure()).isEqualTo(model.structure());
            assertSame(new SqliteOracle(copy).shapes(), oracle.shapes());
        }
        Files.delete(folder.resolve("copy.sqlite"));
        Files.delete(folder.resolve("model.sqlite"));
    }

    /** All but Liquibase's own tables, which are no part of a schema; the lines that differ are shown, and only these. */
    private static void assertSame(List<String> copy, List<String> original) {
        List<String> wanted =
                original.stream().filter(l -> !l.contains("DATABASECHANGELOG")).toList();
        List<String> more = copy.stream().filter(l -> !wanted.contains(l)).toList();
        List<String> less = wanted.stream().filter(l -> !copy.contains(l)).toList();
        assertThat(more).isEqualTo(less);
        assertThat(copy).isEqualTo(wanted);
    }

    private SqliteFile built(DatabaseSchema schema, String name) throws SQLException {
        SqliteFile file = SqliteFile.open(folder.resolve(name));
        for (Statement statement : new SqliteSchemaWriter().create(schema)) {
            try {
                file.run(statement.sql());
            } catch (SQLException e) {
                throw new SQLException(statement.sql() + "\n" + e.getMessage(), e);
            }
        }
        return file;
    }

    private static DatabaseSchema withoutTexts(DatabaseSchema schema) {
        return schema.withTables(schema.tables().stream()
                .map(t -> t.kind() == TableKind.VIRTUAL
                        ? t
                        : t.withDefinition(null)
                                .withIndexes(t.indexes().stream()
                                        .map(i -> i.rewritten(i.parts(), i.predicate(), null))
                                        .toList())));
    }
}
