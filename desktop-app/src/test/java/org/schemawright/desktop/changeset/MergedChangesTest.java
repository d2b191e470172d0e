package org.schemawright.desktop.changeset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.ChangedSchema;
import org.schemawright.migration.change.ImpossibleChange;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.DefaultValue;
import org.schemawright.migration.schema.Dependency;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.SqlObject;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.Trigger;
import org.schemawright.migration.schema.TypeKind;
import org.schemawright.migration.schema.View;

class MergedChangesTest {

    private static final ObjectName BOOK = ObjectName.of("book");
    private static final ColumnType TEXT = ColumnType.of("TEXT", TypeKind.TEXT);
    private static final Column TITLE = Column.of("title", TEXT, true);
    private static final Column NEW = Column.of("language", TEXT, true);
    private static final CheckConstraint CHECK = new CheckConstraint("filled", "title <> ''");

    private final DatabaseSchema schema = DatabaseSchema.empty(null)
            .withTables(Stream.of(Table.draft(
                            BOOK,
                            List.of(Column.of("id", ColumnType.of("INTEGER", TypeKind.INTEGER), false), TITLE),
                            List.of(new PrimaryKey(null, List.of("id")), CHECK))
                    .withDefinition("CREATE TABLE book (…)")))
            .withViews(List.of(new View(
                    ObjectName.of("titles"), false, List.of(), "CREATE VIEW titles AS SELECT title FROM book", null)));

    private List<Change> after(Change... changes) {
        List<Change> pending = List.of();
        for (Change change : changes) {
            pending = MergedChanges.after(schema, pending, change);
        }
        // The schema comes out the same as with one change after the other.
        assertThat(ChangedSchema.after(schema, pending).tables().stream()
                        .map(table -> table.withDefinition(null).withConstraints(List.of()))
                        .toList())
                .isEqualTo(ChangedSchema.after(schema, List.of(changes)).tables().stream()
                        .map(table -> table.withDefinition(null).withConstraints(List.of()))
                        .toList());
        return pending;
    }

    private static Change.AlterColumn alter(Column before, Column after) {
        return new Change.AlterColumn(BOOK, before, after);
    }

    private static Change.RenameColumn rename(String from, String to) {
        return new Change.RenameColumn(BOOK, from, to);
    }

    @Test
    void laterEditsOfAColumnBecomeOneWithTheFirst() {
        Column filled = TITLE.notNull();
        Column given = filled.withDefault(new DefaultValue("'none'"));
        assertThat(after(alter(TITLE, filled), alter(filled, given))).containsExactly(alter(TITLE, given));
        assertThat(after(alter(TITLE, filled), alter(filled, TITLE))).isEmpty();
    }

    @Test
    void whatRowsAreFilledWithStaysAsLongAsTheyHaveToHaveAValue() {
        Column filled = TITLE.notNull();
        Change.AlterColumn fill = new Change.AlterColumn(BOOK, filled, filled, "'?'");
        Change.AlterColumn both = new Change.AlterColumn(BOOK, TITLE, filled, "'?'");
        assertThat(after(alter(TITLE, filled), fill)).containsExactly(both);
        assertThat(after(alter(TITLE, filled), fill, new Change.AlterColumn(BOOK, filled, filled, "'!'")))
                .containsExactly(new Change.AlterColumn(BOOK, TITLE, filled, "'!'"));
        Column given = filled.withDefault(new DefaultValue("'none'"));
        assertThat(after(both, alter(filled, given)))
                .containsExactly(new Change.AlterColumn(BOOK, TITLE, given, "'?'"));
        assertThat(after(both, rename("title", "name"), alter(given.withName("name"), TITLE.withName("name"))))
                .containsExactly(rename("title", "name"));
        assertThat(after(both, alter(filled, TITLE))).isEmpty();
    }

    @Test
    void anEditAfterARenameJoinsTheOneBeforeIt() {
        Column filled = TITLE.notNull();
        Column given = filled.withDefault(new DefaultValue("'none'"));
        assertThat(after(
                        alter(TITLE, filled),
                        rename("title", "name"),
                        alter(filled.withName("name"), given.withName("name"))))
                .containsExactly(alter(TITLE, given), rename("title", "name"));
        assertThat(after(rename("title", "name"), alter(TITLE.withName("name"), filled.withName("name"))))
                .containsExactly(rename("title", "name"), alter(TITLE.withName("name"), filled.withName("name")));
    }

    @Test
    void renamesOfAColumnBecomeOneAndBackBecomesNone() {
        assertThat(after(rename("title", "name"), rename("name", "label"))).containsExactly(rename("title", "label"));
        assertThat(after(rename("title", "name"), rename("name", "title"))).isEmpty();
        Column filled = TITLE.notNull();
        assertThat(after(
                        rename("title", "name"),
                        alter(TITLE.withName("name"), filled.withName("name")),
                        rename("name", "label")))
                .containsExactly(rename("title", "label"), alter(TITLE.withName("label"), filled.withName("label")));
        assertThat(after(
                        new Change.RenameTable(BOOK, "volume"),
                        new Change.RenameTable(ObjectName.of("volume"), "book")))
                .isEmpty();
    }

    @Test
    void aNewColumnIsAddedAsItIsInTheEnd() {
        Change.AddColumn add = new Change.AddColumn(BOOK, NEW, null, null);
        assertThat(after(
                        add,
                        rename("language", "tongue"),
                        alter(NEW.withName("tongue"), NEW.notNull().withName("tongue"))))
                .containsExactly(new Change.AddColumn(BOOK, NEW.notNull().withName("tongue"), null, null));
        assertThat(after(add, new Change.DropColumn(BOOK, "language"))).isEmpty();
    }

    @Test
    void whatNeedsANewColumnGoesWithIt() {
        Index index = new Index("book_language", false, List.of(Index.Part.of("language")), null, null);
        assertThat(after(
                        new Change.AddColumn(BOOK, NEW, null, null),
                        new Change.CreateIndex(BOOK, index),
                        new Change.DropColumn(BOOK, "language")))
                .isEmpty();
    }

    @Test
    void whatWasDoneToAColumnDoesNotMatterOnceItGoes() {
        assertThat(after(alter(TITLE, TITLE.notNull()), rename("title", "name"), new Change.DropColumn(BOOK, "name")))
                .containsExactly(new Change.DropColumn(BOOK, "title"));
    }

    @Test
    void rulesThatComeAndGoLeaveNothing() {
        CheckConstraint other = new CheckConstraint("long", "length(title) > 1");
        assertThat(after(new Change.AddConstraint(BOOK, other), new Change.DropConstraint(BOOK, other)))
                .isEmpty();
        assertThat(after(new Change.DropConstraint(BOOK, CHECK), new Change.AddConstraint(BOOK, CHECK)))
                .isEmpty();
        Index index = new Index("book_title", false, List.of(Index.Part.of("title")), null, null);
        assertThat(after(new Change.CreateIndex(BOOK, index), new Change.DropIndex(BOOK, index)))
                .isEmpty();
    }

    private static Change.OrderColumns order(List<String> before, List<String> after) {
        return new Change.OrderColumns(BOOK, before, after);
    }

    @Test
    void aTableIsOrderedOnce() {
        List<String> two = List.of("id", "title");
        List<String> three = List.of("id", "title", "language");
        List<String> wanted = List.of("language", "title", "id");
        Change add = new Change.AddColumn(BOOK, NEW, null, null);
        assertThat(after(order(two, two.reversed()), order(two.reversed(), two)))
                .isEmpty();
        assertThat(after(
                        add,
                        order(three, List.of("language", "id", "title")),
                        order(List.of("language", "id", "title"), wanted)))
                .containsExactly(add, order(three, wanted));
        assertThat(after(order(two, two.reversed()), add, order(List.of("title", "id", "language"), wanted)))
                .containsExactly(add, order(three, wanted));
        // The columns are ordered under the names that they have by then.
        assertThat(after(add, order(three, wanted), rename("language", "tongue")))
                .containsExactly(
                        new Change.AddColumn(BOOK, NEW.withName("tongue"), null, null),
                        order(List.of("id", "title", "tongue"), List.of("tongue", "title", "id")));
        assertThat(after(
                        order(two, two.reversed()),
                        rename("title", "name"),
                        order(List.of("name", "id"), List.of("id", "name"))))
                .containsExactly(rename("title", "name"));
        // What is left keeps its order where a new column goes again.
        assertThat(after(add, order(three, wanted), new Change.DropColumn(BOOK, "language")))
                .containsExactly(order(two, two.reversed()));
    }

    @Test
    void aNewTableIsDrawnAsItIsInTheEnd() {
        ObjectName shelf = ObjectName.of("shelf");
        Table table = Table.draft(shelf, List.of(Column.of("id", TEXT, false)), List.of());
        Change create = new Change.CreateTable(table, List.of());
        List<Change> pending = after(
                create,
                new Change.AddColumn(shelf, NEW, null, null),
                new Change.AddConstraint(shelf, new CheckConstraint("filled", "id <> ''")));
        assertThat(pending).hasSize(1);
        assertThat(((Change.CreateTable) pending.getFirst()).definition().columns())
                .map(Column::name)
                .containsExactly("id", "language");
        pending = after(
                create,
                new Change.AddColumn(shelf, NEW, null, null),
                new Change.OrderColumns(shelf, List.of("id", "language"), List.of("language", "id")));
        assertThat(pending).hasSize(1);
        assertThat(((Change.CreateTable) pending.getFirst()).definition().columns())
                .map(Column::name)
                .containsExactly("language", "id");
        assertThat(after(create, new Change.AddColumn(shelf, NEW, null, null), new Change.DropTable(shelf)))
                .isEmpty();
    }

    @Test
    void whatDoesNotFitIsRefusedInWords() {
        assertThatThrownBy(() -> MergedChanges.after(schema, List.of(), rename("title", "id")))
                .isInstanceOf(ImpossibleChange.class)
                .hasMessage("The table book already has a column named id.");
    }

    private static Change.ReplaceObject text(
            @Nullable SqlObject before, @Nullable SqlObject after, ObjectRef... needs) {
        return new Change.ReplaceObject(
                before,
                after,
                Stream.of(needs)
                        .map(used -> new Dependency(
                                Objects.requireNonNull(after == null ? before : after)
                                        .ref(),
                                used))
                        .toList());
    }

    private static View view(String name, String sql) {
        return new View(ObjectName.of(name), false, List.of(TITLE), "CREATE VIEW " + name + " AS " + sql, null);
    }

    @Test
    void editsOfOneTextAreOneAndBackIsNone() {
        View stored = schema.views().getFirst();
        View first = view("titles", "SELECT 1 FROM book");
        View second = view("titles", "SELECT 2 FROM book");
        ObjectRef book = ObjectRef.of(ObjectKind.TABLE, BOOK);
        assertThat(after(text(stored, first, book), text(first, second, book)))
                .containsExactly(text(stored, second, book));
        assertThat(after(text(stored, first, book), text(first, stored, book))).isEmpty();
        assertThat(after(text(stored, first, book), text(first, null))).containsExactly(text(stored, null));
        View made = view("made", "SELECT 1");
        assertThat(after(text(null, made), text(made, null))).isEmpty();
        Trigger trigger = new Trigger("t", BOOK, "CREATE TRIGGER t");
        Trigger other = new Trigger("t", BOOK, "CREATE TRIGGER t AFTER");
        assertThat(after(text(null, trigger), text(trigger, other))).containsExactly(text(null, other));
    }

    @Test
    void aTextStandsBehindWhatItNeeds() {
        View made = view("made", "SELECT title FROM book");
        View longer = view("made", "SELECT title, language FROM book");
        ObjectRef book = ObjectRef.of(ObjectKind.TABLE, BOOK);
        Change.AddColumn add = new Change.AddColumn(BOOK, NEW, null, null);
        assertThat(after(text(null, made, book), add, text(made, longer, book)))
                .containsExactly(add, text(null, longer, book));
        Change.ReplaceObject reader = text(null, view("reader", "SELECT * FROM made"), made.ref());
        assertThat(after(text(null, made, book), reader, add, text(made, longer, book)))
                .containsExactly(text(null, made, book), reader, add, text(made, longer, book));
        assertThat(SchemaDependence.without(List.of(add, text(null, longer, book)), 0))
                .isEmpty();
        assertThat(SchemaDependence.without(List.of(text(null, made, book), reader), 0))
                .isEmpty();
        assertThat(SchemaDependence.without(List.of(add, text(null, made, book)), 0))
                .containsExactly(text(null, made, book));
    }

    @Test
    void aTriggerOfANewTableIsAChangeOfItsOwnAndGoesWithIt() {
        ObjectName shelf = ObjectName.of("shelf");
        Change create = new Change.CreateTable(Table.draft(shelf, List.of(TITLE), List.of()), List.of());
        Change trigger = text(null, new Trigger("t", shelf, "CREATE TRIGGER t"));
        assertThat(after(create, trigger)).containsExactly(create, trigger);
        assertThat(after(create, trigger, new Change.DropTable(shelf))).isEmpty();
    }
}
