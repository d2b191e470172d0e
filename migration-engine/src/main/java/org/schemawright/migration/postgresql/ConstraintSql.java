package org.schemawright.migration.postgresql;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.schemawright.migration.change.SqlToken;
import org.schemawright.migration.change.SqlTokens;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.OtherConstraint;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.ReferentialAction;
import org.schemawright.migration.schema.UniqueKey;

/** The text of constraints. */
final class ConstraintSql {

    private static final String NOT_DISTINCT = "NULLS NOT DISTINCT";
    private static final String OVERLAPS = "WITHOUT OVERLAPS";
    private static final String PERIOD = "PERIOD";
    private static final String FULL = "MATCH FULL";
    private static final Pattern NOT_VALID = Pattern.compile("(^|[^\"\\w])NOT VALID\\s*$");

    private ConstraintSql() {}

    /** What follows the name. */
    static String rule(Constraint constraint) {
        return switch (constraint) {
            case PrimaryKey key -> key("PRIMARY KEY", key.columns(), key.options());
            case UniqueKey key -> key("UNIQUE", key.columns(), key.options());
            case CheckConstraint check -> "CHECK (" + check.expression() + ")" + tail(check.options());
            case OtherConstraint other -> other.definition();
            case ForeignKey key -> foreignKey(key);
        };
    }

    /**
     * Whether rows that are already there need not keep it. PostgreSQL makes no such rule together with a table: it has to
     * be added.
     */
    static boolean isNotValid(Constraint constraint) {
        String text =
                switch (constraint) {
                    case PrimaryKey _, UniqueKey _ -> "";
                    case CheckConstraint check -> check.options();
                    case OtherConstraint other -> other.definition();
                    case ForeignKey key -> key.options();
                };
        return NOT_VALID.matcher(text).find();
    }

    /** Whether the constraint makes a column NOT NULL. */
    static boolean isNotNull(Constraint constraint) {
        return constraint instanceof OtherConstraint other
                && other.definition().toUpperCase(Locale.ROOT).startsWith("NOT NULL ");
    }

    /** Whether the constraint is what makes the column NOT NULL, so that the column does not say it again. */
    static boolean isNotNullOf(Constraint constraint, Column column) {
        if (!(constraint instanceof OtherConstraint other) || !isNotNull(constraint)) {
            return false;
        }
        List<SqlToken> tokens = SqlTokens.of(other.definition());
        return tokens.size() > 2 && tokens.get(2).value().equals(column.name());
    }

    private static String key(String words, List<String> columns, String options) {
        String distinct = options.startsWith(NOT_DISTINCT) ? " " + NOT_DISTINCT : "";
        String rest = without(options, NOT_DISTINCT);
        String overlaps = rest.startsWith(OVERLAPS) ? " " + OVERLAPS : "";
        return words + distinct + " (" + SqlName.list(columns) + overlaps + ")" + tail(without(rest, OVERLAPS));
    }

    private static String foreignKey(ForeignKey key) {
        boolean period = key.options().startsWith(PERIOD);
        String options = without(key.options(), PERIOD);
        StringBuilder sql = new StringBuilder("FOREIGN KEY (");
        sql.append(columns(key.columns(), period)).append(") REFERENCES ").append(SqlName.quote(key.target()));
        if (!key.targetColumns().isEmpty()) {
            sql.append(" (").append(columns(key.targetColumns(), period)).append(')');
        }
        if (options.startsWith(FULL)) {
            sql.append(' ').append(FULL);
            options = without(options, FULL);
        }
        if (key.onUpdate() != ReferentialAction.NO_ACTION) {
            sql.append(" ON UPDATE ").append(key.onUpdate().sql());
        }
        if (options.startsWith("ON DELETE ")) {
            int end = Math.min(Parentheses.closing(options, options.indexOf('(')) + 1, options.length());
            sql.append(' ').append(options, 0, end);
            options = options.substring(end).strip();
        } else if (key.onDelete() != ReferentialAction.NO_ACTION) {
            sql.append(" ON DELETE ").append(key.onDelete().sql());
        }
        if (key.deferrable()) {
            sql.append(key.initiallyDeferred() ? " DEFERRABLE INITIALLY DEFERRED" : " DEFERRABLE");
        }
        return sql.append(tail(options)).toString();
    }

    /** In a key over time the last column is a range. */
    private static String columns(List<String> names, boolean period) {
        if (!period) {
            return SqlName.list(names);
        }
        String last = PERIOD + " " + SqlName.quote(names.getLast());
        return names.size() == 1 ? last : SqlName.list(names.subList(0, names.size() - 1)) + ", " + last;
    }

    private static String without(String options, String start) {
        return options.startsWith(start) ? options.substring(start.length()).strip() : options;
    }

    private static String tail(String options) {
        return options.isEmpty() ? "" : " " + options;
    }
}
