package org.schemawright.desktop.browse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.ChangeWords;
import org.schemawright.desktop.changeset.NewRowKey;
import org.schemawright.desktop.rows.LabelReader;
import org.schemawright.desktop.rows.Row;
import org.schemawright.desktop.task.RunningTask;
import org.schemawright.desktop.workspace.SchemaLinks;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Table;

/** One row with all its fields, the rows it points to and the rows that point to it. */
public final class RowPanelModel {

    private final RowGridModel grid;
    private final LabelReader reader;
    private final RowLinks links;
    private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();
    private final ReadOnlyObjectWrapper<List<Related>> related = new ReadOnlyObjectWrapper<>(List.of());
    private final InvalidationListener onGrid = p -> gridChanged();
    private @Nullable Row countedFor;
    private @Nullable RunningTask counting;

    /**
     * A row that this one points to.
     *
     * @param name what this side calls it
     * @param words the row it points to: its name, or its key
     * @param guess whether only the names suggest it
     * @param link the way there
     */
    public record PointsTo(String name, String words, boolean guess, TableLink link) {}

    /**
     * Rows that point to this one.
     *
     * @param count how many; null while counted
     * @param more whether there are more than could be counted in a moment
     * @param asked what was counted
     */
    public record Related(@Nullable Long count, boolean more, Asked asked) {}

    /**
     * Which rows may point to this one.
     *
     * @param table the table they are in
     * @param by the columns they point with
     * @param guess whether only the names suggest it
     * @param link the way there
     */
    public record Asked(String table, String by, boolean guess, TableLink link) {}

    /** The panel beside a grid, which shows the grid's current row. */
    public RowPanelModel(RowGridModel grid) {
        this.grid = grid;
        this.reader = new LabelReader(grid.workspace().database());
        this.links = new RowLinks(grid.workspace(), grid.name());
    }

    // Properties

    /** The grid whose current row is shown. */
    public RowGridModel grid() {
        return grid;
    }

    /** Grows when anything shown may look different from before. */
    public ReadOnlyLongProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    /** The rows that point to this one, by the key they do it with. */
    public ReadOnlyObjectProperty<List<Related>> relatedProperty() {
        return related.getReadOnlyProperty();
    }

    /** What join tables link with the row; others when the schema or the rows may be others. */
    List<LinkedRows> links() {
        return links.all();
    }

    /** The row that is shown; empty where there is none, or it is being read. */
    public Optional<GridRow> row() {
        int position = position();
        return position < 0 || position >= grid.sizeProperty().get()
                ? Optional.empty()
                : Optional.of(grid.row(position)).filter(r -> r.state() != GridRow.State.LOADING);
    }

    /** What the row is called: its name where it has one, else table and key. */
    public String title() {
        return row().map(row -> label(row).orElseGet(() -> subject(row))).orElse("");
    }

    /** Table and key: {@code Track 5}. */
    public String subject() {
        return row().map(this::subject).orElse("");
    }

    /** A cell of the row. */
    public GridCell cell(GridColumn column) {
        return grid.cell(position(), column);
    }

    public boolean editable(GridColumn column) {
        return position() >= 0 && grid.editable(position(), column);
    }

    /** Why a cell takes no edits, in a sentence or two; empty where it does. */
    String whyFixed(GridColumn column) {
        return grid.whyFixed(position(), column);
    }

    /** The rows that this one points to. */
    public List<PointsTo> pointsTo() {
        GridRow row = row().orElse(null);
        Table table = table().orElse(null);
        if (row == null || table == null) {
            return List.of();
        }
        List<PointsTo> all = new ArrayList<>();
        table.foreignKeys().forEach(key -> pointsTo(row, key, false).ifPresent(all::add));
        grid.workspace().links().guessedFrom(table.name()).forEach(guess -> pointsTo(row, guess.key(), true)
                .ifPresent(all::add));
        return all;
    }

    private Optional<PointsTo> pointsTo(GridRow row, ForeignKey key, boolean guess) {
        Map<String, Object> where = values(row, key.columns(), key.targetColumns());
        return where.isEmpty()
                ? Optional.empty()
                : Optional.of(new PointsTo(
                        String.join(", ", key.columns()),
                        words(key, where),
                        guess,
                        new TableLink(key.target(), where)));
    }

    // Commands

    /** Begins to follow the grid. */
    public void attach() {
        grid.versionProperty().addListener(onGrid);
        grid.currentProperty().addListener(onGrid);
        gridChanged();
    }

    /** Stops following it. */
    public void detach() {
        grid.versionProperty().removeListener(onGrid);
        grid.currentProperty().removeListener(onGrid);
    }

    /**
     * Takes what a person typed into a field.
     *
     * @param row the row that was shown then, which need not be shown any more
     */
    public boolean type(GridRow row, GridColumn column, String text) {
        return grid.edits().type(grid.now(row), column, text);
    }

    /** Sets a field to NULL, or to the text without characters. */
    void empty(GridRow row, GridColumn column, boolean toNull) {
        if (toNull) {
            grid.edits().setNull(grid.now(row), column);
        } else {
            grid.edits().setEmptyText(grid.now(row), column);
        }
    }

    /** Forgets what is pending on a field. */
    public void putBack(GridRow row, GridColumn column) {
        grid.edits().putBack(grid.now(row), column);
    }

    private int position() {
        return grid.currentProperty().get();
    }

    private void gridChanged() {
        Row now = row().map(GridRow::base).orElse(null);
        // A row that was read again is another object: what refers to it may have changed too.
        if (now != countedFor) {
            countedFor = now;
            countRelated();
        }
        links.show(row().orElse(null));
        version.set(version.get() + 1);
    }

    private void countRelated() {
        RunningTask before = counting;
        if (before != null) {
            before.cancel();
        }
        List<Asked> asked = row().map(this::asked).orElse(List.of());
        related.set(asked.stream().map(a -> new Related(null, false, a)).toList());
        if (asked.isEmpty()) {
            return;
        }
        counting = grid.workspace()
                .reads()
                .run(
                        "Counting related rows",
                        progress -> {
                            List<Related> counted = new ArrayList<>();
                            for (Asked a : asked) {
                                if (progress.cancelled()) {
                                    break;
                                }
                                long rows = reader.count(a.link.table(), a.link.where());
                                counted.add(new Related(rows, rows >= LabelReader.COUNTED_ROWS, a));
                            }
                            return counted;
                        },
                        related::set,
                        problem -> {});
    }

    private List<Asked> asked(GridRow row) {
        if (row.state() == GridRow.State.NEW) {
            return List.of();
        }
        List<Asked> all = new ArrayList<>();
        SchemaLinks links = grid.workspace().links();
        links.to(grid.name()).forEach(relationship -> {
            ForeignKey key = relationship.key();
            Map<String, Object> where = values(row, key.targetColumns(), key.columns());
            if (!where.isEmpty()) {
                all.add(new Asked(
                        relationship.from().toString(),
                        String.join(", ", key.columns()),
                        links.isGuess(relationship),
                        new TableLink(relationship.from(), where)));
            }
        });
        return all;
    }

    /** The row's values of some columns under other names; empty where one of them is NULL or not known yet. */
    private Map<String, Object> values(GridRow row, List<String> columns, List<String> names) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (columns.size() != names.size()) {
            return values;
        }
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i);
            GridColumn column = grid.column(name);
            Object value =
                    column == null ? null : grid.edits().cell(row, column).value();
            if (value == null || value instanceof NewRowKey) {
                return Map.of();
            }
            values.put(names.get(i), value);
        }
        return values;
    }

    private String words(ForeignKey key, Map<String, Object> where) {
        if (key.columns().size() == 1) {
            String column = key.columns().getFirst();
            Object value = where.values().iterator().next();
            for (GridColumn c : grid.columnsProperty().get()) {
                String label = c.name().equals(column) ? grid.label(c, value) : null;
                if (label != null) {
                    return label;
                }
            }
        }
        return key.target() + " "
                + String.join(
                        ", ", where.values().stream().map(ChangeWords::value).toList());
    }

    private Optional<String> label(GridRow row) {
        List<String> names = table().map(grid.workspace().labels()::of).orElse(List.of());
        List<String> parts = new ArrayList<>();
        for (String name : names) {
            GridColumn column = grid.column(name);
            Object value =
                    column == null ? null : grid.edits().cell(row, column).value();
            if (value != null && !value.toString().isBlank()) {
                parts.add(ChangeWords.value(value));
            }
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", parts));
    }

    private String subject(GridRow row) {
        return row.base() == null ? "New row in " + grid.name() : ChangeWords.subject(grid.name(), row.base());
    }

    private Optional<Table> table() {
        return schema().table(grid.name());
    }

    private DatabaseSchema schema() {
        return grid.workspace().schemaProperty().get();
    }
}
