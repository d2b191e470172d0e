package org.schemawright.migration.change;

import java.util.List;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Table;

/** A table without one of its columns, and without the constraints and indexes that need it. */
final class WithoutColumn {

    private WithoutColumn() {}

    static Table of(Table table, String column) {
        List<Column> left =
                table.columns().stream().filter(c -> !c.name().equals(column)).toList();
        if (left.isEmpty()) {
            throw new ImpossibleChange(
                    "A table needs at least one column: drop the table " + table.name() + " instead.");
        }
        ColumnUse use = new ColumnUse(table, column);
        left.stream().filter(c -> computedBy(use, c)).findFirst().ifPresent(c -> {
            throw new ImpossibleChange("The column " + c.name() + " is computed from " + column + ": drop it first.");
        });
        return table.withColumns(left)
                .withConstraints(
                        table.constraints().stream().filter(c -> !use.in(c)).toList())
                .withIndexes(table.indexes().stream().filter(i -> !use.in(i)).toList())
                .withDefinition(null);
    }

    private static boolean computedBy(ColumnUse use, Column computed) {
        return computed.generated() != null && use.in(computed.generated().expression());
    }
}
