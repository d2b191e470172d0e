package org.schemawright.desktop.design;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
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
    private @Nullable Column column;
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

    /**
     * Turns to a column; what is known of it is shown at once.
     *
     * @param stored null for one that the database has not
     * @return whether there is something to look for; false where it is still the same column of the same rows
     */
    boolean turnTo(@Nullable Column stored) {
        boolean old = forgetOld();
        if (!old && Objects.equals(stored, column)) {
            return false;
        }
        stop();
        column = stored;
        values.set(stored == null ? null : known.get(stored.name()));
        return stored != null && values.get() == null;
    }

    /** Looks at the column. */
    void look() {
        Column stored = column;
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

    /** Lets the column go. */
    void stop() {
        column = null;
        if (running != null) {
            running.cancel();
            running = null;
        }
    }

    private boolean forgetOld() {
        Table now = workspace.schemaProperty().get().table(origin).orElse(null);
        long version = workspace.rowsVersionProperty().get();
        boolean old = now != table || version != rowsVersion;
        if (old) {
            known.clear();
            table = now;
            rowsVersion = version;
        }
        return old;
    }
}
