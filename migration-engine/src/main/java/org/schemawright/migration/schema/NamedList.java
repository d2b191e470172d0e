package org.schemawright.migration.schema;

import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An immutable list whose elements are found by name without a walk; the index is built when it is first asked. */
final class NamedList<T> extends AbstractList<T> implements RandomAccess {

    private final List<T> elements;
    private final Function<T, ObjectName> name;

    /** Not volatile: the map is immutable, so a thread that does not see it yet builds an equal one. */
    private @Nullable Map<ObjectName, List<T>> byName;

    private NamedList(List<T> elements, Function<T, ObjectName> name) {
        this.elements = elements;
        this.name = name;
    }

    /** A copy of a list; the list itself where it is one of these already. */
    static <T> List<T> copyOf(List<T> elements, Function<T, ObjectName> name) {
        return elements instanceof NamedList ? elements : new NamedList<>(List.copyOf(elements), name);
    }

    /** The elements of that name, in order. */
    static <T> List<T> named(List<T> elements, ObjectName wanted) {
        return elements instanceof NamedList<T> list ? list.index().getOrDefault(wanted, List.of()) : List.of();
    }

    private Map<ObjectName, List<T>> index() {
        Map<ObjectName, List<T>> index = byName;
        if (index == null) {
            index = Map.copyOf(elements.stream().collect(Collectors.groupingBy(name, Collectors.toUnmodifiableList())));
            byName = index;
        }
        return index;
    }

    @Override
    public T get(int index) {
        return elements.get(index);
    }

    @Override
    public int size() {
        return elements.size();
    }
}
