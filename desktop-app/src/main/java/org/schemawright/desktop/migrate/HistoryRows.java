package org.schemawright.desktop.migrate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.run.DatabaseStatus;

/** Turns the state of a database into the rows of its history, the newest first, a lane for each branch. */
final class HistoryRows {

    /**
     * A lane on its way down.
     *
     * @param awaits the id of the revision that it leads to
     * @param applied whether the one it comes from is applied
     */
    private record Lane(String awaits, boolean applied) {}

    private final List<@Nullable Lane> lanes = new ArrayList<>();
    private final List<HistoryRow> rows = new ArrayList<>();
    private int most = 1;

    private HistoryRows() {}

    static List<HistoryRow> of(DatabaseStatus status) {
        Set<String> parents = new HashSet<>();
        Set<String> known = new HashSet<>();
        Set<String> applied = new HashSet<>(status.applied());
        status.history().forEach(revision -> {
            parents.addAll(revision.parents());
            known.add(revision.id());
        });
        String current = status.current();
        HistoryRows history = new HistoryRows();
        for (Revision revision : status.history().reversed()) {
            boolean has = applied.contains(revision.id());
            List<HistoryRow.Link> links = new ArrayList<>();
            int lane = history.place(revision, known, has, links);
            history.rows.add(new HistoryRow(
                    revision,
                    lane,
                    1,
                    links,
                    has,
                    revision.id().equals(current),
                    !parents.contains(revision.id()),
                    revision.parents().isEmpty()));
        }
        return history.rows.stream()
                .map(r -> new HistoryRow(
                        r.revision(), r.lane(), history.most, r.links(), r.applied(), r.current(), r.head(), r.base()))
                .toList();
    }

    /** Puts a revision on a lane, ends those that lead to it, and begins those to its parents. */
    private int place(Revision revision, Set<String> known, boolean applied, List<HistoryRow.Link> links) {
        int lane = awaiting(revision.id());
        if (lane < 0) {
            lane = free();
        }
        for (int i = 0; i < lanes.size(); i++) {
            Lane coming = lanes.get(i);
            if (coming == null) {
                continue;
            }
            boolean ends = coming.awaits().equals(revision.id());
            links.add(new HistoryRow.Link(i, ends ? lane : i, true, coming.applied()));
            if (ends) {
                lanes.set(i, null);
            } else {
                links.add(new HistoryRow.Link(i, i, false, coming.applied()));
            }
        }
        boolean first = true;
        for (String parent : revision.parents()) {
            if (!known.contains(parent)) {
                continue;
            }
            int to = awaiting(parent);
            if (to < 0) {
                to = first ? lane : free();
                lanes.set(to, new Lane(parent, applied));
            }
            links.add(new HistoryRow.Link(lane, to, false, applied));
            first = false;
        }
        most = Math.max(most, lanes.size());
        return lane;
    }

    private int awaiting(String id) {
        for (int i = 0; i < lanes.size(); i++) {
            Lane lane = lanes.get(i);
            if (lane != null && lane.awaits().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    private int free() {
        int at = lanes.indexOf(null);
        if (at < 0) {
            lanes.add(null);
            return lanes.size() - 1;
        }
        return at;
    }
}
