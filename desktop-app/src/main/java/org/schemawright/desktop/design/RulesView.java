package org.schemawright.desktop.design;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.Dependency;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.Trigger;
import org.schemawright.migration.schema.UniqueKey;

/** Below the columns: the foreign keys, the keys and indexes, the checks and the triggers of the table. */
final class RulesView extends HBox {

    private final DesignModel model;
    private final SchemaEditors editors;
    private final RuleList references;
    private final RuleList keys;
    private final RuleList checks;
    private final RuleList triggers;

    RulesView(DesignModel model, SchemaEditors editors) {
        this.model = model;
        this.editors = editors;
        getStyleClass().add("design-rules");
        references = new RuleList(
                "Foreign keys",
                "foreign key",
                "design-references",
                new RuleList.Acts(this::addReference, this::change, this::dropOrPutBack));
        keys = new RuleList(
                "Keys and indexes",
                "index",
                "design-keys",
                new RuleList.Acts(this::addIndex, this::change, this::dropOrPutBack));
        checks = new RuleList(
                "Checks",
                "check",
                "design-checks",
                new RuleList.Acts(this::addCheck, this::change, this::dropOrPutBack));
        triggers = new RuleList(
                "Triggers",
                "trigger",
                "design-triggers",
                new RuleList.Acts(this::addTrigger, this::change, this::dropOrPutBack));
        // What is left over goes to all alike; these differ in what their lines say.
        references.setPrefWidth(180);
        keys.setPrefWidth(120);
        checks.setPrefWidth(120);
        triggers.setPrefWidth(80);
        setMinHeight(120);
        setPrefHeight(220);
        getChildren().addAll(references, keys, checks, triggers);
    }

    void show() {
        TableRules rules = model.rules();
        references.show(rules.references(), model.canChange());
        keys.show(rules.keys(), model.canChange());
        checks.show(rules.checks(), model.canChange());
        triggers.show(rules.triggers(), model.canChange());
    }

    void addReference() {
        open(table -> editors.foreignKey(table, null));
    }

    /** An index of the selected column; of a table without a primary key, that one. */
    void addIndex() {
        Table now = model.tableProperty().get();
        boolean keyless = now != null && now.primaryKey().isEmpty();
        List<String> columns = model.selectedLine()
                .filter(line -> line.column() != null)
                .map(line -> List.of(line.name()))
                .orElse(List.of());
        open(table ->
                editors.key(table, KeyDraft.fresh(keyless ? KeyDraft.Kind.PRIMARY : KeyDraft.Kind.INDEX, columns)));
    }

    void addCheck() {
        open(table -> editors.check(table, null));
    }

    void addTrigger() {
        open(editors::newTrigger);
    }

    private void change(RuleLine line) {
        Trigger trigger = line.trigger();
        if (trigger != null) {
            open(table -> editors.editText(trigger.ref()));
            return;
        }
        open(table -> {
            switch (line.constraint()) {
                case ForeignKey key -> editors.foreignKey(table, key);
                case CheckConstraint check -> editors.check(table, check);
                case PrimaryKey key -> editors.key(table, KeyDraft.of(key));
                case UniqueKey key -> editors.key(table, KeyDraft.of(key));
                case null, default -> {
                    Index index = line.index();
                    if (index != null) {
                        editors.key(table, KeyDraft.of(index));
                    }
                }
            }
        });
    }

    private void dropOrPutBack(RuleLine line) {
        Table table = model.tableProperty().get();
        if (table != null && model.canChange()) {
            model.change(List.of(change(line, table.name())));
        }
    }

    private Change change(RuleLine line, ObjectName table) {
        Trigger trigger = line.trigger();
        if (trigger != null) {
            return line.isDropped()
                    ? new Change.ReplaceObject(null, trigger, needs(trigger))
                    : Change.ReplaceObject.drop(trigger);
        }
        @Nullable Constraint constraint = line.constraint();
        if (constraint != null) {
            return line.isDropped()
                    ? new Change.AddConstraint(table, constraint)
                    : new Change.DropConstraint(table, constraint);
        }
        Index index = Objects.requireNonNull(line.index());
        return line.isDropped() ? new Change.CreateIndex(table, index) : new Change.DropIndex(table, index);
    }

    private List<Dependency> needs(Trigger trigger) {
        return model.workspace().schemaProperty().get().dependencies().stream()
                .filter(dependency -> dependency.user().equals(trigger.ref()))
                .toList();
    }

    private void open(Consumer<ObjectName> editor) {
        Table table = model.tableProperty().get();
        if (table != null && model.canChange()) {
            editor.accept(table.name());
        }
    }
}
