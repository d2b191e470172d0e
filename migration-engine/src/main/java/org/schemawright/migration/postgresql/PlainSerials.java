package org.schemawright.migration.postgresql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.DefaultValue;
import org.schemawright.migration.schema.Identity;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.Sequence;
import org.schemawright.migration.schema.Table;

/** A serial column is one whose default counts on a sequence that it owns: here each stands for itself. */
final class PlainSerials {

    private PlainSerials() {}

    /** The schema with serial columns as plain ones. */
    static DatabaseSchema of(DatabaseSchema schema) {
        Map<ObjectRef, Sequence> owned = new HashMap<>();
        for (Sequence sequence : schema.sequences()) {
            if (sequence.ownerTable() != null && sequence.ownerColumn() != null) {
                owned.put(new ObjectRef(ObjectKind.COLUMN, sequence.ownerTable(), sequence.ownerColumn()), sequence);
            }
        }
        return schema.withTables(schema.tables().stream().map(table -> plain(table, owned)));
    }

    private static Table plain(Table table, Map<ObjectRef, Sequence> owned) {
        List<Column> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            Sequence sequence = owned.get(new ObjectRef(ObjectKind.COLUMN, table.name(), column.name()));
            boolean serial = column.identity() != null && column.identity().kind() == Identity.Kind.SERIAL;
            columns.add(
                    serial && sequence != null
                            ? column.withIdentity(null)
                                    .withDefault(new DefaultValue("nextval("
                                            + SqlName.literal(SqlName.quote(sequence.name())) + "::regclass)"))
                            : column);
        }
        return table.withColumns(columns);
    }
}
