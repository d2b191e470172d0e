package org.schemawright.desktop.design;

import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.task.FxThread;
import org.schemawright.migration.schema.ObjectName;

/** The controls of one column, bound to its draft. */
final class ColumnControls {

    private static final String NO_REFERENCE = "none";

    private ColumnControls() {}

    static TextField name(ColumnDraft column) {
        TextField field = new TextField();
        field.textProperty().bindBidirectional(column.name);
        field.getStyleClass().add("mono");
        field.setPromptText("name");
        field.setAccessibleText("Column name");
        return field;
    }

    /** A field for any type, with the usual ones to choose from. */
    static ComboBox<String> type(ColumnDraft column, Drawing drawing) {
        ComboBox<String> box = new ComboBox<>();
        box.setEditable(true);
        box.getItems().setAll(drawing.dialect().usualTypes());
        box.setVisibleRowCount(14);
        box.getEditor().textProperty().bindBidirectional(column.type);
        box.getEditor().getStyleClass().add("mono");
        box.getStyleClass().add("mono-choices");
        typedOver(box);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setAccessibleText("Type");
        return box;
    }

    /** Whoever comes by Tab types over what the field has, as in any other field. */
    static void typedOver(ComboBox<?> box) {
        TextField field = box.getEditor();
        field.focusedProperty().addListener((property, before, now) -> {
            if (now && !field.isPressed()) {
                // Later, for on its way to the keyboard the field selects nothing.
                FxThread.later(field::selectAll);
            }
        });
    }

    static TextField defaultValue(ColumnDraft column) {
        TextField field = new TextField();
        field.textProperty().bindBidirectional(column.defaultSql);
        field.getStyleClass().add("mono");
        field.setPromptText("none");
        field.setAccessibleText("Default");
        return field;
    }

    static CheckBox required(ColumnDraft column, String words) {
        CheckBox box = new CheckBox(words);
        box.selectedProperty().bindBidirectional(column.required);
        box.disableProperty().bind(column.key);
        box.setAccessibleText("Must have a value");
        return box;
    }

    /** The same the other way round, as the design of a table says it. */
    static CheckBox nullable(ColumnDraft column) {
        CheckBox box = new CheckBox();
        box.setSelected(!column.required.get());
        box.selectedProperty().addListener((property, before, now) -> column.required.set(!now));
        column.required.addListener((property, before, now) -> box.setSelected(!now));
        box.disableProperty().bind(column.key);
        box.setAccessibleText("Allow NULL");
        return box;
    }

    static CheckBox key(ColumnDraft column) {
        CheckBox box = new CheckBox();
        box.selectedProperty().bindBidirectional(column.key);
        box.setAccessibleText("Primary key");
        return box;
    }

    static ComboBox<@Nullable ObjectName> reference(ColumnDraft column, Drawing drawing) {
        ComboBox<@Nullable ObjectName> box = new ComboBox<>();
        box.getItems().add(null);
        List<ObjectName> targets = ColumnDraft.targets(drawing);
        box.getItems().addAll(targets);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable ObjectName name) {
                return name == null ? NO_REFERENCE : name.toString();
            }

            @Override
            public @Nullable ObjectName fromString(String words) {
                return targets.stream()
                        .filter(name -> name.toString().equals(words))
                        .findFirst()
                        .orElse(null);
            }
        });
        box.valueProperty().bindBidirectional(column.target);
        box.setVisibleRowCount(14);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setAccessibleText("Refers to");
        return box;
    }
}
