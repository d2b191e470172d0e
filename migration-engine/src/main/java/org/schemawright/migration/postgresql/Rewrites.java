package org.schemawright.migration.postgresql;

import java.util.List;
import java.util.Objects;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.SqlToken;
import org.schemawright.migration.change.SqlTokens;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.DefaultValue;

/** Whether PostgreSQL writes all rows of a table anew. */
final class Rewrites {

    /** Functions that give each row another value, so that a new column cannot have one default for all. */
    private static final List<String> VOLATILE =
            List.of("nextval", "random", "gen_random_uuid", "uuidv4", "uuidv7", "clock_timestamp", "timeofday");

    private Rewrites() {}

    static boolean of(Change change) {
        return switch (change) {
            case Change.AddColumn add -> fillsEachRow(add.column());
            case Change.AlterColumn alter -> rewrites(alter.before(), alter.after());
            case Change.CreateTable _,
                    Change.DropTable _,
                    Change.RenameTable _,
                    Change.DropColumn _,
                    Change.RenameColumn _,
                    Change.OrderColumns _,
                    Change.AddConstraint _,
                    Change.DropConstraint _,
                    Change.CreateIndex _,
                    Change.DropIndex _,
                    Change.ReplaceObject _ -> false;
        };
    }

    /** Whether existing rows each get a value of their own when the column is added. */
    static boolean fillsEachRow(Column column) {
        DefaultValue value = column.defaultValue();
        return column.identity() != null
                || column.generated() != null && column.generated().stored()
                || value != null && differsByRow(SqlTokens.of(value.sql()));
    }

    /** Whether SQL calls what gives each row another value. */
    static boolean differsByRow(List<SqlToken> sql) {
        return sql.stream().anyMatch(token -> VOLATILE.stream().anyMatch(token::names));
    }

    private static boolean rewrites(Column before, Column after) {
        if (!Objects.equals(before.generated(), after.generated())) {
            return after.generated() != null && after.generated().stored();
        }
        ColumnType from = before.type();
        ColumnType to = after.type();
        return !from.raw().equals(to.raw()) && !widens(from, to);
    }

    /** The same kind of text or decimal with more room is a change of the catalog alone. */
    private static boolean widens(ColumnType from, ColumnType to) {
        boolean padded = from.raw().startsWith("character(") || to.raw().startsWith("character(");
        if (from.kind() != to.kind() || padded) {
            return false;
        }
        boolean roomier = to.length() == null || from.length() != null && to.length() >= from.length();
        return switch (from.kind()) {
            case TEXT -> roomier;
            case DECIMAL -> roomier && (to.length() == null || Objects.equals(from.scale(), to.scale()));
            default -> false;
        };
    }
}
