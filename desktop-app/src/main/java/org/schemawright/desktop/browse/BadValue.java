package org.schemawright.desktop.browse;

/**
 * What cannot stay in a cell: something that was typed and is kept as typed until it is corrected or put back, or a
 * pending value that the database has refused.
 *
 * @param text as typed; of a pending value what editing in a line goes on from, empty where it has no place in one
 * @param sentence what the column takes
 * @param typed whether it was only typed; false where it is the pending value of the cell
 */
public record BadValue(String text, String sentence, boolean typed) {}
