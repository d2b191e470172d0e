package org.schemawright.migration.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Generated;
import org.schemawright.migration.schema.Identity;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.OtherConstraint;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.ReferentialAction;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TableKind;
import org.schemawright.migration.schema.UniqueKey;

/** The text of tables and their parts. */
final class TableSql {

    private TableSql() {}

    /**
     * CREATE TABLE, with all constraints inside.
     *
     * @param columns the text of each column
     */
    static String create(Table table, List<String> columns) {
        String name = SqlName.quote(table.name());
        String tail = table.options().stream()
                .filter(o -> o.startsWith("PARTITION BY ") || o.startsWith("SERVER "))
                .map(o -> " " + o)
                .collect(Collectors.joining());
        String partition = option(table, Partitions.OPTION);
        if (partition != null) {
            return "CREATE TABLE " + name + " " + partition + tail;
        }
        List<String> lines = new ArrayList<>(columns);
        for (Constraint constraint : table.constraints()) {
            lines.add(constraint(constraint, table));
        }
        String kind = table.kind() == TableKind.FOREIGN
                ? "FOREIGN "
                : table.options().contains("UNLOGGED") ? "UNLOGGED " : "";
        String body = lines.isEmpty() ? " ()" : " (\n    " + String.join(",\n    ", lines) + "\n)";
        return "CREATE " + kind + "TABLE " + name + body + tail;
    }

    private static @Nullable String option(Table table, String start) {
        return table.options().stream()
                .filter(o -> o.startsWith(start))
                .findFirst()
                .orElse(null);
    }

    /**
     * A column as CREATE TABLE and ADD COLUMN have it.
     *
     * @param serial what a serial column says in place of its type and default; null for other columns
     */
    static String column(Column column, @Nullable String serial) {
        StringBuilder sql = new StringBuilder(SqlName.quote(column.name())).append(' ');
        sql.append(serial == null ? column.type().raw() : serial);
        sql.append(collate(column));
        Generated generated = column.generated();
        if (generated != null) {
            sql.append(" GENERATED ALWAYS AS (").append(generated.expression()).append(')');
            sql.append(generated.stored() ? " STORED" : " VIRTUAL");
        }
        Identity identity = column.identity();
        if (identity != null && serial == null) {
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
        String collation = column.collation();
        if (collation == null) {
            return "";
        }
        return " COLLATE " + (collation.startsWith("\"") ? collation : SqlName.quote(collation));
    }

    static String identity(Identity identity) {
        String kind = identity.kind() == Identity.Kind.ALWAYS ? "ALWAYS" : "BY DEFAULT";
        String options = identity.options().isEmpty() ? "" : " (" + identity.options() + ")";
        return "GENERATED " + kind + " AS IDENTITY" + options;
    }

    /** With its name: the one it has, or the one it gets. */
    static String constraint(Constraint constraint, Table table) {
        return "CONSTRAINT " + SqlName.quote(DefaultNames.of(constraint, table)) + " " + rule(constraint);
    }

    /** What follows the name. */
    static String rule(Constraint constraint) {
        return switch (constraint) {
            case PrimaryKey key -> "PRIMARY KEY (" + SqlName.list(key.columns()) + ")";
            case UniqueKey key -> "UNIQUE (" + SqlName.list(key.columns()) + ")";
            case CheckConstraint check -> "CHECK (" + check.expression() + ")";
            case OtherConstraint other -> other.definition();
            case ForeignKey key -> foreignKey(key);
        };
    }

    private static String foreignKey(ForeignKey key) {
        StringBuilder sql = new StringBuilder("FOREIGN KEY (");
        sql.append(SqlName.list(key.columns())).append(") REFERENCES ").append(SqlName.quote(key.target()));
        if (!key.targetColumns().isEmpty()) {
            sql.append(" (").append(SqlName.list(key.targetColumns())).append(')');
        }
        if (key.onUpdate() != ReferentialAction.NO_ACTION) {
            sql.append(" ON UPDATE ").append(key.onUpdate().sql());
        }
        if (key.onDelete() != ReferentialAction.NO_ACTION) {
            sql.append(" ON DELETE ").append(key.onDelete().sql());
        }
        if (key.deferrable()) {
            sql.append(key.initiallyDeferred() ? " DEFERRABLE INITIALLY DEFERRED" : " DEFERRABLE");
        }
        return sql.toString();
    }

    /** What the catalog said behind the table's name is kept, for it knows methods and operator classes. */
    static String index(Index index, Table table) {
        String start = "CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX " + SqlName.quote(index.name()) + " ON "
                + SqlName.quote(table.name());
        String definition = index.definition();
        if (definition != null) {
            int using = outsideQuotes(definition, " USING ");
            if (using >= 0) {
                return start + definition.substring(using);
            }
        }
        String parts = index.parts().stream().map(TableSql::part).collect(Collectors.joining(", "));
        return start + " (" + parts + ")" + (index.predicate() == null ? "" : " WHERE " + index.predicate());
    }

    private static String part(Index.Part part) {
        String column = part.column();
        return (column == null ? "(" + part.expression() + ")" : SqlName.quote(column))
                + (part.descending() ? " DESC" : "");
    }

    private static int outsideQuotes(String text, String words) {
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
