package org.schemawright.migration.postgresql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.OtherConstraint;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.ReferentialAction;
import org.schemawright.migration.schema.UniqueKey;

/**
 * A row of the constraints query.
 *
 * @param index the index that serves it; 0 where none does
 * @param local whether its table declares it, and not only a parent
 */
record ConstraintRow(long oid, long relation, long index, Constraint constraint, boolean local) {

    static ConstraintRow read(ResultSet row, ReadColumns columns) throws SQLException {
        long relation = row.getLong("relation");
        return new ConstraintRow(
                row.getLong("oid"),
                relation,
                row.getString("kind").equals("f") ? 0 : row.getLong("index_oid"),
                constraint(row, relation, columns),
                row.getBoolean("is_local"));
    }

    private static Constraint constraint(ResultSet row, long relation, ReadColumns columns) throws SQLException {
        String name = Catalog.text(row, "conname");
        String kind = Catalog.text(row, "kind");
        String definition = withStorage(
                Objects.toString(row.getString("definition"), ""),
                RelationRow.settings(Catalog.texts(row, "storage"), ""));
        List<String> own = known(columns.names(relation, row.getString("columns")));
        return switch (kind) {
            case "p" -> new PrimaryKey(name, own, keyOptions(definition));
            case "u" -> new UniqueKey(name, own, keyOptions(definition));
            case "f" -> foreignKey(name, own, row, columns);
            case "c" ->
                new CheckConstraint(
                        name,
                        Parentheses.strip(SettledText.of(Objects.toString(row.getString("expression"), ""))),
                        joined(row.getBoolean("is_not_inherited") ? "NO INHERIT" : null, state(row)));
            default -> new OtherConstraint(name, definition);
        };
    }

    /** PostgreSQL does not tell how the index of a constraint is stored; that stands behind the columns it includes. */
    private static String withStorage(String definition, String storage) {
        int end = Parentheses.closing(definition, definition.indexOf('(')) + 1;
        if (storage.isEmpty() || end > definition.length()) {
            return definition;
        }
        boolean includes = definition.startsWith(" INCLUDE (", end);
        int place = includes ? Parentheses.closing(definition, definition.indexOf('(', end)) + 1 : end;
        return definition.substring(0, place) + " WITH (" + storage + ")" + definition.substring(place);
    }

    private static List<String> known(List<@Nullable String> names) {
        return names.stream().filter(Objects::nonNull).toList();
    }

    /** What stands before, in and behind the list of columns, for example {@code UNIQUE NULLS NOT DISTINCT (a) INCLUDE (b)}. */
    static String keyOptions(String definition) {
        int open = definition.indexOf('(');
        if (open < 0) {
            return "";
        }
        int close = Parentheses.closing(definition, open);
        String before = definition.substring(0, open).strip();
        return joined(
                before.endsWith("NULLS NOT DISTINCT") ? "NULLS NOT DISTINCT" : null,
                definition.substring(open, close).endsWith(" WITHOUT OVERLAPS") ? "WITHOUT OVERLAPS" : null,
                definition.substring(close + 1).strip());
    }

    private static Constraint foreignKey(String name, List<String> own, ResultSet row, ReadColumns columns)
            throws SQLException {
        List<String> set = known(columns.names(row.getLong("relation"), row.getString("set_columns")));
        ReferentialAction onDelete = action(Catalog.text(row, "on_delete"));
        return new ForeignKey(
                name,
                own,
                new ObjectName(row.getString("target_schema"), Catalog.text(row, "target_name")),
                known(columns.names(row.getLong("target"), row.getString("target_columns"))),
                action(Catalog.text(row, "on_update")),
                onDelete,
                row.getBoolean("is_deferrable"),
                row.getBoolean("is_deferred"),
                joined(
                        row.getBoolean("has_period") ? "PERIOD" : null,
                        Catalog.text(row, "match").equals("f") ? "MATCH FULL" : null,
                        set.isEmpty() ? null : "ON DELETE " + onDelete.sql() + " (" + SqlName.list(set) + ")",
                        state(row)));
    }

    private static @Nullable String state(ResultSet row) throws SQLException {
        return !row.getBoolean("is_enforced") ? "NOT ENFORCED" : row.getBoolean("is_valid") ? null : "NOT VALID";
    }

    private static String joined(@Nullable String... fragments) {
        return Stream.of(fragments)
                .filter(fragment -> fragment != null && !fragment.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static ReferentialAction action(String letter) {
        return switch (letter) {
            case "r" -> ReferentialAction.RESTRICT;
            case "c" -> ReferentialAction.CASCADE;
            case "n" -> ReferentialAction.SET_NULL;
            case "d" -> ReferentialAction.SET_DEFAULT;
            default -> ReferentialAction.NO_ACTION;
        };
    }
}
