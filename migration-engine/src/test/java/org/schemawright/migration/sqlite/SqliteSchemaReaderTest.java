package org.schemawright.migration.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
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
import org.schemawright.migration.schema.TableKind;
import org.schemawright.migration.schema.Trigger;
import org.schemawright.migration.schema.TypeKind;
import org.schemawright.migration.schema.UniqueKey;
import org.schemawright.migration.schema.View;

/** The reader on a schema that has one of everything that is easily lost. */
class SqliteSchemaReaderTest {

    @TempDir
    Path folder;

    private SqliteFile file;
    private DatabaseSchema schema;

    @BeforeEach
    void read() throws SQLException {
        file = SqliteFile.open(folder.resolve("nasty.sqlite")).load("nasty.sql");
        schema = file.schema();
    }

    @AfterEach
    void close() throws SQLException {
        file.close();
    }

    private Table table(String name) {
        return schema.table(ObjectName.of(name)).orElseThrow();
    }

    @Test
    void leavesOutWhatSqliteLiquibaseAndVirtualTablesKeepForThemselves() {
        assertThat(schema.tables())
                .extracting(t -> t.name().name())
                .containsExactly("author", "chapter", "quirk", "search", "strict_one", "the book");
        assertThat(table("search").kind()).isEqualTo(TableKind.VIRTUAL);
        assertThat(table("search").columns()).extracting(Column::name).containsExactly("title", "body");
    }

    @Test
    void readsColumns() {
        Table author = table("author");
        assertThat(author.column("id").orElseThrow())
                .isEqualTo(new Column(
                        "id",
                        ColumnType.of("INTEGER", TypeKind.INTEGER),
                        false,
                        null,
                        null,
                        Identity.of(Identity.Kind.AUTOINCREMENT),
                        null,
                        null));
        assertThat(author.column("name").orElseThrow().collation()).isEqualTo("NOCASE");
        assertThat(author.column("name").orElseThrow().nullable()).isFalse();
        assertThat(author.column("born").orElseThrow().defaultValue())
                .isEqualTo(new DefaultValue("date('now', '-30 years')"));
        assertThat(author.column("mail").orElseThrow().type())
                .isEqualTo(new ColumnType("VARCHAR(120)", TypeKind.TEXT, 120, null));
        assertThat(author.column("age").orElseThrow().defaultValue()).isEqualTo(new DefaultValue("-1"));
        Table book = table("the book");
        assertThat(book.column("price").orElseThrow().type())
                .isEqualTo(new ColumnType("NUMERIC(10, 2)", TypeKind.DECIMAL, 10, 2));
        assertThat(book.column("tax").orElseThrow().generated())
                .isEqualTo(new Generated("round(price * 0.07, 2)", true));
        assertThat(book.column("label").orElseThrow().generated())
                .isEqualTo(new Generated("title || ' (' || edition || ')'", false));
        assertThat(table("chapter").column("words").orElseThrow().type()).isEqualTo(ColumnType.of("", TypeKind.OTHER));
        assertThat(table("quirk").column("from").orElseThrow().defaultValue())
                .isEqualTo(new DefaultValue("'it''s; ok'"));
    }

    @Test
    void knowsTheRowIdAliasFromAKeyThatOnlyLooksLikeOne() {
        assertThat(table("chapter").column("no").orElseThrow().identity()).isEqualTo(Identity.of(Identity.Kind.ROWID));
        assertThat(table("quirk").column("id").orElseThrow().identity()).isNull();
        assertThat(table("quirk").column("id").orElseThrow().nullable()).isTrue();
        assertThat(table("strict_one").options()).isEqualTo(Set.of("STRICT", "WITHOUT ROWID"));
        assertThat(table("strict_one").column("k").orElseThrow().nullable()).isFalse();
    }

    @Test
    void readsConstraintsWithNamesChecksAndActions() {
        assertThat(table("author").constraints())
                .containsExactly(
                        new PrimaryKey(null, List.of("id")),
                        new UniqueKey("one_mail", List.of("mail")),
                        new CheckConstraint(null, "age >= -1 AND age < 200"),
                        new CheckConstraint("has, a (name)", "length(name) > 0 /* not ) empty */"));
        assertThat(table("the book").constraints())
                .containsExactly(
                        new PrimaryKey(null, List.of("edition", "isbn 13")),
                        new UniqueKey(null, List.of("title", "edition")),
                        new UniqueKey(null, List.of("edition", "title")),
                        new ForeignKey(
                                null,
                                List.of("author\"id"),
                                ObjectName.of("author"),
                                List.of("id"),
                                ReferentialAction.SET_NULL,
                                ReferentialAction.CASCADE,
                                true,
                                true));
        assertThat(table("chapter").constraints())
                .containsExactly(
                        new PrimaryKey("pk_chapter", List.of("no")),
                        new ForeignKey(
                                "of_book",
                                List.of("edition", "isbn"),
                                ObjectName.of("the book"),
                                List.of("edition", "isbn 13"),
                                ReferentialAction.CASCADE,
                                ReferentialAction.NO_ACTION,
                                false,
                                false),
                        ForeignKey.of(null, List.of("parent"), ObjectName.of("chapter"), List.of("no")));
        assertThat(table("quirk").foreignKeys())
                .containsExactly(ForeignKey.of(null, List.of("gone"), ObjectName.of("missing"), List.of()));
    }

    @Test
    void readsIndexes() {
        Index lower = table("the book").indexes().getFirst();
        assertThat(lower.parts())
                .containsExactly(new Index.Part(null, "lower(title)", true), new Index.Part("price", null, false));
        assertThat(lower.predicate()).isEqualTo("price > 0 AND title <> 'WHERE ('");
        assertThat(lower.definition()).startsWith("CREATE INDEX book_lower");
        Index name = table("author").indexes().getFirst();
        assertThat(name.unique()).isTrue();
        assertThat(name.parts())
                .containsExactly(
                        new Index.Part("name", null, false, "COLLATE BINARY"), new Index.Part("born", null, true));
    }

    @Test
    void aViewThatNoLongerCompilesDoesNotSpoilTheRest() {
        assertThat(schema.views())
                .extracting(v -> v.name().name())
                .containsExactly("after_broken", "all books", "broken");
        View broken = schema.view(ObjectName.of("broken")).orElseThrow();
        assertThat(broken.problem()).isEqualTo("no such table: main.no_such_table");
        assertThat(broken.columns()).isEmpty();
        assertThat(schema.view(ObjectName.of("after_broken")).orElseThrow().columns())
                .extracting(Column::name)
                .containsExactly("a", "b");
        assertThat(table("search").columns()).isNotEmpty();
    }

    @Test
    void readsTriggersOfTablesAndViews() {
        assertThat(schema.triggers()).extracting(Trigger::name).containsExactly("author_log", "book view");
        assertThat(schema.triggersOf(ObjectName.of("all books")))
                .extracting(Trigger::name)
                .containsExactly("book view");
        assertThat(schema.triggersOf(ObjectName.of("author")).getFirst().definition())
                .endsWith("END");
    }

    @Test
    void theTextTellsTheSameKeysAsThePragmas() throws SQLException {
        SqliteCatalog catalog = SqliteCatalog.read(file.connection());
        SqliteKeyCatalog keys = SqliteKeyCatalog.read(file.connection());
        for (SqliteCatalog.ObjectRow object : catalog.objects()) {
            List<SqliteCatalog.ColumnRow> columns = catalog.columns().get(object.position());
            SqliteTableText text = SqliteTableText.parse(object.sql()).orElse(null);
            if (text != null && columns != null && object.type().equals("table")) {
                List<String> names =
                        columns.stream().map(SqliteCatalog.ColumnRow::name).toList();
                assertThat(SqliteConstraints.of(text, names).stream()
                                .filter(c -> !(c instanceof CheckConstraint))
                                .map(SqliteSchemaReaderTest::core)
                                .toList())
                        .as(object.name())
                        .containsExactlyInAnyOrderElementsOf(keys.constraints(object.name(), columns).stream()
                                .map(SqliteSchemaReaderTest::core)
                                .toList());
            }
        }
    }

    @Test
    void readsChinook() throws Exception {
        String corpus = System.getenv("SCHEMAWRIGHT_CORPUS");
        Path chinook = corpus == null
                ? Path.of(System.getProperty("schemawright.root", "..")).resolve("../shared/corpus/chinook.sqlite")
                : Path.of(corpus).resolve("chinook.sqlite");
        assumeTrue(Files.exists(chinook), "the corpus is not here");
        Path copy = Files.copy(chinook, folder.resolve("chinook.sqlite"));
        try (SqliteFile opened = SqliteFile.open(copy)) {
            DatabaseSchema read = opened.schema();
            assertThat(read.tables()).hasSize(11);
            assertThat(read.tables()).allMatch(t -> t.primaryKey().isPresent());
            assertThat(read.tables().stream()
                            .mapToInt(t -> t.foreignKeys().size())
                            .sum())
                    .isEqualTo(11);
            Table track = read.table(ObjectName.of("Track")).orElseThrow();
            assertThat(track.column("UnitPrice").orElseThrow().type())
                    .isEqualTo(new ColumnType("NUMERIC(10,2)", TypeKind.DECIMAL, 10, 2));
            assertThat(track.primaryKey().orElseThrow()).isEqualTo(new PrimaryKey("PK_Track", List.of("TrackId")));
            assertThat(read.table(ObjectName.of("PlaylistTrack"))
                            .orElseThrow()
                            .primaryKey()
                            .orElseThrow()
                            .columns())
                    .containsExactly("PlaylistId", "TrackId");
        }
    }

    /** What the pragmas can tell of a constraint. */
    private static String core(org.schemawright.migration.schema.Constraint constraint) {
        return switch (constraint) {
            case PrimaryKey key -> "primary key " + key.columns();
            case UniqueKey key -> "unique " + key.columns();
            case ForeignKey key -> key.columns() + " -> " + key.target().name() + key.onDelete() + key.onUpdate();
            default -> constraint.toString();
        };
    }
}
