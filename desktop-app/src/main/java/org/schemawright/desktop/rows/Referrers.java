package org.schemawright.desktop.rows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Table;

/** Reads the rows that have values of other rows, on one connection. Blocking. */
public final class Referrers {

    private static final int VALUES_A_STATEMENT = 400;

    private final Connection connection;
    private final String dialectId;
    private final EngineValues engine;

    public Referrers(Connection connection, String dialectId) {
        this.connection = connection;
        this.dialectId = dialectId;
        this.engine = EngineValues.of(dialectId);
    }

    /**
     * The rows of a table that have one of these combinations of values.
     *
     * @param table with the columns that are wanted, its key and those compared among them
     * @param by the columns compared
     * @param values a value for each of these columns, in each of the combinations
     * @param most reading ends with so many rows
     */
    public List<Row> read(Table table, List<String> by, List<List<Object>> values, int most) throws SQLException {
        return read(new Wanted(RowShape.of(table, dialectId), List.of()), by, values, most);
    }

    /** The same as pages are read: of large values only the beginning. */
    public List<Row> readAsInPages(Table table, List<String> by, List<List<Object>> values) throws SQLException {
        return readAsInPages(table, by, values, Integer.MAX_VALUE);
    }

    /** The same, which ends with so many rows. */
    public List<Row> readAsInPages(Table table, List<String> by, List<List<Object>> values, int most)
            throws SQLException {
        RowShape shape = RowShape.of(table, dialectId);
        return read(new Wanted(shape, shape.shortened(shape.order(List.of()))), by, values, most);
    }

    private record Wanted(RowShape shape, List<Column> shortened) {}

    private List<Row> read(Wanted wanted, List<String> by, List<List<Object>> values, int most) throws SQLException {
        RowShape shape = wanted.shape();
        List<Row> found = new ArrayList<>();
        String select = "SELECT " + shape.selectList(wanted.shortened()) + " " + shape.from() + " WHERE ";
        try (Prepared prepared = new Prepared(connection)) {
            for (int from = 0; from < values.size() && found.size() < most; from += VALUES_A_STATEMENT) {
                List<List<Object>> some = values.subList(from, Math.min(values.size(), from + VALUES_A_STATEMENT));
                PageSql sql = condition(new PageSql(engine).add(select), by, some);
                if (most < Integer.MAX_VALUE) {
                    sql.add(" LIMIT " + (most - found.size()));
                }
                try (ResultSet rows = prepared.of(sql).executeQuery()) {
                    while (rows.next()) {
                        found.add(shape.readRow(rows, wanted.shortened()));
                    }
                }
            }
        }
        return found;
    }

    /** The statement of the last piece, which most pieces have in common. */
    private static final class Prepared implements AutoCloseable {

        private final Connection connection;
        private @Nullable PreparedStatement statement;
        private String text = "";

        Prepared(Connection connection) {
            this.connection = connection;
        }

        PreparedStatement of(PageSql sql) throws SQLException {
            PreparedStatement present = statement;
            if (present == null || !text.equals(sql.text())) {
                close();
                text = sql.text();
                present = connection.prepareStatement(text);
                statement = present;
            }
            sql.bind(present);
            return present;
        }

        @Override
        public void close() throws SQLException {
            if (statement != null) {
                statement.close();
            }
        }
    }

    private PageSql condition(PageSql sql, List<String> by, List<List<Object>> values) {
        if (by.size() == 1) {
            sql.add(compared(by.getFirst()) + " IN (");
            for (int i = 0; i < values.size(); i++) {
                sql.add(i == 0 ? "" : ", ").value(engine.bound(values.get(i).getFirst()));
            }
            return sql.add(")");
        }
        for (int i = 0; i < values.size(); i++) {
            sql.add(i == 0 ? "(" : " OR (");
            for (int j = 0; j < by.size(); j++) {
                sql.add((j == 0 ? "" : " AND ") + compared(by.get(j)) + " = ")
                        .value(engine.bound(values.get(i).get(j)));
            }
            sql.add(")");
        }
        return sql;
    }

    private static String compared(String column) {
        return EngineValues.ALIAS + "." + SqlName.quote(column);
    }
}
