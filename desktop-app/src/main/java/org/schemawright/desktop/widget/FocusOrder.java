package org.schemawright.desktop.widget;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;

/** Where the keyboard can be within a part of the window. */
public final class FocusOrder {

    private FocusOrder() {}

    /** Gives the keyboard to the first place in a part of the window; false when there is none. */
    public static boolean focusFirst(Node part) {
        List<Node> places = places(part);
        if (!places.isEmpty()) {
            places.getFirst().requestFocus();
        }
        return !places.isEmpty();
    }

    /** Whether the keyboard is in a part of the window. {@code isFocusWithin} stays true after a node was moved away. */
    public static boolean hasKeyboard(Node part) {
        Node owner = part.getScene() == null ? null : part.getScene().getFocusOwner();
        return owner != null && isInside(owner, part);
    }

    /** All places in the order of Tab. */
    static List<Node> places(Node part) {
        List<Node> places = new ArrayList<>();
        collect(part, places);
        return places;
    }

    /** Whether a node, if its parents are seen, can have the keyboard now. */
    public static boolean canHaveFocus(Node node) {
        return node.isFocusTraversable() && !node.isDisabled() && node.isVisible();
    }

    /** Whether a node is a part or somewhere in it. */
    static boolean isInside(Node node, Node part) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == part) {
                return true;
            }
        }
        return false;
    }

    private static void collect(Node node, List<Node> places) {
        if (canHaveFocus(node)) {
            places.add(node);
        } else if (node.isVisible() && !node.isDisabled() && node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, places));
        }
    }
}
