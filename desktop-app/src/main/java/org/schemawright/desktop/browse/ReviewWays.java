package org.schemawright.desktop.browse;

import java.util.function.Consumer;
import org.schemawright.desktop.widget.Overlay;

/**
 * Where the review leads.
 *
 * @param back goes back to where the person came from
 * @param open shows rows in a grid
 * @param migrations shows the history
 * @param overlay where it asks
 */
public record ReviewWays(Runnable back, Consumer<TableLink> open, Runnable migrations, Overlay overlay) {}
