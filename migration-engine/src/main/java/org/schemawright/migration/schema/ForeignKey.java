package org.schemawright.migration.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A FOREIGN KEY constraint.
 *
 * @param name null where unnamed
 * @param columns the referring columns, never empty
 * @param target the table referred to; it may not exist (SQLite allows that)
 * @param targetColumns the columns referred to, as many as {@code columns}; the reader fills in the target's primary
 *     key where the text names none, and leaves the list empty where the target is missing
 * @param onUpdate what happens when the key changes
 * @param onDelete what happens when the row referred to is deleted
 * @param deferrable whether the check can wait for the commit
 * @param initiallyDeferred whether it does so without being asked
 * @param options what else it says: {@code MATCH FULL}, {@code NOT VALID}, {@code ON DELETE SET NULL (a)} where the action
 *     names columns; empty where nothing
 */
public record ForeignKey(
        @Nullable String name,
        List<String> columns,
        ObjectName target,
        List<String> targetColumns,
        ReferentialAction onUpdate,
        ReferentialAction onDelete,
        boolean deferrable,
        boolean initiallyDeferred,
        String options)
        implements Constraint {
    public ForeignKey {
        columns = List.copyOf(columns);
        targetColumns = List.copyOf(targetColumns);
    }

    /** A key without options. */
    public ForeignKey(
            @Nullable String name,
            List<String> columns,
            ObjectName target,
            List<String> targetColumns,
            ReferentialAction onUpdate,
            ReferentialAction onDelete,
            boolean deferrable,
            boolean initiallyDeferred) {
        this(name, columns, target, targetColumns, onUpdate, onDelete, deferrable, initiallyDeferred, "");
    }

    /** A plain key: no actions, checked at once. */
    public static ForeignKey of(
            @Nullable String name, List<String> columns, ObjectName target, List<String> targetColumns) {
        return new ForeignKey(
                name,
                columns,
                target,
                targetColumns,
                ReferentialAction.NO_ACTION,
                ReferentialAction.NO_ACTION,
                false,
                false);
    }

    /** The same key under another name. */
    public ForeignKey withName(@Nullable String newName) {
        return new ForeignKey(
                newName, columns, target, targetColumns, onUpdate, onDelete, deferrable, initiallyDeferred, options);
    }

    /** The same key from other columns to others. */
    public ForeignKey between(List<String> newColumns, ObjectName newTarget, List<String> newTargetColumns) {
        return between(newColumns, newTarget, newTargetColumns, options);
    }

    /** The same, where the options name columns too. */
    public ForeignKey between(
            List<String> newColumns, ObjectName newTarget, List<String> newTargetColumns, String newOptions) {
        return new ForeignKey(
                name,
                newColumns,
                newTarget,
                newTargetColumns,
                onUpdate,
                onDelete,
                deferrable,
                initiallyDeferred,
                newOptions);
    }
}
