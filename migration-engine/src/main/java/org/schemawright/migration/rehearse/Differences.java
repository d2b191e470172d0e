package org.schemawright.migration.rehearse;

import java.util.List;
import org.schemawright.migration.change.Difference;
import org.schemawright.migration.change.SchemaDiffer;
import org.schemawright.migration.dialect.Dialect;
import org.schemawright.migration.schema.DatabaseSchema;

/** What counts as different when a way was tried, or two databases are compared. */
public final class Differences {

    private Differences() {}

    /**
     * All but the order of columns on PostgreSQL, where a column that comes back stands at the end whatever one does.
     */
    public static List<Difference> between(Dialect dialect, DatabaseSchema before, DatabaseSchema after) {
        List<Difference> all = SchemaDiffer.differences(before, after);
        return dialect.id().equals("sqlite")
                ? all
                : all.stream().filter(difference -> !isOrderOnly(difference)).toList();
    }

    private static boolean isOrderOnly(Difference difference) {
        return !difference.added()
                && !difference.removed()
                && difference.aspects().stream()
                        .allMatch(aspect -> aspect.name().equals("order of columns"));
    }
}
