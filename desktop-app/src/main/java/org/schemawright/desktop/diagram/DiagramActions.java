package org.schemawright.desktop.diagram;

import java.util.function.Consumer;
import org.schemawright.migration.schema.ObjectName;

/**
 * What the diagram asks of the window.
 *
 * @param openTable shows the rows of a table
 * @param newTable begins a new table
 */
public record DiagramActions(Consumer<ObjectName> openTable, Runnable newTable) {}
