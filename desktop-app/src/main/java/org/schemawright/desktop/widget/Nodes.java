package org.schemawright.desktop.widget;

import javafx.scene.Node;

/** What is done with any node. */
public final class Nodes {

    private Nodes() {}

    /** Lets it be seen and take room, or neither. */
    public static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
