package org.schemawright.desktop.design;

/** What the list says of a column, from left to right. */
enum ColumnPart {
    STATE("", 28),
    NAME("Name", 200),
    TYPE("Type", 190),
    NULLABLE("NULL", 56),
    DEFAULT("Default", 180),
    KEY("Key", 150),
    USED_BY("Used by", 170);

    private final String heading;
    private final double width;

    ColumnPart(String heading, double width) {
        this.heading = heading;
        this.width = width;
    }

    String heading() {
        return heading;
    }

    double width() {
        return width;
    }

    /** Whether it is typed in place. */
    boolean isTyped() {
        return this == NAME || this == TYPE || this == DEFAULT;
    }
}
