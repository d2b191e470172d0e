package org.schemawright.desktop.browse;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.rows.Row;
import org.schemawright.desktop.workspace.LinkTable;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/** All that join tables link with the current row of a grid. */
final class RowLinks {

    private final Workspace workspace;
    private final ObjectName name;
    private List<LinkedRows> links = List.of();
    private @Nullable DatabaseSchema schema;
    private @Nullable Row seen;
    private long labelsSeen;

    RowLinks(Workspace workspace, ObjectName name) {
        this.workspace = workspace;
        this.name = name;
    }

    /** One for each join table, twice for one that links rows of the same table. */
    List<LinkedRows> all() {
        return links;
    }

    /** Shows the links of a row as they are by now; null for none. */
    void show(@Nullable GridRow row) {
        DatabaseSchema now = workspace.schemaProperty().get();
        long rows = workspace.rowsVersionProperty().get();
        boolean again = false;
        if (now != schema || rows != labelsSeen) {
            // Others may be chosen to name the rows by now.
            schema = now;
            links = workspace.links().linksOf(name).stream()
                    .flatMap(link -> linked(now, link).stream())
                    .toList();
            again = true;
        }
        labelsSeen = rows;
        Row base = row == null ? null : row.base();
        // A row that was read again is another object: its links may have changed too.
        again |= base != seen;
        seen = base;
        for (LinkedRows each : links) {
            each.show(row, again);
        }
    }

    private List<LinkedRows> linked(DatabaseSchema in, LinkTable link) {
        Table join = in.table(link.table()).orElse(null);
        Table far = in.table(link.far().to()).orElse(null);
        return join == null || far == null ? List.of() : List.of(new LinkedRows(workspace, link, join, far));
    }
}
