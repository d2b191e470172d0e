package org.schemawright.desktop.diagram;

/** How many columns the cards show; keys and columns that others refer to are always there. */
enum DiagramDetail {
    KEYS("Keys only", 0),
    KEYS_AND_NAMES("Keys and names", 7),
    ALL("All columns", Integer.MAX_VALUE);

    private final String words;
    private final int lines;

    DiagramDetail(String words, int lines) {
        this.words = words;
        this.lines = lines;
    }

    /** How many lines a card may have before plain columns are folded. */
    int lines() {
        return lines;
    }

    @Override
    public String toString() {
        return words;
    }
}
