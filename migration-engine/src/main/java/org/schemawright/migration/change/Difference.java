package org.schemawright.migration.change;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;

/**
 * One thing that two schemas do not have alike.
 *
 * @param object what it is; a constraint without a name has an empty part
 * @param owner the table or view that it is a part of; its own name where it is none
 * @param before as the first schema has it, a record of package {@code schema}; null where it has none
 * @param after as the second schema has it; null where it has none
 */
public record Difference(
        ObjectRef object,
        ObjectName owner,
        @Nullable Record before,
        @Nullable Record after) {

    /**
     * What differs in it.
     *
     * @param name in words: {@code default value}, {@code on delete}
     * @param before a value of the model; null where there is none
     * @param after likewise
     */
    public record Aspect(
            String name, @Nullable Object before, @Nullable Object after) {}

    /** Whether only the second schema has it. */
    public boolean added() {
        return before == null;
    }

    /** Whether only the first schema has it. */
    public boolean removed() {
        return after == null;
    }

    /** What differs where both have it; empty where only one does. */
    public List<Aspect> aspects() {
        return before == null || after == null ? List.of() : Aspects.between(before, after);
    }
}
