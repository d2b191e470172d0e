package org.schemawright.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.inspect.ObjectIcons;
import org.schemawright.desktop.inspect.ObjectWords;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;

/** What the palette finds in a database: tables, views and columns lead to rows, all else to its definition. */
final class PaletteObjects {

    private static final Supplier<Node> COLUMN_ICON = () -> Icons.of(Feather.COLUMNS, 16, "muted");

    private final SchemaWays ways;
    private final List<PaletteEntry> entries = new ArrayList<>();

    private PaletteObjects(SchemaWays ways) {
        this.ways = ways;
    }

    static List<PaletteEntry> of(DatabaseSchema schema, SchemaWays ways) {
        PaletteObjects objects = new PaletteObjects(ways);
        schema.tables().forEach(table -> {
            objects.addRows(PaletteEntry.Kind.TABLE, table.ref());
            objects.addColumns(table.name(), table.columns());
            table.indexes()
                    .forEach(index -> objects.add(
                            ObjectRef.of(ObjectKind.INDEX, table.name().withName(index.name())),
                            () -> "index on " + table.name()));
        });
        schema.views().forEach(view -> {
            objects.addRows(PaletteEntry.Kind.VIEW, view.ref());
            objects.addColumns(view.name(), view.columns());
        });
        schema.triggers().forEach(trigger -> objects.add(trigger.ref(), () -> "trigger on " + trigger.table()));
        schema.types().forEach(type -> objects.add(type.ref()));
        schema.sequences().forEach(sequence -> objects.add(sequence.ref()));
        schema.routines().forEach(routine -> objects.add(routine.ref()));
        schema.others().stream()
                .filter(other -> other.kind() != ObjectKind.SCHEMA)
                .forEach(other -> objects.add(other.ref()));
        return objects.entries;
    }

    private void addRows(PaletteEntry.Kind kind, ObjectRef ref) {
        add(
                kind,
                ref.name().toString(),
                ref.kind()::word,
                () -> ObjectIcons.of(ref.kind()),
                () -> ways.open(ref.name()));
    }

    private void addColumns(ObjectName owner, List<Column> columns) {
        // One for all, because a large schema has a hundred thousand columns.
        Runnable open = () -> ways.open(owner);
        for (Column column : columns) {
            add(
                    PaletteEntry.Kind.COLUMN,
                    column.name(),
                    () -> owner + ", " + column.type().words(),
                    COLUMN_ICON,
                    open);
        }
    }

    private void add(ObjectRef ref) {
        add(ref, ref.kind()::word);
    }

    private void add(ObjectRef ref, Supplier<String> detail) {
        add(
                PaletteEntry.Kind.OBJECT,
                ObjectWords.name(ref),
                detail,
                () -> ObjectIcons.of(ref.kind()),
                () -> ways.showDefinition(ref));
    }

    private void add(
            PaletteEntry.Kind kind, String text, Supplier<String> detail, Supplier<Node> icon, Runnable action) {
        entries.add(new PaletteEntry(kind, text, detail, "", icon, action));
    }
}
