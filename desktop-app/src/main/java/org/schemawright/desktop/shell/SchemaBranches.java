package org.schemawright.desktop.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.shell.TreeEntry.Group;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.Table;

/** The groups of the tree: all objects by kind, below their schema where there is more than one. */
final class SchemaBranches {

    private final DatabaseSchema draft;
    private final PendingMarks marks;
    private final TableBranches tables;
    private final NameFilter filter;
    private final boolean bySchema;
    /** The lines of each group by schema; the empty name stands for the whole database. */
    private final Map<String, Map<GroupKind, List<Branch>>> lines = new TreeMap<>();

    private SchemaBranches(DatabaseSchema draft, PendingMarks marks, TableBranches tables, NameFilter filter) {
        this.draft = draft;
        this.marks = marks;
        this.tables = tables;
        this.filter = filter;
        this.bySchema = severalSchemas(draft);
    }

    /**
     * All lines, filtered.
     *
     * @param kept those of the last time, and then of this time
     */
    static List<Branch> of(
            DatabaseSchema draft,
            PendingMarks marks,
            Map<ObjectName, Long> rowCounts,
            NameFilter filter,
            KeptLines kept) {
        kept.begin(draft);
        return new SchemaBranches(draft, marks, new TableBranches(draft, marks, rowCounts, kept), filter).build();
    }

    private List<Branch> build() {
        collect();
        List<Branch> all = new ArrayList<>();
        Map<GroupKind, List<Branch>> whole = lines.getOrDefault("", Map.of());
        Map<String, ObjectRef> schemas = schemaObjects();
        if (bySchema) {
            lines.forEach((name, groups) -> {
                if (!name.isEmpty()) {
                    addSchema(all, name, schemas.get(name), groups);
                }
            });
        }
        all.addAll(groups("", whole, filter));
        List<Branch> unread = draft.unread().stream()
                .map(part -> Branch.leaf(new TreeEntry.UnreadLine(part)))
                .toList();
        if (!unread.isEmpty()) {
            all.add(filter.group(new Group("", GroupKind.UNREAD, unread.size()), unread));
        }
        if (filter.isActive()) {
            all.removeIf(Branch::leaf);
        }
        return List.copyOf(all);
    }

    private void addSchema(
            List<Branch> all, String name, @Nullable ObjectRef ref, Map<GroupKind, List<Branch>> groups) {
        int count = groups.getOrDefault(GroupKind.TABLES, List.of()).size();
        TreeEntry line = new TreeEntry.SchemaLine(name, ref, count);
        if (filter.isActive() && !filter.finds(name)) {
            List<Branch> found = groups(name + " ", groups, filter);
            found.removeIf(Branch::leaf);
            all.add(Branch.found(line, found));
        } else {
            all.add(Branch.of(line, () -> groups(name + " ", groups, new NameFilter(""))));
        }
    }

    private List<Branch> groups(String within, Map<GroupKind, List<Branch>> from, NameFilter kept) {
        List<Branch> groups = new ArrayList<>();
        for (GroupKind kind : GroupKind.values()) {
            List<Branch> below = from.getOrDefault(kind, List.of());
            if (!below.isEmpty() || isShownEmpty(kind, within)) {
                groups.add(kept.group(new Group(within, kind, below.size()), below));
            }
        }
        return groups;
    }

    /** A group that people expect is there when it is empty, so that they see that there are none. */
    private boolean isShownEmpty(GroupKind kind, String within) {
        return within.isEmpty() ? !bySchema && kind.always() : kind == GroupKind.TABLES;
    }

    private void collect() {
        for (Table table : marks.tables()) {
            if (!tables.isBelowAnother(table)) {
                add(table.name(), GroupKind.TABLES, tables.of(shown(table.name()), table));
            }
            addIndexes(table.name(), table.indexes());
        }
        marks.views().forEach(view -> {
            add(view.name(), view.ref().kind(), tables.of(shown(view.name()), view));
            addIndexes(view.name(), view.indexes());
        });
        draft.triggers()
                .forEach(trigger -> add(
                        trigger.table(),
                        GroupKind.TRIGGERS,
                        Branch.leaf(new TreeEntry.TriggerLine(trigger, shown(trigger.table()), marks.of(trigger)))));
        draft.types().forEach(type -> add(type.name(), type.kind(), object(type.ref(), "")));
        draft.sequences().forEach(sequence -> {
            ObjectName owner = sequence.ownerTable();
            String detail = owner == null ? "" : owner.name() + "." + sequence.ownerColumn();
            add(sequence.name(), ObjectKind.SEQUENCE, object(sequence.ref(), detail));
        });
        draft.routines()
                .forEach(routine -> add(routine.name(), routine.kind(), routine(routine.ref(), routine.result())));
        draft.others().forEach(other -> {
            ObjectName owner = other.table();
            String detail = owner == null ? "" : shown(owner);
            Branch line = Branch.leaf(
                    new TreeEntry.ObjectLine(other.ref(), other.name().name(), detail));
            boolean everywhere = other.kind() == ObjectKind.EXTENSION;
            add(everywhere ? ObjectName.of("") : owner == null ? other.name() : owner, other.kind(), line);
        });
    }

    private void addIndexes(ObjectName owner, List<Index> indexes) {
        indexes.forEach(index ->
                add(owner, GroupKind.INDEXES, Branch.leaf(new TreeEntry.IndexLine(owner, index, shown(owner)))));
    }

    private void add(ObjectName name, ObjectKind kind, Branch line) {
        GroupKind group = GroupKind.of(kind);
        if (group != null) {
            add(name, group, line);
        }
    }

    private void add(ObjectName name, GroupKind group, Branch line) {
        String schema = name.schema();
        lines.computeIfAbsent(bySchema && schema != null ? schema : "", key -> new EnumMap<>(GroupKind.class))
                .computeIfAbsent(group, key -> new ArrayList<>())
                .add(line);
    }

    private Branch object(ObjectRef ref, String detail) {
        return Branch.leaf(new TreeEntry.ObjectLine(ref, shown(ref.name()), detail));
    }

    private Branch routine(ObjectRef ref, String result) {
        return Branch.leaf(new TreeEntry.ObjectLine(ref, shown(ref.name()) + "(" + ref.part() + ")", result));
    }

    private String shown(ObjectName name) {
        return bySchema ? name.name() : name.toString();
    }

    /** Also those that are empty. */
    private Map<String, ObjectRef> schemaObjects() {
        Map<String, ObjectRef> refs = new HashMap<>();
        draft.others().stream()
                .filter(other -> other.kind() == ObjectKind.SCHEMA)
                .sorted(Comparator.comparing(other -> other.name().name()))
                .forEach(other -> {
                    refs.put(other.name().name(), other.ref());
                    if (bySchema) {
                        lines.computeIfAbsent(other.name().name(), key -> new EnumMap<>(GroupKind.class));
                    }
                });
        return refs;
    }

    private static boolean severalSchemas(DatabaseSchema draft) {
        String first = draft.defaultSchema();
        if (first == null) {
            return false;
        }
        return draft.others().stream().anyMatch(other -> other.kind() == ObjectKind.SCHEMA)
                || draft.tables().stream()
                        .anyMatch(table -> !first.equals(table.name().schema()))
                || draft.views().stream()
                        .anyMatch(view -> !first.equals(view.name().schema()))
                || draft.routines().stream()
                        .anyMatch(routine -> !first.equals(routine.name().schema()));
    }
}
