package org.schemawright.desktop.rows;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.TypeKind;

/** Writes conditions of one engine, with their values bound, so that an index on the column can be used. */
final class ConditionSql {

    private static final char ESCAPE = '!';

    private final EngineValues engine;

    ConditionSql(EngineValues engine) {
        this.engine = engine;
    }

    /** The condition that something has a value, as the engine compares it. */
    PageSql equal(PageSql sql, String compared, Object value) {
        return sql.add(compared + " = ").value(engine.bound(value));
    }

    /** Writes the condition of a column. */
    void write(PageSql sql, Column column, Condition condition) {
        String compared = engine.ordered(column);
        List<Object> values = condition.values();
        switch (condition.operator()) {
            case EQUALS -> equal(sql, compared, values.getFirst());
            case NOT_EQUALS -> sql.add(compared + engine.isNot()).value(engine.bound(values.getFirst()));
            case LESS -> sql.add(compared + " < ").value(engine.bound(values.getFirst()));
            case AT_LEAST -> sql.add(compared + " >= ").value(engine.bound(values.getFirst()));
            case AT_MOST -> upTo(sql, column, values.getFirst());
            case GREATER -> {
                boolean day = isDayOfTimes(column, values.getFirst());
                sql.add(compared + (day ? " >= " : " > "))
                        .value(day ? dayAfter(values.getFirst()) : engine.bound(values.getFirst()));
            }
            case BETWEEN -> {
                sql.add(compared + " >= ").value(engine.bound(values.get(0))).add(" AND ");
                upTo(sql, column, values.get(1));
            }
            case WITHIN -> within(sql, compared, values.getFirst().toString());
            case CONTAINS -> like(sql, column, "%" + escaped(values.getFirst()) + "%");
            case STARTS_WITH -> like(sql, column, escaped(values.getFirst()) + "%");
            case ENDS_WITH -> like(sql, column, "%" + escaped(values.getFirst()));
            case IN -> list(sql.add(compared + " IN "), values);
            case NOT_IN -> list(sql.add("(" + compared + " NOT IN "), values).add(" OR " + compared + " IS NULL)");
            case IS_NULL -> sql.add(named(column) + " IS NULL");
            case NOT_NULL -> sql.add(named(column) + " IS NOT NULL");
            case MATCHES -> sql.add(engine.text(column) + " ~ ").value(values.getFirst());
        }
    }

    private static String named(Column column) {
        return EngineValues.ALIAS + "." + SqlName.quote(column.name());
    }

    /** A day as the end of a span of times means all of that day. */
    private void upTo(PageSql sql, Column column, Object value) {
        boolean day = isDayOfTimes(column, value);
        sql.add(engine.ordered(column) + (day ? " < " : " <= ")).value(day ? dayAfter(value) : engine.bound(value));
    }

    /** SQLite's programs keep times in columns of dates too. */
    private boolean isDayOfTimes(Column column, Object value) {
        TypeKind kind = column.type().kind();
        return (kind == TypeKind.TIMESTAMP || kind == TypeKind.DATE && engine instanceof SqliteValues)
                && value instanceof String text
                && ConditionPeriod.isDay(text);
    }

    private static String dayAfter(Object value) {
        return LocalDate.parse(value.toString()).plusDays(1).toString();
    }

    private static void within(PageSql sql, String compared, String period) {
        String from;
        String until;
        switch (period.length()) {
            case ConditionPeriod.YEAR -> {
                from = period + "-01-01";
                until = Year.parse(period).plusYears(1).atDay(1).toString();
            }
            case ConditionPeriod.MONTH -> {
                from = period + "-01";
                until = YearMonth.parse(period).plusMonths(1).atDay(1).toString();
            }
            default -> {
                from = period;
                until = dayAfter(period);
            }
        }
        sql.add(compared + " >= ").value(from).add(" AND " + compared + " < ").value(until);
    }

    private void like(PageSql sql, Column column, String pattern) {
        sql.add(engine.text(column) + engine.like()).value(pattern).add(" ESCAPE '" + ESCAPE + "'");
    }

    private static String escaped(Object text) {
        StringBuilder escaped = new StringBuilder();
        text.toString().chars().forEach(c -> {
            if (c == '%' || c == '_' || c == ESCAPE) {
                escaped.append(ESCAPE);
            }
            escaped.append((char) c);
        });
        return escaped.toString();
    }

    private PageSql list(PageSql sql, List<Object> values) {
        sql.add("(");
        for (int i = 0; i < values.size(); i++) {
            sql.add(i == 0 ? "" : ", ").value(engine.bound(values.get(i)));
        }
        return sql.add(")");
    }
}
