package org.schemawright.migration.postgresql;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.ObjectRef;

/** What has been read so far, by the catalog that holds it and its oid there. */
final class KnownObjects {

    private record Key(String catalog, long oid) {}

    private final Map<Key, ObjectRef> objects = new HashMap<>();

    /** @param catalog for example {@code pg_class} */
    void put(String catalog, long oid, ObjectRef object) {
        objects.put(new Key(catalog, oid), object);
    }

    /** Null for what is not ours to show. */
    @Nullable
    ObjectRef find(String catalog, long oid) {
        return objects.get(new Key(catalog, oid));
    }
}
