package org.schemawright.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.schemawright.desktop.shell.TreeEntry.Branch;
import org.schemawright.desktop.shell.TreeEntry.GroupKind;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.View;

/** The schema as a tree of lines: what will be there when the pending changes are in, and what is on its way out. */
final class SchemaTreeModel {

    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<List<Branch>> groups = new ReadOnlyObjectWrapper<>(List.of());
    private final StringProperty filter = new SimpleStringProperty("");
    private final InvalidationListener rebuild = observable -> rebuild();
    private Map<ObjectName, Long> rowCounts = Map.of();

    SchemaTreeModel(Workspace workspace) {
        this.workspace = workspace;
        filter.addListener(rebuild);
        rebuild();
    }

    // Properties

    /** The groups with all below them, filtered. */
    ReadOnlyObjectProperty<List<Branch>> groupsProperty() {
        return groups.getReadOnlyProperty();
    }

    /** Keeps the tables, views and columns whose name contains it, whatever the case. */
    StringProperty filterProperty() {
        return filter;
    }

    // Commands

    /** Follows the workspace from now on. */
    void attach() {
        workspace.draftProperty().addListener(rebuild);
        workspace.schemaProperty().addListener(rebuild);
        workspace.changeSet().versionProperty().addListener(rebuild);
        rebuild();
    }

    void detach() {
        workspace.draftProperty().removeListener(rebuild);
        workspace.schemaProperty().removeListener(rebuild);
        workspace.changeSet().versionProperty().removeListener(rebuild);
    }

    /** Shows how many rows the tables have. */
    void showRowCounts(Map<ObjectName, Long> counts) {
        rowCounts = Map.copyOf(counts);
        rebuild();
    }

    private void rebuild() {
        DatabaseSchema draft = workspace.draftProperty().get();
        PendingMarks marks = new PendingMarks(
                workspace.schemaProperty().get(),
                draft,
                workspace.changeSet().rowChanges(),
                workspace.changeSet().schemaChanges());
        String wanted = filter.get().strip().toLowerCase(Locale.ROOT);
        Predicate<String> matches = name -> name.toLowerCase(Locale.ROOT).contains(wanted);
        boolean filtering = !wanted.isEmpty();

        List<Branch> tables = new ArrayList<>();
        List<Branch> indexes = new ArrayList<>();
        for (Table table : marks.tables()) {
            add(tables, branch(table, marks), filtering, matches);
            table.indexes().forEach(index -> indexes.add(Branch.leaf(new TreeEntry.IndexLine(table.name(), index))));
        }
        List<Branch> views = new ArrayList<>();
        for (View view : draft.views()) {
            add(views, branch(view), filtering, matches);
        }
        List<Branch> triggers = draft.triggers().stream()
                .map(trigger -> Branch.leaf(new TreeEntry.TriggerLine(trigger)))
                .toList();
        List<Branch> all = new ArrayList<>();
        all.add(group(GroupKind.TABLES, tables, filtering, true));
        all.add(group(GroupKind.VIEWS, views, filtering, filtering));
        all.add(group(GroupKind.TRIGGERS, matching(triggers, matches), filtering, filtering));
        all.add(group(GroupKind.INDEXES, matching(indexes, matches), filtering, filtering));
        all.removeIf(group -> filtering && group.children().isEmpty());
        groups.set(List.copyOf(all));
    }

    private static Branch group(GroupKind kind, List<Branch> children, boolean filtering, boolean open) {
        return new Branch(new TreeEntry.Group(kind, children.size()), children, open || filtering);
    }

    private static List<Branch> matching(List<Branch> leaves, Predicate<String> matches) {
        return leaves.stream().filter(leaf -> matches.test(leaf.entry().name())).toList();
    }

    /** A name that matches keeps all below it; a name that does not is kept for the matches below it. */
    private static void add(List<Branch> to, Branch branch, boolean filtering, Predicate<String> matches) {
        if (!filtering || matches.test(branch.entry().name())) {
            to.add(branch);
            return;
        }
        List<Branch> found = matching(branch.children(), matches);
        if (!found.isEmpty()) {
            to.add(new Branch(branch.entry(), found, true));
        }
    }

    private Branch branch(Table table, PendingMarks marks) {
        List<String> key = table.primaryKey().map(PrimaryKey::columns).orElse(List.of());
        List<Branch> columns = new ArrayList<>();
        for (Column column : marks.columns(table)) {
            ForeignKey link = table.foreignKeys().stream()
                    .filter(k -> k.columns().contains(column.name()))
                    .findFirst()
                    .orElse(null);
            columns.add(Branch.leaf(new TreeEntry.ColumnLine(
                    table.name(), column, key.contains(column.name()), link, marks.of(table, column))));
        }
        long rows = rowCounts.getOrDefault(marks.before(table.name()), table.rowEstimate());
        return new Branch(new TreeEntry.TableLine(table, marks.of(table), rows), columns, false);
    }

    private static Branch branch(View view) {
        List<Branch> columns = view.columns().stream()
                .map(column -> Branch.leaf(new TreeEntry.ViewColumnLine(view.name(), column)))
                .toList();
        return new Branch(new TreeEntry.ViewLine(view), columns, false);
    }
}
