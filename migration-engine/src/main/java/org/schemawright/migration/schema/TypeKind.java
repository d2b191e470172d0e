package org.schemawright.migration.schema;

/** What values of a column type are like; {@link #OTHER} for types we only carry as text. */
public enum TypeKind {
    INTEGER,
    DECIMAL,
    REAL,
    BOOLEAN,
    TEXT,
    DATE,
    TIME,
    TIMESTAMP,
    UUID,
    JSON,
    BINARY,
    ENUM,
    ARRAY,
    OTHER;

    /** Whether values are numbers, which grids align to the right. */
    public boolean isNumber() {
        return this == INTEGER || this == DECIMAL || this == REAL;
    }
}
