package org.schemawright.desktop.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.schemawright.desktop.rows.ParsedCondition.Refused;
import org.schemawright.desktop.rows.ParsedCondition.Understood;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.TypeKind;

/**
 * Conditions as one types them, in one line: {@code >10}, {@code 10..20}, {@code a, b, c}, {@code "exact"}, {@code ab*},
 * {@code null}, {@code !null}, {@code ~regex}; plain text is looked for in texts, and is the value itself elsewhere.
 */
public final class ConditionText {

    private static final String RANGE = "..";
    private static final Map<Operator, String> SIGNS = Map.of(
            Operator.EQUALS, "=",
            Operator.NOT_EQUALS, "!=",
            Operator.LESS, "<",
            Operator.AT_MOST, "<=",
            Operator.GREATER, ">",
            Operator.AT_LEAST, ">=",
            Operator.NOT_IN, "!=");

    private final boolean sqlite;
    private final CellValues values;

    /** Conditions for an engine, by the id of its dialect. */
    public ConditionText(String dialectId) {
        this.sqlite = dialectId.equals("sqlite");
        this.values = new CellValues(dialectId);
    }

    /** Whether a column can be compared in this way. */
    public boolean takes(Column column, Operator operator) {
        boolean bytes = column.type().kind() == TypeKind.BINARY;
        return switch (operator) {
            case MATCHES -> !sqlite && !bytes;
            case CONTAINS, STARTS_WITH, ENDS_WITH -> sqlite || !bytes;
            case WITHIN -> isTime(column);
            default -> true;
        };
    }

    /** What was typed for a column, as a condition or as a sentence about what the column takes. */
    public ParsedCondition parse(Column column, String typed) {
        String text = typed.strip();
        String lower = text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        if (text.isEmpty()) {
            return new ParsedCondition.None();
        }
        if (List.of("null", "=null", "= null", "is null").contains(lower)) {
            return understood(column, Operator.IS_NULL, List.of());
        }
        if (List.of("!null", "! null", "!=null", "!= null", "<>null", "<> null", "not null", "is not null")
                .contains(lower)) {
            return understood(column, Operator.NOT_NULL, List.of());
        }
        if (text.startsWith("~")) {
            return matching(column, text.substring(1).strip());
        }
        for (String sign : List.of(">=", "≥", "<=", "≤", "!=", "<>", "≠", ">", "<", "=")) {
            if (text.startsWith(sign)) {
                return compared(
                        column, operator(sign), text.substring(sign.length()).strip());
            }
        }
        return plain(column, text);
    }

    private static Operator operator(String sign) {
        return switch (sign) {
            case ">=", "≥" -> Operator.AT_LEAST;
            case "<=", "≤" -> Operator.AT_MOST;
            case "!=", "<>", "≠" -> Operator.NOT_EQUALS;
            case ">" -> Operator.GREATER;
            case "<" -> Operator.LESS;
            default -> Operator.EQUALS;
        };
    }

    private ParsedCondition matching(Column column, String pattern) {
        if (sqlite) {
            return new Refused("SQLite has no regular expressions of its own. Use * at the start or the end.");
        }
        if (!takes(column, Operator.MATCHES)) {
            return new Refused(column.name() + " holds bytes, which no regular expression finds.");
        }
        return pattern.isEmpty()
                ? new Refused("A regular expression follows the ~, such as ~^A.")
                : understood(column, Operator.MATCHES, List.of(pattern));
    }

    private ParsedCondition compared(Column column, Operator operator, String text) {
        if (text.isEmpty()) {
            return new Refused("A value follows, such as " + example(column) + ".");
        }
        List<Quoted> items = items(column, text);
        if (items.size() > 1 && operator == Operator.NOT_EQUALS) {
            return several(column, Operator.NOT_IN, items);
        }
        if (items.size() > 1 && operator == Operator.EQUALS) {
            return several(column, Operator.IN, items);
        }
        if (operator == Operator.EQUALS && spansDay(column, text)) {
            return understood(column, Operator.WITHIN, List.of(text));
        }
        return one(column, operator, Quoted.of(text));
    }

    /** The values of a list; the commas of arrays, objects and the like are their own. */
    private static List<Quoted> items(Column column, String text) {
        return switch (column.type().kind()) {
            case ARRAY, JSON -> List.of(Quoted.of(text));
            case OTHER -> "{[(".indexOf(text.charAt(0)) >= 0 ? List.of(new Quoted(text, false)) : Quoted.list(text);
            default -> Quoted.list(text);
        };
    }

    private ParsedCondition plain(Column column, String text) {
        if (text.length() > 1 && text.startsWith("*") && text.endsWith("*")) {
            return looking(column, Operator.CONTAINS, text.substring(1, text.length() - 1));
        }
        List<Quoted> items = items(column, text);
        if (items.size() > 1) {
            return several(column, Operator.IN, items);
        }
        Quoted item = items.getFirst();
        if (item.quoted()) {
            return one(column, Operator.EQUALS, item);
        }
        if (text.startsWith("*")) {
            return looking(column, Operator.ENDS_WITH, text.substring(1));
        }
        if (text.endsWith("*")) {
            return looking(column, Operator.STARTS_WITH, text.substring(0, text.length() - 1));
        }
        int range = Quoted.outside(text, RANGE);
        if (range >= 0) {
            return range(
                    column,
                    text.substring(0, range).strip(),
                    text.substring(range + RANGE.length()).strip());
        }
        if (isTime(column) && ConditionPeriod.is(text) && !(isExactDay(column) && ConditionPeriod.isDay(text))) {
            return understood(column, Operator.WITHIN, List.of(text));
        }
        if (looksInside(column, text)) {
            return looking(column, Operator.CONTAINS, text);
        }
        return one(column, Operator.EQUALS, item);
    }

    /** Whether plain text is a part of the value, not the value itself. */
    private boolean looksInside(Column column, String text) {
        return switch (column.type().kind()) {
            case TEXT, JSON, ARRAY, ENUM -> true;
            case UUID -> sqlite || values.parse(column, text) instanceof ParsedCell.Refused;
            case OTHER, BINARY ->
                sqlite
                        ? !(values.parse(column, text) instanceof ParsedCell.Value(var value))
                                || value instanceof String
                        : column.type().kind() == TypeKind.OTHER;
            case INTEGER, DECIMAL, REAL, BOOLEAN, DATE, TIME, TIMESTAMP -> false;
        };
    }

    private ParsedCondition looking(Column column, Operator operator, String text) {
        if (text.isEmpty()) {
            return new Refused("Text to look for follows the *, such as *ing.");
        }
        return takes(column, operator)
                ? understood(column, operator, List.of(text))
                : new Refused(column.name() + " takes bytes in hexadecimal, such as 0x48656C6C6F.");
    }

    private ParsedCondition range(Column column, String from, String to) {
        if (from.isEmpty() && to.isEmpty()) {
            return new Refused("Two values belong around the dots, such as 10..20.");
        }
        if (to.isEmpty()) {
            return one(column, Operator.AT_LEAST, Quoted.of(from));
        }
        if (from.isEmpty()) {
            return one(column, Operator.AT_MOST, Quoted.of(to));
        }
        return several(column, Operator.BETWEEN, List.of(Quoted.of(from), Quoted.of(to)));
    }

    private ParsedCondition one(Column column, Operator operator, Quoted text) {
        return several(column, operator, List.of(text));
    }

    private ParsedCondition several(Column column, Operator operator, List<Quoted> items) {
        List<Object> all = new ArrayList<>();
        for (Quoted item : items) {
            switch (value(column, item)) {
                case ParsedCell.Value(Object value) when value != null -> all.add(value);
                case ParsedCell.Value none -> {
                    return new Refused("A value is missing in the list.");
                }
                case ParsedCell.Refused refused -> {
                    return new Refused(refused.sentence());
                }
            }
        }
        return understood(column, operator, all);
    }

    /** A value to compare with may be one that the column would not store: 0.005 beside prices. */
    private ParsedCell value(Column column, Quoted item) {
        String text = item.text();
        if (text.isEmpty() && !item.quoted()) {
            return new ParsedCell.Value(null);
        }
        TypeKind kind = column.type().kind();
        if (kind == TypeKind.TEXT || item.quoted() && sqlite && kind != TypeKind.BINARY) {
            return text.indexOf('\0') >= 0 ? values.parse(column, text) : CellText.value(text);
        }
        if (kind == TypeKind.DECIMAL && CellText.number(text).isPresent()) {
            return sqlite
                    ? values.parse(column, text)
                    : CellText.value(CellText.number(text).get());
        }
        return values.parse(column, text);
    }

    private static boolean isTime(Column column) {
        TypeKind kind = column.type().kind();
        return kind == TypeKind.DATE || kind == TypeKind.TIMESTAMP;
    }

    /** Programs keep times in SQLite's date columns too. */
    private boolean isExactDay(Column column) {
        return column.type().kind() == TypeKind.DATE && !sqlite;
    }

    private boolean spansDay(Column column, String text) {
        return isTime(column) && !isExactDay(column) && ConditionPeriod.isDay(text);
    }

    private static ParsedCondition understood(Column column, Operator operator, List<Object> all) {
        return new Understood(new Condition(column.name(), operator, all));
    }

    /** A value of the column's kind, for people to go by. */
    public static String example(Column column) {
        return switch (column.type().kind()) {
            case INTEGER -> "10";
            case DECIMAL, REAL -> "9.99";
            case BOOLEAN -> "true";
            case DATE -> "2026-11-20";
            case TIME -> "14:30";
            case TIMESTAMP -> "2026-11-20 14:30";
            case UUID -> "7f1c2a9e-0d4b-4c1e-9a53-2b6f0e8d1c47";
            case BINARY -> "0x48656C6C6F";
            case TEXT, JSON, ENUM, ARRAY, OTHER -> "\"Oslo\"";
        };
    }

    /** A condition as one would type it for the column. */
    public String text(Column column, Condition condition) {
        List<Object> all = condition.values();
        return switch (condition.operator()) {
            case IS_NULL -> "null";
            case NOT_NULL -> "!null";
            case MATCHES -> "~" + all.getFirst();
            case CONTAINS ->
                parse(column, all.getFirst().toString()).equals(new Understood(condition))
                        ? all.getFirst().toString()
                        : "*" + all.getFirst() + "*";
            case STARTS_WITH -> all.getFirst() + "*";
            case ENDS_WITH -> "*" + all.getFirst();
            case WITHIN -> all.getFirst().toString();
            case BETWEEN -> written(column, all.get(0)) + RANGE + written(column, all.get(1));
            case IN -> all.stream().map(v -> written(column, v)).collect(Collectors.joining(", "));
            case EQUALS -> {
                String value = written(column, all.getFirst());
                yield parse(column, value).equals(new Understood(condition)) ? value : "=" + value;
            }
            default ->
                SIGNS.get(condition.operator())
                        + all.stream().map(v -> written(column, v)).collect(Collectors.joining(", "));
        };
    }

    private String written(Column column, Object value) {
        String text = values.editText(value);
        boolean plain =
                switch (column.type().kind()) {
                    case INTEGER, DECIMAL, REAL, BOOLEAN, DATE, TIME, TIMESTAMP, UUID, BINARY ->
                        !(value instanceof String s)
                                || values.parse(column, s) instanceof ParsedCell.Value(Object same) && s.equals(same);
                    case TEXT, JSON, ENUM, ARRAY, OTHER -> !(value instanceof String);
                };
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
