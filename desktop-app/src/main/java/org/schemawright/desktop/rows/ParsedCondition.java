package org.schemawright.desktop.rows;

/** What a person typed as the condition of a column, understood. */
public sealed interface ParsedCondition {

    /** Nothing: every value is fine. */
    record None() implements ParsedCondition {}

    /** A condition. */
    record Understood(Condition condition) implements ParsedCondition {}

    /**
     * It means nothing for the column.
     *
     * @param sentence what the column takes: "Milliseconds takes a whole number."
     */
    record Refused(String sentence) implements ParsedCondition {}
}
