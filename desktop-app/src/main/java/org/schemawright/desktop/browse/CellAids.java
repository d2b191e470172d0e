package org.schemawright.desktop.browse;

import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Table;

/** Which help a cell gets while it is edited. */
final class CellAids {

    private final RowGridModel model;

    CellAids(RowGridModel model) {
        this.model = model;
    }

    /** The help for a cell; null where typing is all there is to it. */
    @Nullable
    CellAid of(GridRow row, GridColumn column, CellAid.OnChosen onChosen) {
        ForeignKey key = referenceOf(column);
        Table target = key == null ? null : schema().table(key.target()).orElse(null);
        if (key != null && target != null && hasAll(target, key)) {
            return new ChoicesAid(
                    new ReferenceChoices(model, row, column, key, target), "Rows of " + key.target(), onChosen);
        }
        return null;
    }

    /** The reference that a column takes part in: its own first, then one of several columns; null where there is none. */
    private @Nullable ForeignKey referenceOf(GridColumn column) {
        ForeignKey own = column.reference();
        return own != null
                ? own
                : schema().table(model.name()).stream()
                        .flatMap(table -> table.foreignKeys().stream())
                        .filter(key -> key.columns().contains(column.name()))
                        .findFirst()
                        .orElse(null);
    }

    private static boolean hasAll(Table target, ForeignKey key) {
        return key.columns().size() == key.targetColumns().size()
                && key.targetColumns().stream()
                        .allMatch(name -> target.column(name).isPresent());
    }

    private DatabaseSchema schema() {
        return model.workspace().schemaProperty().get();
    }
}
