package org.schemawright.desktop.shell;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;

/** The schema as a tree of lines: what will be there when the pending changes are in, and what is on its way out. */
final class SchemaTreeModel {

    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<List<Branch>> groups = new ReadOnlyObjectWrapper<>(List.of());
    private final StringProperty filter = new SimpleStringProperty("");
    private final InvalidationListener rebuild = observable -> rebuild();
    private final KeptLines kept = new KeptLines();
    private Map<ObjectName, Long> rowCounts = Map.of();
    private @Nullable Shown shown;

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

    /** Keeps what has a name that contains it, whatever the case, with what stands above and below it. */
    StringProperty filterProperty() {
        return filter;
    }

    /** The ids of the lines that stand open before anybody opens one. */
    Set<String> openAtFirst() {
        String schema =
                Objects.requireNonNullElse(workspace.draftProperty().get().defaultSchema(), "");
        Stream<String> groups = Stream.of(GroupKind.TABLES, GroupKind.VIEWS, GroupKind.UNREAD)
                .flatMap(kind -> Stream.of("", schema + " ").map(within -> new TreeEntry.Group(within, kind, 0).id()));
        return Stream.concat(groups, Stream.of(new TreeEntry.SchemaLine(schema, null, 0).id()))
                .collect(Collectors.toUnmodifiableSet());
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

    /** What the lines are made from; one change is told by the draft and by the change set. */
    private record Shown(
            DatabaseSchema schema, DatabaseSchema draft, long version, Map<ObjectName, Long> rowCounts, String filter) {
        boolean same(@Nullable Shown other) {
            return other != null
                    && schema == other.schema
                    && draft == other.draft
                    && version == other.version
                    && rowCounts == other.rowCounts
                    && filter.equals(other.filter);
        }
    }

    private void rebuild() {
        DatabaseSchema draft = workspace.draftProperty().get();
        Shown now = new Shown(
                workspace.schemaProperty().get(),
                draft,
                workspace.changeSet().versionProperty().get(),
                rowCounts,
                filter.get());
        if (now.same(shown)) {
            return;
        }
        shown = now;
        PendingMarks marks = new PendingMarks(
                workspace.schemaProperty().get(),
                draft,
                workspace.changeSet().rowChanges(),
                workspace.changeSet().schemaChanges());
        groups.set(SchemaBranches.of(draft, marks, rowCounts, new NameFilter(filter.get()), kept));
    }
}
