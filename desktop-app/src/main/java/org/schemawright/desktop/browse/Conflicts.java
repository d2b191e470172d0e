package org.schemawright.desktop.browse;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.orm.RowConflicts;
import org.schemawright.desktop.rows.Row;
import org.schemawright.desktop.workspace.Workspace;

/** All pending rows that someone else changed or deleted meanwhile, one of which is shown. */
final class Conflicts {

    private final Workspace workspace;
    private final List<ConflictModel> all = new ArrayList<>();
    private final ReadOnlyObjectWrapper<@Nullable ConflictModel> shown = new ReadOnlyObjectWrapper<>();

    Conflicts(Workspace workspace) {
        this.workspace = workspace;
    }

    // Properties

    /** The one that is shown; null where there are none. */
    ReadOnlyObjectProperty<@Nullable ConflictModel> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** How many wait. */
    int count() {
        return all.size();
    }

    /** Which of them is shown, from 1; 0 for none. */
    int position() {
        ConflictModel one = shown.get();
        return one == null ? 0 : all.indexOf(one) + 1;
    }

    // Commands

    /** Shows other ones, the first of them first. */
    void take(List<RowConflicts.Found> found) {
        all.clear();
        for (RowConflicts.Found one : found) {
            Row base = one.change().seen();
            if (base != null) {
                all.add(new ConflictModel(workspace, one.change(), base, one.now()));
            }
        }
        show(0);
    }

    /** There are none any more. */
    void clear() {
        all.clear();
        shown.set(null);
    }

    /** Forgets those whose change is pending no longer. */
    void keep(Set<RowChange> pending) {
        int before = position() - 1;
        if (all.removeIf(conflict -> !pending.contains(conflict.change())) && !all.contains(shown.get())) {
            show(before);
        }
    }

    /** Shows the conflict of a row; does nothing where it has none. */
    void show(RowChange change) {
        all.stream()
                .filter(conflict -> conflict.change().equals(change))
                .findFirst()
                .ifPresent(shown::set);
    }

    /** Shows the next one, or with -1 the one before; behind the last comes the first. */
    void step(int by) {
        if (!all.isEmpty()) {
            show(Math.floorMod(position() - 1 + by, all.size()));
        }
    }

    /** One is settled: on to the one in its place. */
    void settled(ConflictModel conflict) {
        int index = all.indexOf(conflict);
        all.remove(conflict);
        show(index);
    }

    /**
     * Settles all in the same way, as one step that undo takes back.
     *
     * @return those that are settled; a row that cannot be made again stays
     */
    List<ConflictModel> settleAll(ConflictModel.Choice choice) {
        List<ConflictModel> settled = new ArrayList<>();
        workspace.changeSet().together(() -> List.copyOf(all).forEach(conflict -> {
            if (conflict.settleAll(choice)) {
                settled.add(conflict);
            }
        }));
        all.removeAll(settled);
        show(0);
        return settled;
    }

    private void show(int index) {
        shown.set(all.isEmpty() ? null : all.get(Math.clamp(index, 0, all.size() - 1)));
    }
}
