package org.schemawright.migration.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Dependency;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Identity;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.UniqueKey;

/** What only the CREATE texts tell: orders, collations and conflict clauses of keys, and who names whom. */
class SqliteReaderDetailsTest {

    @TempDir
    Path folder;

    private SqliteFile file;

    @BeforeEach
    void open() throws SQLException {
        file = SqliteFile.open(folder.resolve("details.sqlite"));
    }

    @AfterEach
    void close() throws SQLException {
        file.close();
    }

    private Table table(String sql) throws SQLException {
        return file.run(sql).schema().table(ObjectName.of("t")).orElseThrow();
    }

    @Test
    void keysHaveOrdersCollationsAndConflictClauses() throws SQLException {
        Table table =
                table("CREATE TABLE t (a TEXT NOT NULL ON CONFLICT IGNORE, b TEXT, c TEXT UNIQUE ON CONFLICT REPLACE,"
                        + " PRIMARY KEY (a DESC, b COLLATE nocase) ON CONFLICT FAIL, UNIQUE (b COLLATE \"RTRIM\" ASC, c),"
                        + " CHECK (a > b) ON CONFLICT ROLLBACK) WITHOUT ROWID");

        assertThat(table.constraints())
                .containsExactly(
                        new PrimaryKey(null, List.of("a", "b"), "(DESC, COLLATE nocase) ON CONFLICT FAIL"),
                        new UniqueKey(null, List.of("c"), "ON CONFLICT REPLACE"),
                        new UniqueKey(null, List.of("b", "c"), "(COLLATE \"RTRIM\", ASC)"),
                        new CheckConstraint(null, "a > b", "ON CONFLICT ROLLBACK"));
        assertThat(table.column("a").map(Column::storage)).contains("ON CONFLICT IGNORE");
    }

    @Test
    void aKeyThatStandsBehindTheColumnsIsTheRowIdEvenWhenItDescends() throws SQLException {
        Table table = table("CREATE TABLE t (id INTEGER, PRIMARY KEY (id DESC))");

        assertThat(table.column("id").orElseThrow().identity()).isEqualTo(Identity.of(Identity.Kind.ROWID));
        assertThat(table.primaryKey()).contains(new PrimaryKey(null, List.of("id"), "(DESC)"));
    }

    @Test
    void aKeyThatStandsBehindTheColumnsCanNumberWithoutRepeating() throws SQLException {
        Table table = table("CREATE TABLE t (id INTEGER, PRIMARY KEY (id AUTOINCREMENT))");

        assertThat(table.column("id").orElseThrow().identity()).isEqualTo(Identity.of(Identity.Kind.AUTOINCREMENT));
    }

    @Test
    void aNameWithoutAConstraintSaysNothing() throws SQLException {
        Table table = table("CREATE TABLE t (a INT CONSTRAINT alone, b INT UNIQUE CONSTRAINT two, CONSTRAINT three)");

        assertThat(table.constraints()).containsExactly(new UniqueKey(null, List.of("b")));
    }

    @Test
    void foreignKeysSayWhatTheyMatch() throws SQLException {
        Table table = table("CREATE TABLE t (a INT REFERENCES t MATCH full ON UPDATE SET DEFAULT NOT DEFERRABLE)");

        ForeignKey key = table.foreignKeys().getFirst();
        assertThat(key.options()).isEqualTo("MATCH FULL");
        assertThat(key.deferrable()).isFalse();
        assertThat(key.targetColumns()).isEmpty();
    }

    @Test
    void partsOfIndexesSayTheirCollation() throws SQLException {
        file.run(
                "CREATE TABLE t (a TEXT, \"b c\" TEXT, d)",
                "CREATE UNIQUE INDEX i ON t (A COLLATE nocase DESC, 'b c', (d), (d) + 1 COLLATE rtrim, d COLLATE [rtrim]) WHERE a > 1");
        Index index =
                file.schema().table(ObjectName.of("t")).orElseThrow().indexes().getFirst();

        assertThat(index.unique()).isTrue();
        assertThat(index.predicate()).isEqualTo("a > 1");
        assertThat(index.parts())
                .containsExactly(
                        new Index.Part("a", null, true, "COLLATE nocase"),
                        Index.Part.of("b c"),
                        Index.Part.of("d"),
                        new Index.Part(null, "(d) + 1 COLLATE rtrim", false),
                        new Index.Part("d", null, false, "COLLATE [rtrim]"));
    }

    @Test
    void virtualTablesHaveHiddenColumnsAndNoShadows() throws SQLException {
        file.run("CREATE VIRTUAL TABLE t USING fts5(title)", "CREATE VIRTUAL TABLE box USING rtree(id, low, high)");
        DatabaseSchema schema = file.schema();

        assertThat(schema.tables()).extracting(t -> t.name().name()).containsExactly("box", "t");
        Table search = schema.table(ObjectName.of("t")).orElseThrow();
        assertThat(search.columns()).extracting(Column::name).containsExactly("title");
        assertThat(search.hiddenColumns()).extracting(Column::name).containsExactly("t", "rank");
    }

    @Test
    void virtualTablesAreWrittenBehindWhatTheyRead() throws SQLException {
        file.run(
                "CREATE TABLE notes (id INTEGER PRIMARY KEY, body TEXT)",
                "CREATE VIRTUAL TABLE a_search USING fts5(body, content = 'notes', content_rowid = 'id')",
                "CREATE VIRTUAL TABLE a_words USING fts5vocab('a_search', 'row')");
        DatabaseSchema schema = file.schema();

        try (SqliteFile copy = SqliteFile.open(folder.resolve("copy.sqlite"))) {
            for (Statement statement : new SqliteSchemaWriter().create(schema)) {
                copy.run(statement.sql());
            }
            assertThat(copy.schema().structure()).isEqualTo(schema.structure());
        }
    }

    @Test
    void temporaryAndAttachedObjectsAreLeftAlone() throws SQLException {
        file.run(
                "CREATE TABLE t (a)",
                "CREATE TEMP TABLE t (b)",
                "CREATE TEMP TABLE only_here (b)",
                "CREATE TEMP VIEW seen AS SELECT 1",
                "ATTACH ':memory:' AS other",
                "CREATE TABLE other.t (c)",
                "CREATE TABLE other.far (c)");
        DatabaseSchema schema = file.schema();

        assertThat(schema.tables()).hasSize(1);
        assertThat(schema.tables().getFirst().columns())
                .extracting(Column::name)
                .containsExactly("a");
        assertThat(schema.views()).isEmpty();
    }

    @Test
    void viewsAndTriggersTellWhomTheyNeed() throws SQLException {
        file.run(
                "CREATE TABLE author (id INTEGER PRIMARY KEY, name TEXT)",
                "CREATE TABLE \"a book\" (author INT, title TEXT)",
                "CREATE TABLE log (line TEXT)",
                "CREATE VIEW seen AS SELECT a.name, log.title FROM Author AS a, [a book] AS log -- , log",
                "CREATE VIEW again AS SELECT name FROM seen",
                "CREATE TRIGGER note AFTER INSERT ON author BEGIN INSERT INTO log SELECT NEW.name FROM author; END",
                "CREATE TRIGGER into_view INSTEAD OF INSERT ON seen BEGIN UPDATE author SET name = ''; END");
        ObjectRef author = ObjectRef.of(ObjectKind.TABLE, ObjectName.of("author"));
        ObjectRef seen = ObjectRef.of(ObjectKind.VIEW, ObjectName.of("seen"));

        assertThat(file.schema().dependencies())
                .contains(
                        new Dependency(ObjectRef.of(ObjectKind.VIEW, ObjectName.of("again")), seen),
                        new Dependency(seen, author),
                        new Dependency(seen, ObjectRef.of(ObjectKind.TABLE, ObjectName.of("a book"))),
                        new Dependency(
                                new ObjectRef(ObjectKind.TRIGGER, ObjectName.of("author"), "note"),
                                ObjectRef.of(ObjectKind.TABLE, ObjectName.of("log"))),
                        new Dependency(new ObjectRef(ObjectKind.TRIGGER, ObjectName.of("seen"), "into_view"), author));
    }
}
