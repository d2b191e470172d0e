package org.schemawright.desktop.design;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/** Another name for a table or one of its columns, while it is being written. */
final class RenameModel implements EditorModel {

    private final Drawing drawing;
    private final ObjectName table;
    private final @Nullable String column;
    private final StringProperty name;

    /** A table's name when the column is null, else the column's. */
    RenameModel(Drawing drawing, ObjectName table, @Nullable String column) {
        this.drawing = drawing;
        this.table = table;
        this.column = column;
        this.name = new SimpleStringProperty(oldName());
    }

    // Properties

    StringProperty nameProperty() {
        return name;
    }

    String oldName() {
        return column == null ? table.name() : column;
    }

    ObjectName table() {
        return table;
    }

    boolean isColumn() {
        return column != null;
    }

    String nameProblem() {
        NameCheck names = new NameCheck(drawing);
        if (column == null) {
            return names.table(name.get(), table);
        }
        List<String> others = drawing.schema().table(table).map(Table::columns).orElse(List.of()).stream()
                .map(Column::name)
                .filter(other -> !other.equals(column))
                .toList();
        return names.column(name.get(), others);
    }

    @Override
    public BooleanBinding ready() {
        return Bindings.createBooleanBinding(
                () -> !name.get().equals(oldName()) && nameProblem().isEmpty(), name);
    }

    // Commands

    @Override
    public Change change() {
        return column == null
                ? new Change.RenameTable(table, name.get())
                : new Change.RenameColumn(table, column, name.get());
    }
}
