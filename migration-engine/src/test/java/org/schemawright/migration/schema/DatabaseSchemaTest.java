package org.schemawright.migration.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DatabaseSchemaTest {

    private static final ObjectName SHOP = ObjectName.of("shop");

    private static Table table(String name) {
        return Table.draft(
                ObjectName.of(name), List.of(Column.of("id", ColumnType.of("INT", TypeKind.INTEGER), true)), List.of());
    }

    @Test
    void findsTablesViewsAndTriggersByName() {
        View view = new View(ObjectName.of("seen"), false, List.of(), "CREATE VIEW seen AS SELECT 1", null);
        Trigger first = new Trigger("b", SHOP, "first");
        Trigger second = new Trigger("a", SHOP, "second");
        Trigger elsewhere = new Trigger("c", view.name(), "elsewhere");
        DatabaseSchema schema = new DatabaseSchema(
                null, List.of(table("shop"), table("sale")), List.of(view), List.of(first, elsewhere, second));

        assertThat(schema.table(SHOP)).contains(table("shop"));
        assertThat(schema.table(view.name())).isEmpty();
        assertThat(schema.view(view.name())).contains(view);
        assertThat(schema.triggersOf(SHOP)).containsExactly(first, second);
        assertThat(schema.triggersOf(ObjectName.of("sale"))).isEmpty();
    }

    @Test
    void aChangedCopyFindsWhatItHasAndNotWhatItHad() {
        DatabaseSchema schema = new DatabaseSchema(null, List.of(table("shop")), List.of(), List.of());
        assertThat(schema.table(SHOP)).isPresent();

        DatabaseSchema changed = schema.withTables(Stream.of(table("sale")));

        assertThat(changed.table(SHOP)).isEmpty();
        assertThat(changed.table(ObjectName.of("sale"))).isPresent();
        assertThat(changed)
                .isNotEqualTo(schema)
                .isEqualTo(new DatabaseSchema(null, List.of(table("sale")), List.of(), List.of()));
    }

    @Test
    void ofTablesWithOneNameTheFirstIsFound() {
        List<Table> twins = IntStream.range(0, 2)
                .mapToObj(i -> table("shop").withDefinition("text " + i))
                .toList();

        assertThat(new DatabaseSchema(null, twins, List.of(), List.of()).table(SHOP))
                .contains(twins.getFirst());
    }
}
