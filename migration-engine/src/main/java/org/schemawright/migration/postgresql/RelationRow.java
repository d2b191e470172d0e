package org.schemawright.migration.postgresql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.TableKind;
import org.schemawright.migration.schema.View;

/** A table or a view, without its parts. */
record RelationRow(
        long oid,
        long rowType,
        ObjectName name,
        String relkind,
        TableKind kind,
        Set<String> options,
        List<ObjectName> parents,
        @Nullable String comment,
        @Nullable String viewDefinition,
        long rowEstimate) {

    static RelationRow read(ResultSet row) throws SQLException {
        String relkind = Catalog.text(row, "kind");
        List<ObjectName> parents = parents(row);
        String view = row.getString("view_definition");
        return new RelationRow(
                row.getLong("oid"),
                row.getLong("row_type"),
                new ObjectName(row.getString("nspname"), Catalog.text(row, "relname")),
                relkind,
                switch (relkind) {
                    case "p" -> TableKind.PARTITIONED;
                    case "f" -> TableKind.FOREIGN;
                    default -> row.getBoolean("is_partition") ? TableKind.PARTITION : TableKind.ORDINARY;
                },
                options(row, relkind, parents),
                parents,
                row.getString("comment"),
                view == null ? null : SettledText.of(view),
                row.getLong("row_estimate"));
    }

    boolean isView() {
        return relkind.equals("v") || relkind.equals("m");
    }

    ObjectRef ref() {
        return ObjectRef.of(
                relkind.equals("v")
                        ? ObjectKind.VIEW
                        : relkind.equals("m") ? ObjectKind.MATERIALIZED_VIEW : ObjectKind.TABLE,
                name);
    }

    View view(List<Column> columns, List<Index> indexes) {
        boolean materialized = relkind.equals("m");
        if (viewDefinition == null) {
            String problem = "Its query could not be read: it was dropped meanwhile, or may not be read.";
            return new View(name, materialized, columns, "", problem, indexes, options);
        }
        String definition = viewDefinition.strip();
        String query = definition.endsWith(";") ? definition.substring(0, definition.length() - 1) : definition;
        return new View(name, materialized, columns, query, null, indexes, options);
    }

    private static List<ObjectName> parents(ResultSet row) throws SQLException {
        List<String> schemas = Catalog.texts(row, "parent_schemas");
        List<String> names = Catalog.texts(row, "parent_names");
        List<ObjectName> parents = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            parents.add(new ObjectName(schemas.get(i), names.get(i)));
        }
        return parents;
    }

    /** What CREATE says before or behind the columns, then what only ALTER can say. */
    private static Set<String> options(ResultSet row, String relkind, List<ObjectName> parents) throws SQLException {
        Set<String> options = new LinkedHashSet<>();
        if (row.getBoolean("is_unlogged")) {
            options.add("UNLOGGED");
        }
        addText(options, "OF ", row.getString("of_type"));
        if (row.getBoolean("is_partition") && !parents.isEmpty()) {
            String bound = row.getString("partition_bound");
            options.add(Partitions.OPTION + SqlName.quote(parents.getFirst()) + (bound == null ? "" : " " + bound));
        }
        addText(options, "PARTITION BY ", row.getString("partition_key"));
        addText(options, "USING ", row.getString("access_method"));
        String storage = storage(row);
        addText(options, "WITH ", storage.isEmpty() ? null : "(" + storage + ")");
        String given = row.getString("foreign_options");
        addText(options, "SERVER ", row.getString("foreign_server"), given == null ? "" : " OPTIONS (" + given + ")");
        if (relkind.equals("m") && !row.getBoolean("is_populated")) {
            options.add("WITH NO DATA");
        }
        options.addAll(switches(row));
        return options;
    }

    private static Set<String> switches(ResultSet row) throws SQLException {
        Set<String> switches = new LinkedHashSet<>(Catalog.texts(row, "switched_rules"));
        if (row.getBoolean("has_row_security")) {
            switches.add("ENABLE ROW LEVEL SECURITY");
        }
        if (row.getBoolean("forces_row_security")) {
            switches.add("FORCE ROW LEVEL SECURITY");
        }
        String replica = row.getString("replica_index");
        switch (Catalog.text(row, "replica_identity")) {
            case "f" -> switches.add("REPLICA IDENTITY FULL");
            case "i" -> addText(switches, "REPLICA IDENTITY USING INDEX ", quoted(replica));
            case "n" -> {
                if ("rpm".contains(Catalog.text(row, "kind"))) {
                    switches.add("REPLICA IDENTITY NOTHING");
                }
            }
            default -> {}
        }
        addText(switches, "CLUSTER ON ", quoted(row.getString("cluster_index")));
        return switches;
    }

    private static String storage(ResultSet row) throws SQLException {
        String own = settings(Catalog.texts(row, "storage"), "");
        String toast = settings(Catalog.texts(row, "toast_storage"), "toast.");
        return own.isEmpty() || toast.isEmpty() ? own + toast : own + ", " + toast;
    }

    /** {@code fillfactor=70} as {@code fillfactor='70'}. */
    static String settings(List<String> settings, String prefix) {
        return settings.stream()
                .map(setting -> setting.split("=", 2))
                .map(pair -> prefix + pair[0] + "=" + SqlName.literal(pair.length > 1 ? pair[1] : ""))
                .collect(Collectors.joining(", "));
    }

    private static @Nullable String quoted(@Nullable String name) {
        return name == null ? null : SqlName.quote(name);
    }

    private static void addText(Set<String> options, String start, @Nullable String rest) {
        addText(options, start, rest, "");
    }

    private static void addText(Set<String> options, String start, @Nullable String rest, String end) {
        if (rest != null) {
            options.add(start + rest + end);
        }
    }
}
