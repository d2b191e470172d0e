package org.schemawright.migration.schema;

/** When a trigger fires; all but the first exist on PostgreSQL only. */
public enum TriggerState {
    ENABLED,
    DISABLED,
    /** Only while a replica takes over changes. */
    REPLICA,
    /** Whoever makes the change. */
    ALWAYS
}
