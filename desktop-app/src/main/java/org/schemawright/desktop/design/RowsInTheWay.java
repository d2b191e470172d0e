package org.schemawright.desktop.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.workspace.HazardPlaces;
import org.schemawright.desktop.workspace.HazardPlaces.RowsPlace;
import org.schemawright.migration.HazardFacts;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.plan.Hazard;
import org.schemawright.migration.plan.HazardRows;
import org.schemawright.migration.run.RowsFound;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.ObjectName;

/**
 * Rows of the database that do not go with a pending change.
 *
 * @param change the change
 * @param column the column that it is about, by its name in the draft; null where it is about several or none
 * @param words what is wrong with how many rows, as a sentence
 * @param place where they can be seen; null where there is no way to show exactly those
 * @param stops whether the run stops at them; else values are converted, or filled in
 * @param lack whether they have no value in a column that is to have one
 */
record RowsInTheWay(
        Change change,
        @Nullable String column,
        String words,
        @Nullable RowsPlace place,
        boolean stops,
        boolean lack) {

    /** Whether allowing NULL would let them be. */
    boolean isForLackOfValues() {
        return lack;
    }

    /** Whether it is a column that they have, so that a value of their own would do. */
    boolean isForLackOfAnOldValue() {
        return lack
                && change instanceof Change.AlterColumn alter
                && alter.before().type().raw().equals(alter.after().type().raw());
    }

    /** What a look at the rows has found; rows that nobody could count are left to the review. */
    static List<RowsInTheWay> of(HazardFacts facts, List<Change> pending, boolean sqlite) {
        Hazard hazard = facts.hazard();
        List<RowsInTheWay> found = new ArrayList<>();
        boolean stops = hazard.kind() == Hazard.Kind.ROWS_MAY_BREAK_RULE;
        boolean changes = hazard.kind() == Hazard.Kind.CHANGES_VALUES || hazard.kind() == Hazard.Kind.FILLS_ROWS;
        if (!stops && !changes) {
            return found;
        }
        for (int i = 0; i < facts.found().size(); i++) {
            RowsFound rows = facts.found().get(i);
            if (rows.isNone() || rows.unknown() != null) {
                continue;
            }
            HazardRows asked = hazard.rows().get(i);
            found.add(new RowsInTheWay(
                    hazard.change(),
                    column(hazard.change(), pending).orElse(null),
                    words(asked, rows, hazard.change(), stops),
                    HazardPlaces.of(asked, sqlite).orElse(null),
                    stops,
                    isLack(asked, hazard.change())));
        }
        return found;
    }

    private static boolean isLack(HazardRows asked, Change change) {
        return asked instanceof HazardRows.Lacking
                        && change instanceof Change.AlterColumn alter
                        && alter.demandsValues()
                || asked instanceof HazardRows.All && change instanceof Change.AddColumn;
    }

    private static String words(HazardRows asked, RowsFound found, Change change, boolean stops) {
        String more = found.more() ? "More than " : "";
        String rows = more + NumberWords.count(found.count(), "row");
        boolean one = found.count() == 1;
        return switch (asked) {
            case HazardRows.Lacking lacking
            when change instanceof Change.AlterColumn alter && alter.fill() != null ->
                rows + (one ? " gets " : " get ") + alter.fill() + " in " + String.join(", ", lacking.columns()) + ".";
            case HazardRows.Lacking lacking ->
                rows + (one ? " has" : " have") + " no value in " + String.join(", ", lacking.columns()) + ".";
            case HazardRows.Alike alike ->
                more + NumberWords.count(found.count(), "value") + (one ? " stands" : " stand") + " in several rows.";
            case HazardRows.Astray astray ->
                rows + (one ? " refers" : " refer") + " to a row of "
                        + astray.target().name() + " that is not there.";
            case HazardRows.All all -> rows + (one ? " needs" : " need") + " a value: give a default, or allow NULL.";
            case HazardRows.Meeting meeting
            when meeting.broken() -> rows + (one ? " does" : " do") + " not keep " + meeting.condition() + ".";
            case HazardRows.Meeting meeting ->
                stops
                        ? rows + (one ? " has a value that does" : " have values that do") + " not fit " + type(change)
                                + "."
                        : rows + (one ? " has a value that becomes" : " have values that become") + " another one as "
                                + type(change) + ".";
            case HazardRows.Having having -> rows + (one ? " has a value." : " have values.");
        };
    }

    private static String type(Change change) {
        return change instanceof Change.AlterColumn alter ? alter.after().type().raw() : "the type";
    }

    /** The column's name after the renames that come later. */
    private static Optional<String> column(Change change, List<Change> pending) {
        String name =
                switch (change) {
                    case Change.AlterColumn alter -> alter.after().name();
                    case Change.AddColumn add -> add.column().name();
                    case Change.AddConstraint add
                    when add.constraint() instanceof ForeignKey key
                            && key.columns().size() == 1 -> key.columns().getFirst();
                    default -> null;
                };
        if (name == null) {
            return Optional.empty();
        }
        ObjectName table = change.table();
        for (Change later : pending.subList(pending.indexOf(change) + 1, pending.size())) {
            if (!later.table().equals(table)) {
                continue;
            }
            if (later instanceof Change.RenameTable rename) {
                table = table.withName(rename.newName());
            } else if (later instanceof Change.RenameColumn rename
                    && rename.column().equals(name)) {
                name = rename.newName();
            }
        }
        return Optional.of(name);
    }
}
