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
            PrimaryKey key = table.primaryKey().orElse(null);
            if (key != null && standsIn(column, key)) {
                left.remove(key);
                item += " " + primaryKey(key, column);
            }
            items.add(item);
        }
        boolean autoincrement = table.columns().stream().anyMatch(SqliteTableSql::isAutoincrement);
        left.forEach(c -> items.add(
                autoincrement && c instanceof PrimaryKey key
                        ? named(key.name()) + primaryKey(key, " AUTOINCREMENT")
                        : constraint(c)));
        Set<String> options = new TreeSet<>(table.options());
        return "CREATE TABLE " + SqlName.quote(table.name()) + " (\n    " + String.join(",\n    ", items) + "\n)"
                + (options.isEmpty() ? "" : " " + String.join(", ", options));
    }

    /**
     * Whether a key is written in its column: that of the rowid, and the DESC by which an INTEGER is not the rowid, which
     * would make it one behind the columns.
     */
    static boolean standsIn(Column column, PrimaryKey key) {
        List<String> parts = SqliteKeyOptions.parse(key.options()).parts();
        return key.columns().equals(List.of(column.name()))
                && (column.identity() != null ? parts.isEmpty() : parts.equals(List.of("DESC")));
    }

    /** A key as it stands in its column. */
    static String primaryKey(PrimaryKey key, Column column) {
        SqliteKeyOptions options = SqliteKeyOptions.parse(key.options());
        return named(key.name()) + "PRIMARY KEY" + (options.parts().isEmpty() ? "" : " DESC") + options.behind()
                + (isAutoincrement(column) ? " AUTOINCREMENT" : "");
    }

    private static String primaryKey(PrimaryKey key, String autoincrement) {
        SqliteKeyOptions options = SqliteKeyOptions.parse(key.options());
        return "PRIMARY KEY (" + options.list(key.columns()) + autoincrement + ")" + options.behind();
    }

    private static String unique(UniqueKey key) {
        SqliteKeyOptions options = SqliteKeyOptions.parse(key.options());
        return "UNIQUE (" + options.list(key.columns()) + ")" + options.behind();
    }

    private static boolean isAutoincrement(Column column) {
        Identity identity = column.identity();
        return identity != null && identity.kind() == Identity.Kind.AUTOINCREMENT;
    }

    /** A column without keys and checks. */
    static String column(Column column) {
        StringBuilder sql = new StringBuilder(SqlName.quote(column.name()));
        if (!column.type().raw().isEmpty()) {
            sql.append(' ').append(type(column.type().raw()));
        }
        Generated generated = column.generated();
        if (generated != null) {
            sql.append(' ').append(generated(generated));
        }
        if (!column.nullable() && column.identity() == null) {
            sql.append(" NOT NULL").append(column.storage().isEmpty() ? "" : " " + column.storage());
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

    /** A type as people write it; one that was written in quotes, which SQLite does not keep, gets them back. */
    private static String type(String raw) {
        List<SqlToken> tokens = SqlTokens.of(raw);
        boolean plain = tokens.stream()
                .takeWhile(t -> !t.isSymbol('('))
                .allMatch(t -> t.kind() == SqlToken.Kind.WORD && !SqliteTableParser.beginsClause(t));
        boolean bare = plain && !tokens.isEmpty() && tokens.getFirst().kind() == SqlToken.Kind.WORD;
        return bare ? raw : SqlName.quote(raw);
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
                    case PrimaryKey key -> primaryKey(key, "");
                    case UniqueKey key -> unique(key);
                    case ForeignKey key -> "FOREIGN KEY (" + SqlName.list(key.columns()) + ") " + target(key);
                    case CheckConstraint check -> ("CHECK (" + check.expression() + ") " + check.options()).strip();
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
        if (!key.options().isEmpty()) {
            sql.append(' ').append(key.options());
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
        return what + (part.options().isEmpty() ? "" : " " + part.options()) + (part.descending() ? " DESC" : "");
    }
}
