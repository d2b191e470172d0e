package org.schemawright.migration.schema;

/**
 * A trigger.
 *
 * @param name its name
 * @param table the table or view it belongs to
 * @param definition the whole CREATE TRIGGER statement
 * @param state when it fires
 */
public record Trigger(String name, ObjectName table, String definition, TriggerState state) implements SqlObject {

    /** A trigger that fires. */
    public Trigger(String name, ObjectName table, String definition) {
        this(name, table, definition, TriggerState.ENABLED);
    }

    @Override
    public ObjectRef ref() {
        return new ObjectRef(ObjectKind.TRIGGER, table, name);
    }

    /** The same trigger on a table of another name, with another text. */
    public Trigger rewritten(ObjectName newTable, String newDefinition) {
        return new Trigger(name, newTable, newDefinition, state);
    }
}
