package org.schemawright.desktop.browse;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.orm.DeleteEffect;
import org.schemawright.desktop.workspace.EffectWords;
import org.schemawright.migration.plan.Hazard;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.plan.NoWayBack;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/**
 * Whether all that is pending can be taken back after it happened, said before it happens.
 *
 * @param whole whether nothing is lost for good
 * @param none whether the schema changes cannot be taken back at all
 * @param refused whether the database will refuse it as it is, so that there is nothing to take back
 * @param words one sentence or more
 */
record WayBack(boolean whole, boolean none, boolean refused, String words) {

    /** In a few words. */
    String title() {
        if (refused) {
            return "Nothing will happen as it is.";
        }
        return none ? "There is no way back." : whole ? "There is a way back." : "Not everything has a way back.";
    }

    /**
     * The way back.
     *
     * @param plan of the pending schema changes; null where there are none
     * @param along what goes along with deletes; while nobody knows, all that may is said
     */
    static WayBack of(DatabaseSchema schema, List<RowChange> rows, @Nullable MigrationPlan plan, Along along) {
        if (along.effects().stream().anyMatch(effect -> effect.kind() == DeleteEffect.Kind.FORBIDS)) {
            String forbidden = "Rows that refer to what is deleted keep all row changes from being applied."
                    + " Delete those rows too, or lead them elsewhere.";
            if (plan == null) {
                return new WayBack(false, false, true, forbidden);
            }
            // No row is changed, but the schema is.
            WayBack schemas = of(schema, List.of(), plan, Along.NOTHING);
            return new WayBack(schemas.whole, schemas.none, false, forbidden + " " + schemas.words);
        }
        List<String> losses = new ArrayList<>(EffectWords.losses(along.effects()));
        for (ObjectName table : along.known() ? Set.<ObjectName>of() : deletedFrom(rows)) {
            for (Table other : schema.tables()) {
                other.foreignKeys().stream()
                        .filter(key -> key.target().equals(table))
                        .map(key -> loss(other.name(), table, key))
                        .filter(words -> !words.isEmpty())
                        .forEach(losses::add);
            }
        }
        String noWay = plan == null ? "" : refusal(plan);
        if (!noWay.isEmpty()) {
            losses.add(noWay);
        } else if (plan != null && has(plan, Hazard.Kind.DELETES_DATA)) {
            losses.add("Downgrade brings back the shape of what is dropped, not the values in it.");
        }
        if (plan != null && has(plan, Hazard.Kind.CHANGES_VALUES)) {
            losses.add("Downgrade converts values of another type again and may not give the same ones.");
        }
        return losses.isEmpty()
                ? new WayBack(true, false, false, road(rows, plan, along))
                : new WayBack(
                        false,
                        !noWay.isEmpty(),
                        false,
                        String.join(" ", losses.stream().distinct().toList()));
    }

    private static TreeSet<ObjectName> deletedFrom(List<RowChange> rows) {
        TreeSet<ObjectName> tables = new TreeSet<>();
        rows.stream().filter(RowChange.Delete.class::isInstance).forEach(row -> tables.add(row.table()));
        return tables;
    }

    private static String loss(ObjectName from, ObjectName to, ForeignKey key) {
        return switch (key.onDelete()) {
            case CASCADE ->
                "Rows of " + from + " that refer to a deleted row of " + to
                        + " are deleted along with it, and SQL back does not bring those back.";
            case SET_NULL, SET_DEFAULT ->
                "Rows of " + from + " that refer to a deleted row of " + to
                        + " lose that reference, and SQL back does not restore it.";
            case NO_ACTION, RESTRICT -> "";
        };
    }

    private static String road(List<RowChange> rows, @Nullable MigrationPlan plan, Along along) {
        if (plan == null) {
            return along.effects().isEmpty()
                    ? "SQL back says how " + back(rows) + "."
                    : "Undo last Apply brings back what goes along, too; SQL back names only the rows themselves.";
        }
        String values = has(plan, Hazard.Kind.KEEPS_DATA) ? ", with the values that go" : "";
        return rows.isEmpty()
                ? "Downgrade takes it back" + values + "."
                : "Downgrade takes the schema back" + values + "; SQL back says how the rows would be.";
    }

    /** What taking the rows back means: there is nothing to restore of rows that are new. */
    private static String back(List<RowChange> rows) {
        if (rows.stream().allMatch(RowChange.Insert.class::isInstance)) {
            return "the new rows would be deleted again";
        }
        return rows.stream().allMatch(RowChange.Update.class::isInstance)
                ? "the old values would come back"
                : "the rows would be as they were";
    }

    /** Whether a plan cannot be taken back. */
    static boolean hasNone(MigrationPlan plan) {
        return !refusal(plan).isEmpty();
    }

    private static String refusal(MigrationPlan plan) {
        return NoWayBack.sentence(plan.down().stream().map(Statement::sql).toList())
                .orElse("");
    }

    private static boolean has(MigrationPlan plan, Hazard.Kind kind) {
        return plan.hazards().stream().anyMatch(h -> h.kind() == kind);
    }
}
