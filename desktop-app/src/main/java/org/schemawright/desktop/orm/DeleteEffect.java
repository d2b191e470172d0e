package org.schemawright.desktop.orm;

import org.schemawright.migration.schema.ObjectName;

/**
 * What pending deletes of one table's rows do to rows of a table that refer to them, or to rows that go along.
 *
 * @param deleted the table whose pending deletes bring it about
 * @param kind what becomes of the other rows
 * @param table the table of the other rows
 * @param column the referring column where it is a single one, else all of them with commas
 * @param rows how many rows; at least so many where there are more
 * @param more whether there are more than were counted
 */
public record DeleteEffect(ObjectName deleted, Kind kind, ObjectName table, String column, long rows, boolean more) {

    /** What becomes of rows that refer to a deleted one. */
    public enum Kind {
        /** They are deleted too. */
        DELETED,
        /** They refer to nothing any more. */
        SET_NULL,
        /** They refer to the default. */
        SET_DEFAULT,
        /** They forbid the delete. */
        FORBIDS,
        /** Nobody knows: looking took too long. */
        UNKNOWN
    }
}
