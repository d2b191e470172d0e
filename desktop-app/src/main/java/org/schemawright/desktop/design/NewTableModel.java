package org.schemawright.desktop.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Table;

/** A new table while it is being written; begins with a key that numbers itself. */
final class NewTableModel implements EditorModel {

    private final Drawing drawing;
    private final NameCheck names;
    private final Supplier<@Nullable EngineCheck> engines;
    private final StringProperty name = new SimpleStringProperty("");
    private final ObservableList<ColumnDraft> columns = FXCollections.observableArrayList();
    private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();
    private final InvalidationListener onChange = property -> version.set(version.get() + 1);

    /** @param engines makes for each column what asks the engine about its type */
    NewTableModel(Drawing drawing, Supplier<@Nullable EngineCheck> engines) {
        this.drawing = drawing;
        this.engines = engines;
        this.names = new NameCheck(drawing);
        name.addListener(onChange);
        ColumnDraft id = addColumn();
        id.name.set("id");
        id.type.set(drawing.isPostgresql() ? "integer" : "INTEGER");
        id.key.set(true);
    }

    // Properties

    StringProperty nameProperty() {
        return name;
    }

    ObservableList<ColumnDraft> columns() {
        return columns;
    }

    /** Grows with every keystroke: what the sentences are checked at. */
    ReadOnlyLongProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    Drawing drawing() {
        return drawing;
    }

    String nameProblem() {
        return names.table(name.get(), drawing.schema().named(""));
    }

    /** The first thing that is wrong with a column; empty when nothing is. */
    String problem(ColumnDraft column) {
        List<String> others = columns.stream()
                .filter(other -> other != column)
                .map(other -> other.name.get().strip())
                .toList();
        String problem = names.column(column.name.get(), others);
        if (problem.isEmpty()) {
            problem = column.typeProblem();
        }
        return problem.isEmpty() ? column.defaultProblem() : problem;
    }

    /** The table that a column is most likely meant to refer to. */
    Optional<ObjectName> proposedTarget(ColumnDraft column) {
        return column.proposedTarget(drawing.schema().named(name.get().strip()));
    }

    /** What one should know about the table as it stands; empty when nothing. */
    String advice() {
        long keys = columns.stream().filter(c -> c.key.get()).count();
        if (columns.isEmpty()) {
            return "A table needs a column.";
        }
        if (keys == 0) {
            return "Without a primary key rows cannot be told apart for certain.";
        }
        return keys == 1
                        && columns.stream()
                                .filter(c -> c.key.get())
                                .findFirst()
                                .filter(ColumnDraft::numbersItself)
                                .isPresent()
                ? "The database numbers the key by itself."
                : "";
    }

    @Override
    public BooleanBinding ready() {
        return Bindings.createBooleanBinding(
                () -> nameProblem().isEmpty()
                        && !columns.isEmpty()
                        && columns.stream().allMatch(c -> problem(c).isEmpty() && !c.isAsking()),
                version);
    }

    // Commands

    ColumnDraft addColumn() {
        ColumnDraft column = new ColumnDraft(drawing, engines.get());
        if (!columns.isEmpty()) {
            column.type.set(drawing.isPostgresql() ? "text" : "TEXT");
        }
        for (Observable observable : column.observables()) {
            observable.addListener(onChange);
        }
        columns.add(column);
        onChange.invalidated(name);
        return column;
    }

    void removeColumn(ColumnDraft column) {
        columns.remove(column);
        onChange.invalidated(name);
    }

    @Override
    public Change change() {
        String table = name.get().strip();
        List<String> key = columns.stream()
                .filter(c -> c.key.get())
                .map(c -> c.name.get().strip())
                .toList();
        List<Column> made = columns.stream()
                .map(c -> c.column(c.key.get() && key.size() == 1))
                .toList();
        List<Constraint> constraints = new ArrayList<>();
        Set<String> taken = Proposal.takenBeside(
                drawing.schema(), Table.draft(drawing.schema().named(table), made, constraints));
        if (!key.isEmpty()) {
            constraints.add(new PrimaryKey(
                    drawing.isPostgresql() ? Proposal.next(table, List.of(), "pkey", taken) : null, key));
        }
        for (ColumnDraft column : columns) {
            ForeignKey foreign = column.foreignKey(table, taken);
            if (foreign != null) {
                constraints.add(foreign);
            }
        }
        return new Change.CreateTable(Table.draft(drawing.schema().named(table), made, constraints), List.of());
    }
}
