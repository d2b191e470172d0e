package org.schemawright.desktop.changeset;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.Change;

/** The steps that can be undone and redone. A step holds what it changed and nothing else. */
final class UndoHistory {

    /** One part of a step. */
    sealed interface Part {}

    /** What is pending on one row became something else; null is nothing. */
    record RowPart(
            long position,
            RowSlot slot,
            @Nullable RowChange before,
            @Nullable RowChange after) implements Part {}

    /** The list of pending schema changes became another one. */
    record SchemaPart(List<Change> before, List<Change> after) implements Part {}

    private final Deque<List<Part>> undoable = new ArrayDeque<>();
    private final Deque<List<Part>> redoable = new ArrayDeque<>();
    private final Runnable onStep;
    private @Nullable List<Part> open;

    /**
     * An empty history.
     *
     * @param onStep told after each new step
     */
    UndoHistory(Runnable onStep) {
        this.onStep = onStep;
    }

    /** Makes all parts that commands record one step; does nothing more within another one. */
    void together(Runnable commands) {
        if (open != null) {
            commands.run();
            return;
        }
        List<Part> parts = new ArrayList<>();
        open = parts;
        try {
            commands.run();
        } finally {
            open = null;
            if (!parts.isEmpty()) {
                undoable.push(List.copyOf(parts));
                redoable.clear();
                onStep.run();
            }
        }
    }

    /** Adds a part to the step that is open, else as a step of its own; what was undone before can be redone no longer. */
    void add(Part part) {
        together(() -> Objects.requireNonNull(open).add(part));
    }

    boolean canUndo() {
        return !undoable.isEmpty();
    }

    boolean canRedo() {
        return !redoable.isEmpty();
    }

    /** The last step, whose parts the caller takes back from the last to the first; empty when there is none. */
    List<Part> undo() {
        return move(undoable, redoable);
    }

    /** The last undone step, whose parts the caller makes again; empty when there is none. */
    List<Part> redo() {
        return move(redoable, undoable);
    }

    /** Forgets parts of steps, and steps that have no part left. */
    void forget(Predicate<Part> parts) {
        forget(undoable, parts);
        forget(redoable, parts);
    }

    private static List<Part> move(Deque<List<Part>> from, Deque<List<Part>> to) {
        List<Part> step = from.poll();
        if (step == null) {
            return List.of();
        }
        to.push(step);
        return step;
    }

    private static void forget(Deque<List<Part>> steps, Predicate<Part> parts) {
        List<List<Part>> kept = steps.stream()
                .map(step -> step.stream().filter(parts.negate()).toList())
                .filter(step -> !step.isEmpty())
                .toList();
        steps.clear();
        steps.addAll(kept);
    }
}
