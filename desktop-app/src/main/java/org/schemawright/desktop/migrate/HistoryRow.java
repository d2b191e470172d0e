package org.schemawright.desktop.migrate;

import org.schemawright.migration.revision.Revision;

/**
 * A revision in the history.
 *
 * @param revision the revision
 * @param lane where its dot stands, from 0; one lane until there are branches
 * @param applied whether the database has it
 * @param current whether it is the newest that the database has
 * @param head whether nothing builds on it
 * @param base whether it builds on nothing
 */
record HistoryRow(Revision revision, int lane, boolean applied, boolean current, boolean head, boolean base) {

    String id() {
        return revision.id();
    }
}
