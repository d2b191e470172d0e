package org.schemawright.desktop.rows;

import java.util.List;
import java.util.function.Consumer;

/**
 * A condition of a statement.
 *
 * @param parts each writes one condition; all of them hold
 */
record FilterSql(List<Consumer<PageSql>> parts) {

    static final FilterSql NONE = new FilterSql(List.of());

    FilterSql {
        parts = List.copyOf(parts);
    }

    /** Begins a condition that goes on with the caller's own. */
    PageSql and(PageSql sql) {
        sql.add("\nWHERE ");
        parts.forEach(part -> {
            part.accept(sql);
            sql.add(" AND ");
        });
        return sql;
    }

    /** The whole condition; nothing where there is none. */
    PageSql alone(PageSql sql) {
        String joint = "\nWHERE ";
        for (Consumer<PageSql> part : parts) {
            part.accept(sql.add(joint));
            joint = " AND ";
        }
        return sql;
    }
}
