package org.schemawright.desktop.diagram;

/**
 * A column on a card.
 *
 * @param name its name
 * @param type its type in short words
 * @param mark what it is to keys
 * @param state whether it is pending
 */
record CardLine(String name, String type, Mark mark, DraftState state) {

    /** What a column is to keys; a column that is both counts as referring, since its line starts there. */
    enum Mark {
        NONE,
        PRIMARY,
        REFERENCE
    }
}
