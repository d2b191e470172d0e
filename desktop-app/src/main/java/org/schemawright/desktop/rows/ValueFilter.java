package org.schemawright.desktop.rows;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Only the rows that have these values.
 *
 * @param values by what is compared (qualified), in order; as the engine binds them
 */
record ValueFilter(Map<String, Object> values) {

    static final ValueFilter NONE = new ValueFilter(Map.of());

    ValueFilter {
        values = new LinkedHashMap<>(values);
    }

    /** Begins a condition that goes on with the caller's own. */
    PageSql and(PageSql sql) {
        sql.add("\nWHERE ");
        values.forEach(
                (compared, value) -> sql.add(compared + " = ").value(value).add(" AND "));
        return sql;
    }

    /** The whole condition; nothing where there is none. */
    PageSql alone(PageSql sql) {
        String joint = "\nWHERE ";
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            sql.add(joint + entry.getKey() + " = ").value(entry.getValue());
            joint = " AND ";
        }
        return sql;
    }
}
