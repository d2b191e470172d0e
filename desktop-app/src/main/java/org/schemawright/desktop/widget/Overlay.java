package org.schemawright.desktop.widget;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * What lies above a window's content: editors and questions that must be answered first. It dims the window, keeps the
 * keyboard focus inside, and closes with Esc, or with a click beside the card as long as nothing was typed into it. Cards
 * stack.
 */
public final class Overlay extends StackPane {

    private static final KeyCombination ENTER = new KeyCodeCombination(KeyCode.ENTER);

    private final ReadOnlyBooleanWrapper showing = new ReadOnlyBooleanWrapper();
    private final Deque<Layer> layers = new ArrayDeque<>();
    private final ChangeListener<@Nullable Node> focusTrap = (property, before, now) -> keepFocusInside(before, now);

    /** An overlay without a card; put it above the content in a StackPane. */
    public Overlay() {
        setVisible(false);
        setPickOnBounds(true);
        visibleProperty().bind(showing);
        sceneProperty().addListener((property, before, now) -> moveTrap(before, now));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            } else if (ENTER.match(event) && fireDefault()) {
                event.consume();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.TAB && !event.isShortcutDown() && goRound(!event.isShiftDown())) {
                event.consume();
            }
        });
    }

    public ReadOnlyBooleanProperty showingProperty() {
        return showing.getReadOnlyProperty();
    }

    /** Shows a card in the middle. */
    public void show(Region content) {
        show(content, Pos.CENTER, () -> {});
    }

    /**
     * Shows a card.
     *
     * @param content the card's content, as large as it wishes to be
     * @param position {@code CENTER}, or {@code TOP_CENTER} for what grows downwards
     * @param onClosed told when it is gone, however that came about
     */
    public void show(Region content, Pos position, Runnable onClosed) {
        show(content, position, false, onClosed);
    }

    /** Shows a card at the top in which what is typed only looks for something, so that a click beside always closes it. */
    public void showSearch(Region content) {
        show(content, Pos.TOP_CENTER, true, () -> {});
    }

    private void show(Region content, Pos position, boolean search, Runnable onClosed) {
        Scene scene = getScene();
        Node before = scene == null ? null : scene.getFocusOwner();
        content.getStyleClass().add("overlay-card");
        content.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        StackPane dim = new StackPane(content);
        dim.getStyleClass().add("overlay");
        dim.setPadding(new Insets(position == Pos.CENTER ? 24 : 64, 24, 24, 24));
        StackPane.setAlignment(content, position);
        Layer layer = new Layer(dim, content, before, onClosed);
        dim.setOnMousePressed(event -> {
            if (event.getTarget() == dim && !event.isSecondaryButtonDown()) {
                leave(layer);
            }
        });
        // Whoever asks for a menu beside the card closes it too, but the menu would be of what lies below, unchosen.
        dim.setOnContextMenuRequested(event -> {
            if (event.getTarget() == dim) {
                leave(layer);
                event.consume();
            }
        });
        content.addEventFilter(KeyEvent.KEY_TYPED, event -> layer.typed |= !search && isText(event));
        layers.push(layer);
        getChildren().add(dim);
        showing.set(true);
        FocusOrder.focusFirst(content);
    }

    /** Closes the topmost card; the focus goes back to where it was. */
    public void close() {
        if (layers.isEmpty()) {
            return;
        }
        Layer layer = layers.pop();
        getChildren().remove(layer.dim);
        layer.content.getStyleClass().remove("overlay-card");
        showing.set(!layers.isEmpty());
        if (layer.focusBefore != null) {
            layer.focusBefore.requestFocus();
        }
        layer.onClosed.run();
    }

    /** A slip of the hand beside a card does not cost what was typed there. */
    private void leave(Layer layer) {
        if (!layer.typed) {
            close();
        }
    }

    private static boolean isText(KeyEvent event) {
        return !(event.getTarget() instanceof ButtonBase)
                && event.getCharacter().codePoints().anyMatch(c -> c >= ' ');
    }

    /** Closes all cards, for example because what they are about is gone. */
    public void closeAll() {
        while (!layers.isEmpty()) {
            close();
        }
    }

    /** The window has but one place for the key of a default button, which menus below take as well. */
    private boolean fireDefault() {
        Layer top = layers.peek();
        Optional<Button> found = top == null
                ? Optional.empty()
                : top.content.lookupAll(".button").stream()
                        .filter(Button.class::isInstance)
                        .map(Button.class::cast)
                        .filter(button -> button.isDefaultButton() && !button.isDisabled())
                        .findFirst();
        found.ifPresent(Button::fire);
        return found.isPresent();
    }

    private void moveTrap(@Nullable Scene before, @Nullable Scene now) {
        if (before != null) {
            before.focusOwnerProperty().removeListener(focusTrap);
        }
        if (now != null) {
            now.focusOwnerProperty().addListener(focusTrap);
        }
    }

    private void keepFocusInside(@Nullable Node before, @Nullable Node owner) {
        Layer top = layers.peek();
        if (top == null || owner == null || FocusOrder.isInside(owner, top.content)) {
            return;
        }
        if (before != null && FocusOrder.isInside(before, top.content) && FocusOrder.canHaveFocus(before)) {
            before.requestFocus();
        } else {
            FocusOrder.focusFirst(top.content);
        }
    }

    /** Tab goes on from the last to the first, and back; false where it goes on by itself. */
    private boolean goRound(boolean forward) {
        Layer top = layers.peek();
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        if (top == null || owner == null) {
            return false;
        }
        List<Node> places = FocusOrder.places(top.content);
        if (places.isEmpty() || owner != (forward ? places.getLast() : places.getFirst())) {
            return false;
        }
        (forward ? places.getFirst() : places.getLast()).requestFocus();
        return true;
    }

    private static final class Layer {
        final StackPane dim;
        final Region content;
        final @Nullable Node focusBefore;
        final Runnable onClosed;
        boolean typed;

        Layer(StackPane dim, Region content, @Nullable Node focusBefore, Runnable onClosed) {
            this.dim = dim;
            this.content = content;
            this.focusBefore = focusBefore;
            this.onClosed = onClosed;
        }
    }
}
