package org.schemawright.desktop.browse;

/**
 * What a person typed into a cell and cannot stay there. It is kept as typed until it is corrected or put back.
 *
 * @param text as typed
 * @param sentence what the column takes
 */
public record BadValue(String text, String sentence) {}
