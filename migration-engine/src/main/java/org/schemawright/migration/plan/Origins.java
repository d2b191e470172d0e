package org.schemawright.migration.plan;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Table;

/** Where the tables and columns of a plan are in the database before it, followed through renames. */
final class Origins {

    private final DatabaseSchema schema;
    /** What is no longer as it was; empty for a table that the plan makes, or that is gone. */
    private final Map<ObjectName, Optional<StoredTable>> moved = new HashMap<>();

    /** @param schema as it is before the plan */
    Origins(DatabaseSchema schema) {
        this.schema = schema;
    }

    /** The same, to be followed elsewhere. */
    Origins copy() {
        Origins copy = new Origins(schema);
        copy.moved.putAll(moved);
        return copy;
    }

    /** The table in the database; empty for one that the plan makes, so that it has no rows yet. */
    Optional<StoredTable> table(ObjectName name) {
        Optional<StoredTable> known = moved.get(name);
        return known != null ? known : schema.table(name).map(Origins::asStored);
    }

    private static StoredTable asStored(Table table) {
        Map<String, String> columns = new LinkedHashMap<>();
        table.columns().forEach(c -> columns.put(c.name(), c.name()));
        List<String> key = table.primaryKey().map(PrimaryKey::columns).orElse(List.of());
        return new StoredTable(table.name(), table.name(), columns, key);
    }

    /** Goes on behind a change. */
    void follow(Change change) {
        ObjectName name = change.table();
        Optional<StoredTable> table = table(name);
        switch (change) {
            case Change.CreateTable _, Change.DropTable _ -> moved.put(name, Optional.empty());
            case Change.RenameTable rename -> {
                ObjectName next = name.withName(rename.newName());
                moved.put(name, Optional.empty());
                moved.put(next, table.map(t -> new StoredTable(t.stored(), next, t.columns(), t.key())));
            }
            case Change.RenameColumn rename ->
                moved.put(name, table.map(t -> renamed(t, rename.column(), rename.newName())));
            case Change.DropColumn drop -> moved.put(name, table.map(t -> without(t, drop.column())));
            case Change.AlterColumn alter -> {
                // By then the values are others than the database has now.
                if (!alter.before().type().raw().equals(alter.after().type().raw())) {
                    forget(alter);
                }
            }
            case Change.AddColumn _,
                    Change.OrderColumns _,
                    Change.AddConstraint _,
                    Change.DropConstraint _,
                    Change.CreateIndex _,
                    Change.DropIndex _,
                    Change.ReplaceObject _ -> {}
        }
    }

    /** Nothing can be asked any more of the values that a column has now. */
    void forget(Change.AlterColumn alter) {
        moved.put(
                alter.table(),
                table(alter.table()).map(t -> without(t, alter.after().name())));
    }

    private static StoredTable renamed(StoredTable table, String column, String newName) {
        Map<String, String> columns = new LinkedHashMap<>();
        table.columns().forEach((name, stored) -> columns.put(name.equals(column) ? newName : name, stored));
        List<String> key =
                table.key().stream().map(k -> k.equals(column) ? newName : k).toList();
        return new StoredTable(table.stored(), table.name(), columns, key);
    }

    private static StoredTable without(StoredTable table, String column) {
        Map<String, String> columns = new LinkedHashMap<>(table.columns());
        columns.remove(column);
        List<String> key = table.key().contains(column) ? List.of() : table.key();
        return new StoredTable(table.stored(), table.name(), columns, key);
    }
}
