package org.schemawright.desktop.browse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.ChangeSet;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.rows.LargeValue;
import org.schemawright.desktop.rows.Row;
import org.schemawright.desktop.rows.RowIdentity;
import org.schemawright.desktop.rows.RowKey;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Identity;
import org.schemawright.migration.schema.Table;

/**
 * A row that someone else changed or deleted while a change of it was pending: what it was, what is mine, what is theirs,
 * and which of both is chosen for each cell. Settling it is one step of the change set, which undo takes back.
 */
final class ConflictModel {

    /** Who changed a cell. */
    enum Who {
        MINE,
        THEIRS,
        SAME,
        BOTH
    }

    /** Which value a cell will have. */
    enum Choice {
        MINE,
        THEIRS
    }

    /**
     * A cell that is not the same in all three.
     *
     * @param base as it was read
     * @param mine as it is pending
     * @param theirs as it is now
     */
    record Cell(
            String column,
            @Nullable Object base,
            @Nullable Object mine,
            @Nullable Object theirs,
            Who who) {}

    private final Workspace workspace;
    private final ChangeSet changes;
    private final RowChange change;
    private final Row base;
    private final @Nullable Row theirs;
    private final List<Cell> cells = new ArrayList<>();
    private final Map<String, Choice> choices = new LinkedHashMap<>();
    private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();

    /**
     * A conflict.
     *
     * @param change an update or a delete that is pending
     * @param base the row as it was read for it
     * @param theirs the row as it is now; null where it is gone
     */
    ConflictModel(Workspace workspace, RowChange change, Row base, @Nullable Row theirs) {
        this.workspace = workspace;
        this.changes = workspace.changeSet();
        this.change = change;
        this.base = base;
        this.theirs = theirs;
        for (Column column : base.columns()) {
            if (theirs == null || theirs.has(column.name())) {
                add(column.name());
            }
        }
    }

    private void add(String column) {
        Object was = base.value(column);
        Object mine = change instanceof RowChange.Update ? change.after(column) : was;
        Object now = theirs == null ? was : theirs.value(column);
        boolean iChanged = !RowChange.sameValue(was, mine);
        boolean theyChanged = !RowChange.sameValue(was, now);
        if (iChanged || theyChanged) {
            Who who = !theyChanged
                    ? Who.MINE
                    : !iChanged ? Who.THEIRS : RowChange.sameValue(mine, now) ? Who.SAME : Who.BOTH;
            cells.add(new Cell(column, was, mine, now, who));
            if (who == Who.MINE) {
                choices.put(column, Choice.MINE);
            }
        }
    }

    // Properties

    RowChange change() {
        return change;
    }

    /** Grows with every choice. */
    ReadOnlyLongProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    /** Whether the row is gone. */
    boolean gone() {
        return theirs == null;
    }

    /** The cells that are not the same in all three. */
    List<Cell> cells() {
        return List.copyOf(cells);
    }

    /** How many columns are the same in all three. */
    int equalColumns() {
        return base.columns().size() - cells.size();
    }

    /** What was chosen for a cell; null where nothing was yet. */
    @Nullable
    Choice choice(String column) {
        return choices.get(column);
    }

    /** The cells that wait for a choice. */
    List<String> open() {
        return cells.stream()
                .filter(cell -> cell.who() == Who.BOTH && !choices.containsKey(cell.column()))
                .map(Cell::column)
                .toList();
    }

    /** Whether it can be settled as it is chosen. */
    boolean settled() {
        return theirs != null && open().isEmpty();
    }

    /** Whether a row that is gone can be made again: its large values were never read whole. */
    boolean canInsertAgain() {
        return gone()
                && change instanceof RowChange.Update
                && again().values().stream().noneMatch(LargeValue.class::isInstance);
    }

    // Commands

    /** Chooses for a cell that I changed. */
    void choose(String column, Choice choice) {
        choices.put(column, choice);
        version.set(version.get() + 1);
    }

    /** Chooses the same for all cells that I changed. */
    void chooseAll(Choice choice) {
        cells.stream()
                .filter(cell -> cell.who() == Who.MINE || cell.who() == Who.BOTH)
                .forEach(cell -> choices.put(cell.column(), choice));
        version.set(version.get() + 1);
    }

    /** Puts what is chosen onto the row as it is now. */
    void settle() {
        Row now = theirs;
        if (now == null || !settled()) {
            return;
        }
        changes.together(() -> {
            changes.rebase(change.table(), now);
            choices.forEach((column, choice) -> {
                if (choice == Choice.THEIRS) {
                    changes.setCell(change.table(), now, column, now.value(column));
                }
            });
        });
    }

    /**
     * Settles it by one choice for everything: mine stands on the row as it is now, or is inserted again where the row is
     * gone; theirs drops my change.
     *
     * @return whether that could be done
     */
    boolean settleAll(Choice choice) {
        if (choice == Choice.THEIRS || gone() && change instanceof RowChange.Delete) {
            drop();
        } else if (!gone()) {
            chooseAll(Choice.MINE);
            settle();
        } else if (canInsertAgain()) {
            insertAgain();
        } else {
            return false;
        }
        return true;
    }

    /** Forgets my change. */
    void drop() {
        changes.revert(change);
    }

    /** Makes a row that is gone again, as a new row with my values. */
    void insertAgain() {
        Map<String, @Nullable Object> values = again();
        changes.together(() -> {
            changes.revert(change);
            changes.insert(change.table(), values);
        });
    }

    private Map<String, @Nullable Object> again() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        Table table = workspace.schemaProperty().get().table(change.table()).orElse(null);
        if (table == null) {
            return values;
        }
        RowKey key = base.key();
        boolean sqlite = workspace.database().dialect().id().equals("sqlite");
        RowIdentity.of(table, sqlite).filter(RowIdentity::rowid).ifPresent(identity -> {
            if (key != null) {
                values.put(identity.columns().getFirst(), key.values().getFirst());
            }
        });
        for (Column column : table.columns()) {
            Identity numbered = column.identity();
            boolean given = numbered == null || numbered.kind() != Identity.Kind.ALWAYS;
            if (base.has(column.name()) && column.generated() == null && given) {
                values.put(column.name(), change.after(column.name()));
            }
        }
        return values;
    }
}
