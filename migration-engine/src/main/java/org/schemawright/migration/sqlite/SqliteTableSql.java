package org.schemawright.migration.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.SqlToken;
import org.schemawright.migration.change.SqlTokens;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DefaultValue;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Generated;
import org.schemawright.migration.schema.Identity;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.OtherConstraint;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.ReferentialAction;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.UniqueKey;

/** Writes tables, columns, constraints and indexes that have no text of their own yet. */
final class SqliteTableSql {

    private SqliteTableSql() {}

    /** CREATE TABLE out of the model alone. */
    static String create(Table table) {
        List<String> items = new ArrayList<>();
        List<Constraint> left = new ArrayList<>(table.constraints());
        for (Column column : table.columns()) {
            String item = column(column);
            if (column.identity() != null) {
                PrimaryKey key = table.primaryKey().orElse(new PrimaryKey(null, List.of(column.name())));
                left.remove(key);
                item += " " + primaryKey(key, column);
            }
            items.add(item);
        }
        left.forEach(c -> items.add(constraint(c)));
        Set<String> options = new TreeSet<>(table.options());
        return "CREATE TABLE " + SqlName.quote(table.name()) + " (\n    " + String.join(",\n    ", items) + "\n)"
                + (options.isEmpty() ? "" : " " + String.join(", ", options));
    }

    /** The key of a column that is the rowid, which has to stand in the column itself. */
    static String primaryKey(PrimaryKey key, Column column) {
        Identity identity = column.identity();
        boolean autoincrement = identity != null && identity.kind() == Identity.Kind.AUTOINCREMENT;
        return named(key.name()) + "PRIMARY KEY" + (autoincrement ? " AUTOINCREMENT" : "");
    }

    /** A column without keys and checks. */
    static String column(Column column) {
        StringBuilder sql = new StringBuilder(SqlName.quote(column.name()));
        if (!column.type().raw().isEmpty()) {
            sql.append(' ').append(column.type().raw());
        }
        Generated generated = column.generated();
        if (generated != null) {
            sql.append(' ').append(generated(generated));
        }
        if (!column.nullable() && column.identity() == null) {
            sql.append(" NOT NULL");
        }
        DefaultValue defaultValue = column.defaultValue();
        if (defaultValue != null) {
            sql.append(' ').append(defaultValue(defaultValue));
        }
        String collation = column.collation();
        if (collation != null) {
            sql.append(' ').append(collation(collation));
        }
        return sql.toString();
    }

    static String generated(Generated generated) {
        return "GENERATED ALWAYS AS (" + generated.expression() + ") " + (generated.stored() ? "STORED" : "VIRTUAL");
    }

    static String collation(String collation) {
        return "COLLATE " + (collation.matches("[A-Za-z_][A-Za-z0-9_]*") ? collation : SqlName.quote(collation));
    }

    /** SQLite wants anything but a single value in parentheses, which it then does not keep. */
    static String defaultValue(DefaultValue value) {
        return "DEFAULT " + (isSingle(SqlTokens.of(value.sql())) ? value.sql() : "(" + value.sql() + ")");
    }

    private static boolean isSingle(List<SqlToken> tokens) {
        boolean signed = tokens.size() == 2
                && (tokens.getFirst().isSymbol('-') || tokens.getFirst().isSymbol('+'))
                && tokens.getLast().kind() == SqlToken.Kind.NUMBER;
        return tokens.size() == 1 || signed;
    }

    /** Whether the default is the same in every row, so that ADD COLUMN takes it. */
    static boolean isConstant(DefaultValue value) {
        List<SqlToken> tokens = SqlTokens.of(value.sql());
        SqlToken last = tokens.isEmpty() ? new SqlToken(SqlToken.Kind.SYMBOL, "", 0, 0) : tokens.getLast();
        boolean literal = last.kind() == SqlToken.Kind.NUMBER
                || last.kind() == SqlToken.Kind.STRING
                || last.is("TRUE")
                || last.is("FALSE");
        return isSingle(tokens) && literal;
    }

    /** A constraint as it stands behind the columns. */
    static String constraint(Constraint constraint) {
        return named(constraint.name())
                + switch (constraint) {
                    case PrimaryKey key -> "PRIMARY KEY (" + SqlName.list(key.columns()) + ")";
                    case UniqueKey key -> "UNIQUE (" + SqlName.list(key.columns()) + ")";
                    case ForeignKey key -> "FOREIGN KEY (" + SqlName.list(key.columns()) + ") " + target(key);
                    case CheckConstraint check -> "CHECK (" + check.expression() + ")";
                    case OtherConstraint other -> other.definition();
                };
    }

    /** A foreign key as it stands in its column. */
    static String inline(ForeignKey key) {
        return named(key.name()) + target(key);
    }

    private static String target(ForeignKey key) {
        StringBuilder sql = new StringBuilder("REFERENCES ").append(SqlName.quote(key.target()));
        if (!key.targetColumns().isEmpty()) {
            sql.append(" (").append(SqlName.list(key.targetColumns())).append(')');
        }
        if (key.onDelete() != ReferentialAction.NO_ACTION) {
            sql.append(" ON DELETE ").append(key.onDelete().sql());
        }
        if (key.onUpdate() != ReferentialAction.NO_ACTION) {
            sql.append(" ON UPDATE ").append(key.onUpdate().sql());
        }
        if (key.deferrable()) {
            sql.append(" DEFERRABLE").append(key.initiallyDeferred() ? " INITIALLY DEFERRED" : "");
        }
        return sql.toString();
    }

    private static String named(@Nullable String name) {
        return name == null ? "" : "CONSTRAINT " + SqlName.quote(name) + " ";
    }

    /** CREATE INDEX: its own text where it has one. */
    static String index(Table table, Index index) {
        String definition = index.definition();
        if (definition != null) {
            return definition;
        }
        String parts = index.parts().stream().map(SqliteTableSql::part).collect(Collectors.joining(", "));
        String predicate = index.predicate();
        return "CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX " + SqlName.quote(index.name()) + " ON "
                + SqlName.quote(table.name()) + " (" + parts + ")" + (predicate == null ? "" : " WHERE " + predicate);
    }

    private static String part(Index.Part part) {
        String column = part.column();
        String what = column != null ? SqlName.quote(column) : String.valueOf(part.expression());
        return part.descending() ? what + " DESC" : what;
    }
}
