package org.schemawright.migration.postgresql;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.Generated;
import org.schemawright.migration.schema.Identity;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TableKind;

/** The text of tables and their parts. */
final class TableSql {

    private TableSql() {}

    /** A collation that is not found without its schema is written with both names in quotes. */
    private static final Pattern QUALIFIED = Pattern.compile("\"(?:[^\"]|\"\")+\"\\.\"(?:[^\"]|\"\")+\"");

    /** What may stand behind the column list, in the order in which it must. */
    private static final List<String> TAIL = List.of("PARTITION BY ", "USING ", "WITH ", "SERVER ");

    /**
     * CREATE TABLE. That it is a partition is not said: it is attached to its table afterwards.
     *
     * @param lines the columns and constraints
     * @param parents those whose columns it takes from them
     */
    static String create(Table table, List<String> lines, List<ObjectName> parents) {
        String kind = table.kind() == TableKind.FOREIGN
                ? "FOREIGN "
                : table.options().contains("UNLOGGED") ? "UNLOGGED " : "";
        String type = option(table.options(), "OF ");
        StringBuilder sql = new StringBuilder("CREATE ").append(kind).append("TABLE ");
        sql.append(SqlName.quote(table.name()));
        if (type != null) {
            sql.append(' ').append(type);
        }
        if (!lines.isEmpty()) {
            sql.append(" (\n    ").append(String.join(",\n    ", lines)).append("\n)");
        } else if (type == null) {
            sql.append(" ()");
        }
        if (!parents.isEmpty()) {
            sql.append(" INHERITS (");
            sql.append(parents.stream().map(SqlName::quote).collect(Collectors.joining(", ")));
            sql.append(')');
        }
        return sql.append(tail(table.options(), TAIL)).toString();
    }

    /** Those of the options that begin with one of these words, each with a space before it. */
    static String tail(Set<String> options, List<String> starts) {
        return starts.stream()
                .map(start -> option(options, start))
                .filter(Objects::nonNull)
                .map(option -> " " + option)
                .collect(Collectors.joining());
    }

    /** The option that begins with these words; null where there is none. */
    static @Nullable String option(Set<String> options, String start) {
        return options.stream().filter(o -> o.startsWith(start)).findFirst().orElse(null);
    }

    /**
     * A column as CREATE TABLE and ADD COLUMN have it.
     *
     * @param serial what a serial column says in place of its type and default; null for other columns
     */
    static String column(Column column, @Nullable String serial) {
        String type = serial == null ? column.type().raw() : serial;
        return SqlName.quote(column.name()) + " " + type + ColumnStorage.foreignOptions(column) + collate(column)
                + rules(column, serial == null);
    }

    /** A column as CREATE TABLE has it whose type comes from the type that the table is of; null where that says all. */
    static @Nullable String columnOfType(Column column) {
        String rules = rules(column, true);
        return rules.isEmpty() ? null : SqlName.quote(column.name()) + " WITH OPTIONS" + rules;
    }

    private static String rules(Column column, boolean numbered) {
        StringBuilder sql = new StringBuilder();
        Generated generated = column.generated();
        if (generated != null) {
            sql.append(" GENERATED ALWAYS AS (").append(generated.expression()).append(')');
            sql.append(generated.stored() ? " STORED" : " VIRTUAL");
        }
        Identity identity = column.identity();
        if (identity != null && numbered) {
            sql.append(' ').append(identity(identity));
        }
        if (column.defaultValue() != null) {
            sql.append(" DEFAULT ").append(column.defaultValue().sql());
        }
        if (!column.nullable()) {
            sql.append(" NOT NULL");
        }
        return sql.toString();
    }

    static String collate(Column column) {
        return collate(column.collation());
    }

    /** With a space before it; empty where there is none. */
    static String collate(@Nullable String collation) {
        if (collation == null) {
            return "";
        }
        return " COLLATE " + (QUALIFIED.matcher(collation).matches() ? collation : SqlName.quote(collation));
    }

    static String identity(Identity identity) {
        String kind = identity.kind() == Identity.Kind.ALWAYS ? "ALWAYS" : "BY DEFAULT";
        String options = identity.options().isEmpty() ? "" : " (" + identity.options() + ")";
        return "GENERATED " + kind + " AS IDENTITY" + options;
    }

    /** With its name: the one it has, or the one it gets. */
    static String constraint(Constraint constraint, Table table) {
        return "CONSTRAINT " + SqlName.quote(DefaultNames.of(constraint, table)) + " " + ConstraintSql.rule(constraint);
    }

    /** What the catalog said behind the table's name is kept, for it knows methods and operator classes. */
    static String index(Index index, ObjectName table) {
        return index(index, " ON " + SqlName.quote(table));
    }

    /** The same for a partitioned table alone. */
    static String indexOnly(Index index, ObjectName table) {
        return index(index, " ON ONLY " + SqlName.quote(table));
    }

    private static String index(Index index, String on) {
        String start = "CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX " + SqlName.quote(index.name()) + on;
        String definition = index.definition();
        if (definition != null) {
            int using = outsideQuotes(definition, " USING ");
            if (using >= 0) {
                return start + definition.substring(using);
            }
        }
        String method = index.method().isEmpty() ? "" : " USING " + index.method();
        String parts = index.parts().stream().map(TableSql::part).collect(Collectors.joining(", "));
        return start + method + " (" + parts + ")" + (index.predicate() == null ? "" : " WHERE " + index.predicate());
    }

    private static String part(Index.Part part) {
        String column = part.column();
        String options = part.options();
        int nulls = Math.max(options.indexOf("NULLS FIRST"), options.indexOf("NULLS LAST"));
        String before = nulls < 0 ? options : options.substring(0, nulls).strip();
        return (column == null ? "(" + part.expression() + ")" : SqlName.quote(column))
                + (before.isEmpty() ? "" : " " + before)
                + (part.descending() ? " DESC" : "")
                + (nulls < 0 ? "" : " " + options.substring(nulls));
    }

    static int outsideQuotes(String text, String words) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '"') {
                quoted = !quoted;
            } else if (!quoted && text.startsWith(words, i)) {
                return i;
            }
        }
        return -1;
    }

    /** The pseudo-type that makes a column of this type serial; null where there is none. */
    static @Nullable String serialType(Column column) {
        return switch (column.type().raw().toLowerCase(Locale.ROOT)) {
            case "smallint" -> "smallserial";
            case "integer" -> "serial";
            case "bigint" -> "bigserial";
            default -> null;
        };
    }
}
