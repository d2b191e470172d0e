package org.schemawright.desktop.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.workspace.SchemaWords;
import org.schemawright.migration.change.Difference;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Dependency;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectNote;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.OtherObject;
import org.schemawright.migration.schema.Routine;
import org.schemawright.migration.schema.Sequence;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.Trigger;
import org.schemawright.migration.schema.UserType;
import org.schemawright.migration.schema.View;

/** A schema with some of its differences to another one made good: put together by parts, so it is a draft. */
final class TakenSchema {

    private final DatabaseSchema before;
    private final DatabaseSchema after;
    private final Set<Difference> taken;
    private final Map<ObjectName, List<Difference>> byOwner = new HashMap<>();

    private TakenSchema(DatabaseSchema before, DatabaseSchema after, Set<Difference> taken) {
        this.before = before;
        this.after = after;
        this.taken = taken;
        taken.forEach(each ->
                byOwner.computeIfAbsent(each.owner(), name -> new ArrayList<>()).add(each));
    }

    /** The schema {@code before} with what was taken as it is in {@code after}. */
    static DatabaseSchema of(DatabaseSchema before, DatabaseSchema after, Set<Difference> taken) {
        return new TakenSchema(before, after, taken).schema();
    }

    private DatabaseSchema schema() {
        return new DatabaseSchema(
                before.defaultSchema(),
                tables(),
                views(),
                with(before.triggers(), Trigger.class),
                with(before.types(), UserType.class),
                with(before.sequences(), Sequence.class),
                with(before.routines(), Routine.class),
                with(before.others(), OtherObject.class),
                notes(),
                dependencies(),
                before.unread());
    }

    /** A list in which what was taken of its kind is exchanged, gone or added. */
    private <T> List<T> with(List<? extends T> present, Class<T> kind) {
        return with(present, kind, taken);
    }

    private static <T> List<T> with(List<? extends T> present, Class<T> kind, Collection<Difference> differences) {
        List<T> list = new ArrayList<>(present);
        for (Difference each : differences) {
            Record was = each.before();
            Record is = each.after();
            int place = kind.isInstance(was) ? list.indexOf(kind.cast(was)) : -1;
            if (place >= 0) {
                list.remove(place);
            }
            if (kind.isInstance(is) && !list.contains(kind.cast(is))) {
                list.add(place >= 0 ? place : list.size(), kind.cast(is));
            }
        }
        return list;
    }

    private List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        for (Table table : before.tables()) {
            List<Difference> own = byOwner.getOrDefault(table.name(), List.of());
            boolean gone = own.stream()
                    .anyMatch(each -> each.removed() && each.object().kind() == ObjectKind.TABLE && isOf(each));
            if (!gone) {
                Table other = after.table(table.name()).orElse(null);
                tables.add(other == null || own.isEmpty() ? table : table(table, other, own));
            }
        }
        taken.stream()
                .filter(each -> each.added() && each.after() instanceof Table)
                .map(each -> (Table) Objects.requireNonNull(each.after()))
                .forEach(tables::add);
        tables.sort(Comparator.comparing(Table::name));
        return tables;
    }

    private static boolean isOf(Difference each) {
        return !SchemaWords.isComment(each);
    }

    private static Table table(Table was, Table is, List<Difference> own) {
        boolean itself = own.stream().anyMatch(each -> each.before() instanceof Table);
        List<Column> columns = with(was.columns(), Column.class, own);
        Table shape = itself ? is : was;
        return new Table(
                was.name(),
                shape.kind(),
                ordered(columns, was, is, itself),
                with(was.constraints(), Constraint.class, own),
                with(was.indexes(), Index.class, own),
                shape.options(),
                shape.comment(),
                null,
                was.rowEstimate(),
                shape.hiddenColumns(),
                shape.inheritance());
    }

    /** In the order of the second table where all its columns are there or it is its order that is taken. */
    private static List<Column> ordered(List<Column> columns, Table was, Table is, boolean itself) {
        Set<String> names = new HashSet<>(columns.stream().map(Column::name).toList());
        boolean same = names.equals(
                new HashSet<>(is.columns().stream().map(Column::name).toList()));
        boolean sameOrder = common(was, is).equals(common(is, was));
        if (!itself && !(same && sameOrder)) {
            return columns;
        }
        Map<String, Integer> places = new HashMap<>();
        is.columns().forEach(column -> places.put(column.name(), places.size()));
        List<Column> sorted = new ArrayList<>(columns);
        sorted.sort(Comparator.comparing(column -> places.getOrDefault(column.name(), Integer.MAX_VALUE)));
        return sorted;
    }

    private static List<String> common(Table table, Table other) {
        return table.columns().stream()
                .map(Column::name)
                .filter(name -> other.column(name).isPresent())
                .toList();
    }

    private List<View> views() {
        List<View> views = new ArrayList<>();
        for (View view : with(before.views(), View.class)) {
            List<Difference> own = byOwner.getOrDefault(view.name(), List.of());
            View was = before.view(view.name()).orElse(view);
            boolean isNew = before.view(view.name()).isEmpty() || was.materialized() != view.materialized();
            views.add(isNew ? view : withIndexes(view, with(was.indexes(), Index.class, own)));
        }
        views.sort(Comparator.comparing(View::name));
        return views;
    }

    private static View withIndexes(View view, List<Index> indexes) {
        return new View(
                view.name(),
                view.materialized(),
                view.columns(),
                view.definition(),
                view.problem(),
                indexes,
                view.options());
    }

    /** Owners and grants stay; of comments those that were taken are others. */
    private List<ObjectNote> notes() {
        Map<ObjectRef, @Nullable String> comments = new HashMap<>();
        for (Difference each : taken) {
            if (SchemaWords.isComment(each)) {
                comments.put(each.object(), each.after() instanceof ObjectNote note ? note.comment() : null);
            }
        }
        List<ObjectNote> notes = new ArrayList<>();
        for (ObjectNote note : before.notes()) {
            boolean other = comments.containsKey(note.object());
            String comment = other ? comments.remove(note.object()) : note.comment();
            notes.add(new ObjectNote(note.object(), comment, note.owner(), note.grants(), note.gainers()));
        }
        comments.forEach((object, comment) -> {
            if (comment != null) {
                notes.add(new ObjectNote(object, comment, null, List.of()));
            }
        });
        return notes;
    }

    /** What was taken needs what it needs over there, and all else what it needs here. */
    private List<Dependency> dependencies() {
        Set<ObjectRef> users =
                new HashSet<>(taken.stream().map(Difference::object).toList());
        Stream<Dependency> here = before.dependencies().stream().filter(each -> !isTaken(each, users));
        Stream<Dependency> there = after.dependencies().stream().filter(each -> isTaken(each, users));
        return List.copyOf(new LinkedHashSet<>(Stream.concat(here, there).toList()));
    }

    private static boolean isTaken(Dependency each, Set<ObjectRef> users) {
        return users.contains(each.user())
                || users.contains(ObjectRef.of(ObjectKind.TABLE, each.user().name()));
    }
}
