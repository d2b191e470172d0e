package org.schemawright.migration.change;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectNote;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.View;

/**
 * What differs between two records of one kind, component by component, so that nothing that a schema learns to hold is
 * forgotten here.
 */
final class Aspects {

    /** What is compared on its own, is no structure, or says in other words what is compared already. */
    private static final Map<Class<?>, Set<String>> ELSEWHERE = Map.of(
            Table.class, Set.of("columns", "constraints", "indexes", "definition", "rowEstimate", "inheritance"),
            View.class, Set.of("columns", "indexes", "problem"),
            Index.class, Set.of("definition"),
            ObjectNote.class, Set.of("owner", "grants"));

    /** Java makes components, with accessors that are slow at first, anew each time they are asked for. */
    private static final ClassValue<List<RecordComponent>> COMPARED = new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
            Set<String> elsewhere = ELSEWHERE.getOrDefault(type, Set.of());
            return Arrays.stream(type.getRecordComponents())
                    .filter(component -> !elsewhere.contains(component.getName()))
                    .toList();
        }
    };

    private Aspects() {}

    static List<Difference.Aspect> between(Record before, Record after) {
        if (before.getClass() != after.getClass()) {
            return List.of(new Difference.Aspect("definition", before, after));
        }
        if (before.equals(after)) {
            return List.of();
        }
        List<Difference.Aspect> aspects = new ArrayList<>();
        for (RecordComponent component : COMPARED.get(before.getClass())) {
            Object then = value(component, before);
            Object now = value(component, after);
            if (!Objects.equals(then, now)) {
                aspects.add(new Difference.Aspect(words(component.getName()), then, now));
            }
        }
        if (before instanceof Table table && after instanceof Table other) {
            addParents(table, other, aspects);
            addOrder(table, other, aspects);
        }
        return aspects;
    }

    /**
     * Not what of its columns and constraints only the parents declare: PostgreSQL lets a table that leaves a parent, or
     * joins one, declare them itself, and has no statement for the way back.
     */
    private static void addParents(Table before, Table after, List<Difference.Aspect> aspects) {
        List<ObjectName> then = before.inheritance().parents();
        List<ObjectName> now = after.inheritance().parents();
        if (!then.equals(now)) {
            aspects.add(new Difference.Aspect("inherits", then, now));
        }
    }

    /** Columns that came or went are told by themselves; the others may stand in another order. */
    private static void addOrder(Table before, Table after, List<Difference.Aspect> aspects) {
        List<String> then = common(before, after);
        List<String> now = common(after, before);
        if (!then.equals(now)) {
            aspects.add(new Difference.Aspect("order of columns", then, now));
        }
    }

    private static List<String> common(Table table, Table other) {
        return table.columns().stream()
                .map(Column::name)
                .filter(name -> other.column(name).isPresent())
                .toList();
    }

    private static @Nullable Object value(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The records of a schema are public", e);
        }
    }

    /** {@code onDelete} as {@code on delete}. */
    private static String words(String name) {
        return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }
}
