package org.schemawright.desktop.orm;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.NewRowKey;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.UniqueKey;

/**
 * Looks up by plain queries which rules of its table a row breaks: for what the engine does not tell, because it stops at
 * the first or has not looked yet.
 */
record RowRules(Table table, KeyCounts counts, Refusals words) {

    /** Columns of a new row that must have a value and get none from anybody. */
    List<ApplyOutcome.Refused> missing(RowChange.Insert insert) {
        return table.columns().stream()
                .filter(column -> !column.nullable() && !column.filledByDatabase())
                .map(Column::name)
                .filter(column -> table.primaryKey().stream()
                        .noneMatch(key -> key.columns().contains(column)))
                .filter(column -> insert.values().get(column) == null)
                .map(column -> refused(insert, List.of(column), words.missing(table.name(), column, insert)))
                .toList();
    }

    /** References of a row to rows that are not there. */
    List<ApplyOutcome.Refused> absent(RowChange change, Predicate<ForeignKey> looked) throws SQLException {
        List<ApplyOutcome.Refused> found = new ArrayList<>();
        for (ForeignKey key : table.foreignKeys()) {
            List<@Nullable Object> values = values(key.columns(), change, true);
            if (looked.test(key)
                    && touches(change, key.columns())
                    && !values.contains(null)
                    && counts.of(key.target(), key.targetColumns(), values) == 0) {
                found.add(refused(change, key.columns(), words.absent(key, values)));
            }
        }
        return found;
    }

    /**
     * Values that only one row may have.
     *
     * @param most so many rows may have them now: none while the row is not there itself
     */
    List<ApplyOutcome.Refused> taken(RowChange change, Predicate<Constraint> looked, int most) throws SQLException {
        List<ApplyOutcome.Refused> found = new ArrayList<>();
        for (Constraint constraint : table.constraints()) {
            List<String> columns =
                    switch (constraint) {
                        case UniqueKey key -> key.columns();
                        case PrimaryKey key -> key.columns();
                        default -> List.of();
                    };
            if (!columns.isEmpty()
                    && looked.test(constraint)
                    && touches(change, columns)
                    && counts.of(table.name(), columns, values(columns, change, true)) > most) {
                found.add(refused(change, columns, words.taken(table, columns, change)));
            }
        }
        return found;
    }

    /** Whether a change has to do with columns. */
    static boolean touches(RowChange change, List<String> columns) {
        return !(change instanceof RowChange.Update update) || columns.stream().anyMatch(update.values()::containsKey);
    }

    /** Values of columns after a change, or before it. */
    static List<@Nullable Object> values(List<String> columns, RowChange change, boolean after) {
        List<@Nullable Object> values = new ArrayList<>();
        for (String column : columns) {
            Object value = after ? change.after(column) : change.before(column);
            // Nobody has the key of a row that is new itself.
            values.add(value instanceof NewRowKey ? null : value);
        }
        return values;
    }

    private static ApplyOutcome.Refused refused(RowChange change, List<String> columns, String reason) {
        return new ApplyOutcome.Refused(change, columns.size() == 1 ? columns.getFirst() : null, reason, "");
    }
}
