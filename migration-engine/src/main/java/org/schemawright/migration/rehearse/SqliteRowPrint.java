package org.schemawright.migration.rehearse;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.ObjectName;

/** Adds up hashes of rows and values, because SQLite has none of its own. */
final class SqliteRowPrint {

    private static final long PRIME = 0x100000001b3L;
    private static final int CHECK_EVERY = 1000;

    /** Two sums of hashes, which no order of the addends changes. */
    private static final class Sum {
        private long one;
        private long other;

        void add(long hash) {
            one += mixed(hash, 0x9e3779b97f4a7c15L);
            other += mixed(hash, 0xc2b2ae3d27d4eb4fL);
        }

        private static long mixed(long hash, long seed) {
            long mixed = (hash ^ seed) * 0xff51afd7ed558ccdL;
            mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
            return mixed ^ (mixed >>> 29);
        }

        @Override
        public String toString() {
            return Long.toHexString(one) + " " + Long.toHexString(other);
        }
    }

    private SqliteRowPrint() {}

    static RowPrint.TablePrint of(
            Connection connection, ObjectName table, List<String> columns, BooleanSupplier cancelled)
            throws SQLException {
        Sum whole = new Sum();
        List<Sum> sums = columns.stream().map(column -> new Sum()).toList();
        long rows = 0;
        try (Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery("SELECT "
                        + columns.stream().map(SqliteRowPrint::exactly).collect(Collectors.joining(", "))
                        + " FROM " + SqlName.quote(table))) {
            while (results.next()) {
                if (rows++ % CHECK_EVERY == 0) {
                    Stop.check(cancelled);
                }
                long row = 0;
                for (int i = 0; i < sums.size(); i++) {
                    long hash = hash(results.getString(i + 1));
                    sums.get(i).add(hash);
                    row = (row ^ hash) * PRIME + i;
                }
                whole.add(row);
            }
        }
        Map<String, String> prints = new TreeMap<>();
        for (int i = 0; i < columns.size(); i++) {
            prints.put(columns.get(i), sums.get(i).toString());
        }
        return new RowPrint.TablePrint(rows, whole.toString(), prints);
    }

    /** So that 1, 1.0 and '1' differ; a text goes as its bytes, for quote() ends at the first zero byte. */
    private static String exactly(String column) {
        String name = SqlName.quote(column);
        return "CASE typeof(" + name + ") WHEN 'text' THEN 't' || hex(" + name + ") ELSE quote(" + name + ") END";
    }

    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return hash ^ (hash >>> 32);
    }
}
