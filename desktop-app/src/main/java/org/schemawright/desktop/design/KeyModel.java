package org.schemawright.desktop.design;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.UniqueKey;

/** A primary key, unique key or index while it is being written. */
final class KeyModel implements EditorModel {

    private final Drawing drawing;
    private final Table table;
    private final KeyDraft draft;
    private final EngineCheck engine;
    private final ObjectProperty<KeyDraft.Kind> kind;
    private final ObservableList<KeyPart> parts = FXCollections.observableArrayList();
    private final StringProperty condition = new SimpleStringProperty("");
    private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();
    private final RuleName name;
    private String understood;
    private String refusal = "";

    KeyModel(Drawing drawing, ObjectName table, KeyDraft draft, EngineCheck engine) {
        this.drawing = drawing;
        this.table = drawing.schema().table(table).orElseThrow();
        this.draft = draft;
        this.engine = engine;
        this.kind = new SimpleObjectProperty<>(draft.kind());
        Index index = draft.index();
        if (index != null) {
            index.parts().forEach(part -> parts.add(new KeyPart(part)));
            condition.set(Objects.requireNonNullElse(index.predicate(), ""));
        }
        draft.columns().forEach(column -> parts.add(new KeyPart(column)));
        parts.forEach(this::follow);
        Constraint constraint = draft.constraint();
        name = new RuleName(
                drawing,
                "name",
                index != null
                        ? index.name()
                        : constraint != null ? Objects.requireNonNullElse(constraint.name(), "") : null,
                false,
                this::proposal,
                this::taken);
        understood = expressions();
        parts.addListener((ListChangeListener<KeyPart>) change -> changed());
        kind.addListener(property -> changed());
        condition.addListener(property -> changed());
        name.text.addListener(property -> version.set(version.get() + 1));
    }

    // Properties

    ObjectName table() {
        return table.name();
    }

    boolean isNew() {
        return draft.isNew();
    }

    ObjectProperty<KeyDraft.Kind> kindProperty() {
        return kind;
    }

    /** What it can be made; a primary key stays one, and there is only one. */
    List<KeyDraft.Kind> kinds() {
        return draft.kind() == KeyDraft.Kind.PRIMARY
                ? List.of(KeyDraft.Kind.PRIMARY)
                : List.of(KeyDraft.Kind.INDEX, KeyDraft.Kind.UNIQUE_INDEX, KeyDraft.Kind.UNIQUE);
    }

    ObservableList<KeyPart> parts() {
        return parts;
    }

    StringProperty conditionProperty() {
        return condition;
    }

    StringProperty nameProperty() {
        return name.text;
    }

    /** Grows with every keystroke and every answer of the engine: what the sentences are checked at. */
    ReadOnlyLongProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    List<String> columns() {
        return table.columns().stream().map(Column::name).toList();
    }

    String partsProblem() {
        if (parts.isEmpty() || parts.stream().allMatch(part -> part.text.get().isBlank())) {
            return "Choose a column.";
        }
        List<String> written =
                parts.stream().map(part -> part.text.get().strip()).toList();
        if (written.contains("")) {
            return "One of the lines is empty: choose a column, or take the line out.";
        }
        if (new HashSet<>(written).size() < written.size()) {
            return "Each column can stand here once.";
        }
        if (!kind.get().isIndex()) {
            return parts.stream()
                    .filter(part -> !part.isColumn(table))
                    .findFirst()
                    .map(part -> "There is no column named " + part.text.get().strip() + ".")
                    .orElse("");
        }
        return refusal;
    }

    String conditionProblem() {
        return kind.get().isIndex()
                        && !condition.get().isBlank()
                        && partsProblem().equals(refusal)
                ? refusal
                : "";
    }

    String nameProblem() {
        return mayDoWithoutName() && name.text.get().isBlank() ? "" : name.problem();
    }

    /** Whether the engine has not answered yet. */
    boolean isAsking() {
        return kind.get().isIndex() && refusal.isEmpty() && !expressions().equals(understood);
    }

    @Override
    public BooleanBinding ready() {
        return Bindings.createBooleanBinding(
                () -> partsProblem().isEmpty() && nameProblem().isEmpty() && !isAsking() && !isAsItWas(), version);
    }

    // Commands

    void add(String column) {
        KeyPart part = new KeyPart(column);
        follow(part);
        parts.add(part);
    }

    void remove(KeyPart part) {
        parts.remove(part);
    }

    /** Moves a line up or down by one. */
    void move(KeyPart part, int by) {
        int from = parts.indexOf(part);
        int to = from + by;
        if (from >= 0 && to >= 0 && to < parts.size()) {
            List<KeyPart> next = new ArrayList<>(parts);
            next.remove(from);
            next.add(to, part);
            parts.setAll(next);
        }
    }

    /** Asks the engine about expressions and the condition, as they are typed now. */
    void askEngine() {
        String asked = expressions();
        if (!kind.get().isIndex() || asked.isBlank() || parts.isEmpty()) {
            understood = asked;
            changed();
            return;
        }
        EngineCheck.Question question = condition.get().isBlank()
                ? EngineCheck.expression(table, asked, null, drawing.isPostgresql())
                : EngineCheck.condition(table, asked, drawing.isPostgresql());
        engine.ask(question, words -> {
            refusal = words;
            understood = words.isEmpty() ? asked : understood;
            version.set(version.get() + 1);
        });
    }

    @Override
    public Change change() {
        return kind.get().isIndex()
                ? new Change.CreateIndex(table.name(), index())
                : new Change.AddConstraint(table.name(), constraint());
    }

    @Override
    public List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        if (draft.constraint() != null) {
            changes.add(new Change.DropConstraint(table.name(), draft.constraint()));
        }
        if (draft.index() != null) {
            changes.add(new Change.DropIndex(table.name(), draft.index()));
        }
        if (kind.get() == KeyDraft.Kind.PRIMARY) {
            changes.addAll(requiredColumns());
        }
        changes.add(change());
        return changes;
    }

    /** The columns of a primary key must have a value; PostgreSQL says so by itself, and here it is seen at once. */
    private List<Change> requiredColumns() {
        return parts.stream()
                .flatMap(part -> table.column(part.text.get().strip()).stream())
                .filter(Column::nullable)
                .map(column -> (Change) new Change.AlterColumn(table.name(), column, column.notNull()))
                .toList();
    }

    private Constraint constraint() {
        List<String> columns =
                parts.stream().map(part -> part.text.get().strip()).toList();
        return switch (draft.constraint()) {
            case PrimaryKey old
            when old.columns().equals(columns) -> new PrimaryKey(name.get(), columns, old.options());
            case UniqueKey old when old.columns().equals(columns) -> new UniqueKey(name.get(), columns, old.options());
            case null, default ->
                kind.get() == KeyDraft.Kind.PRIMARY
                        ? new PrimaryKey(name.get(), columns)
                        : new UniqueKey(name.get(), columns);
        };
    }

    private Index index() {
        Index old = draft.index();
        String where = condition.get().strip();
        return new Index(
                Objects.requireNonNullElse(name.get(), ""),
                kind.get() == KeyDraft.Kind.UNIQUE_INDEX,
                parts.stream().map(part -> part.made(table)).toList(),
                where.isEmpty() ? null : where,
                null,
                old == null ? "" : old.method(),
                true);
    }

    private boolean isAsItWas() {
        Index old = draft.index();
        if (old != null) {
            return kind.get().isIndex() && index().equals(old.rewritten(old.parts(), old.predicate(), null));
        }
        return !kind.get().isIndex() && constraint().equals(draft.constraint());
    }

    /** What the engine has to understand: the expressions, and the condition; empty where all are columns. */
    private String expressions() {
        List<String> texts = new ArrayList<>();
        parts.stream()
                .filter(part -> !part.isColumn(table) && !part.text.get().isBlank())
                .forEach(part -> texts.add("(" + part.text.get().strip() + "\n) IS NOT NULL"));
        if (!condition.get().isBlank()) {
            texts.add("(" + condition.get().strip() + "\n)");
        }
        return String.join(" AND ", texts);
    }

    private boolean mayDoWithoutName() {
        return !drawing.isPostgresql() && !kind.get().isIndex();
    }

    private String proposal() {
        List<String> columns = parts.stream()
                .filter(part -> part.isColumn(table))
                .map(part -> part.text.get().strip())
                .toList();
        String end =
                switch (kind.get()) {
                    case PRIMARY -> "pkey";
                    case UNIQUE -> "key";
                    case UNIQUE_INDEX, INDEX -> "idx";
                };
        return Proposal.of(
                table.name().name(), kind.get() == KeyDraft.Kind.PRIMARY ? List.of() : columns, end, taken());
    }

    /** A key of PostgreSQL is an index too, so its name must be free among those. */
    private Set<String> taken() {
        Set<String> taken = Proposal.takenBeside(drawing.schema(), table);
        Index index = draft.index();
        Constraint constraint = draft.constraint();
        if (index != null) {
            taken.remove(index.name().toLowerCase(Locale.ROOT));
        }
        @Nullable String old = constraint == null ? null : constraint.name();
        if (old != null) {
            taken.remove(old.toLowerCase(Locale.ROOT));
        }
        return taken;
    }

    private void follow(KeyPart part) {
        part.observables().forEach(each -> each.addListener(property -> changed()));
    }

    private void changed() {
        refusal = "";
        name.follow();
        version.set(version.get() + 1);
    }
}
