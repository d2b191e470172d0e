package org.schemawright.migration.schema;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An immutable list whose elements are found by name without a walk; the index is built when it is first asked. */
final class NamedList<T> extends AbstractList<T> implements RandomAccess {

    private final List<T> elements;
    private final Function<T, ObjectName> name;

    /** Not volatile: its field is final, so a thread that does not see it yet builds an equal one. */
    private @Nullable Index<T> byName;

    private record Index<T>(Map<ObjectName, List<T>> lists) {}

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
        return elements instanceof NamedList<T> list
                ? Collections.unmodifiableList(list.index().getOrDefault(wanted, List.of()))
                : List.of();
    }

    /** Written for speed: each change of a schema of ten thousand tables comes with another list. */
    private Map<ObjectName, List<T>> index() {
        Index<T> index = byName;
        if (index == null) {
            Map<ObjectName, List<T>> lists = HashMap.newHashMap(elements.size());
            for (T element : elements) {
                lists.computeIfAbsent(name.apply(element), key -> new ArrayList<>(1))
                        .add(element);
            }
            index = new Index<>(lists);
            byName = index;
        }
        return index.lists;
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
