package org.schemawright.desktop.migrate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.run.DatabaseStatus;

/** Turns the state of a database into the rows of its history, the newest first. */
final class HistoryRows {

    private HistoryRows() {}

    static List<HistoryRow> of(DatabaseStatus status) {
        Set<String> parents = new HashSet<>();
        status.history().forEach(revision -> parents.addAll(revision.parents()));
        List<HistoryRow> rows = new ArrayList<>();
        for (Revision revision : status.history().reversed()) {
            rows.add(new HistoryRow(
                    revision,
                    0,
                    status.applied().contains(revision.id()),
                    revision.id().equals(status.current()),
                    !parents.contains(revision.id()),
                    revision.parents().isEmpty()));
        }
        return rows;
    }
}
