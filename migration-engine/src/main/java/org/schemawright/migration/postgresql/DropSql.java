package org.schemawright.migration.postgresql;

import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TableKind;

/** How a thing is dropped: never by CASCADE, so that nothing goes of which no statement speaks. */
final class DropSql {

    private DropSql() {}

    /**
     * Drops a thing that stands for itself, or belongs to a table.
     *
     * @param schema the one that has it
     */
    static void write(ObjectRef object, DatabaseSchema schema, StatementList out) {
        out.add(
                "DROP " + target(object, schema),
                "Drop " + ObjectSql.words(object) + (object.kind() == ObjectKind.TABLE ? " with its rows" : ""));
    }

    private static String target(ObjectRef object, DatabaseSchema schema) {
        if (object.kind() == ObjectKind.TABLE) {
            boolean foreign =
                    schema.table(object.name()).map(Table::kind).orElse(TableKind.ORDINARY) == TableKind.FOREIGN;
            return (foreign ? "FOREIGN TABLE " : "TABLE ") + SqlName.quote(object.name());
        }
        // Statistics belong to a table, but are called by a name of their own.
        if (object.kind() == ObjectKind.OTHER && !object.part().isEmpty()) {
            return schema.others().stream()
                    .filter(other -> other.ref().equals(object))
                    .findFirst()
                    .map(other -> other.name().name())
                    .orElseThrow();
        }
        return ObjectSql.name(object);
    }
}
