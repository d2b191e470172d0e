package org.schemawright.desktop.workspace;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.schemawright.migration.schema.ObjectName;

/** How the columns of each table of a database stand. */
public final class ColumnLayouts {

    private final Map<ObjectName, ColumnLayout> layouts;
    private final Consumer<Map<ObjectName, ColumnLayout>> keep;

    /**
     * Layouts.
     *
     * @param layouts what was chosen before
     * @param keep told of all whenever one changes
     */
    ColumnLayouts(Map<ObjectName, ColumnLayout> layouts, Consumer<Map<ObjectName, ColumnLayout>> keep) {
        this.layouts = new HashMap<>(layouts);
        this.keep = keep;
    }

    /** Layouts that are forgotten when the database is closed. */
    static ColumnLayouts forgotten() {
        return new ColumnLayouts(Map.of(), layouts -> {});
    }

    public ColumnLayout of(ObjectName table) {
        return layouts.getOrDefault(table, ColumnLayout.PLAIN);
    }

    /** Keeps how the columns of a table stand. */
    public void set(ObjectName table, ColumnLayout layout) {
        if (layout.equals(of(table))) {
            return;
        }
        if (layout.equals(ColumnLayout.PLAIN)) {
            layouts.remove(table);
        } else {
            layouts.put(table, layout);
        }
        keep.accept(Map.copyOf(layouts));
    }
}
