package org.schemawright.migration.change;

import java.util.List;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.OtherConstraint;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.UniqueKey;

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
        left.stream().filter(c -> computedFrom(c, column)).findFirst().ifPresent(c -> {
            throw new ImpossibleChange("The column " + c.name() + " is computed from " + column + ": drop it first.");
        });
        return table.withColumns(left)
                .withConstraints(table.constraints().stream()
                        .filter(c -> !needs(table, c, column))
                        .toList())
                .withIndexes(
                        table.indexes().stream().filter(i -> !needs(i, column)).toList())
                .withDefinition(null);
    }

    private static boolean computedFrom(Column computed, String column) {
        return computed.generated() != null
                && SqlTokens.mention(computed.generated().expression(), column);
    }

    private static boolean needs(Table table, Constraint constraint, String column) {
        return switch (constraint) {
            case PrimaryKey key -> key.columns().contains(column);
            case UniqueKey key -> key.columns().contains(column);
            case ForeignKey key ->
                key.columns().contains(column)
                        || key.target().equals(table.name())
                                && key.targetColumns().contains(column);
            case CheckConstraint check -> SqlTokens.mention(check.expression(), column);
            case OtherConstraint other -> SqlTokens.mention(other.definition(), column);
        };
    }

    private static boolean needs(Index index, String column) {
        String predicate = index.predicate();
        return index.parts().stream().anyMatch(p -> {
                    String expression = p.expression();
                    return column.equals(p.column()) || expression != null && SqlTokens.mention(expression, column);
                })
                || predicate != null && SqlTokens.mention(predicate, column);
    }
}
