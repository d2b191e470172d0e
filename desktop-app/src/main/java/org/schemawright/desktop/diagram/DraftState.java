package org.schemawright.desktop.diagram;

/** How a part of the diagram stands against the database. */
enum DraftState {
    SAME,
    ADDED,
    CHANGED,
    REMOVED;

    /** Whether it is pending in any way. */
    boolean pending() {
        return this != SAME;
    }
}
