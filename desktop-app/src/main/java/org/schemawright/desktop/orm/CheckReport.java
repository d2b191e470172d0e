package org.schemawright.desktop.orm;

import java.util.List;
import org.schemawright.desktop.changeset.RowChange;

/**
 * What a rehearsal of an Apply found; nothing stays written.
 *
 * @param changes what was checked
 * @param stopped every row that would stop an Apply, and why; several for one row where several of its cells are wrong
 * @param unjudged how many changes could not be judged, because they need others that are refused
 */
public record CheckReport(List<RowChange> changes, List<ApplyOutcome.Stopped> stopped, int unjudged) {
    public CheckReport {
        stopped = List.copyOf(stopped);
    }
}
