package org.schemawright.desktop.design;

import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.connection.Interruption;
import org.schemawright.desktop.rows.ColumnValues;
import org.schemawright.desktop.rows.ColumnValuesReader;
import org.schemawright.desktop.task.RunningTask;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/** Looks what stands in a column of the database; beside the JavaFX thread, and only reading. */
final class ValuesLook {

    private final Workspace workspace;
    private final ObjectName origin;
    private final Map<String, ColumnValues> known = new HashMap<>();
    private final ReadOnlyObjectWrapper<@Nullable ColumnValues> values = new ReadOnlyObjectWrapper<>();
    private @Nullable RunningTask running;
    private @Nullable Table table;
    private long rowsVersion;

    /** @param origin the table's name in the database */
    ValuesLook(Workspace workspace, ObjectName origin) {
        this.workspace = workspace;
        this.origin = origin;
    }

    /** What stands in the column that was looked at last; null until known, and where nobody can tell. */
    ReadOnlyObjectProperty<@Nullable ColumnValues> valuesProperty() {
        return values.getReadOnlyProperty();
    }

    /** Turns to a column; what is known of it is shown at once. Null for one that the database has not. */
    void turnTo(@Nullable Column stored) {
        stop();
        forgetOld();
        values.set(stored == null ? null : known.get(stored.name()));
    }

    /** Looks at the column, unless that is known. */
    void look(@Nullable Column stored) {
        turnTo(stored);
        Table now = table;
        if (stored == null || now == null || values.get() != null) {
            return;
        }
        running = workspace
                .reads()
                .run(
                        "Counting the values of " + stored.name(),
                        progress -> new ColumnValuesReader(workspace.database())
                                .read(now, stored, Interruption.of(progress)),
                        found -> {
                            known.put(stored.name(), found);
                            values.set(found);
                        },
                        // Of a table that is too slow, or may not be read, one sees its columns all the same.
                        problem -> {});
    }

    void stop() {
        if (running != null) {
            running.cancel();
            running = null;
        }
    }

    private void forgetOld() {
        Table now = workspace.schemaProperty().get().table(origin).orElse(null);
        long version = workspace.rowsVersionProperty().get();
        if (now != table || version != rowsVersion) {
            known.clear();
            table = now;
            rowsVersion = version;
        }
    }
}
