package org.schemawright.migration.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.EnumType;
import org.schemawright.migration.schema.Table;

/** Values that enums lose, as hazards of the columns that may hold them: such a row stops the run. */
final class ValuesGone {

    private ValuesGone() {}

    /**
     * The hazards of two schemas.
     *
     * @param rows finds the rows of the columns
     */
    static List<Hazard> between(DatabaseSchema from, DatabaseSchema to, RowFinder rows, ChangeWriter writer) {
        List<Hazard> hazards = new ArrayList<>();
        if (from.enums().isEmpty()) {
            return hazards;
        }
        for (Table table : from.tables()) {
            Table then = to.table(table.name()).orElse(null);
            for (Column column : table.columns()) {
                Column same = then == null ? null : then.column(column.name()).orElse(null);
                List<String> gone = same == null ? List.of() : gone(column, same, from, to);
                if (same != null && !gone.isEmpty()) {
                    hazards.add(hazard(table, column, same, gone, rows, writer));
                }
            }
        }
        return hazards;
    }

    /** The columns whose enums have other values, as changes of them. */
    static List<Change.AlterColumn> altered(DatabaseSchema from, DatabaseSchema to) {
        List<Change.AlterColumn> altered = new ArrayList<>();
        if (from.enums().isEmpty()) {
            return altered;
        }
        for (Table table : from.tables()) {
            for (Column column : table.columns()) {
                EnumType set = from.enumOf(column.type()).orElse(null);
                boolean differs = set != null
                        && to.enumOf(column.type())
                                .filter(now -> !now.values().equals(set.values()))
                                .isPresent();
                if (differs) {
                    altered.add(new Change.AlterColumn(table.name(), column, column));
                }
            }
        }
        return altered;
    }

    private static List<String> gone(Column column, Column same, DatabaseSchema from, DatabaseSchema to) {
        if (!column.type().equals(same.type()) || !Objects.equals(column.generated(), same.generated())) {
            return List.of();
        }
        List<String> was = from.enumOf(column.type()).map(EnumType::values).orElse(List.of());
        return to.enumOf(same.type()).stream()
                .flatMap(now -> was.stream().filter(value -> !now.values().contains(value)))
                .toList();
    }

    private static Hazard hazard(
            Table table, Column column, Column same, List<String> gone, RowFinder rows, ChangeWriter writer) {
        String list = String.join(", ", gone);
        return new Hazard(
                Hazard.Kind.ROWS_MAY_BREAK_RULE,
                new Change.AlterColumn(table.name(), column, same),
                "The run stops if a row of " + table.name() + " has "
                        + (gone.size() == 1 ? "the value " : "one of the values ") + list + " in " + column.name()
                        + ", which " + column.type().raw() + " has no longer.",
                rows.meeting(table.name(), column.name(), writer.isOneOf(column.name(), gone)));
    }
}
