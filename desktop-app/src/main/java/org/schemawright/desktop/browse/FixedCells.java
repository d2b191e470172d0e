package org.schemawright.desktop.browse;

import java.util.List;
import org.schemawright.desktop.changeset.ChangeSet;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.migration.schema.Generated;
import org.schemawright.migration.schema.Identity;

/** Why a cell takes no edits. */
final class FixedCells {

    private FixedCells() {}

    /** In a sentence or two; empty where it takes edits. */
    static String reason(GridRow row, GridColumn column, List<String> keyColumns, ChangeSet changes) {
        String name = column.name();
        Generated generated = column.column().generated();
        if (generated != null) {
            return name + " is computed by the database: " + generated.expression();
        }
        Identity identity = column.column().identity();
        return switch (row.state()) {
            case LOADING -> "This row is still being read.";
            case DELETED -> "This row is marked as deleted. Revert it to edit it.";
            case NEW ->
                row.change() instanceof RowChange.Insert insert && changes.isOnItsWay(insert)
                        ? "This row is on its way to the database."
                        : identity != null && identity.kind() == Identity.Kind.ALWAYS
                                ? name + " is numbered by the database alone."
                                : "";
            case PLAIN, EDITED -> {
                if (row.identity() == null) {
                    yield "Nothing tells this row apart from others, because a part of its key is NULL or cannot be read"
                            + " as it is.";
                }
                yield keyColumns.contains(name)
                        ? "Rows are known by their " + name
                                + ", so it stays. Duplicate the row to give a copy another one, and delete this one."
                        : "";
            }
        };
    }
}
