package org.schemawright.migration.postgresql;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.DomainType;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.UserType;
import org.schemawright.migration.schema.View;

/** How things of a schema are referred to. */
final class SchemaRefs {

    private SchemaRefs() {}

    /** Whether columns can be of it. */
    static boolean isType(ObjectRef object) {
        return switch (object.kind()) {
            case ENUM, DOMAIN, COMPOSITE, RANGE -> true;
            default -> false;
        };
    }

    /** The things of a schema that stand for themselves. */
    static Map<ObjectRef, Object> objects(DatabaseSchema schema) {
        Map<ObjectRef, Object> objects = new HashMap<>();
        schema.tables().forEach(table -> objects.put(table.ref(), table));
        schema.views().forEach(view -> objects.put(view.ref(), view));
        schema.types().forEach(type -> objects.put(type.ref(), type));
        schema.sequences().forEach(sequence -> objects.put(sequence.ref(), sequence));
        schema.routines().forEach(routine -> objects.put(routine.ref(), routine));
        schema.others().forEach(other -> objects.put(other.ref(), other));
        return objects;
    }

    /** Everything that a schema has, with the parts that can come and go by themselves. */
    static Set<ObjectRef> of(DatabaseSchema schema) {
        Set<ObjectRef> refs = new HashSet<>(objects(schema).keySet());
        schema.triggers().forEach(trigger -> refs.add(trigger.ref()));
        for (Table table : schema.tables()) {
            table.columns().forEach(column -> refs.add(new ObjectRef(ObjectKind.COLUMN, table.name(), column.name())));
            table.constraints().forEach(constraint -> refs.add(constraint(table, constraint)));
            table.indexes().forEach(index -> refs.add(index(table.name(), index)));
        }
        for (View view : schema.views()) {
            view.indexes().forEach(index -> refs.add(index(view.name(), index)));
        }
        for (UserType type : schema.types()) {
            if (type instanceof DomainType domain) {
                domain.checks().forEach(check -> refs.add(check(domain, check)));
            }
        }
        return refs;
    }

    static ObjectRef constraint(Table table, Constraint constraint) {
        return new ObjectRef(ObjectKind.CONSTRAINT, table.name(), Objects.requireNonNullElse(constraint.name(), ""));
    }

    static ObjectRef check(DomainType domain, CheckConstraint check) {
        return new ObjectRef(ObjectKind.CONSTRAINT, domain.name(), Objects.requireNonNullElse(check.name(), ""));
    }

    static ObjectRef index(ObjectName owner, Index index) {
        return ObjectRef.of(ObjectKind.INDEX, owner.withName(index.name()));
    }
}
