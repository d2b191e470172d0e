package org.schemawright.migration.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.revision.Revision;

/**
 * What a stamp has written down.
 *
 * @param added the revisions that are now recorded as applied and were not, or were with another text
 * @param removed the ids of those that are recorded no longer
 * @param refusal why nothing was written, a sentence for people; null when it was
 */
public record StampOutcome(
        List<Revision> added,
        List<String> removed,
        @Nullable String refusal) {
    public StampOutcome {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }
}
