package org.schemawright.desktop.compare;

import org.schemawright.desktop.widget.FileDialogs;

/**
 * Where the comparison leads.
 *
 * @param files asks for files
 * @param ask asks before a revision is made
 * @param showMigrations shows the history, with the revision that was made
 */
public record CompareWays(FileDialogs files, RevisionAsk ask, Runnable showMigrations) {}
