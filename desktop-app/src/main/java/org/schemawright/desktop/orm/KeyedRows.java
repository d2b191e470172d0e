package org.schemawright.desktop.orm;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.rows.Referrers;
import org.schemawright.desktop.rows.Row;
import org.schemawright.desktop.rows.RowIdentity;
import org.schemawright.desktop.rows.RowKey;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/** Reads rows by their keys in a transaction that goes on whatever becomes of the reading. */
final class KeyedRows {

    /** A table whose rows can be told apart. */
    record Keyed(Table table, RowIdentity identity) {}

    /**
     * A row.
     *
     * @param key texts, since numbers of different sizes have the same one
     */
    record Place(ObjectName table, List<String> key) {
        static Place of(ObjectName table, List<Object> key) {
            List<String> texts = new ArrayList<>(key.size());
            for (Object part : key) {
                texts.add(part instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : part.toString());
            }
            return new Place(table, texts);
        }
    }

    /** Something that is read. */
    interface Reading {
        void read() throws SQLException;
    }

    private final Connection connection;
    private final Map<ObjectName, Table> tables;
    private final boolean sqlite;
    private final Referrers reader;
    private final Map<ObjectName, Optional<Keyed>> keyed = new HashMap<>();

    KeyedRows(Connection connection, Map<ObjectName, Table> tables, boolean sqlite) {
        this.connection = connection;
        this.tables = tables;
        this.sqlite = sqlite;
        this.reader = new Referrers(connection, sqlite ? "sqlite" : "postgresql");
    }

    /** A table with what tells its rows apart; null where it is not there, or nothing does. */
    @Nullable
    Keyed table(ObjectName name) {
        return keyed.computeIfAbsent(name, n -> {
                    Table table = tables.get(n);
                    return table == null
                            ? Optional.empty()
                            : RowIdentity.of(table, sqlite).map(identity -> new Keyed(table, identity));
                })
                .orElse(null);
    }

    /** The rows of keys with their large values whole. */
    List<Row> whole(Keyed table, Collection<RowKey> keys) throws SQLException {
        return reader.read(
                table.table(),
                table.identity().columns(),
                keys.stream().map(RowKey::values).toList(),
                Integer.MAX_VALUE);
    }

    /** The rows of keys as pages have them. */
    List<Row> asInPages(Keyed table, Collection<List<Object>> keys) throws SQLException {
        return reader.readAsInPages(table.table(), table.identity().columns(), List.copyOf(keys));
    }

    /** What goes along with deletes, to be read. */
    RowsAlong along() {
        return new RowsAlong(tables, reader);
    }

    /** Reads, and goes on as if nothing had been asked where that fails, which is told by false. */
    boolean guarded(Reading reading) throws SQLException {
        run("SAVEPOINT inverse");
        boolean done = true;
        try {
            reading.read();
        } catch (SQLException unread) {
            done = false;
            run("ROLLBACK TO SAVEPOINT inverse");
        }
        run("RELEASE SAVEPOINT inverse");
        return done;
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
