package org.schemawright.migration.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TableKind;
import org.schemawright.migration.schema.Trigger;

/** Statements in the order they are to run, and the short ones that several changes need. */
final class StatementList {

    /** Names may hold line breaks; the words about a statement stand on one line. */
    private static final Pattern BREAKS = Pattern.compile("\\R");

    private final List<Statement> statements = new ArrayList<>();

    void add(String sql, String comment) {
        statements.add(new Statement(sql, BREAKS.matcher(comment).replaceAll(" ")));
    }

    void addAll(List<Statement> others) {
        statements.addAll(others);
    }

    /** ALTER TABLE with one action. */
    void alter(ObjectName table, String action, String comment) {
        add("ALTER TABLE " + SqlName.quote(table) + " " + action, comment);
    }

    /** The same for this table alone, not for those that inherit from it. */
    void alterOnly(ObjectName table, String action, String comment) {
        add("ALTER TABLE ONLY " + SqlName.quote(table) + " " + action, comment);
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

    void createIndex(Index index, ObjectName table) {
        add(TableSql.index(index, table), "Create index " + index.name() + " on " + table);
    }

    /** The same for a partitioned table alone, not for its partitions. */
    void createIndexOnly(Index index, ObjectName table) {
        add(TableSql.indexOnly(index, table), "Create index " + index.name() + " on " + table);
    }

    /** An index lives in the schema of its table. */
    void dropIndex(Index index, ObjectName table) {
        add("DROP INDEX " + SqlName.quote(table.withName(index.name())), "Drop index " + index.name());
    }

    void createTrigger(Trigger trigger) {
        add(trigger.definition(), "Create trigger " + trigger.name() + " on " + trigger.table());
        String state =
                switch (trigger.state()) {
                    case ENABLED -> "";
                    case DISABLED -> "DISABLE";
                    case REPLICA -> "ENABLE REPLICA";
                    case ALWAYS -> "ENABLE ALWAYS";
                };
        if (!state.isEmpty()) {
            alterOnly(
                    trigger.table(),
                    state + " TRIGGER " + SqlName.quote(trigger.name()),
                    "Set when trigger " + trigger.name() + " fires");
        }
    }

    void dropTrigger(Trigger trigger, ObjectName table) {
        add(
                "DROP TRIGGER " + SqlName.quote(trigger.name()) + " ON " + SqlName.quote(table),
                "Drop trigger " + trigger.name() + " of " + table);
    }

    void dropColumn(String column, ObjectName table) {
        alter(
                table,
                "DROP COLUMN " + SqlName.quote(column),
                "Drop column " + column + " of " + table + " with its values");
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
        String kind = table.kind() == TableKind.FOREIGN ? "FOREIGN TABLE " : "TABLE ";
        add(
                "COMMENT ON " + kind + SqlName.quote(table.name()) + " IS "
                        + (comment == null ? "NULL" : SqlName.literal(comment)),
                "Set the comment of table " + table.name());
    }

    List<Statement> all() {
        return List.copyOf(statements);
    }
}
