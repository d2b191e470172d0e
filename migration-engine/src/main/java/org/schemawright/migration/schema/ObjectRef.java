package org.schemawright.migration.schema;

import java.util.Comparator;

/**
 * Points at one thing of a schema.
 *
 * @param kind what it is
 * @param name its name; of what belongs to a table or view (column, constraint, trigger, rule, policy), that one's name
 * @param part the name of what belongs to a table or view; a routine's argument types as the engine writes them; empty
 *     elsewhere
 */
public record ObjectRef(ObjectKind kind, ObjectName name, String part) implements Comparable<ObjectRef> {

    private static final Comparator<ObjectRef> ORDER =
            Comparator.comparing(ObjectRef::kind).thenComparing(ObjectRef::name).thenComparing(ObjectRef::part);

    /** What stands for itself: a table, a view, an index, a sequence, a type. */
    public static ObjectRef of(ObjectKind kind, ObjectName name) {
        return new ObjectRef(kind, name, "");
    }

    @Override
    public int compareTo(ObjectRef other) {
        return ORDER.compare(this, other);
    }
}
