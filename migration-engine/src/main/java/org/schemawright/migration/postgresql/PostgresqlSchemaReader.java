package org.schemawright.migration.postgresql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.reflect.SchemaReader;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.DefaultValue;
import org.schemawright.migration.schema.EnumType;
import org.schemawright.migration.schema.Generated;
import org.schemawright.migration.schema.Identity;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Sequence;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TableKind;
import org.schemawright.migration.schema.Trigger;
import org.schemawright.migration.schema.UserType;
import org.schemawright.migration.schema.View;

/**
 * Reads all schemas of the user in eight catalog queries. Texts (types, defaults, definitions) are those that PostgreSQL
 * itself writes, with names qualified where the connection's search path calls for it.
 */
final class PostgresqlSchemaReader implements SchemaReader {

    @Override
    public DatabaseSchema read(Connection connection) throws SQLException {
        Catalog catalog = new Catalog(connection);
        String defaultSchema =
                catalog.rows("default-schema", row -> row.getString("schema")).getFirst();
        List<Relation> relations = catalog.rows("relations", PostgresqlSchemaReader::relation);
        Map<Long, List<Column>> columns = catalog.byRelation("columns", PostgresqlSchemaReader::column);
        Map<Long, List<Constraint>> constraints = catalog.byRelation("constraints", ConstraintRow::read);
        Map<Long, List<Index>> indexes = catalog.byRelation("indexes", PostgresqlSchemaReader::index);
        Map<Long, List<NamedText>> triggers =
                catalog.byRelation("triggers", row -> new NamedText(text(row, "tgname"), text(row, "definition")));
        List<Table> tables = new ArrayList<>();
        List<View> views = new ArrayList<>();
        List<Trigger> allTriggers = new ArrayList<>();
        for (Relation relation : relations) {
            long oid = relation.oid();
            if (!relation.isView()) {
                tables.add(new Table(
                        relation.name(),
                        relation.kind(),
                        columns.getOrDefault(oid, List.of()),
                        constraints.getOrDefault(oid, List.of()),
                        indexes.getOrDefault(oid, List.of()),
                        relation.options(),
                        relation.comment(),
                        null,
                        relation.rowEstimate()));
            } else {
                views.add(relation.view(columns.getOrDefault(oid, List.of())));
            }
            triggers.getOrDefault(oid, List.of())
                    .forEach(t -> allTriggers.add(new Trigger(t.name(), relation.name(), t.text())));
        }
        tables.sort(Comparator.comparing(Table::name));
        views.sort(Comparator.comparing(View::name));
        allTriggers.sort(Comparator.comparing(Trigger::name).thenComparing(Trigger::table));
        return new DatabaseSchema(
                defaultSchema,
                tables,
                views,
                allTriggers,
                catalog.rows("enums", PostgresqlSchemaReader::enumType),
                catalog.rows("sequences", PostgresqlSchemaReader::sequence),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private record NamedText(String name, String text) {}

    /** A table or a view, without its parts. */
    private record Relation(
            long oid,
            ObjectName name,
            String relkind,
            TableKind kind,
            Set<String> options,
            @Nullable String comment,
            @Nullable String viewDefinition,
            long rowEstimate) {
        boolean isView() {
            return relkind.equals("v") || relkind.equals("m");
        }

        View view(List<Column> columns) {
            if (viewDefinition == null) {
                return new View(name, relkind.equals("m"), columns, "", "It was dropped while it was read.");
            }
            String definition = viewDefinition.strip();
            String query = definition.endsWith(";") ? definition.substring(0, definition.length() - 1) : definition;
            return new View(name, relkind.equals("m"), columns, query, null);
        }
    }

    private static Relation relation(ResultSet row) throws SQLException {
        String relkind = text(row, "kind");
        boolean partition = row.getBoolean("is_partition");
        TableKind kind =
                switch (relkind) {
                    case "p" -> TableKind.PARTITIONED;
                    case "f" -> TableKind.FOREIGN;
                    default -> partition ? TableKind.PARTITION : TableKind.ORDINARY;
                };
        return new Relation(
                row.getLong("oid"),
                new ObjectName(row.getString("nspname"), text(row, "relname")),
                relkind,
                kind,
                options(row, partition),
                row.getString("comment"),
                row.getString("view_definition"),
                row.getLong("row_estimate"));
    }

    /** What stands before or behind the column list of a CREATE TABLE, as far as it says what the table is. */
    private static Set<String> options(ResultSet row, boolean partition) throws SQLException {
        Set<String> options = new LinkedHashSet<>();
        if (row.getBoolean("is_unlogged")) {
            options.add("UNLOGGED");
        }
        if (partition) {
            options.add(Partitions.OPTION + row.getString("partition_of") + " " + row.getString("partition_bound"));
        }
        if (row.getString("partition_key") != null) {
            options.add("PARTITION BY " + row.getString("partition_key"));
        }
        if (row.getString("foreign_server") != null) {
            String given = row.getString("foreign_options");
            options.add(
                    "SERVER " + row.getString("foreign_server") + (given == null ? "" : " OPTIONS (" + given + ")"));
        }
        return options;
    }

    private static Column column(ResultSet row) throws SQLException {
        String computed = text(row, "generated");
        String expression = row.getString("expression");
        Identity identity = identity(row);
        Generated generated = computed.isEmpty() || expression == null
                ? null
                : new Generated(Parentheses.strip(expression), computed.equals("s"));
        boolean hasDefault = expression != null && generated == null && identity == null;
        return new Column(
                text(row, "attname"),
                PostgresqlTypes.reflected(
                        text(row, "type"),
                        text(row, "type_class"),
                        text(row, "type_category"),
                        row.getString("base_type")),
                !row.getBoolean("not_null"),
                hasDefault ? new DefaultValue(expression) : null,
                generated,
                identity,
                row.getString("collation"),
                row.getString("comment"));
    }

    private static @Nullable Identity identity(ResultSet row) throws SQLException {
        String options = row.getString("options");
        return switch (text(row, "identity")) {
            case "a" -> new Identity(Identity.Kind.ALWAYS, options == null ? "" : options);
            case "d" -> new Identity(Identity.Kind.BY_DEFAULT, options == null ? "" : options);
            default ->
                row.getBoolean("is_serial") ? new Identity(Identity.Kind.SERIAL, options == null ? "" : options) : null;
        };
    }

    private static Index index(ResultSet row) throws SQLException {
        List<String> columns = Catalog.texts(row, "columns");
        List<String> expressions = Catalog.texts(row, "expressions");
        Boolean[] descending = (Boolean[]) row.getArray("descending").getArray();
        List<Index.Part> parts = new ArrayList<>();
        for (int i = 0; i < descending.length; i++) {
            String expression = expressions.get(i);
            parts.add(new Index.Part(
                    columns.get(i), expression == null ? null : Parentheses.strip(expression), descending[i]));
        }
        String predicate = row.getString("predicate");
        return new Index(
                text(row, "relname"),
                row.getBoolean("is_unique"),
                parts,
                predicate == null ? null : Parentheses.strip(predicate),
                row.getString("definition"));
    }

    private static UserType enumType(ResultSet row) throws SQLException {
        return new EnumType(
                new ObjectName(row.getString("nspname"), text(row, "typname")), Catalog.texts(row, "labels"));
    }

    private static Sequence sequence(ResultSet row) throws SQLException {
        String table = row.getString("owner_table");
        return new Sequence(
                new ObjectName(row.getString("nspname"), text(row, "relname")),
                table == null ? null : new ObjectName(row.getString("owner_schema"), table),
                row.getString("owner_column"));
    }

    /** A column of a result that is never NULL. */
    static String text(ResultSet row, String column) throws SQLException {
        String value = row.getString(column);
        if (value == null) {
            throw new SQLException("The catalog has no " + column + " where it always has one");
        }
        return value;
    }
}
