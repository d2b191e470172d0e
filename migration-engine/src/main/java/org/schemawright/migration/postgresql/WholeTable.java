package org.schemawright.migration.postgresql;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TableKind;

/** A table with all that belongs to it, in the order in which a script of a whole schema, or of the table alone, has it. */
final class WholeTable {

    private static final List<String> RULE_STATES =
            List.of("DISABLE RULE ", "ENABLE REPLICA RULE ", "ENABLE ALWAYS RULE ");

    private static final String CLUSTER = "CLUSTER ON ";
    private static final String CLUSTER_WORDS = "Set the index that rows are put in order by";
    private static final String IDENTITY_BY = "REPLICA IDENTITY USING INDEX ";
    private static final String IDENTITY_WORDS = "Set what a replica knows rows by";

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
        List<ForeignKey> afterwards = table.foreignKeys().stream()
                .filter(key -> TableCreation.needsOwnIndex(key, table))
                .toList();
        make(
                table,
                creation.constraints(table).stream()
                        .filter(constraint -> !afterwards.contains(constraint))
                        .toList(),
                numbering);
        table.columns().forEach(column -> numbering.after(name, column));
        creation.follow(table, out);
        comments(table);
        notValid(table, false);
        indexes(table);
        afterwards.forEach(key -> out.addConstraint(key, table));
        notValid(table, true);
        switches(table);
    }

    /** The table with its columns and keys, whose sequences are there. */
    void createFirst(Table table) {
        make(
                table,
                creation.constraints(table).stream()
                        .filter(constraint -> !(constraint instanceof ForeignKey))
                        .toList(),
                null);
        creation.follow(table, out);
    }

    private void make(Table table, List<Constraint> constraints, @Nullable Numbering numbering) {
        String sql = creation.create(
                table, constraints, column -> numbering == null ? null : numbering.serial(table.name(), column));
        out.add(sql, "Create table " + table.name());
        creation.notValidAbove(table).forEach(constraint -> out.addConstraint(constraint, table));
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
                .filter(key -> !creation.comesFromParent(key, table))
                .forEach(key -> out.addConstraint(key, table));
    }

    /**
     * Those that are in use: an index that could not be built is not built again. One of a partitioned table that its
     * partitions do not have is made so.
     */
    void indexes(Table table) {
        table.indexes().stream()
                .filter(index -> index.valid() || table.kind() == TableKind.PARTITIONED)
                .forEach(index -> index(index, table, out));
    }

    static void index(Index index, Table table, StatementList out) {
        if (!index.valid() && table.kind() == TableKind.PARTITIONED) {
            out.createIndexOnly(index, table.name());
        } else {
            out.createIndex(index, table.name());
        }
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
        set(name, TableSql.option(table.options(), "REPLICA IDENTITY "), IDENTITY_WORDS, out);
        set(name, TableSql.option(table.options(), CLUSTER), CLUSTER_WORDS, out);
        for (String words : List.of("ENABLE ROW LEVEL SECURITY", "FORCE ROW LEVEL SECURITY")) {
            String comment = "Let policies say who sees which rows of " + name;
            set(name, TableSql.option(table.options(), words), comment, out);
        }
    }

    /** What the table says of one of its indexes. */
    static void marks(String index, Table table, StatementList out) {
        String quoted = SqlName.quote(index);
        ObjectName name = table.name();
        set(name, TableSql.option(table.options(), IDENTITY_BY + quoted), IDENTITY_WORDS, out);
        set(name, TableSql.option(table.options(), CLUSTER + quoted), CLUSTER_WORDS, out);
    }

    /** When the rules of a table or view apply, which must be there. */
    static void ruleStates(ObjectName name, Set<String> options, StatementList out) {
        options.stream().sorted().forEach(option -> ruleState(name, option, out));
    }

    /** Does nothing for an option that says something else. */
    static void ruleState(ObjectName name, String option, StatementList out) {
        if (RULE_STATES.stream().anyMatch(option::startsWith)) {
            out.add("ALTER TABLE " + SqlName.quote(name) + " " + option, "Set when a rule of " + name + " applies");
        }
    }

    private static void set(ObjectName table, @Nullable String action, String comment, StatementList out) {
        if (action != null) {
            out.alterOnly(table, action, comment);
        }
    }
}
