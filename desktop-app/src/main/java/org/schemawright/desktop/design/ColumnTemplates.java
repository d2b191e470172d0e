package org.schemawright.desktop.design;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DefaultValue;
import org.schemawright.migration.schema.Identity;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Table;

/** Columns that most tables have, ready to be added; each goes onto a table that has rows already. */
final class ColumnTemplates {

    private final Drawing drawing;

    ColumnTemplates(Drawing drawing) {
        this.drawing = drawing;
    }

    /** All that go with a table: no second key where it has one. */
    List<Column> of(Table table) {
        boolean postgresql = drawing.isPostgresql();
        List<Column> columns = new ArrayList<>();
        if (postgresql && table.primaryKey().isEmpty()) {
            columns.add(column("id", "bigint", "bigint", null).withIdentity(Identity.of(Identity.Kind.BY_DEFAULT)));
        }
        columns.add(column("name", "character varying(200)", "VARCHAR(200)", "''"));
        columns.add(
                column("email", "character varying(255)", "VARCHAR(255)", null).withNullable(true));
        columns.add(column("price", "numeric(10,2)", "NUMERIC(10,2)", "0"));
        columns.add(column("quantity", "integer", "INTEGER", "0"));
        columns.add(column("active", "boolean", "BOOLEAN", postgresql ? "true" : "1"));
        columns.add(column("note", "text", "TEXT", null).withNullable(true));
        columns.add(column("created_at", "timestamp with time zone", "DATETIME", "CURRENT_TIMESTAMP"));
        columns.add(column("updated_at", "timestamp with time zone", "DATETIME", null)
                .withNullable(true));
        columns.add(column("uuid", "uuid", "UUID", null).withNullable(true));
        return columns;
    }

    /** What adds one, under a name that is free; with the key where it is one. */
    List<Change> changes(Table table, Column column) {
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.AddColumn(table.name(), column, null, null));
        if (column.identity() != null) {
            String name =
                    Proposal.of(table.name().name(), List.of(), "pkey", Proposal.takenBeside(drawing.schema(), table));
            changes.add(new Change.AddConstraint(table.name(), new PrimaryKey(name, List.of(column.name()))));
        }
        return changes;
    }

    private Column column(String name, String postgresql, String sqlite, @Nullable String given) {
        return Column.of(name, drawing.dialect().parseType(drawing.isPostgresql() ? postgresql : sqlite), false)
                .withDefault(given == null ? null : new DefaultValue(given));
    }
}
