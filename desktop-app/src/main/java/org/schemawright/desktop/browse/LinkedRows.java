package org.schemawright.desktop.browse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.ChangeSet;
import org.schemawright.desktop.changeset.NewRowKey;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.rows.LabelReader;
import org.schemawright.desktop.rows.LinkReader;
import org.schemawright.desktop.rows.ReferencedRow;
import org.schemawright.desktop.rows.Row;
import org.schemawright.desktop.task.RunningTask;
import org.schemawright.desktop.workspace.LinkTable;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.schema.Table;

/**
 * The rows that a join table links with the current row of a grid, with what is pending on the links: to link another
 * one is a new row of the join table, to unlink one is to delete its row.
 */
final class LinkedRows {

    static final int SHOWN_FIRST = 12;

    private static final int MORE_AT_ONCE = 100;

    private final Workspace workspace;
    private final ChangeSet changes;
    private final LinkTable link;
    private final Table far;
    private final LinkReader reader;
    private final LinkChips chips;

    private @Nullable GridRow row;
    private List<Object> near = List.of();
    private List<LinkReader.Linked> stored = List.of();
    private long all = -1;
    private int wanted = SHOWN_FIRST;
    private @Nullable RunningTask reading;

    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(Shown.NOTHING);
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");

    /**
     * What is shown of the links.
     *
     * @param chips the linked rows: those of the database by name, then new ones
     * @param more how many linked rows are not among them; -1 while nobody knows
     * @param manyMore whether that is only the least
     * @param editable whether the row can be linked with others
     */
    record Shown(List<LinkChip> chips, long more, boolean manyMore, boolean editable) {
        static final Shown NOTHING = new Shown(List.of(), -1, false, false);

        Shown {
            chips = List.copyOf(chips);
        }
    }

    /**
     * Links of the rows of a grid.
     *
     * @param link seen from the grid's table
     */
    LinkedRows(Workspace workspace, LinkTable link, Table join, Table far) {
        this.workspace = workspace;
        this.changes = workspace.changeSet();
        this.link = link;
        this.far = far;
        List<String> labels = workspace.labels().of(far);
        this.reader = new LinkReader(
                workspace.database(), join, new LinkReader.Side(link.far().key(), far, labels));
        this.chips = new LinkChips(workspace, link, far);
    }

    // Properties

    /** What the linked rows are called from here. */
    String name() {
        return workspace.links().linkedName(link);
    }

    LinkTable link() {
        return link;
    }

    Table far() {
        return far;
    }

    ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Why something was not done; empty where there is nothing to say. */
    ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    // Commands

    /**
     * Shows the links of a row as they are by now.
     *
     * @param now null for none
     * @param again whether what the database has may be another by now
     */
    void show(@Nullable GridRow now, boolean again) {
        List<Object> before = near;
        row = now;
        near = now == null ? List.of() : values(now);
        boolean other = !near.equals(before);
        if (other) {
            stored = List.of();
            all = -1;
            wanted = SHOWN_FIRST;
        }
        if (other || again) {
            chips.forgetNames();
            note.set("");
            read();
        }
        render();
    }

    /** Shows more of the linked rows. */
    void showMore() {
        wanted = stored.size() + MORE_AT_ONCE;
        read();
    }

    /** Unlinks a row, or takes back that it is to be linked; one step. */
    void remove(LinkChip chip) {
        Row base = chip.stored();
        RowChange change = chip.change();
        note.set("");
        if (base == null && change != null) {
            changes.revert(change);
        } else if (base != null && base.key() != null) {
            changes.delete(link.table(), base);
        }
    }

    /** Takes back that a row is to be unlinked. */
    void putBack(LinkChip chip) {
        RowChange change = chip.change();
        if (change != null) {
            changes.revert(change);
        }
    }

    /** Links another row; one that is linked already is left alone, and one that is to be unlinked stays linked. */
    void add(ReferencedRow other) {
        List<Object> from = near;
        note.set("");
        LinkChip known = shown.get().chips().stream()
                .filter(chip -> LinkChips.sameKey(chips.farOf(chip), other.key()))
                .findFirst()
                .orElse(null);
        if (known != null) {
            linkedAlready(known.change(), known.words());
        } else if (shown.get().more() == 0
                || from.stream().anyMatch(NewRowKey.class::isInstance)
                || other.key().stream().anyMatch(NewRowKey.class::isInstance)) {
            insert(from, other);
        } else {
            workspace
                    .lookups()
                    .run(
                            "Looking whether they are linked",
                            progress -> reader.find(both(from, other.key())),
                            found -> addUnless(found, from, other),
                            problem -> note.set(problem.title()));
        }
    }

    private void addUnless(List<Row> linked, List<Object> from, ReferencedRow other) {
        if (linked.isEmpty()) {
            insert(from, other);
        } else {
            linkedAlready(chips.changeOf(linked.getFirst()), chips.words(other.key(), other.label()));
        }
    }

    private void linkedAlready(@Nullable RowChange change, String name) {
        if (change instanceof RowChange.Delete) {
            changes.revert(change);
        } else {
            note.set(name + " is linked already.");
        }
    }

    private void insert(List<Object> from, ReferencedRow other) {
        chips.isCalled(other);
        changes.insert(link.table(), new LinkedHashMap<>(both(from, other.key())));
    }

    /** Says why nothing was linked. */
    void say(String sentence) {
        note.set(sentence);
    }

    private Map<String, Object> both(List<Object> from, List<Object> to) {
        Map<String, Object> values = new LinkedHashMap<>();
        put(values, link.near().key().columns(), from);
        put(values, link.far().key().columns(), to);
        return values;
    }

    private static void put(Map<String, Object> values, List<String> columns, List<Object> given) {
        for (int i = 0; i < columns.size(); i++) {
            values.put(columns.get(i), given.get(i));
        }
    }

    /** The values by which the row is linked; empty where one of them is NULL. */
    private List<Object> values(GridRow of) {
        List<Object> values = new ArrayList<>();
        Row base = of.base();
        for (String column : link.near().key().targetColumns()) {
            Object value = null;
            if (of.change() instanceof RowChange.Insert insert) {
                value = Objects.requireNonNullElseGet(
                        insert.values().get(column), () -> new NewRowKey(insert.table(), insert.id(), column));
            } else if (base != null) {
                value = base.value(column);
            }
            if (value == null) {
                return List.of();
            }
            values.add(value);
        }
        return values;
    }

    private void read() {
        RunningTask before = reading;
        if (before != null) {
            before.cancel();
            reading = null;
        }
        if (near.isEmpty() || near.stream().anyMatch(NewRowKey.class::isInstance)) {
            all = 0;
            return;
        }
        Map<String, Object> where = new LinkedHashMap<>();
        put(where, link.near().key().columns(), near);
        int most = wanted;
        reading = workspace
                .reads()
                .run(
                        "Reading links with " + far.name(),
                        progress -> reader.read(where, most),
                        found -> {
                            stored = found.links();
                            all = found.all();
                            render();
                        },
                        problem -> note.set(problem.title()));
    }

    private void render() {
        long more = all < 0 ? -1 : Math.max(0, all - stored.size());
        Shown now = new Shown(chips.of(near, stored), more, all >= LabelReader.COUNTED_ROWS, editable());
        if (!now.equals(shown.get())) {
            shown.set(now);
        }
        chips.readNames(reader, this::render);
    }

    private boolean editable() {
        GridRow now = row;
        return now != null
                && !near.isEmpty()
                && now.state() != GridRow.State.DELETED
                && workspace.database().readOnlyReason().isEmpty()
                && !(now.change() instanceof RowChange.Insert insert && changes.isOnItsWay(insert));
    }
}
