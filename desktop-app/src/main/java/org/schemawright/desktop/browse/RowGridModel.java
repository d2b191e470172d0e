package org.schemawright.desktop.browse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ChangeListener;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.rows.RowSource;
import org.schemawright.desktop.rows.SortKey;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;

/**
 * The rows of one table or view, with what is pending on them. A row is named by its position, which counts new rows
 * too; its content comes page by page, and {@link #versionProperty()} tells when what is shown may have changed.
 */
public final class RowGridModel {

    private final Workspace workspace;
    private final ObjectName name;
    private final GridRows rows;
    private final CellEdits edits;
    private final ChangeListener<Number> onChanges = (p, old, now) -> changesChanged();
    private final ChangeListener<Number> onRows = (p, old, now) -> refresh();
    private final GridQuery query;
    private final GridFilter filter;

    private ForeignLabels labels;
    private @Nullable DatabaseSchema seenSchema;
    private long seenRows = -1;

    private final ReadOnlyObjectWrapper<List<GridColumn>> columns = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper readOnlyReason = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper current = new ReadOnlyIntegerWrapper(-1);

    /** A cell, by position and column. */
    record At(int position, GridColumn column) {}

    /** The rows of a table or view of the schema. Nothing is read before {@link #attach()}. */
    public RowGridModel(Workspace workspace, TableLink link) {
        this.workspace = workspace;
        this.name = link.table();
        this.query = new GridQuery(workspace, link);
        this.rows = new GridRows(workspace, name, read -> labels.readFor(read));
        this.edits = new CellEdits(workspace, name, rows::contentChanged);
        this.labels = new ForeignLabels(workspace, List.of(), rows::contentChanged);
        this.filter = new GridFilter(workspace, query, rows, this::filtered);
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
        return query.sort.getReadOnlyProperty();
    }

    /** Which rows are shown, and showing others. */
    GridFilter filter() {
        return filter;
    }

    /** The number of rows, new ones included; until all are counted, those that are known of. */
    public ReadOnlyIntegerProperty sizeProperty() {
        return rows.size.getReadOnlyProperty();
    }

    /** Grows when any cell may look different from before. */
    public ReadOnlyLongProperty versionProperty() {
        return rows.version.getReadOnlyProperty();
    }

    /** Changes by as much as the positions of all rows, where more or fewer stand before them than was known. */
    ReadOnlyLongProperty shiftProperty() {
        return rows.shift.getReadOnlyProperty();
    }

    /** Whether the first rows are still on their way. */
    public ReadOnlyBooleanProperty loadingProperty() {
        return rows.loading.getReadOnlyProperty();
    }

    /** Why rows could not be read; null where they could. */
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return rows.problem.getReadOnlyProperty();
    }

    /** What was not done with some rows, and why; null where there is nothing to say. */
    ObjectProperty<@Nullable Problem> noteProperty() {
        return rows.note;
    }

    /** How many rows there are, in words; empty until counted. */
    public ReadOnlyStringProperty rowWordsProperty() {
        return rows.rowWords();
    }

    /** How long the last query for rows took, in words; empty before the first. */
    public ReadOnlyStringProperty queryWordsProperty() {
        return rows.queryWords.getReadOnlyProperty();
    }

    /** Why rows can be read only, in a sentence or two; empty where they can be edited. */
    public ReadOnlyStringProperty readOnlyReasonProperty() {
        return readOnlyReason.getReadOnlyProperty();
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
        return rows.row(position);
    }

    /** A row as it is by now, wherever it stands: rows that are read again may stand elsewhere. */
    GridRow now(GridRow row) {
        return rows.now(row);
    }

    /**
     * Where a row stands by now; -1 where it is not at hand.
     *
     * @param last where it stood before
     */
    int positionOf(GridRow row, int last) {
        return rows.positionOf(row, last);
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

    /** Why a cell takes no edits, in a sentence or two; empty where it does, and where there is no cell. */
    String whyFixed(int position, @Nullable GridColumn column) {
        String reason = readOnlyReason.get();
        return position < 0 || column == null ? "" : reason.isEmpty() ? edits.whyFixed(row(position), column) : reason;
    }

    /** The column of a name; null where there is none. */
    @Nullable
    GridColumn column(String columnName) {
        return columns.get().stream()
                .filter(c -> c.name().equals(columnName))
                .findFirst()
                .orElse(null);
    }

    /** Where a cell to correct is; null where there is none, or its row is not at hand any more. */
    @Nullable
    At firstBad() {
        return firstBadIn(-1);
    }

    /** The same of the row at a position; of any where it is -1. */
    @Nullable
    At firstBadIn(int only) {
        for (CellEdits.Place place : edits.badPlaces()) {
            int position = rows.positionOf(place.row());
            GridColumn column = column(place.column());
            if (position >= 0 && (only < 0 || position == only) && column != null) {
                return new At(position, column);
            }
        }
        return null;
    }

    /** Where a new row stands, by its id; -1 where it is not pending. */
    int positionOfNew(long id) {
        return rows.positionOf(id);
    }

    // Commands

    /** Has the rows from one position to another at hand; whoever goes on from there meets every row once. */
    void lookAt(int first, int last) {
        rows.lookAt(first, last);
    }

    /** Begins to listen, and reads what is missing or may have changed since {@link #detach()}. */
    public void attach() {
        workspace.changeSet().versionProperty().addListener(onChanges);
        workspace.rowsVersionProperty().addListener(onRows);
        if (seenRows != workspace.rowsVersionProperty().get()) {
            refresh();
        } else {
            // New rows that were applied meanwhile are pending no more.
            changesChanged();
        }
    }

    /** Stops listening, and reading what nobody looks at: a slow condition would keep other tables waiting. */
    public void detach() {
        if (rows.stop()) {
            seenRows = -1;
        }
        workspace.changeSet().versionProperty().removeListener(onChanges);
        workspace.rowsVersionProperty().removeListener(onRows);
    }

    /** Makes a row the current one. */
    public void setCurrent(int position) {
        current.set(position);
    }

    /** Reads all rows again; what is shown stays until the new rows are here. */
    public void reload() {
        seenRows = workspace.rowsVersionProperty().get();
        if (query.isGone()) {
            return;
        }
        labels.readAgain();
        rows.readAgain(query.afresh(), query.everything());
    }

    /** Reads the schema again and then the rows: after a failure, the table may have changed or be gone. */
    void readDatabaseAgain() {
        workspace.refreshSchema(rows.problem::set);
    }

    /** Sorts by these columns, the first one first; an empty list is the key's own order. */
    public void sortBy(List<SortKey> order) {
        if (!order.equals(query.sort.get())) {
            query.sortBy(order);
            rows.forgetPlaces();
            rows.readInOrder(query.source());
            changesChanged();
        }
    }

    /**
     * Sorts up by a column, then down, then no more.
     *
     * @param add whether the columns sorted by so far stay, before this one
     */
    public void toggleSort(String column, boolean add) {
        sortBy(query.toggled(column, add));
    }

    /** Shows all rows again, whatever values they have. */
    public void showAllRows() {
        filter.all();
    }

    private void filtered() {
        rows.forgetPlaces();
        rows.readFrom(query.source(), query.everything());
        changesChanged();
    }

    /** The statements that show these rows, for people to read. */
    String sql() {
        return rows.sql().isEmpty() ? "" : rows.sql() + ";\n\n" + query.source().countSql() + ";";
    }

    /**
     * Adds a new row behind the one at a position; -1 is the top. It begins with the values that all rows shown have.
     *
     * @return the position of the new row
     */
    public int addRow(int behind) {
        return insertBehind(behind, query.valuesOfNewRow());
    }

    /** Adds a new row with the values of the one at a position; what the database numbers itself is left to it. */
    public int duplicateRow(int position) {
        GridRow from = row(position);
        int added = insertBehind(position, edits.copyOf(from, columns.get()));
        if (row(added).change() instanceof RowChange.Insert insert) {
            new WholeValues(workspace, name).copy(from.base(), insert, rows.note::set);
        }
        return added;
    }

    /** Deletes the rows at some positions as one step: stored ones are marked, new ones disappear. */
    public void deleteRows(List<Integer> positions) {
        onRows(positions, edits::delete);
    }

    /** Takes rows by position when they are here; those that are not are read first. What stops that is noted. */
    void onRows(List<Integer> positions, Consumer<List<GridRow>> then) {
        rows.whenHere(positions, then);
    }

    /** A new row below all others, with the values that all rows shown have. */
    GridRow rowAtTheEnd() {
        RowChange.Insert insert = workspace.changeSet().insert(name, new LinkedHashMap<>(query.valuesOfNewRow()));
        rows.placeBehind(insert, Long.MAX_VALUE);
        return GridRow.inserted(insert);
    }

    private int insertBehind(int behind, Map<String, ? extends @Nullable Object> values) {
        long storedBefore = rows.storedIndex(behind);
        RowChange.Insert insert = workspace.changeSet().insert(name, new LinkedHashMap<>(values));
        rows.placeBehind(insert, storedBefore);
        changesChanged();
        return rows.positionOf(insert.id());
    }

    /** Reads what may have changed by our doing: the rows, or the whole table where the schema is another one. */
    private void refresh() {
        if (seenSchema == workspace.schemaProperty().get()) {
            reload();
            // Nobody has listened while the page was away: what was pending may be applied by now.
            changesChanged();
        } else {
            start();
        }
    }

    private void start() {
        seenSchema = workspace.schemaProperty().get();
        seenRows = workspace.rowsVersionProperty().get();
        if (query.isGone()) {
            rows.loading.set(false);
            // What was read of it is no longer anywhere.
            columns.set(List.of());
            rows.problem.set(Problem.of(
                    name + " is no longer in the database.",
                    "Close this tab; if it was renamed, open it under its new name."));
            return;
        }
        boolean first = columns.get().isEmpty();
        query.startAgain();
        RowSource source = query.source();
        List<GridColumn> now = query.columns();
        readOnlyReason.set(query.readOnlyReason());
        labels = new ForeignLabels(workspace, now, rows::contentChanged);
        edits.keyIs(source.keyColumns());
        if (first || !now.equals(columns.get())) {
            columns.set(now);
            rows.readFrom(source, query.everything());
        } else {
            rows.readAgain(source, query.everything());
        }
        changesChanged();
    }

    private void changesChanged() {
        if (workspace.changeSet().rowChangeCount() > 0) {
            labels.readForChanges(edits.changesHere());
        }
        edits.forgetLost();
        rows.showPending();
    }
}
