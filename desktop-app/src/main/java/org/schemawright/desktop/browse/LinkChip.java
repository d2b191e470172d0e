package org.schemawright.desktop.browse;

import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.rows.Row;

/**
 * A row on the other side of a link.
 *
 * @param state what is pending on the link
 * @param words what the row is called: its name, else its table and key
 * @param way the way there
 * @param stored the link as the database has it; null for a new one
 * @param change what is pending on the link; null where nothing is
 */
record LinkChip(
        State state,
        String words,
        TableLink way,
        @Nullable Row stored,
        @Nullable RowChange change) {

    /** What is pending on a link. */
    enum State {
        PLAIN,
        NEW,
        REMOVED
    }
}
