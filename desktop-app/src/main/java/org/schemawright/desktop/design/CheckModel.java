package org.schemawright.desktop.design;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.ColumnUse;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/** A check while it is being written; the engine itself says whether it understands it. */
final class CheckModel implements EditorModel {

    private final Drawing drawing;
    private final Table table;
    private final @Nullable CheckConstraint old;
    private final EngineCheck engine;
    private final StringProperty expression = new SimpleStringProperty("");
    private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();
    private final RuleName name;
    private String understood = "";
    private String refusal = "";

    /** A new check when none is given. */
    CheckModel(Drawing drawing, ObjectName table, @Nullable CheckConstraint check, EngineCheck engine) {
        this.drawing = drawing;
        this.table = drawing.schema().table(table).orElseThrow();
        this.old = check;
        this.engine = engine;
        expression.set(check == null ? "" : check.expression());
        understood = expression.get();
        name = new RuleName(
                drawing,
                "check",
                check == null ? null : Objects.requireNonNullElse(check.name(), ""),
                !drawing.isPostgresql(),
                () -> Proposal.of(table.name(), mentioned(), "check", taken()),
                this::taken);
        expression.addListener(property -> {
            refusal = "";
            name.follow();
            changed();
        });
        name.text.addListener(property -> changed());
    }

    // Properties

    ObjectName table() {
        return table.name();
    }

    boolean isNew() {
        return old == null;
    }

    StringProperty expressionProperty() {
        return expression;
    }

    StringProperty nameProperty() {
        return name.text;
    }

    /** Grows with every keystroke and every answer of the engine: what the sentences are checked at. */
    ReadOnlyLongProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    /** The columns that it can speak of. */
    List<String> columns() {
        return table.columns().stream().map(Column::name).toList();
    }

    String expressionProblem() {
        return expression.get().isBlank() ? "A check needs a condition that each row keeps." : refusal;
    }

    String nameProblem() {
        return name.problem();
    }

    /** Whether the engine has not answered yet. */
    boolean isAsking() {
        return !expression.get().isBlank() && refusal.isEmpty() && !understood.equals(expression.get());
    }

    @Override
    public BooleanBinding ready() {
        return Bindings.createBooleanBinding(
                () -> expressionProblem().isEmpty() && nameProblem().isEmpty() && !isAsking() && !made().equals(old),
                version);
    }

    // Commands

    /** Asks the engine about what is typed now. */
    void askEngine() {
        String asked = expression.get();
        if (asked.isBlank()) {
            return;
        }
        engine.ask(EngineCheck.condition(table, asked, drawing.isPostgresql()), words -> {
            refusal = words;
            understood = words.isEmpty() ? asked : understood;
            changed();
        });
    }

    @Override
    public Change change() {
        return new Change.AddConstraint(table.name(), made());
    }

    @Override
    public List<Change> changes() {
        return old == null ? List.of(change()) : List.of(new Change.DropConstraint(table.name(), old), change());
    }

    private CheckConstraint made() {
        return new CheckConstraint(name.get(), expression.get().strip(), old == null ? "" : old.options());
    }

    private List<String> mentioned() {
        return table.columns().stream()
                .map(Column::name)
                .filter(column -> new ColumnUse(table, column).in(expression.get()))
                .limit(1)
                .toList();
    }

    private Set<String> taken() {
        Set<String> taken = Proposal.takenIn(table);
        if (old != null && old.name() != null) {
            taken.remove(old.name().toLowerCase(Locale.ROOT));
        }
        return taken;
    }

    private void changed() {
        version.set(version.get() + 1);
    }
}
