package org.schemawright.desktop.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.ReferentialAction;
import org.schemawright.migration.schema.Table;

/** A mapping table while it is being made: each of its rows links a row of one table with a row of another. */
final class LinkTablesModel implements EditorModel {

    private final Drawing drawing;
    private final ObjectProperty<@Nullable ObjectName> one = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable ObjectName> other = new SimpleObjectProperty<>();
    private final StringProperty name = new SimpleStringProperty("");
    private final BooleanProperty cascades = new SimpleBooleanProperty();
    private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();
    private String proposed = "";

    /** @param first the table one comes from; null for none */
    LinkTablesModel(Drawing drawing, @Nullable ObjectName first) {
        this.drawing = drawing;
        one.addListener((property, before, now) -> tablesChanged());
        other.addListener((property, before, now) -> tablesChanged());
        name.addListener((property, before, now) -> changed());
        cascades.addListener((property, before, now) -> changed());
        if (first != null && targets().contains(first)) {
            one.set(first);
        }
    }

    // Properties

    /** The tables that can be linked: those with a primary key of one column. */
    List<ObjectName> targets() {
        return ColumnDraft.targets(drawing);
    }

    ObjectProperty<@Nullable ObjectName> oneProperty() {
        return one;
    }

    ObjectProperty<@Nullable ObjectName> otherProperty() {
        return other;
    }

    /** The name of the mapping table; proposed until somebody types another one. */
    StringProperty nameProperty() {
        return name;
    }

    /** Whether the links of a row go when the row is deleted. */
    BooleanProperty cascadesProperty() {
        return cascades;
    }

    /** Grows with every change: what the sentences are checked at. */
    ReadOnlyLongProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    String nameProblem() {
        ObjectName first = one.get();
        return name.get().isBlank() && !bothChosen()
                ? ""
                : new NameCheck(drawing).table(name.get(), (first == null ? ObjectName.of("") : first).withName(""));
    }

    /** What the table will be like, in a sentence; empty until both tables are chosen. */
    String advice() {
        if (targets().isEmpty()) {
            return "No table has a primary key of one column to be linked by.";
        }
        if (!bothChosen()) {
            return "";
        }
        List<String> names = columnNames();
        return "Makes " + String.join(" and ", names) + ", together the primary key: each pair is linked once.";
    }

    @Override
    public BooleanBinding ready() {
        return Bindings.createBooleanBinding(() -> bothChosen() && nameProblem().isEmpty(), version);
    }

    // Commands

    @Override
    public Change change() {
        ObjectName made = Objects.requireNonNull(one.get()).withName(name.get().strip());
        List<String> names = columnNames();
        List<Column> columns = new ArrayList<>();
        List<Constraint> rules = new ArrayList<>();
        Set<String> taken = Proposal.takenBeside(drawing.schema(), Table.draft(made, List.of(), List.of()));
        rules.add(new PrimaryKey(ruleName(made, List.of(), "pkey", taken), names));
        List<ObjectProperty<@Nullable ObjectName>> sides = List.of(one, other);
        for (int i = 0; i < sides.size(); i++) {
            ObjectName target = Objects.requireNonNull(sides.get(i).get());
            Column key = key(target);
            columns.add(Column.of(names.get(i), drawing.dialect().parseType(EngineCheck.columnType(key)), false));
            rules.add(new ForeignKey(
                    ruleName(made, List.of(names.get(i)), "fkey", taken),
                    List.of(names.get(i)),
                    target,
                    List.of(key.name()),
                    ReferentialAction.NO_ACTION,
                    cascades.get() ? ReferentialAction.CASCADE : ReferentialAction.NO_ACTION,
                    false,
                    false));
        }
        return new Change.CreateTable(Table.draft(made, columns, rules), List.of());
    }

    /** A name that is free, and is taken then; null where the engine needs none. */
    private @Nullable String ruleName(ObjectName made, List<String> columns, String end, Set<String> taken) {
        return drawing.isPostgresql() ? Proposal.next(made.name(), columns, end, taken) : null;
    }

    private boolean bothChosen() {
        return one.get() != null && other.get() != null;
    }

    /** Called like the tables and their keys, as a reference would be. */
    private List<String> columnNames() {
        ObjectName first = Objects.requireNonNull(one.get());
        ObjectName second = Objects.requireNonNull(other.get());
        String own = first.name() + "_" + key(first).name();
        String others = second.name() + "_" + key(second).name();
        return List.of(own, drawing.sameName(own, others) ? "other_" + others : others);
    }

    private Column key(ObjectName table) {
        Table found = drawing.schema().table(table).orElseThrow();
        return found.column(found.primaryKey().orElseThrow().columns().getFirst())
                .orElseThrow();
    }

    private void tablesChanged() {
        if (bothChosen() && name.get().equals(proposed)) {
            proposed = Objects.requireNonNull(one.get()).name() + "_to_"
                    + Objects.requireNonNull(other.get()).name() + "_map";
            name.set(proposed);
        }
        changed();
    }

    private void changed() {
        version.set(version.get() + 1);
    }
}
