package org.schemawright.desktop.shell;

import java.util.List;
import java.util.Locale;
import org.schemawright.desktop.shell.TreeEntry.Group;

/** What is typed above the tree: keeps the lines whose name contains it, whatever the case. */
final class NameFilter {

    private static final int MOST_OPEN = 200;

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
        List<Branch> found = branches.stream()
                .filter(branch -> finds(branch.entry().searched()) || holds(branch))
                .toList();
        // Thousands of open lines would hide what was looked for, and take their time.
        boolean open = found.size() <= MOST_OPEN;
        return found.stream()
                .map(branch -> finds(branch.entry().searched()) ? branch : branch.filtered(this, open))
                .toList();
    }

    private boolean holds(Branch branch) {
        return !branch.leaf() && isSearched(branch.entry()) && branch.holds().test(this);
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
