package org.schemawright.migration.change;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Generated;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.OtherConstraint;
import org.schemawright.migration.schema.OtherObject;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.Trigger;
import org.schemawright.migration.schema.UniqueKey;
import org.schemawright.migration.schema.View;

/** The schema with one column under another name, and everything that names it following. */
final class RenamedColumn {

    private final DatabaseSchema before;
    private final Change.RenameColumn rename;

    RenamedColumn(DatabaseSchema before, Change.RenameColumn rename) {
        this.before = before;
        this.rename = rename;
    }

    DatabaseSchema schema() {
        DatabaseSchema renamed = before.withTables(before.tables().stream().map(this::table))
                .withViews(before.views().stream().map(this::view).toList())
                .withTriggers(before.triggers().stream().map(this::trigger).toList())
                .withOthers(before.others().stream().map(this::other).toList());
        ObjectRef column = new ObjectRef(ObjectKind.COLUMN, rename.table(), rename.column());
        return FollowedRefs.renamed(column, rename.newName()).in(renamed);
    }

    private Table table(Table table) {
        boolean own = table.name().equals(rename.table());
        boolean refers = table.foreignKeys().stream()
                .anyMatch(k ->
                        k.target().equals(rename.table()) && k.targetColumns().contains(rename.column()));
        if (!own && !refers) {
            return table;
        }
        Table changed = table.withConstraints(table.constraints().stream()
                        .map(c -> constraint(c, own))
                        .toList())
                .withDefinition(null);
        return own
                ? changed.withColumns(table.columns().stream().map(this::column).toList())
                        .withIndexes(table.indexes().stream().map(this::index).toList())
                : changed;
    }

    private Column column(Column column) {
        Generated generated = column.generated();
        return column.withName(name(column.name()))
                .withGenerated(
                        generated == null ? null : new Generated(text(generated.expression()), generated.stored()));
    }

    private Constraint constraint(Constraint constraint, boolean own) {
        return switch (constraint) {
            case ForeignKey key ->
                key.between(
                        own ? names(key.columns()) : key.columns(),
                        key.target(),
                        key.target().equals(rename.table()) ? names(key.targetColumns()) : key.targetColumns(),
                        own ? options(key.options()) : key.options());
            case PrimaryKey key -> own ? new PrimaryKey(key.name(), names(key.columns()), options(key.options())) : key;
            case UniqueKey key -> own ? new UniqueKey(key.name(), names(key.columns()), options(key.options())) : key;
            case CheckConstraint check -> own ? check.withExpression(text(check.expression())) : check;
            case OtherConstraint other -> own ? new OtherConstraint(other.name(), text(other.definition())) : other;
        };
    }

    private Index index(Index index) {
        return index.rewritten(
                index.parts().stream()
                        .map(p -> p.of(p.column() == null ? null : name(p.column()), optional(p.expression())))
                        .toList(),
                optional(index.predicate()),
                optional(index.definition()));
    }

    private View view(View view) {
        return view.withDefinition(dependent(view.definition(), null));
    }

    private Trigger trigger(Trigger trigger) {
        return trigger.rewritten(trigger.table(), dependent(trigger.definition(), trigger.table()));
    }

    private OtherObject other(OtherObject other) {
        ObjectName table = other.table();
        if (table == null) {
            return other;
        }
        boolean ownColumns = table.equals(rename.table()) && other.kind() != ObjectKind.RULE;
        return other.rewritten(table, ownColumns ? text(other.definition()) : dependent(other.definition(), table));
    }

    private String dependent(String sql, @Nullable ObjectName triggerOf) {
        String column = rename.column();
        if (!SqlTokens.mention(sql, column)) {
            return sql;
        }
        Set<String> rivals = before.tables().stream()
                .filter(t -> !t.name().equals(rename.table()))
                .filter(t -> t.columns().stream().anyMatch(c -> c.name().equalsIgnoreCase(column)))
                .map(t -> t.name().name())
                .collect(Collectors.toSet());
        return NameRewriter.renameColumn(
                sql, rename.table().name(), rename, rename.table().equals(triggerOf), rivals);
    }

    private String options(String options) {
        return ColumnLists.rewritten(options, this::text);
    }

    private List<String> names(List<String> columns) {
        return columns.stream().map(this::name).toList();
    }

    private String name(String column) {
        return column.equals(rename.column()) ? rename.newName() : column;
    }

    private @Nullable String optional(@Nullable String sql) {
        return sql == null ? null : text(sql);
    }

    private String text(String sql) {
        return NameRewriter.renameColumn(sql, rename.column(), rename.newName());
    }
}
