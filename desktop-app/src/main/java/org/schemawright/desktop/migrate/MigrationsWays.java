package org.schemawright.desktop.migrate;

/**
 * Where the history leads.
 *
 * @param compare shows the page on which schemas are compared
 */
public record MigrationsWays(Runnable compare) {}
