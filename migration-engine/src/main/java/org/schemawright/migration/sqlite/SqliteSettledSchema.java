package org.schemawright.migration.sqlite;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.SqlToken;
import org.schemawright.migration.change.SqlTokens;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.DefaultValue;
import org.schemawright.migration.schema.Identity;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.View;

/**
 * A planned schema as SQLite will give it back: tables have their CREATE TABLE texts, a lone INTEGER key numbers itself,
 * and types are spelled as SQLite spells them.
 */
final class SqliteSettledSchema {

    private SqliteSettledSchema() {}

    static DatabaseSchema of(Change change, DatabaseSchema before, DatabaseSchema after) {
        return switch (change) {
            case Change.CreateTable create -> settled(create.table(), create.table(), before, after);
            case Change.RenameTable rename -> renamed(before, after, new TableRename(rename));
            case Change.RenameColumn rename -> renamed(before, after, new ColumnRename(rename));
            case Change.AddColumn add -> settled(add.table(), add.table(), before, after);
            case Change.DropColumn drop -> settled(drop.table(), drop.table(), before, after);
            case Change.AlterColumn alter -> settled(alter.table(), alter.table(), before, after);
            case Change.OrderColumns order -> ordered(order.table(), before, after);
            case Change.AddConstraint add -> settled(add.table(), add.table(), before, after);
            case Change.DropConstraint drop -> settled(drop.table(), drop.table(), before, after);
            case Change.DropTable drop -> withoutTable(drop.table(), after);
            case Change.CreateIndex create -> after;
            case Change.DropIndex drop -> after;
            case Change.ReplaceObject replace -> after;
        };
    }

    /** Views that name the table are broken from here on, which later changes of the plan have to know. */
    private static DatabaseSchema withoutTable(ObjectName dropped, DatabaseSchema after) {
        return after.withViews(after.views().stream()
                .map(v -> SqlTokens.mention(v.definition(), dropped.name())
                        ? new View(v.name(), false, List.of(), v.definition(), "The table " + dropped + " is dropped.")
                        : v)
                .toList());
    }

    private static DatabaseSchema ordered(ObjectName name, DatabaseSchema before, DatabaseSchema after) {
        Optional<String> was = before.table(name).map(Table::definition);
        return after.withTables(after.tables().stream().map(t -> {
            if (!t.name().equals(name)) {
                return t;
            }
            List<String> columns = t.columns().stream().map(Column::name).toList();
            return t.withDefinition(
                    was.flatMap(text -> SqliteColumnOrder.of(text, columns)).orElseGet(() -> SqliteTableSql.create(t)));
        }));
    }

    private static DatabaseSchema settled(
            ObjectName oldName, ObjectName newName, DatabaseSchema before, DatabaseSchema after) {
        return after.withTables(
                after.tables().stream().map(t -> t.name().equals(newName) ? settled(before.table(oldName), t) : t));
    }

    private static Table settled(Optional<Table> before, Table after) {
        if (after.definition() != null) {
            return after;
        }
        Table table = normal(after);
        return table.withDefinition(
                before.flatMap(b -> SqliteTableEdit.of(b, table)).orElseGet(() -> SqliteTableSql.create(table)));
    }

    private static DatabaseSchema renamed(DatabaseSchema before, DatabaseSchema after, Rename rename) {
        return after.withTables(after.tables().stream().map(t -> {
            String definition = t.definition();
            String old =
                    before.table(rename.before(t.name())).map(Table::definition).orElse(null);
            return definition == null && old != null
                    ? t.withDefinition(rename.rewrite(old).orElse(null))
                    : t;
        }));
    }

    /** A rename, seen from what it leaves. */
    private interface Rename {
        /** The name that a table had before. */
        ObjectName before(ObjectName name);

        /** A table's text after it. */
        Optional<String> rewrite(String definition);
    }

    private record TableRename(Change.RenameTable change) implements Rename {
        @Override
        public ObjectName before(ObjectName name) {
            return name.equals(change.table().withName(change.newName())) ? change.table() : name;
        }

        @Override
        public Optional<String> rewrite(String definition) {
            return SqliteTextRename.table(definition, change);
        }
    }

    private record ColumnRename(Change.RenameColumn change) implements Rename {
        @Override
        public ObjectName before(ObjectName name) {
            return name;
        }

        @Override
        public Optional<String> rewrite(String definition) {
            return SqliteTextRename.column(definition, change);
        }
    }

    /** What SQLite makes of a table by itself. */
    private static Table normal(Table table) {
        List<String> key = table.primaryKey().map(PrimaryKey::columns).orElse(List.of());
        boolean noRowId = table.options().contains("WITHOUT ROWID");
        boolean requiresKey = noRowId || table.options().contains("STRICT");
        return table.withColumns(table.columns().stream()
                .map(c -> {
                    boolean rowId = !noRowId
                            && key.equals(List.of(c.name()))
                            && SqliteTypes.isRowIdType(c.type().raw());
                    boolean nullable = c.nullable() && !rowId && !(requiresKey && key.contains(c.name()));
                    return new Column(
                            c.name(),
                            SqliteTypes.parse(c.type().raw()),
                            nullable,
                            normal(c.defaultValue()),
                            c.generated(),
                            rowId ? identity(c) : null,
                            c.collation(),
                            null,
                            nullable ? "" : c.storage());
                })
                .toList());
    }

    private static Identity identity(Column column) {
        Identity identity = column.identity();
        return identity != null && identity.kind() == Identity.Kind.AUTOINCREMENT
                ? identity
                : Identity.of(Identity.Kind.ROWID);
    }

    /** SQLite does not keep the parentheses around a default. */
    private static @Nullable DefaultValue normal(@Nullable DefaultValue value) {
        if (value == null) {
            return null;
        }
        String sql = value.sql().strip();
        List<SqlToken> tokens = SqlTokens.of(sql);
        int depth = 0;
        for (SqlToken token : tokens.isEmpty() ? tokens : tokens.subList(0, tokens.size() - 1)) {
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
            if (depth == 0) {
                return new DefaultValue(sql);
            }
        }
        return tokens.size() > 2 ? normal(new DefaultValue(sql.substring(1, sql.length() - 1))) : new DefaultValue(sql);
    }
}
