package org.schemawright.desktop.design;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.Observable;
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
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.DefaultValue;
import org.schemawright.migration.schema.Generated;
import org.schemawright.migration.schema.Identity;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/** The column that is edited, as it is being typed; the list and the panel beside it write into the same one. */
final class ColumnForm {

    final StringProperty name = new SimpleStringProperty("");
    final StringProperty type = new SimpleStringProperty("");
    final StringProperty defaultSql = new SimpleStringProperty("");
    final BooleanProperty nullable = new SimpleBooleanProperty();
    final StringProperty expression = new SimpleStringProperty("");
    final BooleanProperty stored = new SimpleBooleanProperty();
    final ObjectProperty<@Nullable Identity> identity = new SimpleObjectProperty<>();
    final StringProperty comment = new SimpleStringProperty("");
    final StringProperty collation = new SimpleStringProperty("");

    private final EngineCheck check;
    private final Map<ColumnField, String> refusals = new EnumMap<>(ColumnField.class);
    private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();
    private @Nullable Editing editing;
    private boolean loading;

    /** What is edited, and what it is a part of. */
    private record Editing(Drawing drawing, Table table, DesignLine line, Column column, TypeChoices types) {}

    ColumnForm(EngineCheck check) {
        this.check = check;
        for (Observable each :
                List.of(name, type, defaultSql, nullable, expression, stored, identity, comment, collation)) {
            each.addListener(property -> changed());
        }
        type.addListener(property -> refusals.remove(ColumnField.TYPE));
        defaultSql.addListener(property -> refusals.remove(ColumnField.DEFAULT));
        expression.addListener(property -> refusals.remove(ColumnField.EXPRESSION));
    }

    // Properties

    /** Grows with every keystroke and every answer of the engine: what the sentences are shown at. */
    ReadOnlyLongProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    /** The line that is edited; null where none can be. */
    @Nullable
    DesignLine line() {
        return editing == null ? null : editing.line();
    }

    /** Does something with the line that is edited, where one is. */
    void withLine(Consumer<DesignLine> action) {
        DesignLine now = line();
        if (now != null) {
            action.accept(now);
        }
    }

    /** The types to choose from, by what is typed. */
    List<String> types(String typed) {
        return editing == null ? List.of() : editing.types().matching(typed);
    }

    /** Why the expression of the column cannot be edited; empty where it can. */
    String expressionLock() {
        if (editing == null
                || editing.column().generated() != null
                || editing.line().stored() == null) {
            return "";
        }
        return "It holds values of its own. Add a new column for a computed one.";
    }

    /** The ways in which the database can number the column, the present one among them; null stands for none. */
    List<@Nullable Identity> identities() {
        List<@Nullable Identity> ways = new ArrayList<>();
        if (editing == null) {
            return ways;
        }
        Identity now = editing.column().identity();
        if (editing.drawing().isPostgresql()) {
            ways.add(null);
            ways.add(Identity.of(Identity.Kind.BY_DEFAULT));
            ways.add(Identity.of(Identity.Kind.ALWAYS));
        } else if (now != null) {
            ways.add(Identity.of(Identity.Kind.ROWID));
            ways.add(Identity.of(Identity.Kind.AUTOINCREMENT));
        }
        if (now != null && ways.stream().noneMatch(now::equals)) {
            ways.removeIf(way -> way != null && way.kind() == now.kind());
            ways.add(now);
        }
        return ways;
    }

    /** What is wrong with a field, in a sentence; empty where nothing is. */
    String problem(ColumnField field) {
        Editing now = editing;
        if (now == null) {
            return "";
        }
        String own =
                switch (field) {
                    case NAME ->
                        new NameCheck(now.drawing())
                                .column(
                                        name.get(),
                                        now.table().columns().stream()
                                                .map(Column::name)
                                                .filter(other -> !other.equals(
                                                        now.column().name()))
                                                .toList());
                    case TYPE -> now.types().problem(type.get());
                    case DEFAULT -> defaultProblem();
                    case EXPRESSION -> expressionProblem(now);
                };
        return own.isEmpty() ? refusals.getOrDefault(field, "") : own;
    }

    /** The first thing that is wrong; empty where nothing is. */
    String firstProblem() {
        for (ColumnField field : ColumnField.values()) {
            String problem = problem(field);
            if (!problem.isEmpty()) {
                return problem;
            }
        }
        return "";
    }

    private String defaultProblem() {
        if (defaultSql.get().isBlank()) {
            return "";
        }
        if (!expression.get().isBlank()) {
            return "A computed column has no default.";
        }
        return identity.get() == null
                ? DefaultCheck.problem(typed(), defaultSql.get())
                : "The database numbers it, so it has no default.";
    }

    private String expressionProblem(Editing now) {
        return expression.get().isBlank()
                        && now.column().generated() != null
                        && !now.drawing().isPostgresql()
                ? "Write how it is computed, or drop the column."
                : "";
    }

    // Commands

    /** Begins with a column as the draft has it; keeps what is typed where that is still about the same. */
    void load(Drawing drawing, Table table, @Nullable DesignLine line) {
        Column column = line == null ? null : line.column();
        Editing before = editing;
        editing = line == null || column == null
                ? null
                : new Editing(drawing, table, line, column, new TypeChoices(drawing, table));
        if (column != null && before != null && column.equals(before.column()) && isDirty()) {
            version.set(version.get() + 1);
            return;
        }
        reset();
    }

    /** Forgets what was typed. */
    void reset() {
        check.stop();
        refusals.clear();
        loading = true;
        Column column = editing == null ? null : editing.column();
        name.set(column == null ? "" : column.name());
        type.set(column == null ? "" : column.type().raw());
        DefaultValue given = column == null ? null : column.defaultValue();
        defaultSql.set(given == null ? "" : given.sql());
        nullable.set(column != null && column.nullable());
        Generated generated = column == null ? null : column.generated();
        expression.set(generated == null ? "" : generated.expression());
        stored.set(generated == null || generated.stored());
        identity.set(column == null ? null : column.identity());
        comment.set(column == null ? "" : Objects.requireNonNullElse(column.comment(), ""));
        collation.set(column == null ? "" : Objects.requireNonNullElse(column.collation(), ""));
        loading = false;
        version.set(version.get() + 1);
    }

    /** Asks the engine about a field, after somebody has typed there. */
    void askEngine(ColumnField field) {
        Editing now = editing;
        EngineCheck.Question question = now == null || !problem(field).isEmpty() ? null : question(field, now);
        if (question != null) {
            check.ask(question, words -> {
                refusals.put(field, words);
                version.set(version.get() + 1);
            });
        }
    }

    private EngineCheck.@Nullable Question question(ColumnField field, Editing now) {
        boolean postgresql = now.drawing().isPostgresql();
        String raw = typed().raw();
        return switch (field) {
            case NAME -> null;
            case TYPE -> raw.endsWith("serial") ? null : EngineCheck.type(raw);
            case DEFAULT -> EngineCheck.defaultOf(defaultSql.get().strip(), raw, postgresql);
            case EXPRESSION ->
                EngineCheck.expression(now.table(), expression.get().strip(), raw, postgresql);
        };
    }

    /** What makes the column as it is typed, in order; empty where it is as it was, or something is wrong. */
    List<Change> changes() {
        Editing now = editing;
        if (now == null || !isDirty() || !firstProblem().isEmpty()) {
            return List.of();
        }
        ObjectName table = now.table().name();
        Column before = now.column();
        Column after = edited(before);
        List<Change> changes = new ArrayList<>();
        if (!after.name().equals(before.name())) {
            changes.add(new Change.RenameColumn(table, before.name(), after.name()));
        }
        Column renamed = before.withName(after.name());
        if (!after.equals(renamed)) {
            changes.add(new Change.AlterColumn(table, renamed, after));
        }
        return changes;
    }

    /** Whether something is typed that is not pending yet. */
    boolean isDirty() {
        return editing != null && !edited(editing.column()).equals(editing.column());
    }

    private Column edited(Column before) {
        String text = expression.get().strip();
        Generated old = before.generated();
        Generated generated = text.isEmpty() || !expressionLock().isEmpty() ? null : new Generated(text, stored.get());
        String sql = defaultSql.get().strip();
        return new Column(
                name.get().strip(),
                typed(),
                nullable.get(),
                sql.isEmpty() ? null : new DefaultValue(sql),
                Objects.equals(old, generated) ? old : generated,
                identity.get(),
                orNull(collation.get()),
                orNull(comment.get()),
                before.storage());
    }

    /** The type as the engine would write it; what is not changed stays as it was read. */
    private ColumnType typed() {
        Editing now = Objects.requireNonNull(editing);
        String text = type.get().strip();
        return text.equals(now.column().type().raw())
                ? now.column().type()
                : now.types().parse(text);
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text.strip();
    }

    private void changed() {
        if (!loading) {
            version.set(version.get() + 1);
        }
    }
}
