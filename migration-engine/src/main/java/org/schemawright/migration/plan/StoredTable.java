package org.schemawright.migration.plan;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.schemawright.migration.schema.ObjectName;

/**
 * A table under the names that a plan has for it by the time a change comes to it, over the table that the database has
 * before the plan.
 *
 * @param stored its name in the database
 * @param name its name by then
 * @param columns by the names they have by then, the columns of the database whose values are still the same; in order
 * @param key the primary key's columns, by the names they have by then; empty where there is none
 */
public record StoredTable(ObjectName stored, ObjectName name, Map<String, String> columns, List<String> key) {
    public StoredTable {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        key = List.copyOf(key);
    }

    /** Whether the database has values of all these columns. */
    public boolean has(Collection<String> names) {
        return columns.keySet().containsAll(names);
    }

    /** Whether all names are as in the database. */
    public boolean isAsStored() {
        return stored.equals(name)
                && columns.entrySet().stream().allMatch(e -> e.getKey().equals(e.getValue()));
    }
}
