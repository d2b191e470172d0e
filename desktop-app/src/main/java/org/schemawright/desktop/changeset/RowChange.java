package org.schemawright.desktop.changeset;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.rows.Row;
import org.schemawright.migration.schema.ObjectName;

/** A pending change of one row. */
public sealed interface RowChange {

    ObjectName table();

    /**
     * A new row.
     *
     * @param id a number of its own within the change set, so that it can be found before it has a key
     * @param values only the columns that were given a value; the database fills in the others
     */
    record Insert(ObjectName table, long id, Map<String, @Nullable Object> values) implements RowChange {
        public Insert {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /**
     * Changed cells of an existing row.
     *
     * @param base the row as the person saw it; its key is not null
     * @param values the new values by column, only those that differ from the base
     */
    record Update(ObjectName table, Row base, Map<String, @Nullable Object> values) implements RowChange {
        public Update {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /**
     * A row that goes.
     *
     * @param base the row as the person saw it; its key is not null
     */
    record Delete(ObjectName table, Row base) implements RowChange {}
}
