package org.schemawright.migration.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.reflect.CatalogQueries;
import org.schemawright.migration.schema.Unread;

/**
 * What SQLite's catalog says, as it says it: at most four statements, whatever the size; {@link SqliteKeyCatalog} adds
 * two where a text cannot be followed. That of the columns is run again behind each view that no longer compiles.
 *
 * @param objects the rows of sqlite_master, in its order
 * @param kinds what sort of table each is, by name
 * @param columns the columns of tables and views, by their place in the catalog
 * @param problems why the columns of some could not be read, by their place in the catalog
 * @param rowEstimates what ANALYZE has left, by table
 * @param unread what else could not be read
 */
record SqliteCatalog(
        List<ObjectRow> objects,
        Map<String, KindRow> kinds,
        Map<Long, List<ColumnRow>> columns,
        Map<Long, String> problems,
        Map<String, Long> rowEstimates,
        List<Unread> unread) {

    /** A row of sqlite_master. */
    record ObjectRow(long position, String type, String name, String table, String sql) {
        boolean hasColumns() {
            return type.equals("table") || type.equals("view");
        }
    }

    record KindRow(String type, boolean withoutRowId, boolean strict) {}

    /** A column; {@code hidden} is 1 for a virtual table's own, 2 for a virtual and 3 for a stored generated column. */
    record ColumnRow(
            String name,
            String type,
            boolean required,
            @Nullable String defaultValue,
            int key,
            int hidden) {}

    static SqliteCatalog read(Connection connection) throws SQLException {
        CatalogQueries queries = new CatalogQueries(connection, SqliteCatalog.class);
        List<ObjectRow> objects = objects(queries);
        Map<String, KindRow> kinds = new HashMap<>();
        Map<Long, List<ColumnRow>> columns = new HashMap<>();
        Map<Long, String> problems = new HashMap<>();
        Map<String, Long> estimates = new HashMap<>();
        List<Unread> unread = new ArrayList<>();
        SqliteFailure.tolerate(
                "kinds of tables",
                unread,
                () -> queries.rows(
                        "kinds",
                        r -> kinds.put(
                                r.getString(1), new KindRow(r.getString(2), r.getInt(3) != 0, r.getInt(4) != 0))));
        columns(queries, objects, columns, problems);
        if (objects.stream().anyMatch(o -> o.name().equals("sqlite_stat1"))) {
            SqliteFailure.tolerate(
                    "estimates of rows",
                    unread,
                    () -> queries.rows("row_estimates", r -> estimates.put(r.getString(1), r.getLong(2))));
        }
        return new SqliteCatalog(objects, kinds, columns, problems, estimates, unread);
    }

    private static List<ObjectRow> objects(CatalogQueries queries) throws SQLException {
        return queries.rows("objects", r -> {
            String sql = r.getString(5);
            return new ObjectRow(r.getLong(1), r.getString(2), r.getString(3), r.getString(4), sql == null ? "" : sql);
        });
    }

    /**
     * SQLite compiles views one after the other and stops at the first that fails; what is behind it is read by going
     * on from there.
     */
    private static void columns(
            CatalogQueries queries,
            List<ObjectRow> objects,
            Map<Long, List<ColumnRow>> rows,
            Map<Long, String> problems)
            throws SQLException {
        String sql = queries.text("columns");
        long reached = -1;
        boolean done = false;
        while (!done) {
            // The driver closes a statement that fails as soon as it runs.
            try (PreparedStatement statement = queries.connection().prepareStatement(sql)) {
                statement.setLong(1, reached);
                try (ResultSet results = statement.executeQuery()) {
                    List<ColumnRow> columns = new ArrayList<>();
                    while (results.next()) {
                        long position = results.getLong(1);
                        if (position != reached) {
                            reached = position;
                            columns = new ArrayList<>();
                            rows.put(position, columns);
                        }
                        columns.add(column(results));
                    }
                    done = true;
                }
            } catch (SQLException failure) {
                long behind = reached;
                ObjectRow broken = objects.stream()
                        .filter(o -> o.hasColumns() && o.position() > behind)
                        .findFirst()
                        .orElse(null);
                if (broken == null || !SqliteFailure.isOfOneObject(failure)) {
                    throw failure;
                }
                problems.put(broken.position(), SqliteFailure.reason(failure));
                reached = broken.position();
            }
        }
    }

    private static ColumnRow column(ResultSet r) throws SQLException {
        String type = r.getString(3);
        return new ColumnRow(
                r.getString(2), type == null ? "" : type, r.getInt(4) != 0, r.getString(5), r.getInt(6), r.getInt(7));
    }
}
