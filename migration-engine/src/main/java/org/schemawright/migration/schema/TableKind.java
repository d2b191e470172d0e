package org.schemawright.migration.schema;

/** What sort of table it is. */
public enum TableKind {
    ORDINARY,
    /** PostgreSQL: rows live in partitions. */
    PARTITIONED,
    /** PostgreSQL: a partition of another table. */
    PARTITION,
    /** PostgreSQL: rows live on another server. */
    FOREIGN,
    /** SQLite: rows come from a module such as FTS5. */
    VIRTUAL
}
