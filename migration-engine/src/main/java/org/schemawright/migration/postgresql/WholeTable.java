package org.schemawright.migration.postgresql;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/** A table with all that belongs to it, in the order in which a script of a whole schema, or of the table alone, has it. */
final class WholeTable {

    private static final List<String> RULE_STATES =
            List.of("DISABLE RULE ", "ENABLE REPLICA RULE ", "ENABLE ALWAYS RULE ");

    private final TableCreation creation;
    private final StatementList out;

    WholeTable(TableCreation creation, StatementList out) {
        this.creation = creation;
        this.out = out;
    }

    /** The table alone, with the sequences of its serial columns: all but triggers, rules and policies. */
    void create(Table table, Numbering numbering) {
        ObjectName name = table.name();
        table.columns().forEach(column -> numbering.before(name, column));
        make(table, true, numbering);
        table.columns().forEach(column -> numbering.after(name, column));
        creation.follow(table, out);
        comments(table);
        notValid(table, false);
        notValid(table, true);
        indexes(table);
        switches(table);
    }

    /** The table with its columns and keys, whose sequences are there. */
    void createFirst(Table table) {
        make(table, false, null);
        creation.follow(table, out);
    }

    private void make(Table table, boolean withForeignKeys, @Nullable Numbering numbering) {
        List<Constraint> constraints = creation.constraints(table, withForeignKeys);
        String sql = creation.create(
                table, constraints, column -> numbering == null ? null : numbering.serial(table.name(), column));
        out.add(sql, "Create table " + table.name());
    }

    /** The constraints that do not look at rows that are there. */
    void notValid(Table table, boolean foreignKeys) {
        TableCreation.notValid(table).stream()
                .filter(constraint -> constraint instanceof ForeignKey == foreignKeys)
                .forEach(constraint -> out.addConstraint(constraint, table));
    }

    /** The foreign keys that look at rows; those that a partition has from its parent come with the parent's. */
    void foreignKeys(Table table) {
        table.foreignKeys().stream()
                .filter(key -> !ConstraintSql.isNotValid(key))
                .filter(key -> !TableCreation.isInherited(key, table))
                .forEach(key -> out.addConstraint(key, table));
    }

    /** Those that are in use: an index that could not be built is not built again. */
    void indexes(Table table) {
        table.indexes().stream().filter(Index::valid).forEach(index -> out.createIndex(index, table.name()));
    }

    void comments(Table table) {
        if (table.comment() != null) {
            out.commentOnTable(table);
        }
        for (Column column : table.columns()) {
            if (column.comment() != null) {
                out.commentOnColumn(table.name(), column);
            }
        }
    }

    /** What ALTER TABLE says once the indexes are there. */
    void switches(Table table) {
        ObjectName name = table.name();
        set(name, TableSql.option(table.options(), "REPLICA IDENTITY "), "Set what a replica knows rows by");
        String cluster = TableSql.option(table.options(), "CLUSTER ON ");
        set(name, cluster, "Set the index that rows are put in order by");
        for (String words : List.of("ENABLE ROW LEVEL SECURITY", "FORCE ROW LEVEL SECURITY")) {
            set(name, TableSql.option(table.options(), words), "Let policies say who sees which rows of " + name);
        }
    }

    /** When the rules of a table or view apply, which must be there. */
    static void ruleStates(ObjectName name, Iterable<String> options, StatementList out) {
        for (String option : options) {
            if (RULE_STATES.stream().anyMatch(option::startsWith)) {
                out.add("ALTER TABLE " + SqlName.quote(name) + " " + option, "Set when a rule of " + name + " applies");
            }
        }
    }

    private void set(ObjectName table, @Nullable String action, String comment) {
        if (action != null) {
            out.alterOnly(table, action, comment);
        }
    }
}
