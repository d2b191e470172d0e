package org.schemawright.desktop.changeset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.UndoHistory.Part;
import org.schemawright.desktop.changeset.UndoHistory.RowPart;
import org.schemawright.desktop.changeset.UndoHistory.SchemaPart;
import org.schemawright.desktop.rows.Row;
import org.schemawright.desktop.rows.RowKey;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.ObjectName;

/**
 * All that is pending on one database: changed rows and schema changes, with undo and redo step by step, without limit.
 * Used on the JavaFX thread; knows no database.
 *
 * <p>Every command that changes something is one step; several become one step inside {@link #together}.
 */
public final class ChangeSet {

    private final PendingRows rows = new PendingRows();
    private final UndoHistory history = new UndoHistory(this::tell);
    private List<Change> schemaChanges = List.of();
    private Set<RowSlot> onTheirWay = Set.of();
    private long lastInsertId;
    private @Nullable PendingWatch watch;

    private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();

    // Properties

    /** Grows with every change, undo and redo: what a view listens to. */
    public ReadOnlyLongProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canUndoProperty() {
        return canUndo.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canRedoProperty() {
        return canRedo.getReadOnlyProperty();
    }

    /** Pending row changes in the order in which each row was first touched; a copy that stays as it is. */
    public List<RowChange> rowChanges() {
        return rows.all();
    }

    /** The number of rows with a pending change. */
    public int rowChangeCount() {
        return rows.size();
    }

    /** Pending schema changes in order. */
    public List<Change> schemaChanges() {
        return schemaChanges;
    }

    public boolean isEmpty() {
        return rows.isEmpty() && schemaChanges.isEmpty();
    }

    /** What is pending on an existing row: an update or a delete. */
    public Optional<RowChange> changeOf(ObjectName table, RowKey key) {
        return rows.get(new RowSlot.Existing(table, key));
    }

    /** The new rows of a table, in order. */
    public List<RowChange.Insert> insertsInto(ObjectName table) {
        return rows.insertsInto(table);
    }

    /** The new row of a number; empty where it is not pending. */
    public Optional<RowChange.Insert> inserted(long insertId) {
        return rows.get(new RowSlot.New(insertId)).map(RowChange.Insert.class::cast);
    }

    /** Whether a new row is being sent, and therefore takes no edits. */
    public boolean isOnItsWay(RowChange.Insert insert) {
        return onTheirWay.contains(RowSlot.of(insert));
    }

    // Commands

    /**
     * Sets a cell of an existing row; setting back the value it had removes the change. Does nothing on a row that is
     * marked as deleted. The base of a row that is already changed stays the one first seen.
     */
    public void setCell(ObjectName table, Row base, String column, @Nullable Object value) {
        RowSlot slot = RowSlot.Existing.of(table, base);
        RowChange before = rows.get(slot).orElse(null);
        if (before instanceof RowChange.Delete) {
            return;
        }
        RowChange.Update update =
                before instanceof RowChange.Update present ? present : new RowChange.Update(table, base, Map.of());
        RowChange.Update after = update.with(column, value);
        if (!after.equals(update)) {
            change(slot, after.values().isEmpty() ? null : after);
        }
    }

    /** Sets a cell of a new row; does nothing while the row is on its way. */
    public void setInsertedCell(ObjectName table, long insertId, String column, @Nullable Object value) {
        RowChange.Insert insert = rows.inserted(insertId);
        if (isOnItsWay(insert)
                || insert.values().containsKey(column)
                        && RowChange.sameValue(insert.values().get(column), value)) {
            return;
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>(insert.values());
        values.put(column, value);
        change(new RowSlot.New(insertId), new RowChange.Insert(table, insertId, values));
    }

    /** Leaves a cell of a new row to the database's default; does nothing while the row is on its way. */
    public void clearInsertedCell(ObjectName table, long insertId, String column) {
        RowChange.Insert insert = rows.inserted(insertId);
        if (!isOnItsWay(insert) && insert.values().containsKey(column)) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>(insert.values());
            values.remove(column);
            change(new RowSlot.New(insertId), new RowChange.Insert(table, insertId, values));
        }
    }

    /** Adds a new row. */
    public RowChange.Insert insert(ObjectName table, Map<String, @Nullable Object> values) {
        RowChange.Insert insert = new RowChange.Insert(table, ++lastInsertId, values);
        change(new RowSlot.New(insert.id()), insert);
        return insert;
    }

    /** Marks an existing row as deleted, whatever was changed in it. */
    public void delete(ObjectName table, Row base) {
        RowSlot slot = RowSlot.Existing.of(table, base);
        RowChange before = rows.get(slot).orElse(null);
        switch (before) {
            case null -> change(slot, new RowChange.Delete(table, base));
            case RowChange.Update update -> change(slot, new RowChange.Delete(table, update.base()));
            case RowChange.Delete _, RowChange.Insert _ -> {}
        }
    }

    /**
     * Takes one row's change back as an undoable step: a new row disappears together with all references to it, others
     * are as they were.
     */
    public void revert(RowChange change) {
        RowSlot slot = RowSlot.of(change);
        if (rows.get(slot).isEmpty()) {
            return;
        }
        together(() -> {
            if (change instanceof RowChange.Insert insert) {
                rows.referringTo(insert.id()).forEach(referring -> forgetNewRow(referring, insert.id()));
            }
            change(slot, null);
        });
    }

    private void forgetNewRow(RowChange referring, long insertId) {
        RowChange without = referring.keeping(value -> !(value instanceof NewRowKey key && key.insertId() == insertId));
        boolean nothing =
                without instanceof RowChange.Update update && update.values().isEmpty();
        change(RowSlot.of(referring), nothing ? null : without);
    }

    /**
     * Puts a pending change onto the row as it is now, after someone else changed it: what the person typed stays, the
     * rest is as read now. Values that are the same by now are changes no longer.
     *
     * @param now the row as read again, with the same key
     */
    public void rebase(ObjectName table, Row now) {
        RowSlot slot = RowSlot.Existing.of(table, now);
        rows.get(slot).ifPresent(pending -> change(slot, pending.onto(now)));
    }

    public void addSchemaChange(Change change) {
        List<Change> after = new ArrayList<>(schemaChanges);
        after.add(change);
        changeSchema(after);
    }

    /** Makes these the pending schema changes, as one step; nothing happens where they are already. */
    public void setSchemaChanges(List<Change> changes) {
        changeSchema(changes);
    }

    /** Takes a schema change back as an undoable step, with those after it that need it. */
    public void revertSchemaChange(Change change) {
        int index = schemaChanges.indexOf(change);
        if (index >= 0) {
            changeSchema(SchemaDependence.without(schemaChanges, index));
        }
    }

    /**
     * Makes pending again what was left when the program ended, as one undoable step. A row that is pending already stays
     * as it is.
     */
    public void restore(Leftover leftover) {
        together(() -> {
            Map<Long, Long> numbers = new HashMap<>();
            for (RowChange change : leftover.rows()) {
                if (change instanceof RowChange.Insert insert) {
                    numbers.put(insert.id(), ++lastInsertId);
                }
            }
            for (RowChange left : leftover.rows()) {
                RowChange change = left.renumbered(numbers);
                boolean nothing = change instanceof RowChange.Update update
                        && update.values().isEmpty();
                if (!nothing && rows.get(RowSlot.of(change)).isEmpty()) {
                    change(RowSlot.of(change), change);
                }
            }
            List<Change> schema = new ArrayList<>(schemaChanges);
            schema.addAll(leftover.schemaChanges());
            changeSchema(schema);
        });
    }

    /** Makes several commands one step, undone and redone as one, and told to listeners once. */
    public void together(Runnable commands) {
        history.together(commands);
    }

    /** Takes the last step back; does nothing when there is none. */
    public void undo() {
        List<Part> parts = history.undo();
        for (Part part : parts.reversed()) {
            switch (part) {
                case RowPart row -> rows.put(row.position(), row.slot(), row.before());
                case SchemaPart schema -> schemaChanges = schema.before();
            }
        }
        tell();
    }

    /** Makes the last undone step again; does nothing when there is none. */
    public void redo() {
        for (Part part : history.redo()) {
            switch (part) {
                case RowPart row -> rows.put(row.position(), row.slot(), row.after());
                case SchemaPart schema -> schemaChanges = schema.after();
            }
        }
        tell();
    }

    /** Takes everything back as one undoable step. */
    public void discardAll() {
        together(() -> {
            rowChanges().forEach(this::revert);
            changeSchema(List.of());
        });
    }

    /**
     * Before Apply: the pending row changes are on their way from now on. Until {@link #rowsApplied} or {@link #rowsKept}
     * new rows take no edits, since nobody knows their keys yet.
     */
    public List<RowChange> sendRows() {
        List<RowChange> sent = rowChanges();
        onTheirWay = slots(sent);
        tell();
        return sent;
    }

    /** After an Apply that changed nothing: all is pending as before. */
    public void rowsKept() {
        onTheirWay = Set.of();
        tell();
    }

    /**
     * After Apply: these row changes are in the database; they are forgotten together with their undo steps. What was
     * typed into existing rows, or taken back of them, while they were on their way stays pending.
     *
     * @return what stays pending of these rows; their bases are to be read again, for {@link #rowIsNow}
     */
    public List<RowChange> rowsApplied(List<RowChange> applied) {
        List<RowChange> left = rows.applied(applied);
        onTheirWay = Set.of();
        forget(slots(applied));
        return left;
    }

    /** After {@link #rowsApplied}: what stayed pending stands on the row as it is now, which is no step of its own. */
    public void rowIsNow(ObjectName table, Row now) {
        RowSlot slot = RowSlot.Existing.of(table, now);
        rows.get(slot).ifPresent(pending -> {
            rows.put(rows.positionFor(slot), slot, pending.onto(now));
            forget(Set.of(slot));
        });
    }

    private void forget(Set<RowSlot> slots) {
        history.forget(part -> part instanceof RowPart row && slots.contains(row.slot()));
        tell();
    }

    private static Set<RowSlot> slots(List<RowChange> changes) {
        return changes.stream().map(RowSlot::of).collect(Collectors.toSet());
    }

    /**
     * After Generate: these schema changes are in a revision, and no longer pending. Those made meanwhile stay; the undo
     * steps of all of them are forgotten.
     */
    public void schemaChangesSaved(List<Change> saved) {
        schemaChanges =
                schemaChanges.stream().filter(change -> !saved.contains(change)).toList();
        history.forget(SchemaPart.class::isInstance);
        tell();
    }

    private void change(RowSlot slot, @Nullable RowChange after) {
        RowPart part = new RowPart(rows.positionFor(slot), slot, rows.get(slot).orElse(null), after);
        rows.put(part.position(), slot, after);
        history.add(part);
    }

    private void changeSchema(List<Change> after) {
        if (!after.equals(schemaChanges)) {
            SchemaPart part = new SchemaPart(schemaChanges, List.copyOf(after));
            schemaChanges = part.after();
            history.add(part);
        }
    }

    /** Has somebody told what becomes of all that is pending, from the next change on. */
    void watch(PendingDelta.Listener listener) {
        watch = new PendingWatch(rows, listener);
    }

    private void tell() {
        if (watch != null) {
            watch.tell(rows, schemaChanges, !onTheirWay.isEmpty());
        }
        canUndo.set(history.canUndo());
        canRedo.set(history.canRedo());
        version.set(version.get() + 1);
    }
}
