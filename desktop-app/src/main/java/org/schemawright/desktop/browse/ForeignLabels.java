package org.schemawright.desktop.browse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.NewRowKey;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.rows.CellValues;
import org.schemawright.desktop.rows.LabelReader;
import org.schemawright.desktop.rows.Row;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Table;

/**
 * The names of the rows that a table's references point to, read for a whole page in one query a reference. A name that
 * cannot be read is simply not shown: the id is.
 */
final class ForeignLabels {

    private static final int KEPT_LABELS = 20_000;

    private final Workspace workspace;
    private final LabelReader reader;
    private final Runnable onNew;
    private final List<GridColumn> references;
    private final Map<Integer, Map<String, String>> labels = new HashMap<>();
    private final Map<Integer, Set<String>> asked = new HashMap<>();
    /** By which columns the names were read; others may be chosen meanwhile. */
    private final Map<Integer, List<String>> readBy = new HashMap<>();

    /**
     * Names for the references of some columns.
     *
     * @param onNew told on the JavaFX thread when more names are there
     */
    ForeignLabels(Workspace workspace, List<GridColumn> columns, Runnable onNew) {
        this.workspace = workspace;
        this.reader = new LabelReader(workspace.database());
        this.onNew = onNew;
        this.references = columns.stream().filter(c -> c.reference() != null).toList();
        for (GridColumn column : references) {
            labels.put(column.index(), new HashMap<>());
            asked.put(column.index(), new HashSet<>());
        }
    }

    /** The name of the row that a value points to; null where it is not known. */
    @Nullable
    String label(GridColumn column, @Nullable Object value) {
        if (value instanceof NewRowKey key) {
            return newLabel(key);
        }
        Map<String, String> known = labels.get(column.index());
        return known == null || value == null ? null : known.get(LabelReader.keyText(value));
    }

    /** The name that a new row has by now. */
    private @Nullable String newLabel(NewRowKey key) {
        Table table = workspace.schemaProperty().get().table(key.table()).orElse(null);
        RowChange.Insert insert = workspace.changeSet().inserted(key.insertId()).orElse(null);
        if (table == null || insert == null) {
            return null;
        }
        String label = workspace.labels().of(table).stream()
                .map(insert::after)
                .filter(Objects::nonNull)
                .map(CellValues::text)
                .collect(Collectors.joining(" "))
                .strip();
        return label.isEmpty() ? "in " + table.name().name() : label;
    }

    /** Reads the names that rows need. */
    void readFor(List<Row> rows) {
        references.forEach(column -> read(
                column,
                rows.stream()
                        .map(r -> r.value(column.name()))
                        .filter(Objects::nonNull)
                        .toList()));
    }

    /** Reads the names that pending changes need. */
    void readForChanges(List<RowChange> changes) {
        references.forEach(column -> read(
                column,
                changes.stream()
                        .map(c -> c.after(column.name()))
                        .filter(Objects::nonNull)
                        .toList()));
    }

    /** Reads names anew when they are needed next, because rows may have changed; until then the old ones stay. */
    void readAgain() {
        asked.values().forEach(Set::clear);
    }

    private void read(GridColumn column, List<?> values) {
        ForeignKey key = column.reference();
        Map<String, String> known = labels.get(column.index());
        Set<String> askedBefore = asked.get(column.index());
        Table target = key == null
                ? null
                : workspace.schemaProperty().get().table(key.target()).orElse(null);
        if (key == null || target == null || known == null || askedBefore == null) {
            return;
        }
        List<String> labelColumns = workspace.labels().of(target);
        if (labelColumns.isEmpty()) {
            return;
        }
        if (known.size() > KEPT_LABELS || !labelColumns.equals(readBy.put(column.index(), labelColumns))) {
            known.clear();
            askedBefore.clear();
        }
        List<Object> missing = new ArrayList<>();
        for (Object value : values) {
            if (!(value instanceof NewRowKey) && askedBefore.add(LabelReader.keyText(value))) {
                missing.add(value);
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        workspace
                .reads()
                .run(
                        "Reading names from " + key.target(),
                        progress -> reader.labels(target, key.targetColumns().getFirst(), labelColumns, missing),
                        found -> {
                            known.putAll(found);
                            onNew.run();
                        },
                        problem -> {});
    }
}
