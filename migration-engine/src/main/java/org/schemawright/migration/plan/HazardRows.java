package org.schemawright.migration.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which rows of the database, as it is before the plan, a hazard is about. */
public sealed interface HazardRows {

    /** The table they are in. */
    StoredTable table();

    /** Every row. */
    record All(StoredTable table) implements HazardRows {}

    /** Rows that have a value in one of the columns. */
    record Having(StoredTable table, List<String> columns) implements HazardRows {
        public Having {
            columns = List.copyOf(columns);
        }
    }

    /** Rows that have no value in one of the columns. */
    record Lacking(StoredTable table, List<String> columns) implements HazardRows {
        public Lacking {
            columns = List.copyOf(columns);
        }
    }

    /**
     * Values that stand in more than one row.
     *
     * @param parts what is compared
     * @param nullsAlike whether two rows without a value are alike
     * @param where a condition of SQL for the rows that count; null for all
     */
    record Alike(
            StoredTable table,
            List<Part> parts,
            boolean nullsAlike,
            @Nullable String where) implements HazardRows {
        public Alike {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A column or expression that is compared.
     *
     * @param column null for an expression
     * @param expression null for a column
     * @param collation the name of the collation, as SQL; null for its own
     */
    record Part(
            @Nullable String column,
            @Nullable String expression,
            @Nullable String collation) {}

    /**
     * Rows that refer to a row that is not there.
     *
     * @param columns the referring columns
     * @param target the table referred to
     * @param targetColumns the columns referred to
     * @param full whether a row may not refer with some of its columns only
     */
    record Astray(StoredTable table, List<String> columns, StoredTable target, List<String> targetColumns, boolean full)
            implements HazardRows {
        public Astray {
            columns = List.copyOf(columns);
            targetColumns = List.copyOf(targetColumns);
        }
    }

    /**
     * Rows that meet a condition, or do not keep one.
     *
     * @param columns those that matter
     * @param condition of SQL
     * @param broken whether it is the rows that do not keep it
     */
    record Meeting(StoredTable table, List<String> columns, String condition, boolean broken) implements HazardRows {
        public Meeting {
            columns = List.copyOf(columns);
        }
    }
}
