package org.schemawright.migration.schema;

import org.jspecify.annotations.Nullable;

/** A rule that the rows of a table keep. */
public sealed interface Constraint permits PrimaryKey, UniqueKey, ForeignKey, CheckConstraint, OtherConstraint {

    /** The name of the constraint; null where it was declared without one (SQLite). */
    @Nullable
    String name();
}
