package org.schemawright.desktop.browse;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.NewRowKey;
import org.schemawright.migration.schema.ForeignKey;

/** The reference that a cell takes part in. */
final class CellReferences {

    private CellReferences() {}

    /** The column's own reference, else the first one of several columns; null where there is none. */
    static @Nullable ForeignKey of(RowGridModel model, GridColumn column) {
        ForeignKey own = column.reference();
        return own != null
                ? own
                : model.workspace().schemaProperty().get().table(model.name()).stream()
                        .flatMap(table -> table.foreignKeys().stream())
                        .filter(key -> key.columns().contains(column.name())
                                && key.columns().size() == key.targetColumns().size())
                        .findFirst()
                        .orElse(null);
    }

    /** The way to the row that a cell's row points to; empty where it points nowhere. */
    static Optional<TableLink> link(RowGridModel model, int position, @Nullable GridColumn column) {
        ForeignKey key = column == null || position < 0 ? null : of(model, column);
        if (key == null) {
            return Optional.empty();
        }
        Map<String, Object> where = new LinkedHashMap<>();
        for (int i = 0; i < key.columns().size(); i++) {
            GridColumn part = model.column(key.columns().get(i));
            Object value = part == null ? null : model.cell(position, part).value();
            if (value == null) {
                return Optional.empty();
            }
            if (value instanceof NewRowKey) {
                // It stands among the new rows, at the top.
                return Optional.of(TableLink.to(key.target()));
            }
            where.put(key.targetColumns().get(i), value);
        }
        return Optional.of(new TableLink(key.target(), where));
    }
}
