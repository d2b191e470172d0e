package org.schemawright.desktop.design;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.schemawright.desktop.orm.SqlValues;
import org.schemawright.desktop.rows.CellValues;
import org.schemawright.desktop.rows.ParsedCell;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/** The value that rows without one get in a column that is to have one, while it is being typed. */
final class FillModel implements EditorModel {

    private final Drawing drawing;
    private final ObjectName table;
    private final Column column;
    private final StringProperty value = new SimpleStringProperty("");

    /** @param column as the draft has it */
    FillModel(Drawing drawing, ObjectName table, Column column) {
        this.drawing = drawing;
        this.table = table;
        this.column = column;
    }

    // Properties

    /** As in a cell of the grid. */
    StringProperty valueProperty() {
        return value;
    }

    String title() {
        return "Fill " + column.name() + " of " + table;
    }

    String type() {
        return column.type().raw();
    }

    /** What the column takes, where the value is none; empty while nothing is typed. */
    String problem() {
        return !value.get().isEmpty() && parsed() instanceof ParsedCell.Refused(String sentence) ? sentence : "";
    }

    @Override
    public BooleanBinding ready() {
        return Bindings.createBooleanBinding(
                () -> !value.get().isEmpty() && parsed() instanceof ParsedCell.Value(Object typed) && typed != null,
                value);
    }

    /** Whether one value may stand in several rows of the column, and somebody writes its values. */
    static boolean mayFill(Table table, Column column) {
        boolean unique = table.primaryKey().stream()
                        .anyMatch(key -> key.columns().contains(column.name()))
                || KeyMark.of(table, column.name()).stream().anyMatch(mark -> mark.kind() == KeyMark.Kind.UNIQUE);
        return !unique && column.generated() == null && column.identity() == null;
    }

    // Commands

    @Override
    public Change change() {
        Object typed = parsed() instanceof ParsedCell.Value(Object parsed) ? parsed : null;
        String sql = SqlValues.literal(typed, !drawing.isPostgresql());
        return new Change.AlterColumn(table, column, column, sql);
    }

    private ParsedCell parsed() {
        return new CellValues(drawing.dialect().id()).parse(column, value.get());
    }
}
