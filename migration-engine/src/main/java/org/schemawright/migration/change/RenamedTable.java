package org.schemawright.migration.change;

import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.OtherConstraint;
import org.schemawright.migration.schema.OtherObject;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.Trigger;
import org.schemawright.migration.schema.UniqueKey;
import org.schemawright.migration.schema.View;

/** The schema with one table under another name, and everything that names it following. */
final class RenamedTable {

    private final DatabaseSchema before;
    private final ObjectName oldName;
    private final ObjectName newName;

    RenamedTable(DatabaseSchema before, Change.RenameTable rename) {
        this.before = before;
        this.oldName = rename.table();
        this.newName = rename.table().withName(rename.newName());
    }

    DatabaseSchema schema() {
        DatabaseSchema renamed = before.withTables(before.tables().stream().map(this::table))
                .withViews(before.views().stream().map(this::view).toList())
                .withTriggers(before.triggers().stream().map(this::trigger).toList())
                .withOthers(before.others().stream().map(this::other).toList());
        return FollowedRefs.renamed(oldName, newName).in(renamed);
    }

    private Table table(Table table) {
        boolean renamed = table.name().equals(oldName);
        boolean refers = table.foreignKeys().stream().anyMatch(k -> k.target().equals(oldName));
        if (!renamed && !refers) {
            return table;
        }
        Table changed = table.withConstraints(
                        table.constraints().stream().map(this::constraint).toList())
                .withDefinition(null);
        return renamed
                ? changed.withName(newName)
                        .withIndexes(table.indexes().stream().map(this::index).toList())
                : changed;
    }

    private Constraint constraint(Constraint constraint) {
        return switch (constraint) {
            case ForeignKey key
            when key.target().equals(oldName) -> key.between(key.columns(), newName, key.targetColumns());
            case CheckConstraint check -> check.withExpression(text(check.expression()));
            case ForeignKey key -> key;
            case PrimaryKey key -> key;
            case UniqueKey key -> key;
            case OtherConstraint other -> other;
        };
    }

    private Index index(Index index) {
        return index.rewritten(
                index.parts().stream()
                        .map(p -> p.of(p.column(), optional(p.expression())))
                        .toList(),
                optional(index.predicate()),
                optional(index.definition()));
    }

    private View view(View view) {
        return view.withDefinition(text(view.definition()));
    }

    private OtherObject other(OtherObject other) {
        ObjectName table = other.table();
        return table == null
                ? other
                : other.rewritten(table.equals(oldName) ? newName : table, text(other.definition()));
    }

    private Trigger trigger(Trigger trigger) {
        return trigger.rewritten(
                trigger.table().equals(oldName) ? newName : trigger.table(), text(trigger.definition()));
    }

    private @Nullable String optional(@Nullable String sql) {
        return sql == null ? null : text(sql);
    }

    private String text(String sql) {
        return NameRewriter.renameTable(sql, oldName.name(), newName.name());
    }
}
