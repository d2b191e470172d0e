package org.schemawright.desktop.rows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.schemawright.desktop.connection.OpenDatabase;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Table;

/** Reads the rows of a join table that link one row with others, with the names of those. Blocking. */
public final class LinkReader {

    private static final String OTHER = "other";

    private final OpenDatabase database;
    private final EngineValues engine;
    private final Table join;
    private final Side far;

    /**
     * The rows on the other side.
     *
     * @param key the join table's reference to them
     * @param table where they are
     * @param labelColumns the columns that name them; may be empty
     */
    public record Side(ForeignKey key, Table table, List<String> labelColumns) {
        public Side {
            labelColumns = List.copyOf(labelColumns);
        }
    }

    /**
     * A link.
     *
     * @param row the row of the join table
     * @param label what the row on the other side is called; empty where it has no name
     */
    public record Linked(Row row, String label) {}

    /**
     * Links of a row.
     *
     * @param links in the order of their names, as many as were asked for
     * @param all how many there are, counted up to {@link LabelReader#COUNTED_ROWS}
     */
    public record Links(List<Linked> links, long all) {
        public Links {
            links = List.copyOf(links);
        }
    }

    /** Links by a join table. */
    public LinkReader(OpenDatabase database, Table join, Side far) {
        this.database = database;
        this.engine = EngineValues.of(database.dialect().id());
        this.join = join;
        this.far = far;
    }

    /**
     * The links of one row.
     *
     * @param near the values by which the join table refers to it
     * @param most how many are read
     */
    public Links read(Map<String, Object> near, int most) throws SQLException {
        long all = new LabelReader(database).count(join.name(), near);
        RowShape shape = RowShape.of(join, database.dialect().id());
        List<Column> shortened = shape.shortened(shape.order(List.of()));
        List<Linked> links = new ArrayList<>();
        try (Connection connection = database.reader();
                PreparedStatement statement =
                        statement(shape, shortened, near, all, most).prepare(connection);
                ResultSet rows = statement.executeQuery()) {
            int label = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                String name = rows.getString(label);
                links.add(new Linked(shape.readRow(rows, shortened), name == null ? "" : name.strip()));
            }
        }
        return new Links(links, all);
    }

    /** The link of two rows; empty where they are not linked. */
    public List<Row> find(Map<String, Object> both) throws SQLException {
        try (Connection connection = database.reader()) {
            return new Referrers(connection, database.dialect().id())
                    .read(join, List.copyOf(both.keySet()), List.of(List.copyOf(both.values())), 1);
        }
    }

    /** The names of rows on the other side, by {@link #keyText}; those that are missing or have no name are left out. */
    public Map<String, String> names(List<List<Object>> keys) throws SQLException {
        Map<String, String> names = new LinkedHashMap<>();
        if (keys.isEmpty() || far.labelColumns().isEmpty()) {
            return names;
        }
        try (Connection connection = database.reader()) {
            List<Row> rows = new Referrers(connection, database.dialect().id())
                    .readAsInPages(far.table(), far.key().targetColumns(), keys);
            for (Row row : rows) {
                names.put(keyText(values(row, far.key().targetColumns())), label(row));
            }
        }
        return names;
    }

    private String label(Row row) {
        return values(row, far.labelColumns()).stream()
                .map(CellValues::text)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(" "));
    }

    /** Those of the values that are not NULL. */
    public static List<Object> values(Row row, List<String> columns) {
        List<Object> values = new ArrayList<>();
        for (String column : columns) {
            Object value = row.value(column);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    /** Values of a key as the key of a name: alike for an Integer and a Long. */
    public static String keyText(List<?> key) {
        return key.stream().map(LabelReader::keyText).collect(Collectors.joining("\0"));
    }

    private PageSql statement(RowShape shape, List<Column> shortened, Map<String, Object> near, long all, int most) {
        List<String> from = far.key().columns();
        List<String> to = far.key().targetColumns();
        PageSql sql = new PageSql(engine)
                .add("SELECT " + shape.selectList(shortened) + ", " + label() + " AS label " + shape.from()
                        + " LEFT JOIN " + SqlName.quote(far.table().name()) + " AS " + OTHER + " ON "
                        + IntStream.range(0, from.size())
                                .mapToObj(i -> OTHER + "." + SqlName.quote(to.get(i)) + " = " + own(from.get(i)))
                                .collect(Collectors.joining(" AND ")));
        String joint = " WHERE ";
        for (Map.Entry<String, Object> entry : near.entrySet()) {
            sql.add(joint + own(entry.getKey()) + " = ").value(engine.bound(entry.getValue()));
            joint = " AND ";
        }
        // Of very many, those that come first are enough: sorting all of them by name would take too long.
        String byName = all < LabelReader.COUNTED_ROWS ? "lower(" + label() + "), " : "";
        return sql.add(" ORDER BY " + byName
                + from.stream().map(LinkReader::own).collect(Collectors.joining(", ")) + " LIMIT " + most);
    }

    private String label() {
        return far.labelColumns().isEmpty()
                ? "''"
                : far.labelColumns().stream()
                        .map(name -> "coalesce(CAST(" + OTHER + "." + SqlName.quote(name) + " AS TEXT), '')")
                        .collect(Collectors.joining(" || ' ' || ", "trim(", ")"));
    }

    private static String own(String column) {
        return EngineValues.ALIAS + "." + SqlName.quote(column);
    }
}
