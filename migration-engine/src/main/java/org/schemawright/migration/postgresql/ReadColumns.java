package org.schemawright.migration.postgresql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.DefaultValue;
import org.schemawright.migration.schema.Generated;
import org.schemawright.migration.schema.Identity;
import org.schemawright.migration.schema.ObjectName;

/** The columns of all relations, and which number each has in the catalogs. */
final class ReadColumns {

    private static final class OfRelation {
        private final List<Column> columns = new ArrayList<>();
        private final Map<Integer, String> names = new HashMap<>();
        private final Set<String> inherited = new HashSet<>();
    }

    private final Map<Long, OfRelation> relations = new HashMap<>();

    /** Thousands of columns have few types. */
    private final Map<String, ColumnType> types = new HashMap<>();

    /** @param names the relations that have a name of their own, by oid */
    ReadColumns(Catalog catalog, Map<Long, ObjectName> names) throws SQLException {
        catalog.rows(CatalogQuery.COLUMNS, row -> add(row, names));
    }

    /** In their order. */
    List<Column> of(long relation) {
        OfRelation found = relations.get(relation);
        return found == null ? List.of() : found.columns;
    }

    /** Those that only a parent declares. */
    Set<String> inherited(long relation) {
        OfRelation found = relations.get(relation);
        return found == null ? Set.of() : found.inherited;
    }

    /** The name of a column by its number; null where there is none. */
    @Nullable
    String name(long relation, int number) {
        OfRelation found = relations.get(relation);
        return found == null ? null : found.names.get(number);
    }

    /**
     * Names by numbers that a space separates. A number without a column gives null: an expression of an index.
     *
     * @param numbers null gives no names
     */
    List<@Nullable String> names(long relation, @Nullable String numbers) {
        List<@Nullable String> names = new ArrayList<>();
        if (numbers != null && !numbers.isEmpty()) {
            for (String number : numbers.split(" ", -1)) {
                names.add(name(relation, Integer.parseInt(number)));
            }
        }
        return names;
    }

    private Column add(ResultSet row, Map<Long, ObjectName> names) throws SQLException {
        long relation = row.getLong("relation");
        Column column = column(row, names.get(relation));
        OfRelation owner = relations.computeIfAbsent(relation, _ -> new OfRelation());
        owner.columns.add(column);
        owner.names.put(row.getInt("number"), column.name());
        if (!row.getBoolean("is_local")) {
            owner.inherited.add(column.name());
        }
        return column;
    }

    private Column column(ResultSet row, @Nullable ObjectName table) throws SQLException {
        String name = Catalog.text(row, "attname");
        String computed = Catalog.text(row, "generated");
        String expression = row.getString("expression");
        Identity identity = identity(row, table, name);
        Generated generated = computed.isEmpty() || expression == null
                ? null
                : new Generated(Parentheses.strip(SettledText.of(expression)), computed.equals("s"));
        boolean hasDefault = expression != null && generated == null && identity == null;
        return new Column(
                name,
                type(row),
                !row.getBoolean("not_null"),
                hasDefault ? new DefaultValue(expression) : null,
                generated,
                identity,
                row.getString("collation"),
                row.getString("comment"),
                storage(row));
    }

    private ColumnType type(ResultSet row) throws SQLException {
        String raw = Catalog.text(row, "type");
        ColumnType known = types.get(raw);
        if (known == null) {
            known = PostgresqlTypes.reflected(
                    raw,
                    Catalog.text(row, "type_class"),
                    Catalog.text(row, "type_category"),
                    row.getString("base_type"));
            types.put(raw, known);
        }
        return known;
    }

    private static @Nullable Identity identity(ResultSet row, @Nullable ObjectName table, String column)
            throws SQLException {
        String options = row.getString("options");
        String given = options == null ? "" : options;
        return switch (Catalog.text(row, "identity")) {
            case "a" -> new Identity(Identity.Kind.ALWAYS, named(row, table, column, given));
            case "d" -> new Identity(Identity.Kind.BY_DEFAULT, named(row, table, column, given));
            default -> row.getBoolean("is_serial") ? new Identity(Identity.Kind.SERIAL, given) : null;
        };
    }

    /** The name of the sequence is said where it is not the one that PostgreSQL would choose. */
    private static String named(ResultSet row, @Nullable ObjectName table, String column, String options)
            throws SQLException {
        String name = row.getString("sequence_name");
        if (name == null || table == null) {
            return options;
        }
        ObjectName sequence = new ObjectName(row.getString("sequence_schema"), name);
        return Numbering.identityOptions(sequence, table, column, options);
    }

    private static String storage(ResultSet row) throws SQLException {
        StringBuilder all = new StringBuilder();
        append(all, "", row.getString("storage"), "");
        append(all, "COMPRESSION ", row.getString("compression"), "");
        append(all, "STATISTICS ", row.getString("statistics"), "");
        List<String> settings = Catalog.texts(row, "settings");
        append(all, "(", settings.isEmpty() ? null : RelationRow.settings(settings, ""), ")");
        append(all, "OPTIONS (", row.getString("foreign_options"), ")");
        return all.toString();
    }

    private static void append(StringBuilder all, String start, @Nullable String text, String end) {
        if (text != null) {
            all.append(all.isEmpty() ? "" : " ").append(start).append(text).append(end);
        }
    }
}
