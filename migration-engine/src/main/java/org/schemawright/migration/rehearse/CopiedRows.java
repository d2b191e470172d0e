package org.schemawright.migration.rehearse;

/** Which rows a scratch copy of a database gets. */
public enum CopiedRows {
    /** The schema alone. */
    NONE,
    /** Some rows of each table, with the rows they refer to; on SQLite all, for a file is copied as a whole. */
    SAMPLE,
    ALL
}
