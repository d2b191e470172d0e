package org.schemawright.desktop.changeset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.schemawright.desktop.rows.Row;
import org.schemawright.desktop.rows.RowKey;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.DefaultValue;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TypeKind;
import org.schemawright.migration.schema.UniqueKey;

class ChangeWordsTest {

    private static final ObjectName CUSTOMER = ObjectName.of("Customer");
    private static final Table TABLE = Table.draft(
            CUSTOMER,
            List.of(
                    Column.of("CustomerId", ColumnType.of("INTEGER", TypeKind.INTEGER), false),
                    Column.of("LastName", ColumnType.of("TEXT", TypeKind.TEXT), true),
                    Column.of("Email", ColumnType.of("TEXT", TypeKind.TEXT), true),
                    Column.of("Photo", ColumnType.of("BLOB", TypeKind.BINARY), true)),
            List.of());

    private final ChangeWords words = new ChangeWords(DatabaseSchema.empty(null).withTables(Stream.of(TABLE)));

    @Test
    void anEditNamesRowColumnAndBothValues() {
        assertThat(words.sentence(new RowChange.Update(CUSTOMER, row("Hansen", "a@b.no"), Map.of("Email", "c@d.no"))))
                .isEqualTo("Customer 4: Email from a@b.no to c@d.no");
    }

    @Test
    void valuesAreShortAndInOneLine() {
        String sentence = words.sentence(new RowChange.Update(
                CUSTOMER, row("x", null), Map.of("Email", "line one\nline two " + "😀".repeat(50))));

        assertThat(sentence)
                .startsWith("Customer 4: Email from NULL to line one line two 😀")
                .endsWith("…");
        assertThat(sentence.codePointCount(0, sentence.length())).isLessThan(80);
        assertThat(ChangeWords.value("")).isEqualTo("an empty text");
        assertThat(ChangeWords.value(new byte[12])).isEqualTo("12 bytes");
    }

    @Test
    void manyCellsAreCounted() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("CustomerId", 5L);
        values.put("LastName", "y");
        values.put("Email", "z");
        values.put("Photo", new byte[] {1});

        assertThat(words.sentence(new RowChange.Update(CUSTOMER, row("x", "e"), values)))
                .isEqualTo("Customer 4: CustomerId from 4 to 5, LastName from x to y, Email from e to z and 1 more");
    }

    @Test
    void newAndDeletedRowsAreCalledByTheirLabel() {
        assertThat(words.sentence(new RowChange.Insert(CUSTOMER, 1, Map.of("LastName", "Hansen"))))
                .isEqualTo("New row in Customer: Hansen");
        assertThat(words.sentence(new RowChange.Insert(CUSTOMER, 1, Map.of()))).isEqualTo("New row in Customer");
        assertThat(words.sentence(new RowChange.Delete(CUSTOMER, row("Hansen", null))))
                .isEqualTo("Delete Customer 4: Hansen");
        assertThat(words.sentence(new RowChange.Delete(
                        ObjectName.of("unknown"), new Row(new RowKey(List.of(1L, "b")), List.of(), List.of(), null))))
                .isEqualTo("Delete unknown 1, b");
    }

    @Test
    void labelsAreTheUsualColumns() {
        assertThat(LabelColumns.of(TABLE)).containsExactly("LastName");
        assertThat(LabelColumns.of(TABLE.withColumns(List.of(TABLE.columns().getFirst()))))
                .isEmpty();
        Column first = Column.of("first_name", ColumnType.of("TEXT", TypeKind.TEXT), true);
        assertThat(LabelColumns.of(TABLE.withColumns(List.of(TABLE.columns().get(1), first))))
                .containsExactly("first_name", "LastName");
    }

    @Test
    void schemaChangesAreSentences() {
        Column country = Column.of("country", new ColumnType("VARCHAR(40)", TypeKind.TEXT, 40, null), false)
                .withDefault(new DefaultValue("'en'"));
        Change add = new Change.AddColumn(CUSTOMER, country, null, null);

        assertThat(words.sentence(add)).isEqualTo("New column country on Customer");
        assertThat(words.detail(add)).isEqualTo("text 40, must have a value, default 'en'");
        assertThat(words.sentence(new Change.AlterColumn(
                        CUSTOMER, Column.of("country", ColumnType.of("INTEGER", TypeKind.INTEGER), true), country)))
                .isEqualTo("Column country of Customer: type from integer to text 40, must have a value, default 'en'");
        Column note = Column.of("note", ColumnType.of("TEXT", TypeKind.TEXT), true);
        assertThat(words.sentence(new Change.AlterColumn(CUSTOMER, note, note.notNull(), "'?'")))
                .isEqualTo("Column note of Customer: must have a value, rows without one get '?'");
        Change.OrderColumns order =
                new Change.OrderColumns(CUSTOMER, List.of("id", "name", "email"), List.of("email", "id", "name"));
        assertThat(words.sentence(order)).isEqualTo("Move column email of Customer to the front");
        assertThat(words.detail(order)).isEqualTo("email, id, name");
        assertThat(words.sentence(new Change.OrderColumns(CUSTOMER, order.after(), order.before())))
                .isEqualTo("Move column email of Customer behind name");
        assertThat(words.sentence(new Change.OrderColumns(
                        CUSTOMER, order.before(), order.before().reversed())))
                .isEqualTo("Move 2 columns of Customer");
        assertThat(words.sentence(new Change.DropTable(CUSTOMER))).isEqualTo("Drop table Customer with its rows");
        assertThat(words.sentence(new Change.AddConstraint(CUSTOMER, new UniqueKey(null, List.of("Email")))))
                .isEqualTo("New unique key (Email) on Customer");
        assertThat(words.sentence(new Change.DropConstraint(
                        CUSTOMER, ForeignKey.of(null, List.of("rep"), ObjectName.of("Employee"), List.of("id")))))
                .isEqualTo("Drop reference (rep) to Employee of Customer");
    }

    private static Row row(String name, @Nullable String email) {
        return new Row(new RowKey(List.of(4L)), TABLE.columns(), Arrays.asList(4L, name, email, null), null);
    }
}
