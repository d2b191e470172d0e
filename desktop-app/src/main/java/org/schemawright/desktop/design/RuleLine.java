package org.schemawright.desktop.design;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.Trigger;

/**
 * A key, index, check or trigger of the table that is designed, or a reference from elsewhere.
 *
 * @param state what is pending on it
 * @param constraint null for an index or a reference from elsewhere
 * @param index null for what is none
 * @param trigger null for what is none
 * @param words what it is: {@code author_id → author}, {@code title}, {@code pages > 0}
 * @param more muted, at the right: its action or its name
 * @param kind what it is; null for a check
 */
record RuleLine(
        DesignLine.State state,
        @Nullable Constraint constraint,
        @Nullable Index index,
        @Nullable Trigger trigger,
        String words,
        String more,
        KeyMark.@Nullable Kind kind) {

    /** A key, index or check, or a reference from elsewhere. */
    RuleLine(
            DesignLine.State state,
            @Nullable Constraint constraint,
            @Nullable Index index,
            String words,
            String more,
            KeyMark.@Nullable Kind kind) {
        this(state, constraint, index, null, words, more, kind);
    }

    /** Whether it belongs to another table, and cannot be changed here. */
    boolean isElsewhere() {
        return constraint == null && index == null && trigger == null;
    }

    boolean isDropped() {
        return state == DesignLine.State.DROPPED;
    }

    /** What is pending in a word; empty where nothing is. */
    String mark() {
        return switch (state) {
            case SAME -> "";
            case NEW -> "new";
            case CHANGED -> "changed";
            case DROPPED -> "dropped";
        };
    }

    /** What one knows it by between two states of the draft. */
    String identity() {
        return words + "|" + (constraint == null ? "" : Objects.toString(constraint.name(), ""));
    }
}
