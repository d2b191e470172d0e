package org.schemawright.desktop.browse;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.ChangeWords;
import org.schemawright.desktop.rows.Condition;
import org.schemawright.desktop.rows.Operator;
import org.schemawright.migration.schema.Column;

/** Says conditions as one would read them aloud: "Country is Canada". */
final class FilterWords {

    private static final int LISTED = 3;
    private static final int DAY = 10;

    private final RowGridModel model;

    FilterWords(RowGridModel model) {
        this.model = model;
    }

    String of(Condition condition) {
        List<Object> values = condition.values();
        String name = condition.column();
        return switch (condition.operator()) {
            case EQUALS -> name + " is " + value(name, values.getFirst());
            case NOT_EQUALS -> name + " is not " + value(name, values.getFirst());
            case LESS -> name + " < " + value(name, values.getFirst());
            case AT_MOST -> name + " ≤ " + value(name, values.getFirst());
            case GREATER -> name + " > " + value(name, values.getFirst());
            case AT_LEAST -> name + " ≥ " + value(name, values.getFirst());
            case BETWEEN -> name + " from " + value(name, values.get(0)) + " to " + value(name, values.get(1));
            case WITHIN -> name + (values.getFirst().toString().length() == DAY ? " on " : " in ") + values.getFirst();
            case CONTAINS -> name + " contains " + value(name, values.getFirst());
            case STARTS_WITH -> name + " starts with " + value(name, values.getFirst());
            case ENDS_WITH -> name + " ends with " + value(name, values.getFirst());
            case IN -> name + " is " + list(name, values, " or ");
            case NOT_IN -> name + " is not " + list(name, values, " nor ");
            case IS_NULL -> name + " is NULL";
            case NOT_NULL -> name + " is not NULL";
            case MATCHES -> name + " matches " + values.getFirst();
        };
    }

    private String list(String name, List<Object> values, String joint) {
        if (values.size() > LISTED) {
            return values.stream().limit(LISTED).map(v -> value(name, v)).collect(Collectors.joining(", ")) + " and "
                    + (values.size() - LISTED) + " more";
        }
        return values.stream().map(v -> value(name, v)).collect(Collectors.joining(joint));
    }

    private String value(String name, Object value) {
        GridColumn column = model.column(name);
        String label = column == null ? null : model.label(column, value);
        String words = column != null && column.isAmount()
                ? model.edits().text().shown(column, value)
                : ChangeWords.value(value);
        return words + (label == null ? "" : " · " + label);
    }

    /** A few ways to fill the filter cell of a column. */
    static String examples(GridColumn column) {
        Column typed = column.column();
        return switch (typed.type().kind()) {
            case INTEGER, DECIMAL, REAL -> "10   >10   10..20   1, 2, 3   null   !null";
            case BOOLEAN -> "true   false   null   !null";
            case DATE, TIMESTAMP -> "2026-11-20   2026-11   2026   >2026-11-20   2026-01-01..2026-06-30   null";
            case TIME -> "14:30   >14:30   08:00..12:00   null";
            case UUID -> "part of it   all of it   null   !null";
            case BINARY -> "0x48656C6C6F   null   !null";
            case TEXT, JSON, ENUM, ARRAY, OTHER -> "part of it   \"exactly\"   a*   a, b, c   >m   null   !null";
        };
    }

    /** What the menu calls a way to compare. */
    static String verb(Operator operator) {
        return switch (operator) {
            case EQUALS -> "is";
            case NOT_EQUALS -> "is not";
            case LESS -> "is less than";
            case AT_MOST -> "is at most";
            case GREATER -> "is greater than";
            case AT_LEAST -> "is at least";
            case BETWEEN -> "is between";
            case WITHIN -> "is in a year, month or day";
            case CONTAINS -> "contains";
            case STARTS_WITH -> "starts with";
            case ENDS_WITH -> "ends with";
            case IN -> "is one of";
            case NOT_IN -> "is none of";
            case IS_NULL -> "is NULL";
            case NOT_NULL -> "is not NULL";
            case MATCHES -> "matches a regular expression";
        };
    }

    /**
     * What is typed for a way to compare.
     *
     * @param value what stands there so far, without signs; may be empty
     */
    static String typed(Operator operator, String value) {
        return switch (operator) {
            case EQUALS -> "=" + value;
            case NOT_EQUALS -> "!=" + value;
            case LESS -> "<" + value;
            case AT_MOST -> "<=" + value;
            case GREATER -> ">" + value;
            case AT_LEAST -> ">=" + value;
            case BETWEEN -> value + "..";
            case WITHIN -> value;
            case CONTAINS -> "*" + value + "*";
            case STARTS_WITH -> value + "*";
            case ENDS_WITH -> "*" + value;
            case IN -> value + ", ";
            case NOT_IN -> "!=" + value + ", ";
            case IS_NULL -> "null";
            case NOT_NULL -> "!null";
            case MATCHES -> "~" + value;
        };
    }

    /** What stands in a filter cell without signs. */
    static String bare(@Nullable String typed) {
        String text = typed == null ? "" : typed.strip();
        String bare = text.replaceFirst("^(>=|<=|!=|<>|[≥≤≠><=~*])", "").replaceFirst("(\\*|\\.\\.|,)\\s*$", "");
        return bare.equals("null") || bare.equals("!null") ? "" : bare.strip();
    }
}
