package org.schemawright.desktop.browse;

import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.widget.ShortText;
import org.schemawright.desktop.widget.Texts;

/** A line of the list under a cell: the id, muted, what it is called, and what is pending on it. */
final class ChoiceCell extends ListCell<CellChoice> {

    private static final PseudoClass WORD = PseudoClass.getPseudoClass("word");
    private static final int LONGEST = 200;

    private final Label id = new Label();
    private final Label words = new Label();
    private final Label mark = Texts.hint("");
    private final HBox line = new HBox(8, id, words, mark);

    /** A line that tells when it is pressed; the keyboard stays where it is. */
    ChoiceCell(Consumer<CellChoice> onPressed) {
        getStyleClass().add("choice-cell");
        id.getStyleClass().add("reference-id");
        id.setMinWidth(USE_PREF_SIZE);
        words.setMinWidth(0);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        mark.setMinWidth(USE_PREF_SIZE);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinWidth(0);
        setPrefWidth(0);
        addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            CellChoice choice = getItem();
            if (choice != null && event.getButton() == MouseButton.PRIMARY) {
                onPressed.accept(choice);
            }
            event.consume();
        });
    }

    @Override
    protected void updateItem(@Nullable CellChoice choice, boolean empty) {
        super.updateItem(choice, empty);
        if (empty || choice == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        boolean bare = choice.words().isEmpty();
        id.setText(bare ? "" : ShortText.line(choice.text(), LONGEST));
        id.setVisible(!id.getText().isEmpty());
        id.setManaged(id.isVisible());
        words.setText(ShortText.line(bare ? choice.text() : choice.words(), LONGEST));
        mark.setText(choice.mark());
        mark.setVisible(!choice.mark().isEmpty());
        mark.setManaged(mark.isVisible());
        pseudoClassStateChanged(WORD, choice.kind() != CellChoice.Kind.TAKE);
        setAccessibleText(choice.spoken());
        setGraphic(line);
    }
}
