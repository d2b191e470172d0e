package org.schemawright.desktop.rows;

import org.jspecify.annotations.Nullable;

/** What a person typed into a cell, understood. */
public sealed interface ParsedCell {

    /** A value as {@link Row} documents it. */
    record Value(@Nullable Object value) implements ParsedCell {}

    /**
     * The column does not take it.
     *
     * @param sentence what the column takes: "Milliseconds takes a whole number."
     */
    record Refused(String sentence) implements ParsedCell {}
}
