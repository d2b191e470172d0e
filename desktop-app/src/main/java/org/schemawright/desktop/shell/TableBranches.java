package org.schemawright.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.shell.TreeEntry.Group;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.OtherConstraint;
import org.schemawright.migration.schema.OtherObject;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TableKind;
import org.schemawright.migration.schema.UniqueKey;
import org.schemawright.migration.schema.View;

/** The lines of tables and views with what belongs to each: columns, keys, checks, partitions, triggers, indexes. */
final class TableBranches {

    private final DatabaseSchema draft;
    private final PendingMarks marks;
    private final Map<ObjectName, Long> rowCounts;
    private final Map<ObjectName, List<OtherObject>> others;
    private final Map<ObjectName, List<Table>> partitions;
    private final KeptLines kept;

    TableBranches(DatabaseSchema draft, PendingMarks marks, Map<ObjectName, Long> rowCounts, KeptLines kept) {
        this.draft = draft;
        this.kept = kept;
        this.marks = marks;
        this.rowCounts = rowCounts;
        this.others = draft.others().stream()
                .filter(other -> other.table() != null)
                .collect(Collectors.groupingBy(TableBranches::owner));
        this.partitions = draft.tables().stream()
                .filter(table -> table.kind() == TableKind.PARTITION
                        && !table.inheritance().parents().isEmpty())
                .collect(Collectors.groupingBy(
                        table -> table.inheritance().parents().getFirst()));
    }

    /** Whether a table stands below another one, which is there. */
    boolean isBelowAnother(Table table) {
        return table.kind() == TableKind.PARTITION
                && table.inheritance().parents().stream()
                        .anyMatch(parent -> draft.table(parent).isPresent());
    }

    Branch of(String shownName, Table table) {
        long rows = rowCounts.getOrDefault(marks.before(table.name()), table.rowEstimate());
        TreeEntry.TableLine line = new TreeEntry.TableLine(shownName, table, marks.of(table), rows);
        // The partitions below it have marks of their own.
        boolean keeps = line.mark() == TreeEntry.Mark.NONE && !partitions.containsKey(table.name());
        Branch before = keeps ? kept.of(line) : null;
        if (before != null) {
            return before;
        }
        Branch made = Branch.of(line, () -> below(table), filter -> holds(table, filter));
        if (keeps) {
            kept.keep(table, made);
        }
        return made;
    }

    Branch of(String shownName, View view) {
        return Branch.of(
                new TreeEntry.ViewLine(shownName, view, marks.of(view)),
                () -> below(view),
                filter -> view.columns().stream().anyMatch(column -> filter.finds(column.name())));
    }

    private boolean holds(Table table, NameFilter filter) {
        return marks.columns(table).stream().anyMatch(column -> filter.finds(column.name()))
                || table.constraints().stream().anyMatch(constraint -> isNamed(constraint, filter))
                || partitions.getOrDefault(table.name(), List.of()).stream()
                        .anyMatch(part -> filter.finds(part.name().toString()) || holds(part, filter));
    }

    private static boolean isNamed(Constraint constraint, NameFilter filter) {
        String name = constraint.name();
        return name != null && filter.finds(name);
    }

    private List<Branch> below(Table table) {
        List<Branch> lines = new ArrayList<>();
        List<String> key = table.primaryKey().map(PrimaryKey::columns).orElse(List.of());
        for (Column column : marks.columns(table)) {
            ForeignKey link = table.foreignKeys().stream()
                    .filter(k -> k.columns().contains(column.name()))
                    .findFirst()
                    .orElse(null);
            lines.add(Branch.leaf(new TreeEntry.ColumnLine(
                    table.name(), column, key.contains(column.name()), link, marks.of(table, column))));
        }
        add(lines, table.name(), GroupKind.KEYS, constraints(table, true), c -> line(table, c));
        add(lines, table.name(), GroupKind.CHECKS, constraints(table, false), c -> line(table, c));
        addGroup(
                lines,
                table.name(),
                GroupKind.PARTITIONS,
                partitions.getOrDefault(table.name(), List.of()),
                part -> of(part.name().within(table.name().schema()), part));
        addBelongings(lines, table.name(), table.indexes());
        return lines;
    }

    private List<Branch> below(View view) {
        List<Branch> lines = new ArrayList<>();
        view.columns().forEach(column -> lines.add(Branch.leaf(new TreeEntry.ViewColumnLine(view.name(), column))));
        addBelongings(lines, view.name(), view.indexes());
        return lines;
    }

    private void addBelongings(List<Branch> lines, ObjectName owner, List<Index> indexes) {
        add(
                lines,
                owner,
                GroupKind.TRIGGERS,
                draft.triggersOf(owner),
                t -> new TreeEntry.TriggerLine(t, "", marks.of(t)));
        add(lines, owner, GroupKind.INDEXES, indexes, i -> new TreeEntry.IndexLine(owner, i, parts(i)));
        List<OtherObject> carried = others.getOrDefault(owner, List.of());
        for (GroupKind group : List.of(GroupKind.RULES, GroupKind.POLICIES, GroupKind.OTHERS)) {
            List<OtherObject> ofKind =
                    carried.stream().filter(o -> o.kind() == group.object()).toList();
            add(
                    lines,
                    owner,
                    group,
                    ofKind,
                    o -> new TreeEntry.ObjectLine(o.ref(), o.name().name(), ""));
        }
    }

    private static <T> void add(
            List<Branch> lines, ObjectName owner, GroupKind kind, List<T> below, Function<T, TreeEntry> line) {
        addGroup(lines, owner, kind, below, one -> Branch.leaf(line.apply(one)));
    }

    /** Nobody looks for what a table does not have. */
    private static <T> void addGroup(
            List<Branch> lines, ObjectName owner, GroupKind kind, List<T> below, Function<T, Branch> branch) {
        if (!below.isEmpty()) {
            lines.add(Branch.of(
                    new Group(owner + " ", kind, below.size()),
                    () -> below.stream().map(branch).toList()));
        }
    }

    private static List<Constraint> constraints(Table table, boolean keys) {
        return table.constraints().stream()
                .filter(constraint -> isKey(constraint) == keys)
                .toList();
    }

    private static boolean isKey(Constraint constraint) {
        return switch (constraint) {
            case PrimaryKey _, UniqueKey _, ForeignKey _ -> true;
            case CheckConstraint _, OtherConstraint _ -> false;
        };
    }

    private static TreeEntry line(Table table, Constraint constraint) {
        String kind =
                switch (constraint) {
                    case PrimaryKey _ -> "primary key";
                    case UniqueKey _ -> "unique";
                    case ForeignKey _ -> "foreign key";
                    case CheckConstraint _ -> "check";
                    case OtherConstraint _ -> "rule";
                };
        String detail =
                switch (constraint) {
                    case PrimaryKey key -> String.join(", ", key.columns());
                    case UniqueKey key -> String.join(", ", key.columns());
                    case ForeignKey key ->
                        String.join(", ", key.columns()) + " \u2192 "
                                + key.target().within(table.name().schema());
                    case CheckConstraint check -> check.expression();
                    case OtherConstraint other -> other.definition();
                };
        String name = constraint.name();
        return new TreeEntry.ConstraintLine(table.name(), constraint, name == null ? kind : name, detail);
    }

    private static String parts(Index index) {
        return index.parts().stream()
                .map(part -> words(part.column(), part.expression()))
                .collect(Collectors.joining(", "));
    }

    private static String words(@Nullable String column, @Nullable String expression) {
        return column != null ? column : expression != null ? expression : "";
    }

    private static ObjectName owner(OtherObject other) {
        ObjectName table = other.table();
        return table == null ? other.name() : table;
    }
}
