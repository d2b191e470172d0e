package org.schemawright.desktop.migrate;

import java.util.function.BiConsumer;
import org.schemawright.desktop.widget.FileDialogs;
import org.schemawright.desktop.workspace.ComparedSchemas;

/**
 * Where the history leads.
 *
 * @param compare shows the page on which schemas are compared
 * @param diagram draws two schemas in one diagram, with what changes coloured; told a title and them
 * @param files opens the files of revisions
 */
public record MigrationsWays(Runnable compare, BiConsumer<String, ComparedSchemas> diagram, FileDialogs files) {}
