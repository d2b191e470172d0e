package org.schemawright.desktop.browse;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The selected cells of a grid, as blocks of positions and columns: they need not be in the window, nor read. */
final class SelectedCells {

    private List<Block> blocks = new ArrayList<>();

    /** Cells of some rows that follow one another. */
    private record Block(int from, int to, Set<String> columns) {
        boolean has(int position) {
            return position >= from && position <= to;
        }
    }

    boolean isEmpty() {
        return blocks.isEmpty();
    }

    boolean contains(int position, String column) {
        for (Block block : blocks) {
            if (block.has(position) && block.columns.contains(column)) {
                return true;
            }
        }
        return false;
    }

    /** The positions of rows with a selected cell. */
    List<Integer> positions() {
        return new Positions(
                blocks.stream().map(block -> new int[] {block.from, block.to}).toList());
    }

    /** The columns that are selected at a position. */
    Set<String> columnsAt(int position) {
        Set<String> one = Set.of();
        Set<String> several = new LinkedHashSet<>();
        for (Block block : blocks) {
            if (block.has(position)) {
                one = block.columns;
                several.addAll(one);
            }
        }
        return several.size() == one.size() ? one : several;
    }

    void clear() {
        blocks.clear();
    }

    /** Selects a block of cells too. */
    void add(int onePosition, int otherPosition, Set<String> columns) {
        blocks.add(new Block(
                Math.min(onePosition, otherPosition), Math.max(onePosition, otherPosition), Set.copyOf(columns)));
    }

    /** Selects another block instead of the one that was selected last. */
    void replaceLast(int onePosition, int otherPosition, Set<String> columns) {
        if (!blocks.isEmpty()) {
            blocks.removeLast();
        }
        add(onePosition, otherPosition, columns);
    }

    /** Selects a cell no longer. */
    void remove(int position, String column) {
        List<Block> left = new ArrayList<>();
        for (Block block : blocks) {
            if (!block.has(position) || !block.columns.contains(column)) {
                left.add(block);
                continue;
            }
            Set<String> beside = new LinkedHashSet<>(block.columns);
            beside.remove(column);
            addUnlessEmpty(left, block.from, position - 1, block.columns);
            addUnlessEmpty(left, position, position, beside);
            addUnlessEmpty(left, position + 1, block.to, block.columns);
        }
        blocks = left;
    }

    private static void addUnlessEmpty(List<Block> blocks, int from, int to, Set<String> columns) {
        if (from <= to && !columns.isEmpty()) {
            blocks.add(new Block(from, to, columns));
        }
    }

    /** Moves along with the rows, and leaves out what is not there any more. */
    void shift(long by, int size) {
        List<Block> left = new ArrayList<>();
        for (Block block : blocks) {
            int from = (int) Math.clamp(block.from + by, 0, Math.max(0, size));
            int to = (int) Math.clamp(block.to + by, -1, size - 1L);
            addUnlessEmpty(left, from, to, block.columns);
        }
        blocks = left;
    }
}
