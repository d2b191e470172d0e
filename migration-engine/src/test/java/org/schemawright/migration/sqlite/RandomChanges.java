package org.schemawright.migration.sqlite;

import java.util.ArrayList;
import java.util.List;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.SqlTokens;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.DefaultValue;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Table;

/** Makes changes that fit a schema; some may break a rule over the rows, as a person's would. */
final class RandomChanges {

    private final RandomShop shop;

    RandomChanges(RandomShop shop) {
        this.shop = shop;
    }

    /** One change, or none where the one that was thought of does not fit. */
    List<Change> next(DatabaseSchema schema, int kind) {
        Table table = shop.any(schema.tables());
        ObjectName name = table.name();
        boolean strict = table.options().contains("STRICT");
        List<Change> changes = new ArrayList<>();
        switch (kind) {
            case 0 -> changes.add(shop.table(schema));
            case 1 -> {
                if (schema.tables().size() > 1 && !isReferredTo(schema, name) && !isNamed(schema, name.name())) {
                    changes.add(new Change.DropTable(name));
                }
            }
            case 2 -> changes.add(new Change.RenameTable(name, shop.name()));
            case 3 -> changes.add(new Change.AddColumn(name, shop.column(strict), null, null));
            case 4 -> {
                Table target = shop.any(schema.tables());
                if (RandomShop.numbered(target) != null) {
                    Column column = Column.of(shop.name(), SqliteTypes.parse("INT"), true);
                    changes.add(new Change.AddColumn(name, column, null, shop.foreignKey(column, target)));
                }
            }
            case 5 -> dropColumn(schema, table, changes);
            case 6 -> {
                Column column = shop.any(table.columns());
                changes.add(new Change.RenameColumn(name, column.name(), shop.name()));
            }
            case 7 -> alterColumn(table, changes);
            case 8 -> {
                Constraint constraint = shop.oneIn(2) ? shop.unique(table.columns()) : shop.check(table.columns());
                changes.add(new Change.AddConstraint(name, constraint));
            }
            case 9 -> {
                List<Constraint> loose = table.constraints().stream()
                        .filter(c -> !(c instanceof PrimaryKey))
                        .toList();
                if (!loose.isEmpty()) {
                    changes.add(new Change.DropConstraint(name, shop.any(loose)));
                }
            }
            case 10 -> changes.add(new Change.CreateIndex(name, shop.index(table)));
            case 11 -> {
                List<String> order = table.columns().stream().map(Column::name).toList();
                changes.add(new Change.OrderColumns(name, order, shop.shuffled(order)));
            }
            default -> {
                if (!table.indexes().isEmpty()) {
                    Index index = shop.any(table.indexes());
                    changes.add(new Change.DropIndex(name, index));
                }
            }
        }
        return changes;
    }

    private void dropColumn(DatabaseSchema schema, Table table, List<Change> changes) {
        Column column = shop.any(table.columns());
        boolean key = table.primaryKey().stream().anyMatch(k -> k.columns().contains(column.name()));
        boolean computed = table.columns().stream()
                .anyMatch(c ->
                        c.generated() != null && SqlTokens.mention(c.generated().expression(), column.name()));
        long plain = table.columns().stream().filter(c -> c.generated() == null).count();
        boolean referred =
                key && (isReferredTo(schema, table.name()) || table.options().contains("WITHOUT ROWID"));
        if (plain > 1 && !computed && !referred && !isNamed(schema, column.name())) {
            changes.add(new Change.DropColumn(table.name(), column.name()));
        }
    }

    private void alterColumn(Table table, List<Change> changes) {
        Column column = shop.any(table.columns());
        boolean key = table.primaryKey().stream().anyMatch(k -> k.columns().contains(column.name()));
        if (column.generated() == null && !key) {
            Column changed = shop.oneIn(2)
                    ? column.withDefault(column.defaultValue() == null ? new DefaultValue("'2'") : null)
                    : new Column(
                            column.name(),
                            column.type(),
                            !column.nullable(),
                            column.defaultValue(),
                            null,
                            null,
                            column.collation() == null ? "RTRIM" : null,
                            null);
            changes.add(new Change.AlterColumn(table.name(), column, changed));
        }
    }

    private static boolean isReferredTo(DatabaseSchema schema, ObjectName name) {
        return schema.tables().stream().flatMap(t -> t.foreignKeys().stream()).anyMatch(k -> k.target()
                .equals(name));
    }

    /** Whether a view or trigger would be broken without it. */
    private static boolean isNamed(DatabaseSchema schema, String name) {
        return schema.views().stream().anyMatch(v -> SqlTokens.mention(v.definition(), name))
                || schema.triggers().stream().anyMatch(t -> SqlTokens.mention(t.definition(), name));
    }
}
