package org.schemawright.desktop.shell;

import java.util.List;
import java.util.function.Supplier;

/**
 * A line of the tree with the lines below it, which are made when somebody looks at them: ten thousand tables have a
 * hundred thousand columns.
 *
 * @param entry the line
 * @param leaf whether nothing is below it
 * @param open whether it stands open because the filter found something below it
 * @param below makes the lines below it
 */
record Branch(TreeEntry entry, boolean leaf, boolean open, Supplier<List<Branch>> below) {

    /** A line with nothing below it. */
    static Branch leaf(TreeEntry entry) {
        return new Branch(entry, true, false, List::of);
    }

    /** A line with lines below it, closed unless somebody opened it. */
    static Branch of(TreeEntry entry, Supplier<List<Branch>> below) {
        return new Branch(entry, false, false, below);
    }

    /** A line with these lines below it, which the filter has found. */
    static Branch found(TreeEntry entry, List<Branch> below) {
        return new Branch(entry, below.isEmpty(), true, () -> below);
    }

    String id() {
        return entry.id();
    }
}
