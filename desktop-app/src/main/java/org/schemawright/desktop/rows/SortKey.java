package org.schemawright.desktop.rows;

/**
 * One column of a sort order.
 *
 * @param column its name
 * @param descending the direction
 */
public record SortKey(String column, boolean descending) {}
