package org.schemawright.desktop.browse;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.schemawright.desktop.widget.FocusOrder;
import org.schemawright.desktop.widget.Shortcut;

/** The pending changes below their tables. It keeps the selection while changes come and go. */
final class ReviewList extends ListView<ReviewItem> {

    static final Shortcut SHOW =
            Shortcut.of("Show the row of the change in its table", new KeyCodeCombination(KeyCode.ENTER));
    static final Shortcut TAKE_BACK = Shortcut.of("Take the change back", new KeyCodeCombination(KeyCode.DELETE));

    /**
     * The list.
     *
     * @param open shows the row of a change among the others
     */
    ReviewList(ReviewModel model, Consumer<TableLink> open) {
        setCellFactory(view -> new ReviewCell(model));
        getStyleClass().add("review-list");
        setId("review-list");
        setAccessibleText("Pending changes");
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            ReviewItem selected = getSelectionModel().getSelectedItem();
            if (TAKE_BACK.matches(event) && isFocused() && selected != null) {
                model.revert(selected);
                event.consume();
            } else if (SHOW.matches(event) && isFocused()) {
                model.wayTo(selected).ifPresent(open);
                event.consume();
            }
        });
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && !isOnButton(event)) {
                model.wayTo(getSelectionModel().getSelectedItem()).ifPresent(open);
            }
        });
    }

    private static boolean isOnButton(MouseEvent event) {
        for (Node at = event.getTarget() instanceof Node node ? node : null; at != null; at = at.getParent()) {
            if (at instanceof ButtonBase) {
                return true;
            }
        }
        return false;
    }

    /** Gives it the keyboard, at a change; false when there is none. */
    boolean takeKeyboard() {
        if (getItems().isEmpty()) {
            return false;
        }
        if (getSelectionModel().getSelectedItem() == null) {
            getSelectionModel().select(firstChange());
        }
        requestFocus();
        return true;
    }

    /** Shows other changes. The selected one stays so; where it is gone, the one in its place is selected. */
    void show(List<ReviewItem> items) {
        if (getItems().equals(items)) {
            return;
        }
        int at = getSelectionModel().getSelectedIndex();
        ReviewItem before = getSelectionModel().getSelectedItem();
        boolean worked = FocusOrder.hasKeyboard(this);
        getItems().setAll(items);
        if (before != null && !items.isEmpty()) {
            int same = items.indexOf(before);
            getSelectionModel().select(same >= 0 ? same : Math.max(firstChange(), Math.min(at, items.size() - 1)));
        }
        if (worked && !items.isEmpty()) {
            requestFocus();
        }
    }

    private int firstChange() {
        int at = 0;
        while (at < getItems().size() - 1 && getItems().get(at) instanceof ReviewItem.Heading) {
            at++;
        }
        return at;
    }
}
