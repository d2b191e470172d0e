package org.schemawright.migration.revision;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What was read in the files of the last reading, by their whole texts, so that a thousand files that nobody has touched
 * are not taken apart again. For one engine; used from any thread.
 */
public final class KnownTexts {

    private final AtomicReference<Map<String, Revision>> last = new AtomicReference<>(Map.of());

    Optional<Revision> find(String text) {
        return Optional.ofNullable(last.get().get(text));
    }

    /** Forgets all others. */
    void keep(Iterable<StoredRevision> stored) {
        Map<String, Revision> texts = new HashMap<>();
        for (StoredRevision revision : stored) {
            if (revision.isOurs()) {
                texts.put(revision.text(), revision.revision());
            }
        }
        last.set(texts);
    }
}
