package org.schemawright.desktop.design;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/** What becomes of one table and its columns by the pending changes, followed through renames. */
final class TableOrigin {

    private final @Nullable Table stored;
    private final Map<String, Optional<Column>> columns = new LinkedHashMap<>();
    private @Nullable ObjectName now;
    private boolean created;

    /**
     * The table of a name.
     *
     * @param schema the database as it is
     * @param origin its name in the database, or the one it is created under
     */
    TableOrigin(DatabaseSchema schema, List<Change> changes, ObjectName origin) {
        stored = schema.table(origin).orElse(null);
        if (stored != null) {
            now = origin;
            stored.columns().forEach(column -> columns.put(column.name(), Optional.of(column)));
        }
        changes.forEach(change -> follow(change, origin));
    }

    /** Its name in the draft; null where it is dropped, or not made yet. */
    @Nullable
    ObjectName now() {
        return now;
    }

    /** Whether the pending changes make it. */
    boolean isNew() {
        return created;
    }

    /** Its lines: the columns of the draft in their order, with those that are dropped where they stood. */
    List<DesignLine> lines(Table drafted) {
        List<DesignLine> lines = new ArrayList<>();
        List<String> moved = moved(drafted);
        for (Column column : drafted.columns()) {
            Column was = was(column);
            boolean elsewhere = was != null && moved.contains(column.name());
            lines.add(new DesignLine(column, was, KeyMark.of(drafted, column.name()), elsewhere));
        }
        if (stored != null && !created) {
            addDropped(stored, lines);
        }
        return lines;
    }

    private @Nullable Column was(Column column) {
        return columns.getOrDefault(column.name(), Optional.empty()).orElse(null);
    }

    /** The columns that the pending changes put elsewhere, among those that the database has. */
    private List<String> moved(Table drafted) {
        if (stored == null || created) {
            return List.of();
        }
        List<Column> before = stored.columns();
        List<Column> kept =
                drafted.columns().stream().filter(column -> was(column) != null).toList();
        List<String> now = kept.stream().map(Column::name).toList();
        List<String> then = kept.stream()
                .sorted(Comparator.comparing(column -> before.indexOf(was(column))))
                .map(Column::name)
                .toList();
        return new Change.OrderColumns(drafted.name(), then, now).moved();
    }

    private void addDropped(Table before, List<DesignLine> lines) {
        int place = 0;
        for (Column column : before.columns()) {
            int at = indexOf(column, lines);
            if (at < 0) {
                lines.add(place, new DesignLine(null, column, List.of(), false));
                at = place;
            }
            place = at + 1;
        }
    }

    private static int indexOf(Column stored, List<DesignLine> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (stored.equals(lines.get(i).stored())) {
                return i;
            }
        }
        return -1;
    }

    private void follow(Change change, ObjectName origin) {
        if (change instanceof Change.CreateTable create
                && now == null
                && create.table().equals(origin)) {
            now = origin;
            created = true;
            columns.clear();
            return;
        }
        if (!change.table().equals(now)) {
            return;
        }
        switch (change) {
            case Change.DropTable drop -> now = null;
            case Change.RenameTable rename -> now = rename.table().withName(rename.newName());
            case Change.AddColumn add -> columns.put(add.column().name(), Optional.empty());
            case Change.DropColumn drop -> columns.remove(drop.column());
            case Change.RenameColumn rename -> {
                Optional<Column> was = columns.remove(rename.column());
                columns.put(rename.newName(), was == null ? Optional.empty() : was);
            }
            default -> {}
        }
    }
}
