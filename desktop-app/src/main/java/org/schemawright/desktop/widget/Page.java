package org.schemawright.desktop.widget;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.Node;

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
}
