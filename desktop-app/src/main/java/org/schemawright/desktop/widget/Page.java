package org.schemawright.desktop.widget;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** What a tab of the window shows. */
public interface Page {

    /** The tab's title. */
    ReadOnlyStringProperty titleProperty();

    /** The tab's picture; a new node at each call. */
    Node icon();

    /** The page itself. */
    Node node();

    /** Called when the page comes to the front: attach listeners here. */
    void shown();

    /** Called when it leaves the front or is closed: detach them here. */
    void hidden();

    /** Gives the keyboard to what one works with here first. */
    default void focus() {
        node().requestFocus();
    }

    /** What stands in the right panel while the page is in front; the same node at each call; null for none. */
    default @Nullable Node side() {
        return null;
    }

    /** What the right panel is about, as the word on its tab. */
    default String sideName() {
        return "Row";
    }

    /** Whether it needs the whole width: what is selected in the tree stands beside it only while one is in the tree. */
    default boolean standsAlone() {
        return false;
    }

    /** Words for the status line's left, after connection and engine: {@code 407 of 3 503 rows}. */
    default ReadOnlyStringProperty statusProperty() {
        return new ReadOnlyStringWrapper("").getReadOnlyProperty();
    }

    /** Words for the status line's right: {@code Last query 4 ms}. */
    default ReadOnlyStringProperty timingProperty() {
        return new ReadOnlyStringWrapper("").getReadOnlyProperty();
    }

    /** Called when the tab is gone for good: let go of what is held. */
    default void closed() {}
}
