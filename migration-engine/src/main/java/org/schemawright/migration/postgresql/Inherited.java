package org.schemawright.migration.postgresql;

import java.util.List;
import java.util.function.Predicate;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/** What a table still has from its parents once it has left those that it is to leave: all else is its own by then. */
final class Inherited {

    private final DatabaseSchema from;
    private final DatabaseSchema to;

    Inherited(DatabaseSchema from, DatabaseSchema to) {
        this.from = from;
        this.to = to;
    }

    /** Whether the column goes and changes with that of a parent. */
    boolean has(Table was, Column column) {
        return was.inheritance().columns().contains(column.name())
                && isGiven(was, parent -> parent.column(column.name()).isPresent());
    }

    /** Whether the constraint goes and changes with that of a parent. */
    boolean has(Table was, Constraint constraint) {
        return TableCreation.isInherited(constraint, was) && isGiven(was, _ -> true);
    }

    private boolean isGiven(Table was, Predicate<Table> gives) {
        Table is = to.table(was.name()).orElse(null);
        if (is == null) {
            return true;
        }
        if (Partitions.isElsewhere(was, is)) {
            return false;
        }
        boolean part = TableSql.option(was.options(), Partitions.OPTION) != null;
        List<ObjectName> parents = was.inheritance().parents();
        return parents.stream()
                .filter(parent -> part || is.inheritance().parents().contains(parent))
                .flatMap(parent -> from.table(parent).stream())
                .anyMatch(gives);
    }
}
