package org.schemawright.desktop.browse;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TypeKind;

/**
 * A column of the grid.
 *
 * @param index its place in the rows' values
 * @param column the column as reflected
 * @param key whether it belongs to the primary key
 * @param reference the foreign key of this column alone; null where it has none
 */
public record GridColumn(
        int index, Column column, boolean key, @Nullable ForeignKey reference) {

    /** The columns of a table, or of a view when the table is null. */
    static List<GridColumn> of(@Nullable Table table, List<Column> columns) {
        List<String> keys = table == null
                ? List.of()
                : table.primaryKey().map(PrimaryKey::columns).orElse(List.of());
        List<GridColumn> all = new ArrayList<>();
        for (Column column : columns) {
            ForeignKey reference = table == null ? null : referenceOf(table, column.name());
            all.add(new GridColumn(all.size(), column, keys.contains(column.name()), reference));
        }
        return List.copyOf(all);
    }

    private static @Nullable ForeignKey referenceOf(Table table, String column) {
        return table.foreignKeys().stream()
                .filter(k ->
                        k.columns().equals(List.of(column)) && k.targetColumns().size() == 1)
                .findFirst()
                .orElse(null);
    }

    public String name() {
        return column.name();
    }

    /** The second line of the header: the type, or the table that is referred to. */
    public String typeWords() {
        return reference == null
                ? column.type().words()
                : "→ " + reference.target().name();
    }

    /** Whether values stand at the right. A reference is read as an id with its label, so it stands at the left. */
    public boolean alignedRight() {
        return reference == null && column.type().kind().isNumber();
    }

    public boolean isBoolean() {
        return column.type().kind() == TypeKind.BOOLEAN;
    }

    /** Whether digits are read as an amount; ids and references are not. */
    boolean isAmount() {
        return !key && alignedRight();
    }

    /** Whether the database gives a value when none is typed. */
    boolean numberedByDatabase() {
        return column.identity() != null;
    }
}
