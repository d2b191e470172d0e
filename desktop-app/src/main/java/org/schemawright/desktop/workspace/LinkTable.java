package org.schemawright.desktop.workspace;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.schemawright.desktop.rows.RowIdentity;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.JoinTable;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Relationship;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.UniqueKey;

/**
 * A table whose rows do nothing but link a row of one table with a row of another: two of its references are together a
 * key of it, and the database fills in all else; or all that it has besides two references comes from the database.
 *
 * @param near the reference to the one side
 * @param far the reference to the other side; both sides may be the same table
 */
public record LinkTable(Relationship near, Relationship far) {

    /** The table whose rows are the links. */
    public ObjectName table() {
        return near.from();
    }

    /** The same seen from the other side. */
    public LinkTable turned() {
        return new LinkTable(far, near);
    }

    JoinTable join() {
        return new JoinTable(table(), near, far);
    }

    /**
     * A table as one that links; empty where it is more than that, or nothing tells its rows apart.
     *
     * @param references what it refers to
     */
    static Optional<LinkTable> of(Table table, List<Relationship> references, boolean sqlite) {
        if (RowIdentity.of(table, sqlite).isEmpty()) {
            return Optional.empty();
        }
        for (int i = 0; i < references.size(); i++) {
            for (int j = i + 1; j < references.size(); j++) {
                LinkTable link = new LinkTable(references.get(i), references.get(j));
                if (link.links(table, references.size())) {
                    return Optional.of(link);
                }
            }
        }
        return Optional.empty();
    }

    private boolean links(Table table, int references) {
        Set<String> both = new HashSet<>(near.key().columns());
        both.addAll(far.key().columns());
        boolean apart =
                both.size() == near.key().columns().size() + far.key().columns().size();
        boolean key = keys(table).anyMatch(columns -> both.equals(Set.copyOf(columns)));
        return apart
                && pairs(near)
                && pairs(far)
                && table.columns().stream()
                        .filter(column -> !both.contains(column.name()))
                        .allMatch(column -> column.filledByDatabase() || key && column.nullable())
                && (key || references == 2 && near.mandatory() && far.mandatory());
    }

    private static boolean pairs(Relationship reference) {
        return reference.key().columns().size()
                == reference.key().targetColumns().size();
    }

    private static Stream<List<String>> keys(Table table) {
        return Stream.of(
                        table.primaryKey().stream().map(key -> key.columns()),
                        table.uniqueKeys().stream().map(UniqueKey::columns),
                        table.indexes().stream()
                                .filter(index -> index.unique() && index.predicate() == null)
                                .map(index -> index.parts().stream()
                                        .map(Index.Part::column)
                                        .filter(Objects::nonNull)
                                        .toList()))
                .flatMap(keys -> keys);
    }
}
