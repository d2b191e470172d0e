package org.schemawright.migration.postgresql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.OtherObject;
import org.schemawright.migration.schema.Routine;
import org.schemawright.migration.schema.Sequence;
import org.schemawright.migration.schema.Trigger;
import org.schemawright.migration.schema.TriggerState;

/** Turns rows of the queries for triggers, sequences, routines and others into what they are. */
final class ObjectRows {

    private final Map<Long, ObjectName> relations;
    private final KnownObjects objects;

    /**
     * @param relations the tables and views that are shown, by oid
     * @param objects takes what is read
     */
    ObjectRows(Map<Long, ObjectName> relations, KnownObjects objects) {
        this.relations = relations;
        this.objects = objects;
    }

    /** Empty where its table is not shown. */
    Optional<Trigger> trigger(ResultSet row) throws SQLException {
        ObjectName table = relations.get(row.getLong("relation"));
        if (table == null) {
            return Optional.empty();
        }
        Trigger trigger = new Trigger(
                Catalog.text(row, "tgname"),
                table,
                SettledText.of(Catalog.text(row, "definition")),
                switch (Catalog.text(row, "state")) {
                    case "D" -> TriggerState.DISABLED;
                    case "R" -> TriggerState.REPLICA;
                    case "A" -> TriggerState.ALWAYS;
                    default -> TriggerState.ENABLED;
                });
        objects.put("pg_trigger", row.getLong("oid"), trigger.ref());
        return Optional.of(trigger);
    }

    Sequence sequence(ResultSet row) throws SQLException {
        String table = row.getString("owner_table");
        Sequence sequence = new Sequence(
                new ObjectName(row.getString("nspname"), Catalog.text(row, "relname")),
                table == null ? null : new ObjectName(row.getString("owner_schema"), table),
                row.getString("owner_column"),
                Catalog.text(row, "options"));
        objects.put("pg_class", row.getLong("oid"), sequence.ref());
        return sequence;
    }

    Routine routine(ResultSet row) throws SQLException {
        Routine routine = new Routine(
                new ObjectName(row.getString("nspname"), Catalog.text(row, "proname")),
                switch (Catalog.text(row, "kind")) {
                    case "p" -> ObjectKind.PROCEDURE;
                    case "a" -> ObjectKind.AGGREGATE;
                    default -> ObjectKind.FUNCTION;
                },
                Catalog.text(row, "arguments"),
                Catalog.text(row, "result"),
                withoutEnd(row.getString("definition")));
        objects.put("pg_proc", row.getLong("oid"), routine.ref());
        return routine;
    }

    /** Empty where its table is not shown. */
    Optional<OtherObject> other(ResultSet row) throws SQLException {
        long relation = row.getLong("relation");
        ObjectName table = relation == 0 ? null : relations.get(relation);
        if (relation != 0 && table == null) {
            return Optional.empty();
        }
        OtherObject other = new OtherObject(
                ObjectKind.valueOf(Catalog.text(row, "kind")),
                new ObjectName(row.getString("nspname"), Catalog.text(row, "name")),
                table,
                SettledText.of(withoutEnd(row.getString("definition"))));
        objects.put(Catalog.text(row, "catalog"), row.getLong("oid"), other.ref());
        return Optional.of(other);
    }

    /** Empty for a text that could not be read. */
    private static String withoutEnd(@Nullable String definition) {
        return definition == null ? "" : definition.stripTrailing();
    }
}
