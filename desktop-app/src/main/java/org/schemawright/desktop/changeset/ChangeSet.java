package org.schemawright.desktop.changeset;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.rows.Row;
import org.schemawright.desktop.rows.RowKey;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ObjectName;

/**
 * All that is pending on one database: changed rows and schema changes, with undo and redo step by step. Used on the
 * JavaFX thread; knows no database.
 */
public final class ChangeSet {

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

    /** Pending row changes in the order in which each row was first touched. */
    public List<RowChange> rowChanges() {
        throw new UnsupportedOperationException();
    }

    /** Pending schema changes in order. */
    public List<Change> schemaChanges() {
        throw new UnsupportedOperationException();
    }

    public boolean isEmpty() {
        throw new UnsupportedOperationException();
    }

    /** What is pending on an existing row: an update or a delete. */
    public Optional<RowChange> changeOf(ObjectName table, RowKey key) {
        throw new UnsupportedOperationException();
    }

    /** The new rows of a table, in order. */
    public List<RowChange.Insert> insertsInto(ObjectName table) {
        throw new UnsupportedOperationException();
    }

    // Commands

    /** Sets a cell of an existing row; setting back the value it had removes the change. */
    public void setCell(ObjectName table, List<Column> columns, Row base, String column, @Nullable Object value) {
        throw new UnsupportedOperationException();
    }

    /** Sets a cell of a new row. */
    public void setInsertedCell(ObjectName table, long insertId, String column, @Nullable Object value) {
        throw new UnsupportedOperationException();
    }

    /** Adds a new row. */
    public RowChange.Insert insert(ObjectName table, Map<String, @Nullable Object> values) {
        throw new UnsupportedOperationException();
    }

    /** Marks an existing row as deleted. */
    public void delete(ObjectName table, Row base) {
        throw new UnsupportedOperationException();
    }

    /** Takes one row's change back as an undoable step: a new row disappears, others are as they were. */
    public void revert(RowChange change) {
        throw new UnsupportedOperationException();
    }

    public void addSchemaChange(Change change) {
        throw new UnsupportedOperationException();
    }

    /** Takes a schema change back as an undoable step, with those after it that need it. */
    public void revertSchemaChange(Change change) {
        throw new UnsupportedOperationException();
    }

    public void undo() {
        throw new UnsupportedOperationException();
    }

    public void redo() {
        throw new UnsupportedOperationException();
    }

    /** Takes everything back as one undoable step. */
    public void discardAll() {
        throw new UnsupportedOperationException();
    }

    /** After Apply: the row changes are in the database; they are forgotten together with their undo steps. */
    public void rowsApplied() {
        throw new UnsupportedOperationException();
    }

    /** After Generate: the schema changes are in a revision; they are forgotten together with their undo steps. */
    public void schemaChangesSaved() {
        throw new UnsupportedOperationException();
    }
}
