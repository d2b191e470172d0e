package org.schemawright.desktop.browse;

import java.util.List;
import java.util.UUID;
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
    CellAid of(GridRow row, GridColumn column, CellAid.Field field) {
        ForeignKey key = CellReferences.of(model, column);
        Table target = key == null ? null : schema().table(key.target()).orElse(null);
        if (key != null && target != null && hasAll(target, key)) {
            return new ChoicesAid(
                    new CellReferenceTaker(model, row, column, key).choices(target), "Rows of " + key.target(), field);
        }
        List<CellChoice> values = values(column);
        if (!values.isEmpty()) {
            return new ChoicesAid(
                    new FixedChoices(model, row, column, values, true), "Values of " + column.name(), field);
        }
        return switch (column.column().type().kind()) {
            case UUID -> {
                CellChoice made =
                        new CellChoice(CellChoice.Kind.TAKE, UUID.randomUUID().toString(), "", null, "new");
                yield new ChoicesAid(
                        new FixedChoices(model, row, column, List.of(made), false),
                        "A new UUID for " + column.name(),
                        field);
            }
            case DATE -> calendar(row, column, field, false);
            case TIMESTAMP -> calendar(row, column, field, true);
            default -> null;
        };
    }

    private List<CellChoice> values(GridColumn column) {
        if (column.isBoolean()) {
            return List.of(CellChoice.value("true", ""), CellChoice.value("false", ""));
        }
        return AllowedValues.of(schema(), model.name(), column.column()).stream()
                .map(value -> CellChoice.value(value, value.isEmpty() ? "an empty text" : ""))
                .toList();
    }

    /** None over a date that programs keep in their own way. */
    private @Nullable CellAid calendar(GridRow row, GridColumn column, CellAid.Field field, boolean withTime) {
        Object value = model.edits().cell(row, column).value();
        String text = value == null ? "" : model.edits().text().editText(value);
        return CalendarAid.fits(text) ? new CalendarAid(field, withTime) : null;
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
