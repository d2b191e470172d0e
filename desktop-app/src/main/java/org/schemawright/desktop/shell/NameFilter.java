package org.schemawright.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.schemawright.desktop.shell.TreeEntry.Group;

/** What is typed above the tree: keeps the lines whose name contains it, whatever the case. */
final class NameFilter {

    private final String wanted;

    NameFilter(String typed) {
        this.wanted = typed.strip().toLowerCase(Locale.ROOT);
    }

    /** Whether anything is typed. */
    boolean isActive() {
        return !wanted.isEmpty();
    }

    /** Whether a name has it. */
    boolean finds(String name) {
        return name.toLowerCase(Locale.ROOT).contains(wanted);
    }

    /**
     * The lines that stay. One whose name matches keeps all below it; one whose name does not stays for the matches
     * below it.
     */
    List<Branch> of(List<Branch> branches) {
        if (!isActive()) {
            return branches;
        }
        List<Branch> found = new ArrayList<>();
        for (Branch branch : branches) {
            if (finds(branch.entry().searched())) {
                found.add(branch);
            } else if (!branch.leaf() && isSearched(branch.entry())) {
                List<Branch> below = of(branch.below().get());
                if (!below.isEmpty()) {
                    found.add(Branch.found(branch.entry(), below));
                }
            }
        }
        return found;
    }

    /** Triggers, indexes and the like of a table are found in the groups of the whole database. */
    private static boolean isSearched(TreeEntry entry) {
        return !(entry instanceof Group group)
                || group.kind() == GroupKind.KEYS
                || group.kind() == GroupKind.CHECKS
                || group.kind() == GroupKind.PARTITIONS;
    }

    /** A group with what stays of it, which is counted. */
    Branch group(Group group, List<Branch> below) {
        if (!isActive()) {
            return below.isEmpty() ? Branch.leaf(group) : Branch.of(group, () -> below);
        }
        List<Branch> found = of(below);
        return Branch.found(new Group(group.within(), group.kind(), found.size()), found);
    }
}
