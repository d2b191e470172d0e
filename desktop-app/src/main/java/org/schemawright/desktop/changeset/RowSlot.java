package org.schemawright.desktop.changeset;

import org.schemawright.desktop.rows.Row;
import org.schemawright.desktop.rows.RowKey;
import org.schemawright.migration.schema.ObjectName;

/** What a pending row is found by. */
sealed interface RowSlot {

    /** A row that the database has. */
    record Existing(ObjectName table, RowKey key) implements RowSlot {
        static Existing of(ObjectName table, Row row) {
            RowKey key = row.key();
            if (key == null) {
                throw new IllegalArgumentException("a row of " + table + " without a key cannot be changed");
            }
            return new Existing(table, key);
        }
    }

    /** A new row, by its number in the change set. */
    record New(long id) implements RowSlot {}

    static RowSlot of(RowChange change) {
        return switch (change) {
            case RowChange.Insert insert -> new New(insert.id());
            case RowChange.Update update -> Existing.of(update.table(), update.base());
            case RowChange.Delete delete -> Existing.of(delete.table(), delete.base());
        };
    }
}
