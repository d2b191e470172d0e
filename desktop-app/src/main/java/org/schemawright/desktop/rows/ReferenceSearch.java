package org.schemawright.desktop.rows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.connection.OpenDatabase;
import org.schemawright.desktop.task.Background;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Table;

/**
 * Finds rows that a reference can point to by what a person types: every word stands in their name or begins their key.
 * Best first: the key itself, names that begin like that, then all others by name; in very large tables by key alone,
 * because sorting all that is found would take too long. Blocking: on a background lane only.
 */
public final class ReferenceSearch {

    /** Beyond that an order by name would take longer than somebody who types waits. */
    static final long SORTED_ROWS = 200_000;

    private final OpenDatabase database;
    private final EngineValues engine;
    private final boolean sqlite;
    private final Table table;
    private final List<Column> key;
    private final List<String> labelColumns;
    private final long sortedRows;
    private boolean counted;
    private boolean byName;

    /**
     * A part of what was found.
     *
     * @param rows best first
     * @param more where to go on; null where there are no more
     */
    public record Found(List<ReferencedRow> rows, @Nullable Place more) {
        public Found {
            rows = List.copyOf(rows);
        }
    }

    /** A place in the order of what is found, behind which the next part begins. */
    public static final class Place {
        private final List<Object> values;

        private Place(List<Object> values) {
            this.values = values;
        }
    }

    /**
     * A search in a table.
     *
     * @param keyColumns the columns that are referred to; the table has them all
     * @param labelColumns the columns that name its rows; may be empty
     */
    public ReferenceSearch(OpenDatabase database, Table table, List<String> keyColumns, List<String> labelColumns) {
        this(database, table, keyColumns, labelColumns, SORTED_ROWS);
    }

    /** The same with another number of rows up to which they are sorted by name. */
    ReferenceSearch(
            OpenDatabase database, Table table, List<String> keyColumns, List<String> labelColumns, long sortedRows) {
        this.database = database;
        this.engine = EngineValues.of(database.dialect().id());
        this.sqlite = database.dialect().id().equals("sqlite");
        this.table = table;
        this.key = keyColumns.stream()
                .map(name -> table.column(name).orElseThrow(() -> new IllegalArgumentException(name)))
                .toList();
        this.labelColumns = List.copyOf(labelColumns);
        this.sortedRows = sortedRows;
    }

    /**
     * What fits to a typed text; all rows fit to an empty one.
     *
     * @param after where the part before ended; null for the first
     * @param progress told how to cancel the statement
     */
    public Found find(String typed, @Nullable Place after, int most, Background.Progress progress) throws SQLException {
        try (Connection connection = database.reader()) {
            if (!counted) {
                byName = table.rowEstimate() <= sortedRows && isSmall(connection);
                counted = true;
            }
            try (PreparedStatement statement =
                    statement(typed.strip(), after, most + 1).prepare(connection)) {
                progress.onCancel(() -> cancel(statement));
                try (ResultSet rows = statement.executeQuery()) {
                    return read(rows, most);
                }
            }
        }
    }

    /** Estimates are missing or old at times; counting up to a limit is quick. */
    private boolean isSmall(Connection connection) throws SQLException {
        PageSql sql = new PageSql(engine)
                .add("SELECT count(*) FROM (SELECT 1 FROM " + SqlName.quote(table.name()) + " LIMIT " + (sortedRows + 1)
                        + ") AS counted");
        try (PreparedStatement statement = sql.prepare(connection);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() && rows.getLong(1) <= sortedRows;
        }
    }

    private static void cancel(PreparedStatement statement) {
        try {
            statement.cancel();
        } catch (SQLException ended) {
            // Then there is nothing to cancel.
        }
    }

    private Found read(ResultSet rows, int most) throws SQLException {
        List<ReferencedRow> found = new ArrayList<>();
        Place last = null;
        while (rows.next()) {
            if (found.size() == most) {
                return new Found(found, last);
            }
            List<Object> values = new ArrayList<>();
            List<Object> place = new ArrayList<>();
            if (byName) {
                place.add(rows.getLong("place"));
                add(place, engine.readBoundary(rows, key.size() + 3, null));
            }
            for (int i = 0; i < key.size(); i++) {
                add(values, engine.read(rows, i + 1, key.get(i)));
                add(place, engine.readBoundary(rows, i + 1, key.get(i)));
            }
            last = new Place(place);
            String label = rows.getString(key.size() + 1);
            if (values.size() == key.size()) {
                found.add(new ReferencedRow(values, label == null ? "" : label.strip()));
            }
        }
        return new Found(found, null);
    }

    private static void add(List<Object> values, @Nullable Object value) {
        if (value != null) {
            values.add(value);
        }
    }

    private PageSql statement(String typed, @Nullable Place after, int limit) {
        String selected = IntStream.range(0, key.size())
                .mapToObj(i -> engine.selected(key.get(i)) + " AS k" + i)
                .collect(Collectors.joining(", "));
        PageSql sql = new PageSql(engine)
                .add("SELECT " + names("k") + ", label, place, sorted FROM (SELECT " + selected + ", " + orderedKey()
                        + ", " + label() + " AS label, lower(" + label() + ") AS sorted, ");
        place(sql, typed);
        sql.add(" AS place FROM " + SqlName.quote(table.name()) + " AS " + EngineValues.ALIAS + " WHERE "
                + key.stream().map(c -> engine.ordered(c) + " IS NOT NULL").collect(Collectors.joining(" AND ")));
        for (String word : typed.isEmpty() ? List.<String>of() : List.of(typed.split("\\s+"))) {
            match(sql.add(" AND "), word);
        }
        String order = (byName ? "place, sorted, " : "") + names("o");
        sql.add(") AS f");
        if (after != null) {
            sql.add(" WHERE (" + order + ") > (");
            for (int i = 0; i < after.values.size(); i++) {
                sql.add(i == 0 ? "" : ", ").value(engine.bound(after.values.get(i)));
            }
            sql.add(")");
        }
        return sql.add(" ORDER BY " + order + " LIMIT " + limit);
    }

    private String names(String letter) {
        return IntStream.range(0, key.size()).mapToObj(i -> letter + i).collect(Collectors.joining(", "));
    }

    private String orderedKey() {
        return IntStream.range(0, key.size())
                .mapToObj(i -> engine.ordered(key.get(i)) + " AS o" + i)
                .collect(Collectors.joining(", "));
    }

    /** How well a row fits: 0 is best. */
    private void place(PageSql sql, String typed) {
        if (!byName || typed.isEmpty()) {
            sql.add("2");
            return;
        }
        sql.add("CASE WHEN " + keyText() + " = ").value(engine.bound(typed));
        sql.add(" THEN 0 WHEN ");
        like(sql, label(), escaped(typed) + "%");
        sql.add(" THEN 1 ELSE 2 END");
    }

    private void match(PageSql sql, String word) {
        like(sql.add("("), label(), "%" + escaped(word) + "%");
        for (Column column : key) {
            like(sql.add(" OR "), text(column.name()), escaped(word) + "%");
        }
        sql.add(")");
    }

    /** Upper and lower case are alike; SQLite itself knows that of ASCII letters only. */
    private void like(PageSql sql, String what, String pattern) {
        Set<String> forms = new LinkedHashSet<>(Set.of(pattern));
        if (sqlite && !pattern.chars().allMatch(c -> c < 128)) {
            String lower = pattern.toLowerCase(Locale.ROOT);
            forms.add(lower);
            forms.add(pattern.toUpperCase(Locale.ROOT));
            int first = lower.startsWith("%") ? 1 : 0;
            forms.add(lower.substring(0, first) + capital(lower.substring(first)));
        }
        String joint = "(";
        for (String form : forms) {
            sql.add(joint + what + (sqlite ? " LIKE " : " ILIKE "))
                    .value(engine.bound(form))
                    .add(" ESCAPE '\\'");
            joint = " OR ";
        }
        sql.add(")");
    }

    private static String capital(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int end = text.offsetByCodePoints(0, 1);
        return text.substring(0, end).toUpperCase(Locale.ROOT) + text.substring(end);
    }

    private String label() {
        return labelColumns.isEmpty()
                ? "''"
                : labelColumns.stream()
                        .map(name -> "coalesce(" + text(name) + ", '')")
                        .collect(Collectors.joining(" || ' ' || ", "trim(", ")"));
    }

    private String keyText() {
        return key.stream().map(c -> text(c.name())).collect(Collectors.joining(" || ' ' || "));
    }

    private static String text(String column) {
        return "CAST(" + EngineValues.ALIAS + "." + SqlName.quote(column) + " AS TEXT)";
    }

    private static String escaped(String typed) {
        return typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
