package org.schemawright.desktop.design;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ReferentialAction;
import org.schemawright.migration.schema.Table;

/** A foreign key while it is being picked: the table that is referred to, by which of its keys, and the columns that do. */
final class ForeignKeyModel implements EditorModel {

    private final Drawing drawing;
    private final Table table;
    private final @Nullable ForeignKey old;
    private final ObjectProperty<@Nullable ObjectName> target = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable List<String>> targetKey = new SimpleObjectProperty<>();
    private final List<ObjectProperty<@Nullable String>> columns = new ArrayList<>();
    private final ObjectProperty<ReferentialAction> onDelete = new SimpleObjectProperty<>(ReferentialAction.NO_ACTION);
    private final ObjectProperty<ReferentialAction> onUpdate = new SimpleObjectProperty<>(ReferentialAction.NO_ACTION);
    private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();
    private final RuleName name;

    /** A new key when none is given. */
    ForeignKeyModel(Drawing drawing, ObjectName table, @Nullable ForeignKey key) {
        this.drawing = drawing;
        this.table = drawing.schema().table(table).orElseThrow();
        this.old = key;
        this.name = new RuleName(
                drawing,
                "foreign key",
                key == null ? null : Objects.requireNonNullElse(key.name(), ""),
                !drawing.isPostgresql(),
                () -> Proposal.of(table.name(), picked(), "fkey", taken()),
                this::taken);
        target.addListener((property, before, now) -> {
            List<List<String>> keys = targetKeys();
            @Nullable List<String> first = keys.isEmpty() ? null : keys.getFirst();
            if (Objects.equals(first, targetKey.get())) {
                // The key of another table, which only has the same name.
                guessColumns();
            }
            targetKey.set(first);
        });
        targetKey.addListener((property, before, now) -> guessColumns());
        if (key != null) {
            target.set(key.target());
            targetKey.set(key.targetColumns());
            for (int i = 0; i < columns.size() && i < key.columns().size(); i++) {
                columns.get(i).set(key.columns().get(i));
            }
            onDelete.set(key.onDelete());
            onUpdate.set(key.onUpdate());
        }
        onDelete.addListener(property -> changed());
        onUpdate.addListener(property -> changed());
        name.text.addListener(property -> version.set(version.get() + 1));
    }

    // Properties

    ObjectName table() {
        return table.name();
    }

    boolean isNew() {
        return old == null;
    }

    StringProperty nameProperty() {
        return name.text;
    }

    ObjectProperty<@Nullable ObjectName> targetProperty() {
        return target;
    }

    /** The columns of the other table that are referred to; null until there is a table with a key. */
    ObjectProperty<@Nullable List<String>> targetKeyProperty() {
        return targetKey;
    }

    /** The columns of this table, one for each of the key that is referred to. */
    List<ObjectProperty<@Nullable String>> columns() {
        return columns;
    }

    ObjectProperty<ReferentialAction> onDeleteProperty() {
        return onDelete;
    }

    ObjectProperty<ReferentialAction> onUpdateProperty() {
        return onUpdate;
    }

    /** Grows with everything that is picked: what the sentences are checked at. */
    ReadOnlyLongProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    List<ObjectName> targets() {
        return drawing.schema().tables().stream().map(Table::name).toList();
    }

    List<String> ownColumns() {
        return table.columns().stream().map(Column::name).toList();
    }

    /** The keys of the other table by which a row can be referred to, its primary key first. */
    List<List<String>> targetKeys() {
        Optional<Table> other = other();
        List<List<String>> keys = new ArrayList<>();
        other.flatMap(Table::primaryKey).ifPresent(key -> keys.add(key.columns()));
        other.ifPresent(found -> {
            found.uniqueKeys().forEach(key -> keys.add(key.columns()));
            found.indexes().stream()
                    .filter(index -> index.unique()
                            && index.predicate() == null
                            && index.parts().stream().allMatch(part -> part.column() != null))
                    .forEach(index -> keys.add(
                            index.parts().stream().map(Index.Part::column).toList()));
        });
        if (old != null
                && old.target().equals(target.get())
                && !old.targetColumns().isEmpty()) {
            keys.add(old.targetColumns());
        }
        return keys.stream().distinct().toList();
    }

    String targetProblem() {
        if (target.get() == null) {
            return "Choose the table that is referred to.";
        }
        return targetKeys().isEmpty()
                ? target.get() + " has no primary or unique key that a row could be referred to by. Give it one first."
                : "";
    }

    String columnsProblem() {
        List<String> key = targetKey.get();
        if (key == null) {
            return "";
        }
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i).get();
            if (column == null) {
                return "Choose the column that refers to " + key.get(i) + ".";
            }
        }
        if (new HashSet<>(picked()).size() < columns.size()) {
            return "Each column can stand here once.";
        }
        return typeProblem(key);
    }

    /** PostgreSQL refuses a reference between kinds of values that it cannot compare. */
    private String typeProblem(List<String> key) {
        for (int i = 0; i < columns.size() && drawing.isPostgresql(); i++) {
            Column here =
                    table.column(Objects.requireNonNull(columns.get(i).get())).orElse(null);
            String there = key.get(i);
            Column other = other().flatMap(found -> found.column(there)).orElse(null);
            if (here != null && other != null && areApart(here, other)) {
                return here.name() + " is " + here.type().words() + " and " + other.name() + " is "
                        + other.type().words() + ": they cannot be compared.";
            }
        }
        return "";
    }

    private static boolean areApart(Column here, Column other) {
        return here.type().kind() != other.type().kind()
                && !(here.type().kind().isNumber() && other.type().kind().isNumber());
    }

    String onDeleteProblem() {
        return actionProblem(onDelete.get());
    }

    String onUpdateProblem() {
        return actionProblem(onUpdate.get());
    }

    private String actionProblem(ReferentialAction action) {
        if (action != ReferentialAction.SET_NULL) {
            return "";
        }
        return picked().stream()
                .flatMap(column -> table.column(column).stream())
                .filter(column -> !column.nullable())
                .findFirst()
                .map(column -> column.name() + " must have a value, so it cannot become NULL.")
                .orElse("");
    }

    String nameProblem() {
        return name.problem();
    }

    @Override
    public BooleanBinding ready() {
        return Bindings.createBooleanBinding(
                () -> targetProblem().isEmpty()
                        && columnsProblem().isEmpty()
                        && onDeleteProblem().isEmpty()
                        && onUpdateProblem().isEmpty()
                        && nameProblem().isEmpty()
                        && !made().equals(old),
                version);
    }

    // Commands

    @Override
    public Change change() {
        return new Change.AddConstraint(table.name(), made());
    }

    @Override
    public List<Change> changes() {
        return old == null ? List.of(change()) : List.of(new Change.DropConstraint(table.name(), old), change());
    }

    private ForeignKey made() {
        return new ForeignKey(
                name.get(),
                picked(),
                Objects.requireNonNull(target.get()),
                Objects.requireNonNull(targetKey.get()),
                onUpdate.get(),
                onDelete.get(),
                old != null && old.deferrable(),
                old != null && old.initiallyDeferred(),
                old != null && old.onDelete() == onDelete.get() ? old.options() : "");
    }

    private Optional<Table> other() {
        return Optional.ofNullable(target.get()).flatMap(drawing.schema()::table);
    }

    private List<String> picked() {
        return columns.stream()
                .map(ObjectProperty::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /** A column that is called like the other table and its key is most likely meant. */
    private void guessColumns() {
        columns.clear();
        List<String> key = targetKey.get();
        ObjectName to = target.get();
        if (key != null && to != null) {
            for (String there : key) {
                ObjectProperty<@Nullable String> column = new SimpleObjectProperty<>(guess(to, there));
                column.addListener(property -> changed());
                columns.add(column);
            }
        }
        changed();
    }

    private @Nullable String guess(ObjectName to, String there) {
        Set<String> likely = Set.of(
                to.name().toLowerCase(Locale.ROOT) + "_" + there.toLowerCase(Locale.ROOT),
                to.name().toLowerCase(Locale.ROOT) + there.toLowerCase(Locale.ROOT),
                there.toLowerCase(Locale.ROOT));
        boolean itself = to.equals(table.name());
        return ownColumns().stream()
                .filter(column -> likely.contains(column.toLowerCase(Locale.ROOT)))
                .filter(column -> !column.equalsIgnoreCase(there) || !itself && !column.equalsIgnoreCase("id"))
                .findFirst()
                .orElse(null);
    }

    private Set<String> taken() {
        Set<String> taken = Proposal.takenIn(table);
        if (old != null && old.name() != null) {
            taken.remove(old.name().toLowerCase(Locale.ROOT));
        }
        return taken;
    }

    private void changed() {
        name.follow();
        version.set(version.get() + 1);
    }
}
