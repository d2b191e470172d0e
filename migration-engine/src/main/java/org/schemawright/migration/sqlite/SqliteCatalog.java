package org.schemawright.migration.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.reflect.CatalogQueries;

/**
 * What SQLite's catalog says, as it says it: at most six statements whatever the size, and one more for each view that
 * no longer compiles.
 *
 * @param objects the rows of sqlite_master, in its order
 * @param kinds what sort of table each is, by name
 * @param columns the columns of tables and views
 * @param foreignKeys the foreign keys by table
 * @param indexes the indexes by table, those that are the means of a constraint included
 * @param rowEstimates what ANALYZE has left, by table
 */
record SqliteCatalog(
        List<ObjectRow> objects,
        Map<String, KindRow> kinds,
        Columns columns,
        Map<String, List<KeyRow>> foreignKeys,
        Map<String, List<IndexRow>> indexes,
        Map<String, Long> rowEstimates) {

    /** A row of sqlite_master. */
    record ObjectRow(
            long position,
            String type,
            String name,
            String table,
            @Nullable String sql) {
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

    /** The columns of tables and views by their place in the catalog, and why some could not be read. */
    record Columns(Map<Long, List<ColumnRow>> rows, Map<Long, String> problems) {}

    /** One column of a foreign key. */
    record KeyRow(
            String table,
            int id,
            String target,
            String column,
            @Nullable String targetColumn,
            String onUpdate,
            String onDelete) {}

    /** One part of an index; {@code origin} is c for CREATE INDEX, u for UNIQUE, pk for PRIMARY KEY. */
    record IndexRow(
            String table,
            String name,
            boolean unique,
            String origin,
            @Nullable String column,
            boolean descending) {}

    private static final int SQLITE_ERROR = 1;

    static SqliteCatalog read(Connection connection) throws SQLException {
        CatalogQueries queries = new CatalogQueries(connection, SqliteCatalog.class);
        List<ObjectRow> objects = queries.rows("objects", r -> {
            String table = r.getString("tbl_name");
            String name = r.getString("name");
            return new ObjectRow(r.getLong("position"), r.getString("type"), name, table, r.getString("sql"));
        });
        Map<String, KindRow> kinds = new LinkedHashMap<>();
        queries.rows(
                "kinds",
                r -> kinds.put(
                        r.getString("name"),
                        new KindRow(r.getString("type"), r.getBoolean("wr"), r.getBoolean("strict"))));
        List<KeyRow> keys = queries.rows(
                "foreign_keys",
                r -> new KeyRow(
                        r.getString("tbl"),
                        r.getInt("id"),
                        r.getString("target"),
                        r.getString("col"),
                        r.getString("target_col"),
                        r.getString("on_update"),
                        r.getString("on_delete")));
        List<IndexRow> indexes = queries.rows(
                "indexes",
                r -> new IndexRow(
                        r.getString("tbl"),
                        r.getString("name"),
                        r.getBoolean("is_unique"),
                        r.getString("origin"),
                        r.getString("col"),
                        r.getBoolean("is_descending")));
        Map<String, Long> estimates = new LinkedHashMap<>();
        if (objects.stream().anyMatch(o -> o.name().equals("sqlite_stat1"))) {
            queries.rows("row_estimates", r -> estimates.put(r.getString("tbl"), r.getLong("rows")));
        }
        return new SqliteCatalog(
                objects,
                kinds,
                columns(queries, objects),
                keys.stream().collect(Collectors.groupingBy(KeyRow::table)),
                indexes.stream().collect(Collectors.groupingBy(IndexRow::table)),
                estimates);
    }

    /**
     * SQLite compiles views one after the other and stops at the first that fails; what is behind it is read by going
     * on from there.
     */
    private static Columns columns(CatalogQueries queries, List<ObjectRow> objects) throws SQLException {
        Map<Long, List<ColumnRow>> rows = new LinkedHashMap<>();
        Map<Long, String> problems = new LinkedHashMap<>();
        long[] reached = {-1};
        try (PreparedStatement statement = queries.connection().prepareStatement(queries.text("columns"))) {
            boolean done = false;
            while (!done) {
                statement.setLong(1, reached[0]);
                try (ResultSet results = statement.executeQuery()) {
                    while (results.next()) {
                        reached[0] = results.getLong("position");
                        rows.computeIfAbsent(reached[0], p -> new ArrayList<>()).add(column(results));
                    }
                    done = true;
                } catch (SQLException failure) {
                    ObjectRow broken = objects.stream()
                            .filter(o -> o.hasColumns() && o.position() > reached[0])
                            .findFirst()
                            .orElse(null);
                    if (broken == null || (failure.getErrorCode() & 0xff) != SQLITE_ERROR) {
                        throw failure;
                    }
                    problems.put(broken.position(), reason(failure));
                    reached[0] = broken.position();
                }
            }
        }
        return new Columns(rows, problems);
    }

    private static ColumnRow column(ResultSet r) throws SQLException {
        String type = r.getString("type");
        return new ColumnRow(
                r.getString("name"),
                type == null ? "" : type,
                r.getBoolean("required"),
                r.getString("dflt_value"),
                r.getInt("pk"),
                r.getInt("hidden"));
    }

    /** SQLite's own words, out of the driver's {@code [SQLITE_ERROR] SQL error or missing database (…)}. */
    private static String reason(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        int open = message.indexOf('(');
        return message.startsWith("[") && open > 0 && message.endsWith(")")
                ? message.substring(open + 1, message.length() - 1)
                : message;
    }
}
