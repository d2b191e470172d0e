package org.schemawright.desktop.browse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.ChangeSet;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.rows.LargeValue;
import org.schemawright.desktop.rows.ParsedCell;
import org.schemawright.desktop.rows.Row;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.TypeKind;

/**
 * Turns what a person types into pending changes of one table. What a column does not take stays in its cell as typed,
 * with a sentence, and is no pending change.
 */
public final class CellEdits {

    private final ChangeSet changes;
    private final ObjectName table;
    private final CellWords text;
    private final Runnable onBadValues;
    private final Map<Place, BadValue> bad = new LinkedHashMap<>();
    private final ReadOnlyIntegerWrapper badCount = new ReadOnlyIntegerWrapper();

    private final RefusedCells refused;
    private List<String> keyColumns = List.of();

    /** A cell, by the identity of its row. */
    record Place(Object row, String column) {}

    CellEdits(Workspace workspace, ObjectName table, Runnable onBadValues) {
        this.changes = workspace.changeSet();
        this.table = table;
        this.text = new CellWords(workspace.database().dialect().id());
        this.refused = new RefusedCells(workspace, table);
        this.onBadValues = onBadValues;
    }

    void keyIs(List<String> keys) {
        keyColumns = keys;
    }

    // Properties

    /** How many cells hold what cannot stay there. */
    public ReadOnlyIntegerProperty badCountProperty() {
        return badCount.getReadOnlyProperty();
    }

    /** How values are shown and understood. */
    public CellWords text() {
        return text;
    }

    GridCell cell(GridRow row, GridColumn column) {
        Object identity = row.identity();
        BadValue typed = identity == null ? null : bad.get(new Place(identity, column.name()));
        String sentence = typed == null ? refused.sentence(row, column.name()) : null;
        GridCell cell = row.cell(column, typed);
        if (sentence == null) {
            return cell;
        }
        Object value = cell.value();
        // What has no place in a line is no text to go on from.
        String inLine = value == null || LargeCellModel.suits(column, cell) ? "" : text.editText(value);
        return row.cell(column, new BadValue(inLine, sentence, false));
    }

    /** Whether something was typed into a cell or is pending on it that can be taken back. */
    boolean canPutBack(GridRow row, GridColumn column) {
        Object identity = row.identity();
        return identity != null && bad.containsKey(new Place(identity, column.name()))
                || switch (row.change()) {
                    case RowChange.Update update -> update.values().containsKey(column.name());
                    case RowChange.Insert insert -> insert.values().containsKey(column.name());
                    case RowChange.Delete d -> false;
                    case null -> false;
                };
    }

    /** Whether a row has a cell to correct. */
    boolean hasBad(GridRow row) {
        Object identity = row.identity();
        return refused.has(row)
                || !bad.isEmpty()
                        && identity != null
                        && bad.keySet().stream().anyMatch(p -> p.row().equals(identity));
    }

    /** Whether a cell takes edits. */
    boolean editable(GridRow row, GridColumn column) {
        return FixedCells.reason(row, column, keyColumns, changes).isEmpty();
    }

    /** Why a cell takes no edits, in a sentence or two; empty where it does. */
    String whyFixed(GridRow row, GridColumn column) {
        return FixedCells.reason(row, column, keyColumns, changes);
    }

    /** Where cells are to be corrected, in the order they were typed; those that were refused come last. */
    List<Place> badPlaces() {
        return Stream.concat(bad.keySet().stream(), refused.places().stream())
                .distinct()
                .toList();
    }

    /** The pending changes of this table. */
    List<RowChange> changesHere() {
        return changes.rowChanges().stream()
                .filter(c -> c.table().equals(table))
                .toList();
    }

    // Commands

    /**
     * Takes what a person typed into a cell.
     *
     * @return whether the column takes it
     */
    boolean type(GridRow row, GridColumn column, String typed) {
        GridCell cell = cell(row, column);
        if (typed.isEmpty() && cell.value() == null && cell.bad() == null) {
            return true;
        }
        return take(row, column, typed, text.parse(column.column(), typed));
    }

    /** Sets a cell to a value that was chosen, and need not be understood. */
    boolean set(GridRow row, GridColumn column, Object value) {
        return take(row, column, "", new ParsedCell.Value(value));
    }

    /** Keeps in a cell what cannot stay there, with a sentence that says why. */
    void refuse(GridRow row, GridColumn column, String typed, String sentence) {
        take(row, column, typed, new ParsedCell.Refused(sentence));
    }

    /** Sets a cell to NULL. */
    boolean setNull(GridRow row, GridColumn column) {
        if (column.column().nullable() || column.column().filledByDatabase() && row.state() == GridRow.State.NEW) {
            return take(row, column, "", new ParsedCell.Value(null));
        }
        return take(row, column, "", new ParsedCell.Refused(column.name() + " must have a value."));
    }

    /** Gives a cell the value of another one of its column. */
    void fill(GridRow row, GridColumn column, @Nullable Object value) {
        if (value == null) {
            setNull(row, column);
        } else {
            take(row, column, text.editText(value), new ParsedCell.Value(value));
        }
    }

    /** Sets a cell to the text without characters, which is not NULL. */
    boolean setEmptyText(GridRow row, GridColumn column) {
        return take(row, column, "", text.parse(column.column(), ""));
    }

    /** Sets a yes-or-no cell to the next: from yes to no, then to NULL where the column allows it, then to yes. */
    boolean toggle(GridRow row, GridColumn column) {
        Object value = cell(row, column).value();
        if (CellWords.isTrue(value)) {
            return type(row, column, "false");
        }
        return value != null && column.column().nullable() ? setNull(row, column) : type(row, column, "true");
    }

    /** Forgets what cannot stay in a cell, or takes back the pending change of it. */
    void putBack(GridRow row, GridColumn column) {
        Object identity = row.identity();
        if (identity == null) {
            return;
        }
        if (bad.remove(new Place(identity, column.name())) != null) {
            badChanged();
            return;
        }
        switch (row.change()) {
            case RowChange.Update update -> {
                Row base = update.base();
                changes.setCell(table, base, column.name(), base.value(column.name()));
            }
            case RowChange.Insert insert -> changes.clearInsertedCell(table, insert.id(), column.name());
            case RowChange.Delete d -> {}
            case null -> {}
        }
    }

    /** Deletes rows as one step, with what cannot stay in them. */
    void delete(Collection<GridRow> rows) {
        forgetBad(rows);
        changes.together(() -> {
            for (GridRow row : rows) {
                Row base = row.base();
                if (row.change() instanceof RowChange.Insert insert) {
                    changes.revert(insert);
                } else if (base != null && base.key() != null) {
                    changes.delete(table, base);
                }
            }
        });
    }

    /** Takes back what is pending on a row, and what cannot stay in it. */
    void revert(GridRow row) {
        forgetBad(List.of(row));
        RowChange change = row.change();
        if (change != null) {
            changes.revert(change);
        }
    }

    /** Takes back all that is pending on the table as one step, and what cannot stay in its cells. */
    void revertAll() {
        bad.clear();
        badChanged();
        changes.together(() -> changesHere().forEach(changes::revert));
    }

    /** The values of a row for a new one, without those that the database computes or numbers itself, and large ones. */
    Map<String, @Nullable Object> copyOf(GridRow row, List<GridColumn> all) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (GridColumn column : all) {
            GridCell cell = cell(row, column);
            if (cell.kind() == GridCell.Kind.VALUE
                    && !(cell.value() instanceof LargeValue)
                    && column.column().generated() == null
                    && !column.numberedByDatabase()) {
                values.put(column.name(), cell.value());
            }
        }
        return values;
    }

    /** Forgets what stands in new rows that are gone, and what was refused and is pending no longer. */
    void forgetLost() {
        if (bad.isEmpty()) {
            badCount.set(badPlaces().size());
            return;
        }
        Collection<Long> here =
                changes.insertsInto(table).stream().map(RowChange.Insert::id).collect(Collectors.toSet());
        bad.keySet().removeIf(p -> p.row() instanceof Long id && !here.contains(id));
        badCount.set(badPlaces().size());
    }

    private void forgetBad(Collection<GridRow> rows) {
        Set<Object> gone = new HashSet<>();
        rows.forEach(row -> gone.add(Objects.requireNonNullElse(row.identity(), row)));
        if (bad.keySet().removeIf(place -> gone.contains(place.row()))) {
            badChanged();
        }
    }

    private boolean take(GridRow row, GridColumn column, String typed, ParsedCell parsed) {
        Object identity = row.identity();
        if (identity == null || !editable(row, column)) {
            return false;
        }
        Place place = new Place(identity, column.name());
        switch (parsed) {
            case ParsedCell.Value value -> {
                boolean corrected = bad.remove(place) != null;
                if (row.change() instanceof RowChange.Insert insert) {
                    changes.setInsertedCell(table, insert.id(), column.name(), value.value());
                } else {
                    changes.setCell(table, Objects.requireNonNull(row.base()), column.name(), value.value());
                }
                if (corrected) {
                    badChanged();
                }
                return true;
            }
            case ParsedCell.Refused refused -> {
                bad.put(place, new BadValue(typed, refused.sentence(), true));
                badChanged();
                return false;
            }
        }
    }

    private void badChanged() {
        badCount.set(badPlaces().size());
        onBadValues.run();
    }

    /** What can be done about a bad value, the likeliest first: words and the text to type instead. */
    List<Fix> fixes(GridRow row, GridColumn column, BadValue value) {
        List<Fix> fixes = new ArrayList<>();
        Optional<String> guess = value.typed() ? ValueGuess.guess(column.column(), value.text()) : Optional.empty();
        guess.filter(g -> text.parse(column.column(), g) instanceof ParsedCell.Value)
                .ifPresent(g -> fixes.add(new Fix("Use " + NumberWords.grouped(g), g, false)));
        if (column.column().type().kind() == TypeKind.TEXT
                && value.text().isEmpty()
                && (value.typed() || row.cell(column, null).value() == null)) {
            fixes.add(new Fix("Use an empty text", "", true));
        }
        return fixes;
    }

    /** Corrects a bad value. */
    void apply(GridRow row, GridColumn column, Fix fix) {
        if (fix.emptyText()) {
            setEmptyText(row, column);
        } else {
            type(row, column, fix.text());
        }
    }

    /**
     * A way to correct a bad value.
     *
     * @param words what the link says
     * @param text what is typed instead
     * @param emptyText whether it is the empty text, which typing nothing would not mean
     */
    record Fix(String words, String text, boolean emptyText) {}
}
