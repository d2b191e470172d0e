package org.schemawright.desktop.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javafx.collections.ObservableList;
import javafx.event.Event;
import javafx.scene.control.TreeItem;

/** A line of the tree view, whose lines below are made when the view first asks for them. */
final class TreeLine extends TreeItem<TreeEntry> {

    private final Predicate<Branch> opened;
    private Branch branch;
    private boolean made;

    /**
     * A line.
     *
     * @param opened which lines stand open
     */
    TreeLine(Branch branch, Predicate<Branch> opened) {
        super(branch.entry());
        this.branch = branch;
        this.opened = opened;
        setExpanded(opened.test(branch));
        // Its cell hears of another value by itself; a view that hears of it makes all its cells anew.
        addEventHandler(TreeItem.<TreeEntry>valueChangedEvent(), Event::consume);
    }

    @Override
    public boolean isLeaf() {
        return branch.leaf();
    }

    @Override
    public ObservableList<TreeItem<TreeEntry>> getChildren() {
        ObservableList<TreeItem<TreeEntry>> children = super.getChildren();
        if (!made) {
            made = true;
            children.setAll(lines(branch.below().get(), Map.of(), opened));
        }
        return children;
    }

    /** Whether the lines below it were made already. */
    boolean isMade() {
        return made;
    }

    /**
     * Shows another state of the same line. To be called while the line is in no view: a view walks all its lines for
     * each that opens.
     */
    private void update(Branch now) {
        branch = now;
        if (!now.entry().equals(getValue())) {
            setValue(now.entry());
        }
        if (made && opened.test(now)) {
            replace(super.getChildren(), lines(now.below().get(), byId(super.getChildren()), opened));
        } else if (made) {
            super.getChildren().clear();
            made = false;
        }
        setExpanded(opened.test(now));
    }

    /** Empties the list first: it looks for each line that stays otherwise. */
    private static void replace(ObservableList<TreeItem<TreeEntry>> lines, List<TreeItem<TreeEntry>> now) {
        lines.clear();
        lines.setAll(now);
    }

    /** Puts in what changed without moving anything; false where lines came or went. */
    static boolean updateInPlace(List<TreeItem<TreeEntry>> lines, List<Branch> branches) {
        if (!sameShape(lines, branches)) {
            return false;
        }
        for (int i = 0; i < branches.size(); i++) {
            TreeLine line = (TreeLine) lines.get(i);
            Branch now = branches.get(i);
            if (line.branch == now) {
                continue;
            }
            line.branch = now;
            if (!now.entry().equals(line.getValue())) {
                line.setValue(now.entry());
            }
            if (line.made) {
                updateInPlace(line.madeChildren(), now.below().get());
            }
        }
        return true;
    }

    private static boolean sameShape(List<TreeItem<TreeEntry>> lines, List<Branch> branches) {
        if (lines.size() != branches.size()) {
            return false;
        }
        for (int i = 0; i < branches.size(); i++) {
            TreeLine line = (TreeLine) lines.get(i);
            Branch now = branches.get(i);
            boolean same = line.branch == now
                    || line.branch.id().equals(now.id())
                            && line.branch.leaf() == now.leaf()
                            && (!line.made
                                    || sameShape(
                                            line.madeChildren(), now.below().get()));
            if (!same || line.isExpanded() != line.opened.test(now)) {
                return false;
            }
        }
        return true;
    }

    private List<TreeItem<TreeEntry>> madeChildren() {
        return super.getChildren();
    }

    /** The lines of branches; those that were there before are kept, so that they stay as they are in the view. */
    static List<TreeItem<TreeEntry>> lines(
            List<Branch> branches, Map<String, TreeLine> before, Predicate<Branch> opened) {
        return branches.stream()
                .map(branch -> {
                    TreeLine kept = before.get(branch.id());
                    if (kept == null || kept.branch.leaf() != branch.leaf()) {
                        return (TreeItem<TreeEntry>) new TreeLine(branch, opened);
                    }
                    kept.update(branch);
                    return kept;
                })
                .toList();
    }

    static Map<String, TreeLine> byId(List<TreeItem<TreeEntry>> lines) {
        Map<String, TreeLine> byId = HashMap.newHashMap(lines.size());
        lines.forEach(line -> byId.put(line.getValue().id(), (TreeLine) line));
        return byId;
    }
}
