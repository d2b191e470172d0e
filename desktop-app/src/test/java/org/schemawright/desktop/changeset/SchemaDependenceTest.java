package org.schemawright.desktop.changeset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.Dependency;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.SqlObject;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.Trigger;
import org.schemawright.migration.schema.TypeKind;
import org.schemawright.migration.schema.View;

/** What goes along when a change of a view or trigger, or one before it, is taken back. */
class SchemaDependenceTest {

    private static final ObjectName BOOK = ObjectName.of("book");
    private static final ObjectName BOOKS = ObjectName.of("books");
    private static final Column TITLE = Column.of("title", ColumnType.of("TEXT", TypeKind.TEXT), true);
    private static final Column PRICE = Column.of("price", ColumnType.of("TEXT", TypeKind.TEXT), true);
    private static final View TITLES = view("titles", "SELECT title, price FROM book", TITLE, PRICE);
    private static final View SHORT = view("short", "SELECT title FROM titles", TITLE);

    private static View view(String name, String sql, Column... columns) {
        return new View(ObjectName.of(name), false, List.of(columns), "CREATE VIEW " + name + " AS " + sql, null);
    }

    private static Change text(@Nullable SqlObject before, @Nullable SqlObject after, ObjectRef... needs) {
        SqlObject user = Objects.requireNonNull(after == null ? before : after);
        return new Change.ReplaceObject(
                before,
                after,
                Stream.of(needs).map(used -> new Dependency(user.ref(), used)).toList());
    }

    private static ObjectRef table(ObjectName name) {
        return ObjectRef.of(ObjectKind.TABLE, name);
    }

    private static ObjectRef column(ObjectName table, String name) {
        return new ObjectRef(ObjectKind.COLUMN, table, name);
    }

    private static List<Change> withoutFirst(Change... changes) {
        return SchemaDependence.without(List.of(changes), 0);
    }

    @Test
    void whatADroppedViewNeedsStaysWhenItsDropIsTakenBack() {
        Change dropTitles = text(TITLES, null, column(BOOK, "title"), column(BOOK, "price"));
        Change dropBook = new Change.DropTable(BOOK);
        assertThat(withoutFirst(dropTitles, dropBook)).isEmpty();
        assertThat(withoutFirst(dropTitles, new Change.DropColumn(BOOK, "price")))
                .isEmpty();
        Change dropPages = new Change.DropColumn(BOOK, "pages");
        assertThat(withoutFirst(dropTitles, dropPages)).containsExactly(dropPages);

        Change dropShort = text(SHORT, null, column(TITLES.name(), "title"));
        assertThat(withoutFirst(dropShort, dropTitles, dropBook)).isEmpty();
        assertThat(SchemaDependence.without(List.of(dropShort, dropTitles, dropBook), 1))
                .containsExactly(dropShort);

        // Under another name they are needed too.
        Change rename = new Change.RenameTable(BOOK, "books");
        Change renameColumn = new Change.RenameColumn(BOOKS, "price", "cost");
        assertThat(withoutFirst(dropTitles, rename, new Change.DropTable(BOOKS)))
                .containsExactly(rename);
        assertThat(withoutFirst(dropTitles, rename, renameColumn, new Change.DropColumn(BOOKS, "cost")))
                .containsExactly(rename, renameColumn);
        // A drop needs nothing itself.
        Change add = new Change.AddColumn(BOOK, PRICE, null, null);
        assertThat(withoutFirst(add, dropTitles)).containsExactly(dropTitles);
    }

    @Test
    void whatADroppedViewReadsMayBeWrittenAnewAsLongAsItHasItsColumns() {
        Change dropShort = text(SHORT, null, column(TITLES.name(), "title"));
        Change narrower = text(TITLES, view("titles", "SELECT title FROM book", TITLE), table(BOOK));
        assertThat(withoutFirst(dropShort, narrower)).containsExactly(narrower);
        assertThat(withoutFirst(dropShort, text(TITLES, view("titles", "SELECT price FROM book", PRICE), table(BOOK))))
                .isEmpty();
    }

    @Test
    void aTriggerGoesWithItsTableAlsoWhenItsOwnDropIsTakenBack() {
        Trigger trigger = new Trigger("t", BOOK, "CREATE TRIGGER t");
        Change dropBook = new Change.DropTable(BOOK);
        assertThat(withoutFirst(text(trigger, null, table(BOOK), column(BOOK, "price")), dropBook))
                .containsExactly(dropBook);
    }

    @Test
    void anEditOfANewTriggerGoesWithItUnderTheNewNameOfItsTable() {
        Trigger made = new Trigger("t", BOOK, "CREATE TRIGGER t");
        Trigger then = new Trigger("t", BOOKS, "CREATE TRIGGER t ON books");
        Trigger edited = new Trigger("t", BOOKS, "CREATE TRIGGER t AFTER UPDATE ON books");
        Change rename = new Change.RenameTable(BOOK, "books");
        assertThat(withoutFirst(text(null, made, table(BOOK)), rename, text(then, edited, table(BOOKS))))
                .containsExactly(rename);
    }

    @Test
    void aTextThatIsPutOnSomethingNewOrTakesAFreedNameGoesWithThat() {
        Trigger before = new Trigger("t", BOOK, "CREATE TRIGGER t ON book");
        Trigger after = new Trigger("t", BOOKS, "CREATE TRIGGER t ON books");
        Change create = new Change.CreateTable(Table.draft(BOOKS, List.of(TITLE), List.of()), List.of());
        assertThat(withoutFirst(create, text(before, after))).isEmpty();
        Change rename = new Change.RenameTable(BOOK, "books");
        assertThat(withoutFirst(rename, text(TITLES, view("book", "SELECT 1 AS title", TITLE))))
                .isEmpty();
    }

    @Test
    void aTextMeansAColumnHoweverItSpellsIt() {
        Change add = new Change.AddColumn(BOOK, Column.of("isbn", TITLE.type(), true), null, null);
        assertThat(withoutFirst(add, text(null, view("v", "SELECT ISBN FROM book"), table(BOOK))))
                .isEmpty();
    }
}
