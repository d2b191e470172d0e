package org.schemawright.migration.postgresql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.Dependency;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.Table;

/** Who needs whom among what has been read; of a table or view also which column: used beside the whole, using in its place. */
final class ReadDependencies {

    private static final Comparator<Dependency> ORDER =
            Comparator.comparing(Dependency::user).thenComparing(Dependency::used);

    private final Catalog catalog;
    private final KnownObjects objects;
    private final ReadColumns columns;
    private final Set<Dependency> found = new TreeSet<>(ORDER);

    ReadDependencies(Catalog catalog, KnownObjects objects, ReadColumns columns) {
        this.catalog = catalog;
        this.objects = objects;
        this.columns = columns;
    }

    /** In order, each once. */
    List<Dependency> all(List<Table> tables) throws SQLException {
        catalog.rows(CatalogQuery.DEPENDENCIES, this::add);
        for (Table table : tables) {
            for (ObjectName parent : table.inheritance().parents()) {
                found.add(new Dependency(table.ref(), ObjectRef.of(ObjectKind.TABLE, parent)));
            }
        }
        return List.copyOf(found);
    }

    private boolean add(ResultSet row) throws SQLException {
        ObjectRef user = objects.find(Catalog.text(row, "user_catalog"), row.getLong("user_oid"));
        ObjectRef used = objects.find(Catalog.text(row, "used_catalog"), row.getLong("used_oid"));
        if (user == null || used == null || isOwn(user, used)) {
            return false;
        }
        ObjectRef userColumn = column(user, row.getLong("user_oid"), row.getInt("user_column"));
        ObjectRef usedColumn = column(used, row.getLong("used_oid"), row.getInt("used_column"));
        if (usedColumn != null) {
            found.add(new Dependency(userColumn == null ? user : userColumn, usedColumn));
        }
        return found.add(new Dependency(userColumn == null ? user : userColumn, used));
    }

    /** Null where all of it is meant; attributes of a type always stand for the type. */
    private @Nullable ObjectRef column(ObjectRef owner, long oid, int number) {
        String column = number == 0 || owner.kind() == ObjectKind.COMPOSITE ? null : columns.name(oid, number);
        return column == null ? null : new ObjectRef(ObjectKind.COLUMN, owner.name(), column);
    }

    /** A part needs what it belongs to, of course, and a table itself. */
    private static boolean isOwn(ObjectRef user, ObjectRef used) {
        boolean belongs =
                switch (user.kind()) {
                    case TRIGGER, RULE, POLICY, CONSTRAINT -> used.part().isEmpty();
                    default -> user.kind() == used.kind() && user.part().equals(used.part());
                };
        return belongs && user.name().equals(used.name());
    }
}
