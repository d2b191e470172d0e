package org.schemawright.desktop.rows;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TableKind;
import org.schemawright.migration.schema.View;

/**
 * What is selected of a table or view, how its rows are told apart, and how they get a total order.
 *
 * @param keyColumns empty where nothing tells rows apart
 * @param rowNumber the engine's own number of a row ({@code rowid}, {@code ctid}) where it takes part in the order; null
 *     where there is none or none is needed
 * @param versioned whether PostgreSQL's {@code xmin} is read
 */
record RowShape(
        EngineValues engine,
        ObjectName name,
        List<Column> columns,
        List<String> keyColumns,
        @Nullable String rowNumber,
        boolean versioned) {

    /** Both engines take some more columns in one statement. */
    private static final int MOST_SELECTED = 1600;

    RowShape {
        columns = List.copyOf(columns);
        keyColumns = List.copyOf(keyColumns);
    }

    static RowShape of(Table table, String dialectId) {
        boolean sqlite = dialectId.equals("sqlite");
        Optional<RowIdentity> identity = RowIdentity.of(table, sqlite);
        List<String> key = identity.map(RowIdentity::columns).orElse(List.of());
        boolean heap = table.kind() == TableKind.ORDINARY || table.kind() == TableKind.PARTITION;
        String number;
        if (sqlite) {
            number = aliasOfRowid(table, key) ? null : rowidName(table).orElse(null);
        } else {
            number = key.isEmpty() && heap ? "ctid" : null;
        }
        boolean versioned = !sqlite && !key.isEmpty() && (heap || table.kind() == TableKind.PARTITIONED);
        return new RowShape(EngineValues.of(dialectId), table.name(), table.columns(), key, number, versioned);
    }

    static RowShape of(View view, String dialectId) {
        boolean stored = view.materialized() && !dialectId.equals("sqlite");
        return new RowShape(
                EngineValues.of(dialectId), view.name(), view.columns(), List.of(), stored ? "ctid" : null, false);
    }

    /** An INTEGER PRIMARY KEY is the rowid; every other key may hold NULLs or tie under its collation. */
    private static boolean aliasOfRowid(Table table, List<String> key) {
        return key.size() == 1
                && table.column(key.getFirst())
                        .map(column -> column.identity() != null)
                        .orElse(false);
    }

    private static Optional<String> rowidName(Table table) {
        return RowIdentity.of(table.withConstraints(List.of()).withIndexes(List.of()), true)
                .map(identity -> identity.columns().getFirst());
    }

    /** Whether an order can be made total without comparing every column. */
    boolean totalOrder() {
        return !keyColumns.isEmpty() || rowNumber != null;
    }

    String from() {
        return "FROM " + SqlName.quote(name) + " AS " + EngineValues.ALIAS;
    }

    /**
     * The columns of which a page has no more than the beginning of a large value. What is in the order is not among them:
     * the next page begins behind the whole value.
     */
    List<Column> shortened(List<OrderTerm> order) {
        return columns.stream()
                .filter(engine::mayBeLarge)
                .filter(column -> order.stream().noneMatch(term -> column.equals(term.column())))
                .toList();
    }

    /** Whether sizes are selected too: of very many columns they would be too much for one statement. */
    private boolean sized(List<Column> shortened) {
        return columns.size() + shortened.size() <= MOST_SELECTED;
    }

    /** @param shortened the columns of which only the beginning of a large value is wanted */
    String selectList(List<Column> shortened) {
        Set<Column> cut = Set.copyOf(shortened);
        Stream<String> values = columns.stream()
                .map(column -> cut.contains(column) ? engine.beginning(column) : engine.selected(column));
        Stream<String> number = rowNumber == null ? Stream.of() : Stream.of(qualified(rowNumber));
        Stream<String> version = versioned ? Stream.of(qualified("xmin") + "::text") : Stream.of();
        Stream<String> sizes = sized(shortened) ? shortened.stream().map(engine::size) : Stream.of();
        return Stream.of(values, number, version, sizes).flatMap(part -> part).collect(Collectors.joining(", "));
    }

    /** The order that a person chose, made total: what ties is ordered by the key, in the last chosen direction. */
    List<OrderTerm> order(List<SortKey> sort) {
        List<OrderTerm> terms = new ArrayList<>();
        for (SortKey key : sort) {
            terms.add(term(column(key.column()), key.descending()));
        }
        boolean descending = !sort.isEmpty() && sort.getLast().descending();
        List<Column> rest = totalOrder()
                ? keyColumns.stream()
                        .filter(key -> !key.equals(rowNumber))
                        .map(this::column)
                        .toList()
                : columns;
        for (Column column : rest) {
            if (terms.stream().noneMatch(term -> column.equals(term.column()))) {
                terms.add(term(column, descending));
            }
        }
        if (rowNumber != null) {
            terms.add(new OrderTerm(qualified(rowNumber), null, descending, false));
        }
        return terms;
    }

    /** The condition of a filter. */
    FilterSql filter(RowFilter filter) {
        ConditionSql conditions = new ConditionSql(engine);
        List<Consumer<PageSql>> parts = new ArrayList<>();
        for (Condition condition : filter.conditions()) {
            if (condition.column().equals(rowNumber)) {
                Object number = condition.values().getFirst();
                parts.add(sql -> conditions.equal(sql, qualified(condition.column()), number));
            } else {
                Column column = column(condition.column());
                parts.add(sql -> conditions.write(sql, column, condition));
            }
        }
        if (!filter.sql().isEmpty()) {
            String prepared = SqlCondition.prepared(filter.sql(), engine);
            parts.add(sql -> sql.add("(").add(prepared, filter.sql()).add("\n)"));
        }
        return new FilterSql(parts);
    }

    /** The condition that a row has a key. */
    FilterSql filter(RowKey key) {
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < keyColumns.size(); i++) {
            conditions.add(Condition.of(
                    keyColumns.get(i), Operator.EQUALS, key.values().get(i)));
        }
        return filter(new RowFilter(conditions, ""));
    }

    private OrderTerm term(Column column, boolean descending) {
        return new OrderTerm(
                engine.ordered(column), column, descending, column.nullable() && column.identity() == null);
    }

    private Column column(String columnName) {
        return columns.stream()
                .filter(column -> column.name().equals(columnName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no column " + columnName));
    }

    private static String qualified(String own) {
        return EngineValues.ALIAS + "." + own;
    }

    /** Where a term stands in the select list, from 1. */
    int position(OrderTerm term) {
        Column column = term.column();
        return column == null ? columns.size() + 1 : columns.indexOf(column) + 1;
    }

    /** @param shortened the columns that were selected like that */
    Row readRow(ResultSet row, List<Column> shortened) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(columns.size());
        int sizes = columns.size() + (rowNumber == null ? 1 : 2) + (versioned ? 1 : 0);
        int next = 0;
        for (int i = 0; i < columns.size(); i++) {
            Object value = engine.read(row, i + 1, columns.get(i));
            if (next < shortened.size() && shortened.get(next).equals(columns.get(i))) {
                if (value != null && LargeValue.isLarge(value)) {
                    value = LargeValue.of(value, sized(shortened) ? row.getLong(sizes + next) : -1);
                }
                next++;
            }
            values.add(value);
        }
        String version = versioned ? row.getString(columns.size() + (rowNumber == null ? 1 : 2)) : null;
        return new Row(key(row, values), columns, values, version);
    }

    /** Null when a part of the key is NULL (SQLite allows it) or cannot be asked for again as it is. */
    private @Nullable RowKey key(ResultSet row, List<@Nullable Object> values) throws SQLException {
        List<Object> key = new ArrayList<>(keyColumns.size());
        for (String keyColumn : keyColumns) {
            boolean isNumber = keyColumn.equals(rowNumber);
            int index = isNumber ? columns.size() : columns.indexOf(column(keyColumn));
            Object value = isNumber ? (Object) row.getLong(index + 1) : values.get(index);
            if (value == null || !engine.exact(row, index + 1, value)) {
                return null;
            }
            key.add(value);
        }
        return key.isEmpty() ? null : new RowKey(key);
    }
}
