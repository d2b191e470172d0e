package org.schemawright.migration.change;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Generated;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.OtherConstraint;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.UniqueKey;

/** What of a table itself needs one of its columns. */
final class ColumnReferences {

    private final Table table;
    private final ColumnUse use;
    private final List<Reference> found = new ArrayList<>();

    private ColumnReferences(Table table, String column) {
        this.table = table;
        this.use = new ColumnUse(table, column);
    }

    static List<Reference> within(Table table, String column, DatabaseSchema schema) {
        ColumnReferences references = new ColumnReferences(table, column);
        table.constraints().stream().filter(references.use::in).forEach(references::addConstraint);
        references.addIndexes();
        references.addColumns(column);
        references.addOthers(column, schema);
        return references.found;
    }

    private void addConstraint(Constraint constraint) {
        String words =
                switch (constraint) {
                    case PrimaryKey key -> "primary key";
                    case UniqueKey key -> "unique " + String.join(", ", key.columns());
                    case ForeignKey key -> "key to " + key.target();
                    case CheckConstraint check -> "check " + check.expression();
                    case OtherConstraint other -> "rule of its rows";
                };
        add(part(ObjectKind.CONSTRAINT, constraint.name()), words);
    }

    private void addIndexes() {
        table.indexes().stream()
                .filter(use::in)
                .forEach(index -> add(
                        ObjectRef.of(ObjectKind.INDEX, table.name().withName(index.name())),
                        index.unique() ? "indexes it, each value once" : "indexes it"));
    }

    private void addColumns(String column) {
        for (Column other : table.columns()) {
            Generated generated = other.generated();
            if (generated != null && !other.name().equals(column) && use.in(generated.expression())) {
                add(part(ObjectKind.COLUMN, other.name()), "is computed from it");
            }
        }
    }

    private void addOthers(String column, DatabaseSchema schema) {
        schema.triggersOf(table.name()).stream()
                .filter(trigger -> use.in(trigger.definition()))
                .forEach(trigger -> add(trigger.ref(), "names it"));
        ObjectName name = table.name();
        schema.others().stream()
                .filter(other -> name.equals(other.table()) && use.in(other.definition()))
                .forEach(other -> add(other.ref(), "names it"));
        schema.sequences().stream()
                .filter(sequence -> name.equals(sequence.ownerTable()) && column.equals(sequence.ownerColumn()))
                .forEach(sequence -> add(sequence.ref(), "numbers it"));
    }

    /** What SQLite lets go without a name is told by its table. */
    private ObjectRef part(ObjectKind kind, @Nullable String name) {
        return name == null ? table.ref() : new ObjectRef(kind, table.name(), name);
    }

    private void add(ObjectRef from, String why) {
        found.add(new Reference(from, why, false));
    }
}
