package org.schemawright.desktop.shell;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A line of the tree with the lines below it, which are made when somebody looks at them: ten thousand tables have a
 * hundred thousand columns.
 *
 * @param entry the line
 * @param leaf whether nothing is below it
 * @param open whether it stands open because the filter found something below it
 * @param below makes the lines below it
 * @param holds whether a filter would find one of them; quicker than making them
 */
record Branch(TreeEntry entry, boolean leaf, boolean open, Supplier<List<Branch>> below, Predicate<NameFilter> holds) {

    /** A line with nothing below it. */
    static Branch leaf(TreeEntry entry) {
        return new Branch(entry, true, false, List::of, filter -> false);
    }

    /** A line with lines below it, closed unless somebody opened it. */
    static Branch of(TreeEntry entry, Supplier<List<Branch>> below) {
        return of(entry, below, filter -> !filter.of(below.get()).isEmpty());
    }

    /** The same where there is a quicker way to tell what a filter would find. */
    static Branch of(TreeEntry entry, Supplier<List<Branch>> below, Predicate<NameFilter> holds) {
        return new Branch(entry, false, false, below, holds);
    }

    /** A line with these lines below it, which the filter has found. */
    static Branch found(TreeEntry entry, List<Branch> below) {
        return new Branch(entry, below.isEmpty(), true, () -> below, filter -> !below.isEmpty());
    }

    /** The same line with only what a filter finds below it. */
    Branch filtered(NameFilter filter, boolean nowOpen) {
        return new Branch(entry, false, nowOpen, () -> filter.of(below.get()), holds);
    }

    String id() {
        return entry.id();
    }
}
