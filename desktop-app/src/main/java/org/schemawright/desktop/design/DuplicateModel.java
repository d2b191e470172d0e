package org.schemawright.desktop.design;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Identity;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.OtherConstraint;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.UniqueKey;

/** A new table that is built like another one, without its rows and triggers. */
final class DuplicateModel implements EditorModel {

    /** Of what a table says of itself, what holds for another table too. */
    private static final Set<String> OPTIONS = Set.of("STRICT", "WITHOUT ROWID", "UNLOGGED");

    private final Drawing drawing;
    private final Table original;
    private final StringProperty name = new SimpleStringProperty();

    DuplicateModel(Drawing drawing, ObjectName table) {
        this.drawing = drawing;
        this.original = drawing.schema().table(table).orElseThrow();
        name.set(free(table.name() + "_copy"));
    }

    // Properties

    StringProperty nameProperty() {
        return name;
    }

    ObjectName table() {
        return original.name();
    }

    String nameProblem() {
        return new NameCheck(drawing).table(name.get(), original.name().withName(""));
    }

    @Override
    public BooleanBinding ready() {
        return Bindings.createBooleanBinding(() -> nameProblem().isEmpty(), name);
    }

    // Commands

    @Override
    public Change change() {
        ObjectName copy = original.name().withName(name.get().strip());
        Set<String> taken = Proposal.takenBeside(drawing.schema(), original);
        taken.add(copy.name().toLowerCase(Locale.ROOT));
        // The names of a table's own checks and references may come again in another table.
        Table made = Table.draft(
                        copy,
                        original.columns().stream().map(DuplicateModel::column).toList(),
                        original.constraints().stream()
                                .filter(constraint -> !(constraint instanceof OtherConstraint))
                                .map(constraint -> constraint(constraint, copy, taken))
                                .toList())
                .withIndexes(original.indexes().stream()
                        .map(index -> index(index, copy, taken))
                        .toList());
        return new Change.CreateTable(withOptions(made), List.of());
    }

    private Table withOptions(Table made) {
        return new Table(
                made.name(),
                made.kind(),
                made.columns(),
                made.constraints(),
                made.indexes(),
                original.options().stream().filter(OPTIONS::contains).collect(Collectors.toSet()),
                original.comment(),
                null,
                -1);
    }

    /** A copy counts for itself: no sequence is shared. */
    private static Column column(Column column) {
        Identity identity = column.identity();
        if (identity == null
                || identity.kind() == Identity.Kind.ROWID
                || identity.kind() == Identity.Kind.AUTOINCREMENT) {
            return column;
        }
        Identity.Kind kind = identity.kind() == Identity.Kind.SERIAL ? Identity.Kind.BY_DEFAULT : identity.kind();
        return column.withDefault(null).withIdentity(Identity.of(kind));
    }

    private Constraint constraint(Constraint constraint, ObjectName copy, Set<String> taken) {
        return switch (constraint) {
            case PrimaryKey key ->
                key.name() == null
                        ? key
                        : new PrimaryKey(proposed(copy, List.of(), "pkey", taken), key.columns(), key.options());
            case UniqueKey key ->
                key.name() == null
                        ? key
                        : new UniqueKey(proposed(copy, key.columns(), "key", taken), key.columns(), key.options());
            case ForeignKey key -> {
                ForeignKey own = key.name() == null ? key : key.withName(proposed(copy, key.columns(), "fkey", taken));
                yield key.target().equals(original.name())
                        ? own.between(key.columns(), copy, key.targetColumns())
                        : own;
            }
            case CheckConstraint check ->
                check.name() == null
                        ? check
                        : new CheckConstraint(
                                proposed(copy, List.of(), "check", taken), check.expression(), check.options());
            case OtherConstraint other -> other;
        };
    }

    private static Index index(Index index, ObjectName copy, Set<String> taken) {
        List<String> columns = new ArrayList<>();
        index.parts().stream().map(Index.Part::column).filter(Objects::nonNull).forEach(columns::add);
        return new Index(
                proposed(copy, columns, "idx", taken),
                index.unique(),
                index.parts(),
                index.predicate(),
                null,
                index.method(),
                true);
    }

    private static String proposed(ObjectName copy, List<String> columns, String end, Set<String> taken) {
        String name = Proposal.of(copy.name(), columns, end, taken);
        taken.add(name.toLowerCase(Locale.ROOT));
        return name;
    }

    private String free(String wish) {
        Set<String> taken = new HashSet<>();
        drawing.schema().tables().forEach(table -> taken.add(table.name().name().toLowerCase(Locale.ROOT)));
        drawing.schema().views().forEach(view -> taken.add(view.name().name().toLowerCase(Locale.ROOT)));
        String free = wish;
        for (int number = 2; taken.contains(free.toLowerCase(Locale.ROOT)); number++) {
            free = wish + number;
        }
        return free;
    }
}
