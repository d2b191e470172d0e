package org.schemawright.desktop.rows;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.Column;

/**
 * Writes the statements that read the rows behind a boundary of a total order, so that an index can be used from the
 * first row on.
 *
 * <p>NULLs count as greater than every value. They lie at one end of the index, away from the values that a comparison
 * finds, and so the rows behind a boundary are read in up to two parts: the values, and the NULLs of the first term.
 */
final class KeysetPager {

    private final EngineValues engine;
    private final List<OrderTerm> terms;
    private final String select;
    private final FilterSql filter;

    /**
     * A pager over one table.
     *
     * @param terms the total order, never empty
     * @param select the statement up to and with the table and its alias
     * @param filter which rows count at all
     */
    KeysetPager(EngineValues engine, List<OrderTerm> terms, String select, FilterSql filter) {
        this.engine = engine;
        this.terms = List.copyOf(terms);
        this.select = select;
        this.filter = filter;
    }

    /** All rows in order, from the first one. */
    PageSql fromStart(int limit, long skip) {
        return limited(filter.alone(statement()).add(orderBy(0, false)), limit, skip);
    }

    /**
     * The rows behind a boundary, as one statement or two, of which the second one is for what the first leaves to read.
     *
     * @param limit at most so many in each
     */
    List<PageSql> parts(Boundary after, int limit) {
        OrderTerm first = terms.getFirst();
        Object value = after.values().getFirst();
        if (value != null) {
            PageSql values = filter.and(statement());
            afterValue(values, after);
            limited(values.add(orderBy(0, true)), limit, 0);
            boolean nullsFollow = first.nullable() && !first.descending();
            return nullsFollow && terms.size() > 1 ? List.of(values, onlyNulls(limit)) : List.of(values);
        }
        PageSql nulls = filter.and(statement()).add(first.sql() + " IS NULL AND ");
        after(nulls, after, 1);
        limited(nulls.add(orderBy(1, false)), limit, 0);
        if (!first.descending()) {
            return List.of(nulls);
        }
        PageSql values =
                filter.and(statement()).add(first.sql() + " IS NOT NULL").add(orderBy(0, true));
        return List.of(nulls, limited(values, limit, 0));
    }

    /** The rows some way behind a boundary, in one statement. */
    PageSql behind(Boundary after, int limit, long skip) {
        PageSql sql = filter.and(statement());
        after(sql, after, 0);
        return limited(sql.add(orderBy(0, false)), limit, skip);
    }

    /** Every so many-th row's place in the order, from 1, and its boundary. */
    PageSql fences(String from, long distance) {
        StringBuilder columns = new StringBuilder();
        for (int i = 0; i < terms.size(); i++) {
            columns.append(", ").append(selected(terms.get(i))).append(" AS b").append(i);
        }
        String over = orderBy(0, false).strip();
        PageSql sql = new PageSql(engine)
                .add("SELECT f.* FROM (SELECT row_number() OVER (" + over + ") AS n" + columns + " " + from);
        return filter.alone(sql).add(") AS f WHERE f.n % " + distance + " = 0 ORDER BY f.n");
    }

    /** The same rows from the last one to the first: NULLs count as greatest here too, so they come first. */
    KeysetPager backwards() {
        List<OrderTerm> reversed = terms.stream().map(OrderTerm::reversed).toList();
        return new KeysetPager(engine, reversed, select, filter);
    }

    /** What to select for a term. */
    String selected(OrderTerm term) {
        Column column = term.column();
        return column == null ? term.sql() : engine.selected(column);
    }

    private PageSql onlyNulls(int limit) {
        PageSql nulls = filter.and(statement()).add(terms.getFirst().sql() + " IS NULL");
        return limited(nulls.add(orderBy(1, false)), limit, 0);
    }

    /** Rows with a value in the first term that come after one with a value there. */
    private void afterValue(PageSql sql, Boundary after) {
        OrderTerm first = terms.getFirst();
        Object value = after.values().getFirst();
        if (value == null) {
            throw new IllegalArgumentException("NULL in the first term");
        }
        if (terms.size() == 1) {
            sql.add(first.sql() + comparison(first)).value(value);
        } else if (comparesAsRow(after)) {
            sql.add("(" + terms.stream().map(OrderTerm::sql).collect(Collectors.joining(", ")) + ")" + comparison(first)
                    + "(");
            for (int i = 0; i < terms.size(); i++) {
                addValue(sql.add(i == 0 ? "" : ", "), after.values().get(i));
            }
            sql.add(")");
        } else {
            // The first condition follows from the second one; it is there for the index.
            sql.add(first.sql() + (first.descending() ? " <= " : " >= ")).value(value);
            sql.add(" AND (" + first.sql() + comparison(first)).value(value);
            sql.add(" OR " + first.sql() + " = ").value(value).add(" AND ");
            after(sql, after, 1);
            sql.add(")");
        }
    }

    /** A comparison of whole rows means our order only without NULLs and with one direction. */
    private boolean comparesAsRow(Boundary after) {
        boolean descending = terms.getFirst().descending();
        return !after.values().contains(null)
                && terms.stream().allMatch(term -> term.descending() == descending)
                && terms.stream().skip(1).noneMatch(OrderTerm::nullable);
    }

    /** The whole condition for terms from one on, NULLs included. */
    private void after(PageSql sql, Boundary after, int index) {
        OrderTerm term = terms.get(index);
        Object value = after.values().get(index);
        boolean last = index == terms.size() - 1;
        sql.add("(");
        if (value == null) {
            // Behind NULL come the values when descending, and nothing when ascending.
            sql.add(term.descending() ? term.sql() + " IS NOT NULL" : "1 = 0");
        } else {
            sql.add(term.sql() + comparison(term)).value(value);
            if (term.nullable() && !term.descending()) {
                sql.add(" OR " + term.sql() + " IS NULL");
            }
        }
        if (!last) {
            sql.add(" OR " + term.sql());
            if (value == null) {
                sql.add(" IS NULL");
            } else {
                sql.add(" = ").value(value);
            }
            after(sql.add(" AND "), after, index + 1);
        }
        sql.add(")");
    }

    private static void addValue(PageSql sql, @Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException("NULL in a comparison of rows");
        }
        sql.value(value);
    }

    private static String comparison(OrderTerm term) {
        return term.descending() ? " < " : " > ";
    }

    private PageSql statement() {
        return new PageSql(engine).add(select);
    }

    /**
     * The order from one term on.
     *
     * @param firstHasValue whether NULLs of the first term are out already
     */
    private String orderBy(int from, boolean firstHasValue) {
        StringBuilder order = new StringBuilder();
        for (int i = from; i < terms.size(); i++) {
            OrderTerm term = terms.get(i);
            OrderTerm shown =
                    i == 0 && firstHasValue ? new OrderTerm(term.sql(), term.column(), term.descending(), false) : term;
            order.append(order.isEmpty() ? "\nORDER BY " : ", ").append(shown.orderBy());
        }
        return order.toString();
    }

    private static PageSql limited(PageSql sql, int limit, long skip) {
        return sql.add("\nLIMIT " + limit + (skip > 0 ? " OFFSET " + skip : ""));
    }
}
