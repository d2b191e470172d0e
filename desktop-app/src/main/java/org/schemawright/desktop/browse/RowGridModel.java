package org.schemawright.desktop.browse;

import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ChangeListener;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.ChangeSet;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.rows.Row;
import org.schemawright.desktop.rows.RowPage;
import org.schemawright.desktop.rows.RowSource;
import org.schemawright.desktop.rows.SortKey;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/**
 * The rows of one table or view, with what is pending on them. A row is named by its position, which counts new rows
 * too; its content comes page by page, and {@link #versionProperty()} tells when what is shown may have changed.
 */
public final class RowGridModel {

    private final Workspace workspace;
    private final ObjectName name;
    private final RowPages pages;
    private final NewRowPlaces places = new NewRowPlaces();
    private final CellEdits edits;
    private final ChangeListener<Number> onChanges = (p, old, now) -> changesChanged();
    private final ChangeListener<DatabaseSchema> onSchema = (p, old, now) -> start();

    private RowSource source;
    private ForeignLabels labels;
    private List<SortKey> sort = List.of();
    private long storedRows;
    private boolean counted;
    private boolean hadRowChanges;
    private long seenChanges = -1;

    private final ReadOnlyObjectWrapper<List<GridColumn>> columns = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<SortKey>> sortOrder = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyIntegerWrapper size = new ReadOnlyIntegerWrapper();
    private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper rowWords = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper readOnlyReason = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper queryWords = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper current = new ReadOnlyIntegerWrapper(-1);

    /** The rows of a table or view of the schema. Nothing is read before {@link #attach()}. */
    public RowGridModel(Workspace workspace, ObjectName name) {
        this.workspace = workspace;
        this.name = name;
        this.edits = new CellEdits(workspace, name, this::contentChanged);
        this.pages = new RowPages(workspace.reads(), new RowPages.Listener() {
            @Override
            public void pageRead(RowPage page, long nanos) {
                RowGridModel.this.pageRead(page, nanos);
            }

            @Override
            public void failed(Problem reason) {
                loading.set(false);
                problem.set(reason);
            }
        });
        this.source = workspace.rows(name);
        this.labels = new ForeignLabels(workspace, List.of(), this::contentChanged);
    }

    // Properties

    public ObjectName name() {
        return name;
    }

    public Workspace workspace() {
        return workspace;
    }

    /** The columns in the table's order; they change with the schema. */
    public ReadOnlyObjectProperty<List<GridColumn>> columnsProperty() {
        return columns.getReadOnlyProperty();
    }

    /** The order that was asked for; empty is the key's own order. */
    public ReadOnlyObjectProperty<List<SortKey>> sortProperty() {
        return sortOrder.getReadOnlyProperty();
    }

    /** The number of rows, new ones included; until all are counted, those that are known of. */
    public ReadOnlyIntegerProperty sizeProperty() {
        return size.getReadOnlyProperty();
    }

    /** Grows when any cell may look different from before. */
    public ReadOnlyLongProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    /** Whether the first rows are still on their way. */
    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /** Why rows could not be read; null where they could. */
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** How many rows there are, in words; empty until counted. */
    public ReadOnlyStringProperty rowWordsProperty() {
        return rowWords.getReadOnlyProperty();
    }

    /** Why rows can be read only, in a sentence or two; empty where they can be edited. */
    public ReadOnlyStringProperty readOnlyReasonProperty() {
        return readOnlyReason.getReadOnlyProperty();
    }

    /** How long the last query for rows took, in words; empty before the first. */
    public ReadOnlyStringProperty queryWordsProperty() {
        return queryWords.getReadOnlyProperty();
    }

    /** The position of the current row; -1 where there is none. */
    public ReadOnlyIntegerProperty currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** What was typed into cells and cannot stay there; and how cells are edited. */
    public CellEdits edits() {
        return edits;
    }

    /** The row at a position. Where it is not at hand, it is asked for, and a loading one stands in for it. */
    public GridRow row(int position) {
        RowChange.Insert insert = places.insertAt(position);
        if (insert != null) {
            return GridRow.inserted(insert);
        }
        long index = places.storedIndex(position);
        Row row = index < 0 || index >= storedRows ? null : pages.row(index);
        return row == null ? GridRow.loading() : GridRow.stored(row, edits.changeOf(row));
    }

    /** A cell of the row at a position. */
    public GridCell cell(int position, GridColumn column) {
        return edits.cell(row(position), column);
    }

    /** The name of the row that a value of a referring column points to; null where it is not known. */
    public @Nullable String label(GridColumn column, @Nullable Object value) {
        return labels.label(column, value);
    }

    /** Whether a cell takes edits. */
    public boolean editable(int position, GridColumn column) {
        return readOnlyReason.get().isEmpty() && edits.editable(row(position), column);
    }

    /** The position of a new row; -1 where it is not pending here. */
    public int positionOf(RowChange.Insert insert) {
        return (int) places.positionOf(insert.id());
    }

    /** A cell, by position and column. */
    record At(int position, GridColumn column) {}

    /** Where a cell to correct is; null where there is none, or its row is not at hand any more. */
    @Nullable
    At firstBad() {
        for (CellEdits.Place place : edits.badPlaces()) {
            long position = place.row() instanceof Long id
                    ? places.positionOf(id)
                    : places.positionOfStored(pages.indexAtHand(place.row()));
            GridColumn column = columns.get().stream()
                    .filter(c -> c.name().equals(place.column()))
                    .findFirst()
                    .orElse(null);
            if (position >= 0 && column != null) {
                return new At((int) position, column);
            }
        }
        return null;
    }

    // Commands

    /** Begins to listen, and reads what is missing or may have changed since {@link #detach()}. */
    public void attach() {
        workspace.changeSet().versionProperty().addListener(onChanges);
        workspace.schemaProperty().addListener(onSchema);
        if (seenChanges < 0) {
            start();
        } else if (seenChanges != workspace.changeSet().versionProperty().get()) {
            changesChanged();
            reload();
        }
    }

    /** Stops listening. */
    public void detach() {
        workspace.changeSet().versionProperty().removeListener(onChanges);
        workspace.schemaProperty().removeListener(onSchema);
        seenChanges = workspace.changeSet().versionProperty().get();
    }

    /** Makes a row the current one. */
    public void setCurrent(int position) {
        current.set(position);
    }

    /** Reads all rows again; what is shown stays until the new rows are here. */
    public void reload() {
        problem.set(null);
        pages.readAgain();
        labels.readAgain();
        count();
        contentChanged();
    }

    /** Sorts by these columns, the first one first; an empty list is the key's own order. */
    public void sortBy(List<SortKey> order) {
        if (order.equals(sort)) {
            return;
        }
        sort = List.copyOf(order);
        sortOrder.set(sort);
        places.forget();
        pages.readFrom(source.sorted(sort));
        changesChanged();
    }

    /**
     * Adds a new row behind the one at a position; -1 is the top.
     *
     * @return the position of the new row
     */
    public int addRow(int behind) {
        return insertBehind(behind, Map.of());
    }

    /** Adds a new row with the values of the one at a position; what the database numbers itself is left to it. */
    public int duplicateRow(int position) {
        return insertBehind(position, edits.copyOf(row(position), columns.get()));
    }

    private int insertBehind(int behind, Map<String, @Nullable Object> values) {
        ChangeSet changes = workspace.changeSet();
        long stored = behind < 0 ? -1 : places.storedIndex(behind);
        RowChange.Insert insert = changes.insert(name, values);
        places.place(insert.id(), stored);
        changesChanged();
        return positionOf(insert);
    }

    /** Deletes the rows at some positions as one step: stored ones are marked, new ones disappear. */
    public void deleteRows(List<Integer> positions) {
        edits.delete(positions.stream().map(this::row).toList());
    }

    /** Takes back what is pending on the row at a position. */
    public void revertRow(int position) {
        edits.revert(row(position));
    }

    private void start() {
        seenChanges = workspace.changeSet().versionProperty().get();
        DatabaseSchema schema = workspace.schemaProperty().get();
        Table table = schema.table(name).orElse(null);
        if (table == null && schema.view(name).isEmpty()) {
            loading.set(false);
            problem.set(Problem.of(
                    name + " is no longer in the database.",
                    "Close this tab; if it was renamed, open it under its new name."));
            return;
        }
        source = workspace.rows(name);
        List<GridColumn> now = GridColumn.of(table, source.columns());
        readOnlyReason.set(readOnlyReason(table));
        labels = new ForeignLabels(workspace, now, this::contentChanged);
        edits.columnsAre(source.columns(), source.keyColumns());
        sort = sort.stream()
                .filter(s -> now.stream().anyMatch(c -> c.name().equals(s.column())))
                .toList();
        sortOrder.set(sort);
        problem.set(null);
        pages.readFrom(sort.isEmpty() ? source : source.sorted(sort));
        loading.set(true);
        columns.set(now);
        if (!counted) {
            storedRows = RowPages.PAGE_SIZE;
        }
        pages.row(0);
        count();
        changesChanged();
    }

    private String readOnlyReason(@Nullable Table table) {
        String database = workspace.database().readOnlyReason();
        if (!database.isEmpty()) {
            return database;
        }
        if (table == null) {
            return "A view shows rows of other tables. Edit them there.";
        }
        return source.keyColumns().isEmpty()
                ? "Nothing tells the rows of this table apart. Add a primary key to edit them."
                : "";
    }

    private void count() {
        RowSource counting = source;
        workspace
                .reads()
                .run(
                        "Counting " + name,
                        progress -> counting.count(),
                        rows -> {
                            if (counting == source) {
                                counted = true;
                                storedRows = rows;
                                rowWords.set(NumberWords.count(rows, "row"));
                                changesChanged();
                            }
                        },
                        reason -> {
                            loading.set(false);
                            problem.set(reason);
                        });
    }

    private void pageRead(RowPage page, long nanos) {
        long millis = Math.round(nanos / 1e6);
        queryWords.set("Last query " + (millis < 1 ? "under 1 ms" : NumberWords.grouped(millis) + " ms"));
        loading.set(false);
        boolean last = page.rows().size() < RowPages.PAGE_SIZE;
        if (!counted || (last && page.firstIndex() + page.rows().size() != storedRows)) {
            storedRows = page.firstIndex() + page.rows().size();
            placeNewRows();
        }
        labels.readFor(page.rows());
        contentChanged();
    }

    private void changesChanged() {
        seenChanges = workspace.changeSet().versionProperty().get();
        boolean has = workspace.changeSet().rowChangeCount() > 0;
        if (hadRowChanges && !has) {
            hadRowChanges = false;
            reload();
        }
        hadRowChanges = has;
        if (has) {
            labels.readForChanges(edits.changesHere());
        }
        edits.forgetLost();
        placeNewRows();
        contentChanged();
    }

    private void placeNewRows() {
        places.show(workspace.changeSet().insertsInto(name), storedRows);
        size.set((int) Math.min(Integer.MAX_VALUE, storedRows + places.size()));
    }

    private void contentChanged() {
        version.set(version.get() + 1);
    }
}
