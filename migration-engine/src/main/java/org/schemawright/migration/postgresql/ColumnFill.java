package org.schemawright.migration.postgresql;

import java.util.Locale;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.plan.Fill;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.OtherConstraint;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.UniqueKey;

/** Gives rows a value that they lack, before their column must have one. */
final class ColumnFill {

    private ColumnFill() {}

    static void write(Fill fill, DatabaseSchema from, StatementList out) {
        String column = SqlName.quote(fill.column());
        from.table(fill.table()).ifPresent(table -> PostgresqlKeptWriter.seeAllRows(table, out));
        out.add(
                begin(SqlName.quote(fill.table()), column) + fill.value() + " WHERE " + column + " IS NULL",
                "Rows without a value in " + fill.column() + " get " + fill.value());
        if (from.tables().stream().flatMap(t -> t.constraints().stream()).anyMatch(ColumnFill::isDeferrable)
                || from.triggers().stream().anyMatch(trigger -> says(trigger.definition()))) {
            out.add(
                    "SET CONSTRAINTS ALL IMMEDIATE",
                    "Look at rules that wait for the commit, so that none stands in the way");
        }
    }

    /** Whether the plan fills the column itself, both names quoted. */
    static boolean isIn(MigrationPlan plan, String table, String column) {
        return plan.up().stream().anyMatch(statement -> statement.sql().startsWith(begin(table, column)));
    }

    private static String begin(String table, String column) {
        return "UPDATE " + table + " SET " + column + " = ";
    }

    private static boolean isDeferrable(Constraint constraint) {
        return switch (constraint) {
            case ForeignKey key -> key.deferrable();
            case PrimaryKey key -> says(key.options());
            case UniqueKey key -> says(key.options());
            case OtherConstraint other -> says(other.definition());
            case CheckConstraint _ -> false;
        };
    }

    /** Once too often does no harm. */
    private static boolean says(String text) {
        return text.toUpperCase(Locale.ROOT).contains("DEFERRABLE");
    }
}
