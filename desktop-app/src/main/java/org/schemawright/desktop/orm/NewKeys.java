package org.schemawright.desktop.orm;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.RowChange;

/** The keys that new rows got while they were sent, by the rows as they are pending. */
final class NewKeys {

    private final Map<RowChange, List<Object>> keys = new IdentityHashMap<>();

    /** The key of a row that was sent; null where the database did not tell it. */
    @Nullable
    List<Object> of(RowChange.Insert pending) {
        return keys.get(pending);
    }

    void know(RowChange pending, List<Object> key) {
        keys.put(pending, List.copyOf(key));
    }
}
