package org.schemawright.desktop.migrate;

import org.schemawright.desktop.widget.FileDialogs;

/**
 * Where the history leads.
 *
 * @param compare shows the page on which schemas are compared
 * @param files opens the files of revisions
 */
public record MigrationsWays(Runnable compare, FileDialogs files) {}
