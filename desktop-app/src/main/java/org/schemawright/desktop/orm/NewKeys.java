package org.schemawright.desktop.orm;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.migration.schema.Column;

/** The keys that new rows got while they were sent. */
final class NewKeys {

    private final RecordingConnection connection;
    private final boolean sqlite;
    private final Map<RowChange, List<Object>> keys = new IdentityHashMap<>();
    private boolean asked;

    NewKeys(RecordingConnection connection, boolean sqlite) {
        this.connection = connection;
        this.sqlite = sqlite;
    }

    /** The key of a row that was sent; null where the database did not tell it. */
    @Nullable
    List<Object> of(RowChange.Insert insert) {
        return keys.get(insert);
    }

    /**
     * Before a new row is sent.
     *
     * @param pending the row as it is pending, by which its key is asked for later
     * @param insert the row as it is sent
     */
    void before(RowChange pending, RowChange.Insert insert, MappedTable table) {
        List<String> columns = table.identity().columns();
        List<Object> typed = new ArrayList<>();
        for (String column : columns) {
            Object value = insert.values().get(column);
            if (value != null) {
                typed.add(value);
            }
        }
        asked = false;
        if (typed.size() == columns.size()) {
            keys.put(pending, typed);
        } else if (!sqlite || isRowid(table)) {
            asked = true;
            connection.askFor(columns);
        }
    }

    void after(RowChange pending) {
        List<Object> given = asked ? connection.given() : null;
        if (given != null) {
            keys.put(pending, given);
        }
    }

    /** A new row's key that the statement itself told. */
    void know(RowChange pending, List<Object> key) {
        keys.put(pending, List.copyOf(key));
    }

    /** Whether the row number that SQLite tells is the key. */
    private static boolean isRowid(MappedTable table) {
        return table.identity().rowid()
                || table.identity().columns().size() == 1
                        && table.table()
                                .column(table.identity().columns().getFirst())
                                .map(Column::identity)
                                .isPresent();
    }
}
