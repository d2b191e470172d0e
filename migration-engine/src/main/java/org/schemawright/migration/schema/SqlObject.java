package org.schemawright.migration.schema;

/** What people write as one SQL text: a view, a trigger, a routine. */
public sealed interface SqlObject permits View, Trigger, Routine {

    /** What points at it. */
    ObjectRef ref();

    /** Its text, or the part of it that its engine keeps. */
    String definition();
}
