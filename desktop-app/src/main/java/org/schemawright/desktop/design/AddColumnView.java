package org.schemawright.desktop.design;

import javafx.beans.Observable;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.schemawright.desktop.widget.Tone;

/** Writes a new column of a table. */
final class AddColumnView {

    private final AddColumnModel model;
    private final EditorCard card;
    private final Field name;
    private final Field type;
    private final Field defaultValue;
    private final Label requiredProblem = new Label();
    private final ColumnHint hint;

    AddColumnView(AddColumnModel model, EditorCard.Closing closing) {
        this.model = model;
        ColumnDraft column = model.column();
        TextField nameControl = ColumnControls.name(column);
        nameControl.setId("design-name");
        TextField defaultControl = ColumnControls.defaultValue(column);
        defaultControl.setId("design-default");
        name = new Field("Name", nameControl);
        type = new Field("Type", ColumnControls.type(column, model.drawing()));
        defaultValue = new Field("Default", defaultControl);
        Field reference = new Field("Refers to", ColumnControls.reference(column, model.drawing()));
        CheckBox required = ColumnControls.required(column, "Must have a value (NOT NULL)");
        required.setId("design-required");
        requiredProblem.getStyleClass().addAll("danger-text", "small-text");
        requiredProblem.setWrapText(true);
        hint = new ColumnHint(column);
        VBox body = new VBox(
                12, halves(name, type), hint, halves(defaultValue, reference), new VBox(4, required, requiredProblem));
        card = new EditorCard(
                new EditorCard.Words("Add a column to " + model.table(), "Add column", Tone.ACCENT),
                body,
                model,
                closing);
        card.setPrefWidth(560);
        for (Observable observable : column.observables()) {
            observable.addListener(changed -> check());
        }
        model.hasRowsProperty().addListener(changed -> check());
        check();
    }

    EditorCard card() {
        return card;
    }

    private static HBox halves(Field left, Field right) {
        for (Field field : new Field[] {left, right}) {
            HBox.setHgrow(field, Priority.ALWAYS);
            field.setPrefWidth(248);
        }
        return new HBox(12, left, right);
    }

    private void check() {
        ColumnDraft column = model.column();
        name.show(model.nameProblem(), !column.name.get().isEmpty());
        type.show(column.typeProblem(), true);
        defaultValue.show(column.defaultProblem(), true);
        hint.show("", column.proposedTarget(model.table()));
        String sentence = model.requiredProblem();
        requiredProblem.setText(sentence);
        requiredProblem.setVisible(!sentence.isEmpty());
        requiredProblem.setManaged(!sentence.isEmpty());
    }
}
