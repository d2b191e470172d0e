package org.schemawright.migration.postgresql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.OtherConstraint;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.ReferentialAction;
import org.schemawright.migration.schema.UniqueKey;

/**
 * Turns a row of the constraints query into a constraint. What our records cannot say (EXCLUDE, UNIQUE NULLS NOT
 * DISTINCT, CHECK … NOT VALID) is carried as text, so that it survives unchanged.
 */
final class ConstraintRow {

    private ConstraintRow() {}

    static Constraint read(ResultSet row) throws SQLException {
        String name = PostgresqlSchemaReader.text(row, "conname");
        String definition = PostgresqlSchemaReader.text(row, "definition");
        List<String> columns = Catalog.texts(row, "columns");
        return switch (PostgresqlSchemaReader.text(row, "kind")) {
            case "p" -> new PrimaryKey(name, columns);
            case "u" ->
                row.getBoolean("is_plain_unique")
                        ? new UniqueKey(name, columns)
                        : new OtherConstraint(name, definition);
            case "f" -> foreignKey(name, columns, row);
            case "c" -> check(name, definition, row);
            default -> new OtherConstraint(name, definition);
        };
    }

    private static Constraint foreignKey(String name, List<String> columns, ResultSet row) throws SQLException {
        return new ForeignKey(
                name,
                columns,
                new ObjectName(row.getString("target_schema"), PostgresqlSchemaReader.text(row, "target_name")),
                Catalog.texts(row, "target_columns"),
                action(PostgresqlSchemaReader.text(row, "on_update")),
                action(PostgresqlSchemaReader.text(row, "on_delete")),
                row.getBoolean("is_deferrable"),
                row.getBoolean("is_deferred"));
    }

    private static Constraint check(String name, String definition, ResultSet row) throws SQLException {
        boolean plain = definition.startsWith("CHECK (") && definition.endsWith(")");
        String expression = row.getString("expression");
        return plain && expression != null
                ? new CheckConstraint(name, Parentheses.strip(expression))
                : new OtherConstraint(name, definition);
    }

    private static ReferentialAction action(String letter) {
        return switch (letter) {
            case "r" -> ReferentialAction.RESTRICT;
            case "c" -> ReferentialAction.CASCADE;
            case "n" -> ReferentialAction.SET_NULL;
            case "d" -> ReferentialAction.SET_DEFAULT;
            default -> ReferentialAction.NO_ACTION;
        };
    }
}
