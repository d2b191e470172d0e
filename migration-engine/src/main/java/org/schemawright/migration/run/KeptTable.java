package org.schemawright.migration.run;

import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.ObjectName;

/**
 * A table beside, in which a revision keeps what it took away.
 *
 * @param name its name
 * @param revision the id of the revision
 * @param words what it keeps
 * @param rows how many
 * @param since when the revision ran, as the history has it; null where it is not recorded
 */
public record KeptTable(
        ObjectName name,
        String revision,
        String words,
        long rows,
        @Nullable String since) {}
