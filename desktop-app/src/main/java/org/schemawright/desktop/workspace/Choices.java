package org.schemawright.desktop.workspace;

import org.schemawright.desktop.changeset.RowLabels;

/**
 * What somebody chose about how a database is shown.
 *
 * @param labels the columns that name the rows of each table
 * @param columns how the columns of each table stand
 */
record Choices(RowLabels labels, ColumnLayouts columns) {

    /** Nothing was chosen, and what will be is forgotten when the database is closed. */
    static Choices none() {
        return new Choices(RowLabels.guessed(), ColumnLayouts.forgotten());
    }
}
