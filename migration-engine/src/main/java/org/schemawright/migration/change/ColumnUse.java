package org.schemawright.migration.change;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.OtherConstraint;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.UniqueKey;

/** Whether what belongs to a table needs one of its columns, so that it goes with the column. */
public final class ColumnUse {

    private final Table table;
    private final String column;
    private final Predicate<SqlToken> names;

    /** @param column a column of the table, by its exact name */
    public ColumnUse(Table table, String column) {
        this.table = table;
        this.column = column;
        // PostgreSQL keeps apart what differs in case alone, and its catalogs spell every name exactly.
        boolean twin = table.columns().stream()
                .anyMatch(c -> !c.name().equals(column) && c.name().equalsIgnoreCase(column));
        this.names = twin ? t -> t.isName() && t.value().equals(column) : t -> t.names(column);
    }

    /** Whether one of the table's constraints does. */
    public boolean in(Constraint constraint) {
        return switch (constraint) {
            case PrimaryKey key -> key.columns().contains(column) || in(ColumnLists.of(key.options()));
            case UniqueKey key -> key.columns().contains(column) || in(ColumnLists.of(key.options()));
            case ForeignKey key ->
                key.columns().contains(column)
                        || key.target().equals(table.name())
                                && key.targetColumns().contains(column);
            case CheckConstraint check -> in(check.expression());
            case OtherConstraint other -> in(other.definition());
        };
    }

    /** Whether one of the table's indexes does. */
    public boolean in(Index index) {
        String definition = index.definition();
        return in(index.predicate())
                || definition != null && in(ColumnLists.of(definition))
                || index.parts().stream().anyMatch(p -> column.equals(p.column()) || in(p.expression()));
    }

    /** Whether an expression of the table does, or the head of one of its triggers; not where there is none. */
    public boolean in(@Nullable String sql) {
        return sql != null && NameRewriter.namesColumn(sql, names);
    }
}
