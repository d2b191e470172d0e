package org.schemawright.desktop.browse;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.ChangeSet;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.rows.Row;
import org.schemawright.desktop.rows.RowKey;
import org.schemawright.desktop.rows.RowPage;
import org.schemawright.desktop.rows.RowSource;
import org.schemawright.desktop.task.Background;
import org.schemawright.desktop.widget.Moments;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/** The rows of a grid by position: stored ones, which come page by page, with the new ones among them. */
final class GridRows {

    /** So many rows are worked on at once. */
    static final int MOST_AT_ONCE = 100_000;

    /** From so many rows on, jumps are worth some preparation. */
    private static final int FAR = 10_000;

    final ReadOnlyIntegerWrapper size = new ReadOnlyIntegerWrapper();
    final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();

    /** Changes by as much as the positions of all rows, where more or fewer stand before them than was known. */
    final ReadOnlyLongWrapper shift = new ReadOnlyLongWrapper();

    final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper(true);
    final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    final ObjectProperty<@Nullable Problem> note = new SimpleObjectProperty<>();
    final ReadOnlyStringWrapper queryWords = new ReadOnlyStringWrapper("");

    private final Background reads;
    private final ChangeSet changes;
    private final ObjectName name;
    private final Consumer<List<Row>> onRead;
    private final RowRuns runs;
    private final FarRows far;
    private final NewRowPlaces places = new NewRowPlaces();
    private List<RowChange.Insert> inserts = List.of();
    private final RowCount count;
    private final LongSupplier estimate;
    private String sql = "";
    private long storedRows;

    /**
     * Rows of a table or view.
     *
     * @param onRead takes the rows of each page that was read
     */
    GridRows(Workspace workspace, ObjectName name, Consumer<List<Row>> onRead) {
        this.reads = workspace.reads();
        this.changes = workspace.changeSet();
        this.name = name;
        this.onRead = onRead;
        this.estimate = () -> workspace
                .schemaProperty()
                .get()
                .table(name)
                .map(Table::rowEstimate)
                .orElse(-1L);
        this.count = new RowCount(reads, this::counted, this::failed);
        this.runs = new RowRuns(reads, new RowRuns.Listener() {
            @Override
            public void pageRead(RowPage page, long end, boolean ended, long nanos) {
                GridRows.this.pageRead(page, end, ended, nanos);
            }

            @Override
            public void shifted(long by) {
                GridRows.this.shifted(by);
            }

            @Override
            public void endsBefore(long index) {
                storedRows = Math.min(storedRows, index);
                placeNewRows();
                contentChanged();
                count.countAgain();
            }

            @Override
            public void failed(Problem reason) {
                GridRows.this.failed(reason);
            }
        });
        this.far = new FarRows(reads, runs);
    }

    /** Reads the same rows in another order. */
    void readInOrder(RowSource source) {
        problem.set(null);
        runs.readFrom(source);
        placeNewRows();
        learnPlaces();
    }

    /**
     * Reads other rows.
     *
     * @param everything all rows of the table; null where the source has all of them
     */
    void readFrom(RowSource source, @Nullable RowSource everything) {
        problem.set(null);
        count.startAgain();
        if (everything == null) {
            count.estimate(estimate.getAsLong());
        }
        runs.readFrom(source);
        runs.totalIs(-1);
        storedRows = RowRuns.PAGE_SIZE;
        loading.set(true);
        runs.row(0);
        count.count(source, everything);
        placeNewRows();
    }

    /** Reads all rows again; what is there stays until the new rows are here. */
    void readAgain(RowSource source, @Nullable RowSource everything) {
        problem.set(null);
        runs.readAgain(source);
        count.forgetTotal();
        count.count(source, everything);
        contentChanged();
    }

    /**
     * Stops what is being read and counted.
     *
     * @return whether anything was
     */
    boolean stop() {
        boolean counting = count.stop();
        return runs.stop() || counting;
    }

    /** How many rows there are, in words; empty until known. */
    ReadOnlyStringProperty rowWords() {
        return count.words.getReadOnlyProperty();
    }

    /** The statements that read what is shown, for people; empty before the first. */
    String sql() {
        return sql;
    }

    /** Takes the new rows that are pending now. */
    void showPending() {
        inserts = changes.insertsInto(name);
        placeNewRows();
        contentChanged();
    }

    /** The row at a position, with what is pending on it; a loading one while it is on its way. */
    GridRow row(int position) {
        RowChange.Insert insert = places.insertAt(position);
        if (insert != null) {
            return GridRow.inserted(insert);
        }
        long index = places.storedIndex(position);
        Row row = index < 0 || index >= storedRows ? null : runs.row(index);
        return row == null ? GridRow.loading() : stored(row);
    }

    /**
     * Takes the rows at some positions when all of them are here: at once where they are, else when they were read. Where
     * that is not possible, {@link #note} says that nothing was done.
     */
    void whenHere(List<Integer> positions, Consumer<List<GridRow>> then) {
        note.set(null);
        if (positions.size() > MOST_AT_ONCE) {
            note.set(Problem.of(
                    "These are " + NumberWords.count(positions.size(), "row") + ", and nothing was done: "
                            + NumberWords.grouped(MOST_AT_ONCE) + " go at once.",
                    "Select fewer rows."));
            return;
        }
        List<Place> wanted = positions.stream().map(this::place).toList();
        SortedSet<Long> missing = wanted.stream()
                .filter(place -> place.insert() == null && place.index() >= 0 && !runs.isHere(place.index()))
                .map(Place::index)
                .collect(Collectors.toCollection(TreeSet::new));
        if (missing.isEmpty()) {
            then.accept(wanted.stream().map(place -> at(place, Map.of())).toList());
        } else {
            far.read(
                    missing,
                    read -> then.accept(
                            wanted.stream().map(place -> at(place, read)).toList()),
                    note::set);
        }
    }

    /** What stands at a position: a new row, or the stored one of an index. */
    private record Place(RowChange.@Nullable Insert insert, long index) {}

    private Place place(int position) {
        RowChange.Insert insert = places.insertAt(position);
        return new Place(insert, insert == null && position >= 0 ? places.storedIndex(position) : -1);
    }

    private GridRow at(Place place, Map<Long, Row> read) {
        if (place.insert() != null) {
            long id = place.insert().id();
            return inserts.stream()
                    .filter(i -> i.id() == id)
                    .findFirst()
                    .map(GridRow::inserted)
                    .orElseGet(GridRow::loading);
        }
        Row row = read.get(place.index());
        if (row == null && runs.isHere(place.index())) {
            row = runs.row(place.index());
        }
        return row == null ? GridRow.loading() : stored(row);
    }

    /** A row as it is by now, wherever it stands: rows that are read again may stand elsewhere. */
    GridRow now(GridRow row) {
        Object identity = row.identity();
        int position = identity == null ? -1 : positionOf(identity);
        Row base = row.base();
        return position >= 0 ? row(position) : base == null ? row : stored(base);
    }

    private GridRow stored(Row row) {
        RowKey key = row.key();
        return GridRow.stored(
                row, key == null ? null : changes.changeOf(name, key).orElse(null));
    }

    /** The index of the stored row at a position, or of the one before it where a new row stands; -1 for none. */
    long storedIndex(int position) {
        return position < 0 ? -1 : places.storedIndex(position);
    }

    /** Has a new row stand behind a stored row; -1 is the top. */
    void placeBehind(RowChange.Insert insert, long storedIndex) {
        places.place(insert.id(), storedIndex);
    }

    /** New rows go to the top from now on, because their neighbours are elsewhere. */
    void forgetPlaces() {
        places.forget();
    }

    /** The position of a new row by its id, or of a stored row by its key; -1 where it is not at hand. */
    int positionOf(Object identity) {
        return (int)
                (identity instanceof Long id
                        ? places.positionOf(id)
                        : places.positionOfStored(runs.shelf().indexOf(identity)));
    }

    /**
     * Where a row stands by now; -1 where it is not at hand.
     *
     * @param last where it stood before
     */
    int positionOf(GridRow row, int last) {
        Object identity = row.identity();
        boolean stays = last >= 0
                && last < size.get()
                && Objects.equals(identity, row(last).identity());
        return stays || identity == null ? last : positionOf(identity);
    }

    void contentChanged() {
        version.set(version.get() + 1);
    }

    /**
     * Has the rows from one position to another at hand, and soon some around them: somebody looks at them, and whoever
     * scrolls on from there meets every row once.
     */
    void lookAt(int first, int last) {
        long from = Math.max(0, storedIndex(first));
        runs.lookAt(from, Math.max(from, Math.min(storedIndex(last), storedRows - 1)));
    }

    private void counted(long rows) {
        runs.totalIs(rows);
        storedRows = rows;
        placeNewRows();
        contentChanged();
        learnPlaces();
    }

    /** Beside everything else, and piece by piece: whoever waits for rows comes first. */
    private void learnPlaces() {
        if (count.isKnown() && storedRows > FAR) {
            runs.learnPlaces();
        }
    }

    private void pageRead(RowPage page, long end, boolean ended, long nanos) {
        queryWords.set("Last query " + Moments.took(Duration.ofNanos(nanos)));
        loading.set(false);
        sql = page.sql();
        long rows = ended ? end : Math.max(storedRows, end);
        if (rows != storedRows) {
            storedRows = rows;
            runs.totalIs(count.isKnown() || ended ? rows : -1);
            if (ended || count.isKnown()) {
                count.is(rows);
            }
            placeNewRows();
        }
        onRead.accept(page.rows());
        contentChanged();
    }

    private void shifted(long by) {
        storedRows += by;
        places.shift(by);
        placeNewRows();
        shift.set(shift.get() + by);
    }

    private void failed(Problem reason) {
        loading.set(false);
        problem.set(reason);
    }

    private void placeNewRows() {
        places.show(inserts, storedRows);
        size.set((int) Math.min(Integer.MAX_VALUE, storedRows + places.size()));
    }
}
