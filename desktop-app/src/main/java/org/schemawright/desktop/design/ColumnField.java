package org.schemawright.desktop.design;

/** What of a column is typed, and can be wrong. */
enum ColumnField {
    NAME,
    TYPE,
    DEFAULT,
    EXPRESSION
}
