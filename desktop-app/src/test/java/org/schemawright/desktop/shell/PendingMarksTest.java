package org.schemawright.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.schemawright.desktop.shell.TreeEntry.Mark;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TypeKind;

class PendingMarksTest {

    private static final ObjectName BOOK = ObjectName.of("book");
    private static final ObjectName TITLE = ObjectName.of("title");

    @Test
    void aRenamedTableIsChangedAndNotNew() {
        PendingMarks marks =
                marks(schema(table(BOOK, "id")), schema(table(TITLE, "id")), new Change.RenameTable(BOOK, "title"));
        assertThat(marks.tables()).extracting(Table::name).containsExactly(TITLE);
        assertThat(marks.of(table(TITLE, "id"))).isEqualTo(Mark.CHANGED);
        assertThat(marks.before(TITLE)).isEqualTo(BOOK);
    }

    @Test
    void aDroppedTableStaysInSightUntilItIsGone() {
        PendingMarks marks = marks(schema(table(BOOK, "id")), schema(), new Change.DropTable(BOOK));
        assertThat(marks.tables()).hasSize(1);
        assertThat(marks.of(marks.tables().getFirst())).isEqualTo(Mark.REMOVED);
    }

    @Test
    void columnsAreNewRenamedOrOnTheirWayOutInTheirPlace() {
        Table now = table(BOOK, "id", "heading", "isbn");
        PendingMarks marks = marks(
                schema(table(BOOK, "id", "price", "title")),
                schema(now),
                new Change.DropColumn(BOOK, "price"),
                new Change.RenameColumn(BOOK, "title", "heading"),
                new Change.AddColumn(BOOK, column("isbn"), null, null));
        assertThat(marks.columns(now)).extracting(Column::name).containsExactly("id", "price", "heading", "isbn");
        assertThat(marks.of(now, column("id"))).isEqualTo(Mark.NONE);
        assertThat(marks.of(now, column("price"))).isEqualTo(Mark.REMOVED);
        assertThat(marks.of(now, column("heading"))).isEqualTo(Mark.CHANGED);
        assertThat(marks.of(now, column("isbn"))).isEqualTo(Mark.ADDED);
    }

    @Test
    void allColumnsOfANewTableAreNew() {
        Table fresh = table(BOOK, "id");
        PendingMarks marks = marks(schema(), schema(fresh), new Change.CreateTable(fresh, List.of()));
        assertThat(marks.of(fresh)).isEqualTo(Mark.ADDED);
        assertThat(marks.of(fresh, column("id"))).isEqualTo(Mark.ADDED);
    }

    private static PendingMarks marks(DatabaseSchema schema, DatabaseSchema draft, Change... changes) {
        return new PendingMarks(schema, draft, List.of(), List.of(changes));
    }

    private static DatabaseSchema schema(Table... tables) {
        return DatabaseSchema.empty(null).withTables(Stream.of(tables));
    }

    private static Table table(ObjectName name, String... columns) {
        return Table.draft(
                name, Stream.of(columns).map(PendingMarksTest::column).toList(), List.of());
    }

    private static Column column(String name) {
        return Column.of(name, ColumnType.of("INTEGER", TypeKind.INTEGER), true);
    }
}
