package org.schemawright.desktop.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.SqlTokens;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.Relationship;
import org.schemawright.migration.schema.Relationships;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.Trigger;

/** What goes when a table or one of its columns is dropped. */
final class DropModel implements Dropping {

    private final DatabaseSchema schema;
    private final ObjectName table;
    private final @Nullable String column;
    private final boolean postgresql;
    /** On PostgreSQL what reads it cannot stay. */
    private final TextUsers along;

    /** The whole table when the column is null. */
    DropModel(Drawing drawing, ObjectName table, @Nullable String column) {
        this.schema = drawing.schema();
        this.table = table;
        this.column = column;
        this.postgresql = drawing.isPostgresql();
        this.along = TextUsers.of(ref -> postgresql && isOfIt(ref), schema);
    }

    // Properties

    @Override
    public String title() {
        return column == null ? "Drop table " + table : "Drop column " + column + " of " + table;
    }

    @Override
    public String verb() {
        return column == null ? "Drop table" : "Drop column";
    }

    @Override
    public List<String> losses() {
        List<String> losses = new ArrayList<>();
        losses.add((column == null ? "All rows of " + table : "All values of " + column)
                + " go. Downgrade puts them back, unless the review says otherwise.");
        Optional<Table> found = schema.table(table);
        if (found.isEmpty()) {
            return losses;
        }
        Table dropped = found.get();
        keys(dropped, losses);
        long indexes = dropped.indexes().stream().filter(this::isTouched).count();
        if (indexes > 0) {
            losses.add(NumberWords.count(indexes, "index", "indexes") + " on it " + (indexes == 1 ? "goes" : "go")
                    + " with it.");
        }
        schema.triggersOf(table).stream()
                .filter(trigger -> !along.going().contains(trigger))
                .filter(trigger -> column == null || SqlTokens.mention(head(trigger), column))
                .forEach(trigger -> losses.add("The trigger " + trigger.name()
                        + (column == null
                                ? " goes with it."
                                : postgresql ? " names it and goes too." : " names it and may stop working.")));
        along.going().forEach(one -> losses.add("The " + TextUsers.name(one.ref()) + " needs it and goes too."));
        schema.views().stream()
                .filter(view -> !along.going().contains(view))
                .filter(view -> SqlTokens.mention(view.definition(), table.name())
                        && (column == null || SqlTokens.mention(view.definition(), column)))
                .forEach(view -> losses.add("The view " + view.name() + " names it and will stop working."));
        return losses;
    }

    @Override
    public BooleanBinding ready() {
        return Bindings.createBooleanBinding(() -> true);
    }

    // Commands

    @Override
    public Change change() {
        return column == null ? new Change.DropTable(table) : new Change.DropColumn(table, column);
    }

    @Override
    public List<Change> changes() {
        List<Change> changes = new ArrayList<>(along.drops());
        changes.add(change());
        return changes;
    }

    /** The table or column, and what goes with it by itself. */
    private boolean isOfIt(ObjectRef ref) {
        if (!ref.name().equals(table)) {
            return false;
        }
        return switch (ref.kind()) {
            case COLUMN -> column == null || ref.part().equals(column);
            case TABLE, TRIGGER, RULE, POLICY, CONSTRAINT -> column == null;
            default -> false;
        };
    }

    /** Where a trigger names columns; on PostgreSQL the name of its function comes behind. */
    private String head(Trigger trigger) {
        String text = trigger.definition();
        int function = text.lastIndexOf(" EXECUTE ");
        return postgresql && function >= 0 ? text.substring(0, function) : text;
    }

    private void keys(Table dropped, List<String> losses) {
        if (column != null
                && dropped.primaryKey()
                        .filter(key -> key.columns().contains(column))
                        .isPresent()) {
            losses.add("The primary key goes with it: rows can no longer be told apart by it.");
        }
        Relationships relationships = Relationships.of(schema);
        for (Relationship relationship : relationships.to(table)) {
            boolean touched =
                    column == null || relationship.key().targetColumns().contains(column);
            if (touched && !relationship.from().equals(table)) {
                losses.add(relationship.from() + " refers to it by "
                        + String.join(", ", relationship.key().columns()) + ".");
            }
        }
        for (Relationship relationship : relationships.from(table)) {
            if (column != null && relationship.key().columns().contains(column)) {
                losses.add("The reference to " + relationship.to() + " goes with it.");
            }
        }
    }

    private boolean isTouched(Index index) {
        return column == null || index.parts().stream().anyMatch(part -> column.equals(part.column()));
    }
}
