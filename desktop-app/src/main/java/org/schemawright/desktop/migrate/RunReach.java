package org.schemawright.desktop.migrate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.run.DatabaseStatus;

/** Which revisions a run takes, for a history with branches too. */
record RunReach(DatabaseStatus status) {

    /** Those that an upgrade runs, in order; null is head. */
    List<Revision> up(@Nullable String target) {
        if (target == null) {
            return status.pending();
        }
        Set<String> wanted = new HashSet<>(Set.of(target));
        // Children stand after their parents, so one pass from the end reaches everything.
        for (Revision revision : status.history().reversed()) {
            if (wanted.contains(revision.id())) {
                wanted.addAll(revision.parents());
                wanted.addAll(revision.dependsOn());
            }
        }
        return status.pending().stream().filter(r -> wanted.contains(r.id())).toList();
    }

    /** Those that a downgrade takes back, in order; null is base. */
    List<Revision> down(@Nullable String target) {
        Set<String> gone = new HashSet<>();
        List<Revision> wanted = new ArrayList<>();
        for (Revision revision : status.history()) {
            boolean above = target == null
                    || revision.parents().contains(target)
                    || revision.dependsOn().contains(target)
                    || revision.parents().stream().anyMatch(gone::contains)
                    || revision.dependsOn().stream().anyMatch(gone::contains);
            if (above) {
                gone.add(revision.id());
                if (status.applied().contains(revision.id())) {
                    wanted.addFirst(revision);
                }
            }
        }
        return wanted;
    }
}
