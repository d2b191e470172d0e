package org.schemawright.migration.postgresql;

import java.util.ArrayList;
import java.util.List;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.Trigger;

/** Statements in the order they are to run, and the short ones that several changes need. */
final class StatementList {

    private final List<Statement> statements = new ArrayList<>();

    void add(String sql, String comment) {
        statements.add(new Statement(sql, comment));
    }

    /** ALTER TABLE with one action. */
    void alter(ObjectName table, String action, String comment) {
        add("ALTER TABLE " + SqlName.quote(table) + " " + action, comment);
    }

    /**
     * Adds a constraint.
     *
     * @param owner the table as it is with the constraint
     */
    void addConstraint(Constraint constraint, Table owner) {
        alter(
                owner.name(),
                "ADD " + TableSql.constraint(constraint, owner),
                "Add constraint " + DefaultNames.of(constraint, owner) + " to " + owner.name());
    }

    /**
     * Drops a constraint.
     *
     * @param owner the table as it is with the constraint
     */
    void dropConstraint(Constraint constraint, Table owner) {
        String name = DefaultNames.of(constraint, owner);
        alter(
                owner.name(),
                "DROP CONSTRAINT " + SqlName.quote(name),
                "Drop constraint " + name + " of " + owner.name());
    }

    void createIndex(Index index, Table table) {
        add(TableSql.index(index, table), "Create index " + index.name() + " on " + table.name());
    }

    /** An index lives in the schema of its table. */
    void dropIndex(Index index, ObjectName table) {
        add("DROP INDEX " + SqlName.quote(table.withName(index.name())), "Drop index " + index.name());
    }

    void createTrigger(Trigger trigger) {
        add(trigger.definition(), "Create trigger " + trigger.name() + " on " + trigger.table());
    }

    void dropTrigger(Trigger trigger, ObjectName table) {
        add(
                "DROP TRIGGER " + SqlName.quote(trigger.name()) + " ON " + SqlName.quote(table),
                "Drop trigger " + trigger.name() + " of " + table);
    }

    void commentOnColumn(ObjectName table, Column column) {
        String comment = column.comment();
        add(
                "COMMENT ON COLUMN " + SqlName.quote(table) + "." + SqlName.quote(column.name()) + " IS "
                        + (comment == null ? "NULL" : SqlName.literal(comment)),
                "Set the comment of column " + column.name());
    }

    void commentOnTable(Table table) {
        String comment = table.comment();
        add(
                "COMMENT ON TABLE " + SqlName.quote(table.name()) + " IS "
                        + (comment == null ? "NULL" : SqlName.literal(comment)),
                "Set the comment of table " + table.name());
    }

    List<Statement> all() {
        return List.copyOf(statements);
    }
}
