package org.schemawright.desktop.workspace;

import org.schemawright.desktop.changeset.RowLabels;

/**
 * What is remembered of a database from one time to the next.
 *
 * @param labels the columns that name the rows of each table
 * @param columns how the columns of each table stand
 * @param runs the runs of migrations that were made
 */
record Choices(RowLabels labels, ColumnLayouts columns, RunLog runs) {

    /** Nothing was chosen, and what will be is forgotten when the database is closed. */
    static Choices none() {
        return new Choices(RowLabels.guessed(), ColumnLayouts.forgotten(), RunLog.forgotten());
    }
}
