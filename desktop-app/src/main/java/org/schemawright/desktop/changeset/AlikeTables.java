package org.schemawright.desktop.changeset;

import java.util.HashSet;
import java.util.List;
import org.schemawright.migration.schema.Table;

/** Whether two drafts of a table come to the same. */
final class AlikeTables {

    private AlikeTables() {}

    /** The order of rules does not count: one that comes back stands behind the others. */
    static boolean same(Table one, Table other) {
        return one == other
                || one.name().equals(other.name())
                        && written(one.columns()).equals(written(other.columns()))
                        && new HashSet<>(written(one.constraints())).equals(new HashSet<>(written(other.constraints())))
                        && new HashSet<>(indexes(one)).equals(new HashSet<>(indexes(other)));
    }

    private static List<String> indexes(Table table) {
        return written(table.indexes().stream()
                .map(index -> index.rewritten(index.parts(), index.predicate(), null))
                .toList());
    }

    /** Quotes do not count either: a rename puts names into quotes that had none, and back it leaves them. */
    static List<String> written(List<?> parts) {
        return parts.stream().map(part -> part.toString().replace("\"", "")).toList();
    }
}
