package org.schemawright.migration.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.migration.postgresql.PostgresqlDialect;
import org.schemawright.migration.postgresql.TestPostgres;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.sqlite.SqliteFile;

class SchemaDifferTest {

    @TempDir
    Path folder;

    private int files;

    @Test
    void tellsWhatCameWentAndChanged() throws SQLException {
        DatabaseSchema before = sqlite(
                "CREATE TABLE author (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT 'x', born INT)",
                "CREATE TABLE book (id INTEGER PRIMARY KEY, title TEXT, price NUMERIC(8,2), CONSTRAINT cheap CHECK (price < 9))",
                "CREATE INDEX by_title ON book (title)",
                "CREATE VIEW seen AS SELECT * FROM author");
        DatabaseSchema after = sqlite(
                "CREATE TABLE author (name TEXT, id INTEGER PRIMARY KEY, email TEXT UNIQUE)",
                "CREATE TABLE book (id INTEGER PRIMARY KEY, title TEXT, price NUMERIC(8,2), CONSTRAINT cheap CHECK (price < 99))",
                "CREATE UNIQUE INDEX by_title ON book (title)",
                "CREATE VIEW seen AS SELECT name FROM author",
                "CREATE TRIGGER note AFTER DELETE ON book BEGIN SELECT 1; END");

        assertThat(words(before, after))
                .containsExactly(
                        "~ TABLE author : order of columns [id, name] > [name, id]",
                        "- COLUMN author born",
                        "+ COLUMN author email",
                        "~ COLUMN author name: nullable false > true, default value DefaultValue[sql='x'] > null",
                        "+ CONSTRAINT author ",
                        "~ CONSTRAINT book cheap: expression price < 9 > price < 99",
                        "~ INDEX by_title : unique false > true",
                        "+ TRIGGER book note",
                        "~ VIEW seen : definition CREATE VIEW seen AS SELECT * FROM author"
                                + " > CREATE VIEW seen AS SELECT name FROM author");
    }

    @Test
    void constraintsWithoutNamesAreTheSameWhereTheySayTheSame() throws SQLException {
        DatabaseSchema one = sqlite("CREATE TABLE t (a INT, b INT, UNIQUE (a), CHECK (a > 0), UNIQUE (b))");
        DatabaseSchema other = sqlite("CREATE TABLE t (a INT, b INT, CHECK (a > 0), UNIQUE (b), UNIQUE (a))");

        assertThat(SchemaDiffer.differences(one, other)).isEmpty();
    }

    @Test
    void aPrimaryKeyIsOneWhateverItsName() {
        DatabaseSchema one = keyed(new PrimaryKey("t_pkey", List.of("id")));
        DatabaseSchema other = keyed(new PrimaryKey("key_of_t", List.of("id")));

        assertThat(words(one, other)).containsExactly("~ CONSTRAINT t t_pkey: name t_pkey > key_of_t");
    }

    @Test
    void anythingTakenOutOfASqliteSchemaIsMissed() throws SQLException {
        try (SqliteFile file = SqliteFile.open(folder.resolve("shop.sqlite")).load("shop.sql")) {
            missesEverything(file.schema());
        }
    }

    @Test
    void anythingTakenOutOfAPostgresqlSchemaIsMissed() throws Exception {
        Path script = Path.of(TestPostgres.class.getResource("whole.sql").toURI());
        try (TestPostgres.Database database = TestPostgres.create().loadScript(script);
                Connection connection = database.open()) {
            missesEverything(new PostgresqlDialect().schemaReader().read(connection));
            // The role belongs to the server, which other tests use too.
            database.execute("DROP OWNED BY reader_of_it", "DROP ROLE reader_of_it");
        }
    }

    private static void missesEverything(DatabaseSchema schema) {
        assertThat(SchemaDiffer.differences(schema, schema)).isEmpty();
        assertThat(SchemaDiffer.differences(DatabaseSchema.empty(schema.defaultSchema()), schema))
                .allMatch(Difference::added);
        int parts = 0;
        for (Table table : schema.tables()) {
            misses(schema, without(schema, table), List.of(table.ref()));
            for (Column column : table.columns()) {
                misses(
                        schema,
                        with(schema, table, t -> t.withColumns(rest(t.columns(), column))),
                        List.of(new ObjectRef(ObjectKind.COLUMN, table.name(), column.name())));
                parts++;
            }
            for (Constraint constraint : table.constraints()) {
                String name = constraint.name();
                misses(
                        schema,
                        with(schema, table, t -> t.withConstraints(rest(t.constraints(), constraint))),
                        List.of(new ObjectRef(ObjectKind.CONSTRAINT, table.name(), name == null ? "" : name)));
                parts++;
            }
            for (Index index : table.indexes()) {
                misses(
                        schema,
                        with(schema, table, t -> t.withIndexes(rest(t.indexes(), index))),
                        List.of(ObjectRef.of(ObjectKind.INDEX, table.name().withName(index.name()))));
                parts++;
            }
        }
        assertThat(parts).isGreaterThan(10);
        schema.views().forEach(v -> misses(schema, schema.withViews(rest(schema.views(), v)), List.of(v.ref())));
        schema.triggers()
                .forEach(t -> misses(schema, schema.withTriggers(rest(schema.triggers(), t)), List.of(t.ref())));
        schema.sequences()
                .forEach(s -> misses(schema, schema.withSequences(rest(schema.sequences(), s)), List.of(s.ref())));
        schema.others().forEach(o -> misses(schema, schema.withOthers(rest(schema.others(), o)), List.of(o.ref())));
    }

    private static void misses(DatabaseSchema whole, DatabaseSchema less, List<ObjectRef> missed) {
        assertThat(SchemaDiffer.differences(whole, less))
                .allMatch(Difference::removed)
                .extracting(Difference::object)
                .isEqualTo(missed);
        assertThat(SchemaDiffer.differences(less, whole))
                .allMatch(Difference::added)
                .extracting(Difference::object)
                .isEqualTo(missed);
    }

    @Test
    void whatMayHaveBeenRenamedIsAQuestionWithEvidence() throws SQLException {
        DatabaseSchema before = sqlite(
                "CREATE TABLE author (id INTEGER PRIMARY KEY, born INT, died INT, note TEXT)",
                "CREATE INDEX by_birth ON author (born)",
                "CREATE TABLE old_shelf (a INT, b TEXT, c TEXT)");
        DatabaseSchema after = sqlite(
                "CREATE TABLE author (id INTEGER PRIMARY KEY, birth_year INT, died INT, remark BLOB)",
                "CREATE INDEX by_death ON author (died)",
                "CREATE TABLE shelf (a INT, b TEXT, c TEXT, d TEXT)");

        assertThat(RenameGuess.among(SchemaDiffer.differences(before, after), before, after))
                .extracting(guess -> guess.from().name() + " " + guess.from().part() + " > "
                        + guess.to().name() + " " + guess.to().part() + ": " + guess.evidence())
                .containsExactly(
                        "author born > author birth_year: [the same type, the same place, the same rules]",
                        "old_shelf  > shelf : [3 of 4 columns have the same name and type]");
    }

    private static <T> List<T> rest(List<T> all, T one) {
        List<T> rest = new ArrayList<>(all);
        rest.remove(one);
        return rest;
    }

    private static DatabaseSchema without(DatabaseSchema schema, Table table) {
        return schema.withTables(schema.tables().stream().filter(t -> !t.name().equals(table.name())));
    }

    private static DatabaseSchema with(DatabaseSchema schema, Table table, Function<Table, Table> change) {
        return schema.withTables(schema.tables().stream().map(t -> t.equals(table) ? change.apply(t) : t));
    }

    private static DatabaseSchema keyed(PrimaryKey key) {
        return DatabaseSchema.empty(null)
                .withTables(List.of(Table.draft(ObjectName.of("t"), List.of(), List.of(key))).stream());
    }

    private DatabaseSchema sqlite(String... statements) throws SQLException {
        try (SqliteFile file =
                SqliteFile.open(folder.resolve(files++ + ".sqlite")).run(statements)) {
            return file.schema();
        }
    }

    private static List<String> words(DatabaseSchema before, DatabaseSchema after) {
        return SchemaDiffer.differences(before, after).stream()
                .map(SchemaDifferTest::words)
                .toList();
    }

    private static String words(Difference difference) {
        String sign = difference.added() ? "+ " : difference.removed() ? "- " : "~ ";
        List<String> aspects = difference.aspects().stream()
                .map(a -> a.name() + " " + a.before() + " > " + a.after())
                .toList();
        return sign + difference.object().kind() + " " + difference.object().name() + " "
                + difference.object().part()
                + (aspects.isEmpty() ? "" : ": " + String.join(", ", aspects));
    }
}
