package org.schemawright.desktop.migrate;

import java.util.List;
import org.schemawright.migration.revision.Revision;

/**
 * A revision in the history.
 *
 * @param revision the revision
 * @param lane where its dot stands, from 0
 * @param lanes how many lanes the history has at most
 * @param links the lines that are drawn beside it
 * @param applied whether the database has it
 * @param current whether it is the newest that the database has
 * @param head whether nothing builds on it
 * @param base whether it builds on nothing
 */
record HistoryRow(
        Revision revision,
        int lane,
        int lanes,
        List<Link> links,
        boolean applied,
        boolean current,
        boolean head,
        boolean base) {
    HistoryRow {
        links = List.copyOf(links);
    }

    /**
     * A line in the upper or the lower half of a row.
     *
     * @param from the lane of its upper end
     * @param to the lane of its lower end
     * @param applied whether the revision above, which it comes from, is applied
     */
    record Link(int from, int to, boolean upper, boolean applied) {}

    String id() {
        return revision.id();
    }

    /** Whether it brings branches together. */
    boolean merge() {
        return revision.parents().size() > 1;
    }
}
