package org.schemawright.migration.change;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/** What differs in tables, as the changes that a person would make by hand: so that it is known what they endanger. */
public final class TableDifferences {

    private final DatabaseSchema after;
    private final List<Change> changes = new ArrayList<>();

    private TableDifferences(DatabaseSchema after) {
        this.after = after;
    }

    /**
     * The changes, one or two for each difference of a table or its parts; differences of other kinds have none here.
     *
     * @param differences what {@link SchemaDiffer} found
     * @param after the schema they lead to
     */
    public static List<Change> changes(List<Difference> differences, DatabaseSchema after) {
        TableDifferences made = new TableDifferences(after);
        differences.forEach(d -> made.add(d.owner(), d.before(), d.after()));
        return made.changes;
    }

    private void add(ObjectName owner, @Nullable Record was, @Nullable Record is) {
        if (was instanceof Column old && is instanceof Column now) {
            changes.add(new Change.AlterColumn(owner, old, now));
            return;
        }
        switch (was) {
            case Table table when is == null -> changes.add(new Change.DropTable(table.name()));
            case Column column -> changes.add(new Change.DropColumn(owner, column.name()));
            case Constraint constraint -> changes.add(new Change.DropConstraint(owner, constraint));
            case Index index -> changes.add(new Change.DropIndex(owner, index));
            case null, default -> {}
        }
        switch (is) {
            case Table table
            when was == null -> changes.add(new Change.CreateTable(table, after.triggersOf(table.name())));
            case Column column -> changes.add(new Change.AddColumn(owner, column, null, null));
            case Constraint constraint -> changes.add(new Change.AddConstraint(owner, constraint));
            case Index index -> changes.add(new Change.CreateIndex(owner, index));
            case null, default -> {}
        }
    }
}
