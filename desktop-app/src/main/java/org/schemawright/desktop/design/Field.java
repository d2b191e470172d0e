package org.schemawright.desktop.design;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.schemawright.desktop.widget.Texts;

/** A control with its label above and the sentence on what is wrong below. */
final class Field extends VBox {

    static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final Node control;
    private final Label problem = new Label();
    private boolean touched;

    Field(String label, Node control) {
        this.control = control;
        getStyleClass().add("design-field");
        Label caption = Texts.hint(label);
        caption.setLabelFor(control);
        control.setAccessibleText(label);
        problem.getStyleClass().addAll("danger-text", "small-text");
        problem.setWrapText(true);
        problem.setVisible(false);
        problem.setManaged(false);
        getChildren().addAll(caption, control, problem);
    }

    /** What is typed in. */
    <C extends Node> C control(Class<C> type) {
        return type.cast(control);
    }

    /** Shows a sentence, or none when it is empty; what nobody has typed in yet is not called wrong. */
    void show(String sentence, boolean isTouched) {
        touched |= isTouched;
        boolean wrong = touched && !sentence.isEmpty();
        problem.setText(sentence);
        problem.setVisible(wrong);
        problem.setManaged(wrong);
        control.pseudoClassStateChanged(WRONG, wrong);
    }
}
