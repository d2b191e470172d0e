package org.schemawright.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.EnumType;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.Inheritance;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.OtherObject;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Routine;
import org.schemawright.migration.schema.Sequence;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TableKind;
import org.schemawright.migration.schema.Trigger;
import org.schemawright.migration.schema.TypeKind;
import org.schemawright.migration.schema.UniqueKey;
import org.schemawright.migration.schema.Unread;
import org.schemawright.migration.schema.View;

/** The lines of the tree for schemas with every kind of object. */
class ObjectTreeTest {

    private static final ColumnType INTEGER = ColumnType.of("integer", TypeKind.INTEGER);

    @Test
    void everyKindHasItsGroupWithItsCount() {
        assertThat(lines(shop("public"), ""))
                .containsExactly(
                        "Tables 2",
                        "Views 1",
                        "Materialized views 1",
                        "Functions 1",
                        "Enums 1",
                        "Sequences 1",
                        "Triggers 1",
                        "Indexes 1",
                        "Policies 1",
                        "Extensions 1",
                        "Could not be read 1");
    }

    @Test
    void whatBelongsToATableStandsBelowIt() {
        Branch tables = branches(shop("public"), "").getFirst();
        Branch book = tables.below().get().getFirst();
        assertThat(words(book.below().get()))
                .containsExactly("id", "author_id", "Keys 2", "Partitions 1", "Triggers 1", "Indexes 1", "Policies 1");
        assertThat(words(book.below().get().get(3).below().get())).containsExactly("book_2026");
        assertThat(words(tables.below().get())).containsExactly("book", "log");
    }

    @Test
    void severalSchemasStandAboveTheirGroups() {
        List<Branch> branches = branches(shop("sales"), "");
        assertThat(words(branches)).containsExactly("public 1", "sales 1", "Extensions 1", "Could not be read 1");
        assertThat(words(branches.get(1).below().get()))
                .containsExactly(
                        "Tables 1",
                        "Views 1",
                        "Materialized views 1",
                        "Functions 1",
                        "Enums 1",
                        "Sequences 1",
                        "Triggers 1",
                        "Indexes 1",
                        "Policies 1");
        assertThat(words(branches.get(1).below().get().getFirst().below().get()))
                .containsExactly("book");
    }

    @Test
    void theFilterFindsEveryKind() {
        assertThat(found("book_news")).containsExactly("Triggers 1", "book_news");
        assertThat(found("author_id")).containsExactly("Tables 1", "book", "author_id");
        assertThat(found("MOOD")).containsExactly("Enums 1", "mood");
        assertThat(found("total")).containsExactly("Functions 1", "total(integer)");
        assertThat(found("book_author_uq")).containsExactly("Tables 1", "book", "Keys 2", "book_author_uq");
        assertThat(found("book_2026")).containsExactly("Tables 1", "book", "Partitions 1", "book_2026");
        assertThat(found("keys")).isEmpty();
        assertThat(found("policies")).containsExactly("Could not be read 1", "policies");
    }

    private static Stream<String> flat(List<Branch> branches) {
        return branches.stream()
                .flatMap(branch -> Stream.concat(
                        words(List.of(branch)).stream(),
                        branch.open() ? flat(branch.below().get()) : Stream.empty()));
    }

    private static List<String> found(String filter) {
        return flat(branches(shop("public"), filter)).toList();
    }

    private static List<String> lines(DatabaseSchema schema, String filter) {
        return words(branches(schema, filter));
    }

    private static List<Branch> branches(DatabaseSchema schema, String filter) {
        PendingMarks marks = new PendingMarks(schema, schema, List.of(), List.of());
        return SchemaBranches.of(schema, marks, Map.of(), new NameFilter(filter), new KeptLines());
    }

    private static List<String> words(List<Branch> branches) {
        return branches.stream()
                .map(Branch::entry)
                .map(entry -> switch (entry) {
                    case TreeEntry.Group group -> group.name() + " " + group.count();
                    case TreeEntry.SchemaLine schema -> schema.name() + " " + schema.tables();
                    default -> entry.name();
                })
                .collect(Collectors.toList());
    }

    /** All but one table in one schema. */
    private static DatabaseSchema shop(String schema) {
        ObjectName book = new ObjectName(schema, "book");
        List<Constraint> keys = List.of(
                new PrimaryKey("book_pk", List.of("id")), new UniqueKey("book_author_uq", List.of("author_id")));
        List<Column> columns = List.of(Column.of("id", INTEGER, false), Column.of("author_id", INTEGER, true));
        List<Column> other = List.of(Column.of("no", INTEGER, false));
        Index index = new Index("book_ix", false, List.of(Index.Part.of("id")), null, null);
        Table parent = new Table(book, TableKind.PARTITIONED, columns, keys, List.of(index), Set.of(), null, null, 5);
        Table part = new Table(
                book.withName("book_2026"),
                TableKind.PARTITION,
                other,
                List.of(),
                List.of(),
                Set.of(),
                null,
                null,
                5,
                List.of(),
                new Inheritance(List.of(book), Set.of(), Set.of()));
        Table log = Table.draft(new ObjectName("public", "log"), other, List.of());
        return new DatabaseSchema(
                "public",
                List.of(parent, part, log),
                List.of(
                        new View(book.withName("shelf"), false, other, "SELECT 1", null),
                        new View(book.withName("sums"), true, other, "SELECT 2", null)),
                List.of(new Trigger("book_news", book, "CREATE TRIGGER")),
                List.of(new EnumType(book.withName("mood"), List.of("glad"))),
                List.of(new Sequence(book.withName("book_id_seq"), book, "id")),
                List.of(new Routine(book.withName("total"), ObjectKind.FUNCTION, "integer", "integer", "CREATE")),
                List.of(
                        new OtherObject(ObjectKind.POLICY, book.withName("own"), book, "CREATE POLICY"),
                        new OtherObject(ObjectKind.EXTENSION, book.withName("citext"), null, "CREATE EXTENSION")),
                List.of(),
                List.of(),
                List.of(new Unread("policies", "permission denied for pg_policy")));
    }
}
