package org.schemawright.desktop.design;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/** A new column of a table while it is being written. */
final class AddColumnModel implements EditorModel {

    private final ObjectName table;
    private final Drawing drawing;
    private final NameCheck names;
    private final List<String> others;
    private final ColumnDraft column;
    private final BooleanProperty hasRows = new SimpleBooleanProperty();

    /** @param engine is asked about the type; null for nobody */
    AddColumnModel(Drawing drawing, ObjectName table, @Nullable EngineCheck engine) {
        this.drawing = drawing;
        this.table = table;
        this.names = new NameCheck(drawing);
        this.others = drawing.schema().table(table).map(Table::columns).orElse(List.of()).stream()
                .map(Column::name)
                .toList();
        this.column = new ColumnDraft(drawing, engine);
        column.type.set(drawing.isPostgresql() ? "text" : "TEXT");
    }

    // Properties

    ObjectName table() {
        return table;
    }

    Drawing drawing() {
        return drawing;
    }

    ColumnDraft column() {
        return column;
    }

    /** Whether the table has rows, which then need a value; false until known. */
    BooleanProperty hasRowsProperty() {
        return hasRows;
    }

    String nameProblem() {
        return names.column(column.name.get(), others);
    }

    /** Why a required column needs more. */
    String requiredProblem() {
        String sql = column.defaultSql.get().strip();
        boolean none = sql.isEmpty() || sql.equalsIgnoreCase("null");
        return column.required.get() && hasRows.get() && none
                ? "The rows that are already there need a value: give a default, or allow NULL."
                : "";
    }

    @Override
    public BooleanBinding ready() {
        List<Observable> all = new ArrayList<>(column.observables());
        all.add(hasRows);
        return Bindings.createBooleanBinding(
                () -> nameProblem().isEmpty()
                        && column.typeProblem().isEmpty()
                        && !column.isAsking()
                        && column.defaultProblem().isEmpty()
                        && requiredProblem().isEmpty(),
                all.toArray(Observable[]::new));
    }

    // Commands

    @Override
    public Change change() {
        Set<String> taken = drawing.schema().table(table).map(Proposal::takenIn).orElseGet(HashSet::new);
        return new Change.AddColumn(table, column.column(false), null, column.foreignKey(table.name(), taken));
    }
}
