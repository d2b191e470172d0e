package org.schemawright.migration.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.DefaultValue;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TypeKind;
import org.schemawright.migration.schema.UniqueKey;
import org.schemawright.migration.schema.View;

class HazardFinderTest {

    private static final ColumnType TEXT = ColumnType.of("TEXT", TypeKind.TEXT);
    private static final ColumnType INTEGER = ColumnType.of("INTEGER", TypeKind.INTEGER);
    private static final ObjectName AUTHOR = ObjectName.of("author");
    private static final ObjectName BOOK = ObjectName.of("book");
    private static final Column TITLE = Column.of("title", TEXT, true);

    private final DatabaseSchema schema = DatabaseSchema.empty(null)
            .withTables(Stream.of(
                    Table.draft(
                            AUTHOR,
                            List.of(Column.of("id", INTEGER, false), Column.of("name", TEXT, true)),
                            List.of(new PrimaryKey(null, List.of("id")))),
                    Table.draft(
                            BOOK,
                            List.of(TITLE, Column.of("author", INTEGER, false)),
                            List.of(ForeignKey.of(null, List.of("author"), AUTHOR, List.of("id"))))))
            .withViews(List.of(new View(
                    ObjectName.of("names"), false, List.of(), "CREATE VIEW names AS SELECT name FROM author", null)));

    private List<String> words(Change change) {
        return new HazardFinder(schema)
                .find(change, false).stream()
                        .map(h -> h.kind() + ": " + h.words())
                        .toList();
    }

    @Test
    void aDroppedTableLosesItsRowsAndWhatNeedsIt() {
        assertThat(words(new Change.DropTable(AUTHOR)))
                .containsExactly(
                        "DELETES_DATA: All rows of author are deleted. Going back makes the table again, but empty.",
                        "BREAKS_DEPENDENTS: The table book needs it and may stop working.",
                        "BREAKS_DEPENDENTS: The view names needs it and may stop working.");
    }

    @Test
    void aDroppedColumnSaysWhatTheWayBackBrings() {
        assertThat(words(new Change.DropColumn(BOOK, "title")))
                .containsExactly("DELETES_DATA: All values of book.title are deleted. "
                        + "Going back makes the column again, but empty.");
        assertThat(words(new Change.DropColumn(BOOK, "author")).getFirst())
                .contains("Going back stops as long as the table has rows");
        assertThat(words(new Change.DropColumn(AUTHOR, "name")))
                .contains("BREAKS_DEPENDENTS: The view names needs it and may stop working.");
    }

    @Test
    void aColumnThatEachRowNeedsHasNothingToOfferToTheRowsThatAreThere() {
        Column isbn = Column.of("isbn", TEXT, false);
        assertThat(words(new Change.AddColumn(BOOK, isbn, null, null)))
                .containsExactly("ROWS_MAY_BREAK_RULE: The run stops if book has rows: each needs a value for isbn, "
                        + "which has no default.");
        assertThat(words(new Change.AddColumn(BOOK, isbn.withDefault(new DefaultValue("''")), null, null)))
                .isEmpty();
    }

    @Test
    void newRulesMayMeetRowsThatBreakThem() {
        assertThat(words(new Change.AlterColumn(BOOK, TITLE, Column.of("title", TEXT, false))))
                .containsExactly("ROWS_MAY_BREAK_RULE: The run stops if a row has no value in book.title.");
        assertThat(words(new Change.AddConstraint(BOOK, new UniqueKey(null, List.of("title", "author")))))
                .containsExactly("ROWS_MAY_BREAK_RULE: The run stops if two rows of book are equal in title, author.");
        assertThat(words(new Change.AlterColumn(BOOK, TITLE, Column.of("title", INTEGER, true))))
                .containsExactly(
                        "ROWS_MAY_BREAK_RULE: The run may stop if a value of book.title does not fit INTEGER.",
                        "CHANGES_VALUES: Values of book.title are converted to INTEGER. "
                                + "Going back converts them again and may not give the same ones.");
    }

    @Test
    void harmlessChangesAreNotSlandered() {
        assertThat(words(new Change.RenameTable(BOOK, "work"))).isEmpty();
        assertThat(words(new Change.RenameColumn(BOOK, "title", "name"))).isEmpty();
    }
}
