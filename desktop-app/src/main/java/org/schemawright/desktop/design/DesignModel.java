package org.schemawright.desktop.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.task.RunningTask;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.ImpossibleChange;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TableKind;

/** The table that is designed: its columns as the draft has them, and what is pending on each. Every edit is a pending change. */
public final class DesignModel {

    private final Workspace workspace;
    private final ObjectName origin;
    private final ColumnForm form;
    private final ColumnMoves moves = new ColumnMoves(this);
    private final TroubleLook trouble;
    private final ReadOnlyObjectWrapper<@Nullable Table> table = new ReadOnlyObjectWrapper<>();
    private final ObservableList<DesignLine> lines = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<UsedBy> usedBy = new ReadOnlyObjectWrapper<>(UsedBy.NOTHING);
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper();
    private final InvalidationListener onDraft = property -> follow();
    private String selected = "";
    private TableRules rules = TableRules.NONE;
    private boolean isNew;
    private boolean following;
    private @Nullable RunningTask looking;

    /**
     * A table.
     *
     * @param origin its name in the database, or the one under which a pending change creates it
     */
    public DesignModel(Workspace workspace, ObjectName origin) {
        this.workspace = workspace;
        this.origin = origin;
        this.form = new ColumnForm(new EngineCheck(workspace));
        this.trouble = new TroubleLook(workspace, origin);
        title.set(origin.toString());
    }

    // Properties

    Workspace workspace() {
        return workspace;
    }

    /** The table as the draft has it; null where it is dropped. */
    ReadOnlyObjectProperty<@Nullable Table> tableProperty() {
        return table.getReadOnlyProperty();
    }

    ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** The table's name in the database, or the one it is created under. */
    ObjectName origin() {
        return origin;
    }

    /** Whether the pending changes make the table. */
    boolean isNew() {
        return isNew;
    }

    /** Its columns, those that are dropped among them. */
    ObservableList<DesignLine> lines() {
        return lines;
    }

    /** Its keys, indexes and checks. */
    TableRules rules() {
        return rules;
    }

    /** The column that is edited. */
    ColumnForm form() {
        return form;
    }

    /** Puts the columns in another order. */
    ColumnMoves moves() {
        return moves;
    }

    /** The columns as the database has them; none of a table that is new. */
    List<Column> storedColumns() {
        return isNew
                ? List.of()
                : workspace
                        .schemaProperty()
                        .get()
                        .table(origin)
                        .map(Table::columns)
                        .orElse(List.of());
    }

    /** The rows that stand in the way of what is pending. */
    TroubleLook trouble() {
        return trouble;
    }

    /** What uses each column; nothing until known. */
    ReadOnlyObjectProperty<UsedBy> usedByProperty() {
        return usedBy.getReadOnlyProperty();
    }

    /** Why the last edit could not be made, in a sentence; empty where it could. */
    ReadOnlyStringProperty refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /** Why nothing can be changed here; empty where it can. */
    String readOnlyReason() {
        Table now = table.get();
        return now != null && now.kind() == TableKind.VIRTUAL
                ? "A virtual table has its columns from its module."
                : workspace.database().readOnlyReason();
    }

    /** Why there is nothing to design, in a sentence; only where there is no table. */
    String goneWords() {
        return workspace.schemaProperty().get().table(origin).isPresent()
                ? "It goes with the pending changes. Undo brings it back."
                : "Somebody has dropped or renamed it, or a pending change that made it was taken back.";
    }

    boolean canChange() {
        return readOnlyReason().isEmpty() && table.get() != null;
    }

    Drawing drawing() {
        return new Drawing(workspace.draftProperty().get(), workspace.database().dialect());
    }

    /** How many columns, and how many of them are new: "13 columns, 1 new". */
    String status() {
        long there = lines.stream().filter(line -> line.column() != null).count();
        long added = lines.stream()
                .filter(line -> line.state() == DesignLine.State.NEW)
                .count();
        return NumberWords.count(there, "column") + (added > 0 && !isNew ? ", " + added + " new" : "");
    }

    /** Whether the lines are just becoming others, so that a list of them may think of any. */
    boolean isFollowing() {
        return following;
    }

    /** The line of the selected column; empty where there is none. */
    Optional<DesignLine> selectedLine() {
        return lines.stream().filter(line -> line.name().equals(selected)).findFirst();
    }

    // Commands

    void attach() {
        workspace.draftProperty().addListener(onDraft);
        follow();
    }

    void detach() {
        workspace.draftProperty().removeListener(onDraft);
        stopLooking();
        trouble.stop();
    }

    /** Turns to a column. */
    void select(DesignLine line) {
        if (!following && !line.name().equals(selected)) {
            String name = line.name();
            commit();
            selected = name;
            load();
        }
    }

    /** Makes what is typed pending; false where something is wrong with it, or nothing was typed. */
    boolean commit() {
        List<Change> changes = form.changes();
        if (changes.isEmpty() || !canChange()) {
            return false;
        }
        String before = selected;
        selected = form.name.get().strip();
        boolean done = change(changes);
        if (!done) {
            selected = before;
            load();
        }
        return done;
    }

    /** Makes a new column at the end, under a name that is free, and turns to it. */
    void addColumn(Column wish) {
        Table now = table.get();
        if (now == null || !canChange()) {
            return;
        }
        Column column = wish.withName(free(now, wish.name()));
        String before = selected;
        selected = column.name();
        if (!change(templates().changes(now, column))) {
            selected = before;
        }
    }

    /** Columns that most tables have. */
    ColumnTemplates templates() {
        return new ColumnTemplates(drawing());
    }

    /** A text that may be empty, to begin with. */
    Column emptyColumn() {
        ColumnType text = drawing().dialect().parseType(drawing().isPostgresql() ? "text" : "TEXT");
        return Column.of("column", text, true);
    }

    /** Drops a column; one that is new just goes. */
    void drop(DesignLine line) {
        Table now = table.get();
        if (now != null && line.column() != null && canChange()) {
            change(List.of(new Change.DropColumn(now.name(), line.name())));
        }
    }

    /** Lets a column be without a value. */
    void allowNull(String name) {
        Table now = table.get();
        if (now != null && canChange()) {
            now.column(name)
                    .ifPresent(column ->
                            change(List.of(new Change.AlterColumn(now.name(), column, column.withNullable(true)))));
        }
    }

    /** Takes back what is pending on a column. */
    void putBack(DesignLine line) {
        Table now = table.get();
        Column stored = line.stored();
        Column column = line.column();
        if (now == null) {
            return;
        }
        if (column == null) {
            workspace.changeSet().schemaChanges().reversed().stream()
                    .filter(change -> change instanceof Change.DropColumn drop
                            && drop.column().equals(line.name())
                            && drop.table().equals(now.name()))
                    .findFirst()
                    .ifPresent(workspace.changeSet()::revertSchemaChange);
        } else if (stored == null) {
            drop(line);
        } else {
            List<Change> back = new ArrayList<>();
            if (line.isRenamed()) {
                back.add(new Change.RenameColumn(now.name(), column.name(), stored.name()));
            }
            Column renamed = column.withName(stored.name());
            if (!renamed.equals(stored)) {
                back.add(new Change.AlterColumn(now.name(), renamed, stored));
            }
            // The place first, while the column still has the name that the lines know.
            moves.back(line).ifPresent(back::addFirst);
            String before = selected;
            selected = stored.name();
            if (!change(back)) {
                selected = before;
            }
        }
    }

    /** Makes changes pending as one step; false, and a sentence, where they do not fit. */
    boolean change(List<Change> changes) {
        try {
            refusal.set("");
            workspace.changeSchema(changes);
            return true;
        } catch (ImpossibleChange impossible) {
            refusal.set(Objects.requireNonNullElse(impossible.getMessage(), ""));
            return false;
        }
    }

    /** Says why something cannot be done. */
    void refuse(String sentence) {
        refusal.set(sentence);
    }

    private String free(Table now, String wish) {
        String name = wish;
        for (int number = 2; taken(now, name); number++) {
            name = wish + "_" + number;
        }
        return name;
    }

    private static boolean taken(Table now, String name) {
        return now.columns().stream().anyMatch(column -> column.name().equalsIgnoreCase(name));
    }

    private void follow() {
        // Read each time: a property that nobody reads tells of its first change only.
        DatabaseSchema draft = workspace.draftProperty().get();
        List<Change> changes = workspace.changeSet().schemaChanges();
        TableOrigin from = new TableOrigin(workspace.schemaProperty().get(), changes, origin);
        isNew = from.isNew();
        Table now = Optional.ofNullable(from.now()).flatMap(draft::table).orElse(null);
        List<DesignLine> next = now == null ? List.of() : from.lines(now);
        int index = indexOf(selected, lines);
        if (indexOf(selected, next) < 0 && !next.isEmpty()) {
            selected = next.get(Math.clamp(index, 0, next.size() - 1)).name();
        }
        rules = now == null
                ? TableRules.NONE
                : TableRules.of(workspace.schemaProperty().get(), changes, draft, now, isNew);
        following = true;
        table.set(now);
        lines.setAll(next);
        following = false;
        if (now != null) {
            title.set(now.name().toString());
        }
        load();
        lookForUsers();
        trouble.stop();
    }

    private static int indexOf(String name, List<DesignLine> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private void load() {
        Table now = table.get();
        if (now != null) {
            form.load(drawing(), now, selectedLine().orElse(null));
        }
    }

    private void lookForUsers() {
        stopLooking();
        Table now = table.get();
        if (now == null) {
            return;
        }
        DatabaseSchema schema = workspace.draftProperty().get();
        looking = workspace
                .lookups()
                .run(
                        "Looking for what uses " + now.name(),
                        progress -> UsedBy.of(schema, now),
                        this::foundUsers,
                        problem -> {});
    }

    private void foundUsers(UsedBy found) {
        if (!found.equals(usedBy.get())) {
            usedBy.set(found);
        }
    }

    private void stopLooking() {
        if (looking != null) {
            looking.cancel();
            looking = null;
        }
    }
}
