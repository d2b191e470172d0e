package org.schemawright.migration.postgresql;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.schemawright.migration.change.ColumnUse;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.Trigger;

/**
 * Leads a table from one shape to another by writing the differences. The order of columns is not one of them: a column
 * that comes back stands at the end.
 */
final class TableRestore {

    private final StatementList out;
    private final DatabaseSchema after;
    private final ColumnStatements columns;

    /**
     * @param out where statements go
     * @param before the schema that holds the table as it is
     * @param after the schema that holds the table in its final shape
     * @param kept values of columns that come back
     */
    TableRestore(StatementList out, DatabaseSchema before, DatabaseSchema after, KeptColumns kept) {
        this.out = out;
        this.after = after;
        this.columns = new ColumnStatements(out, new Numbering(out, before, after), kept);
    }

    void restore(Table found, Table wanted, List<Trigger> foundTriggers, List<Trigger> wantedTriggers) {
        if (!found.name().equals(wanted.name())) {
            out.alter(
                    found.name(),
                    "RENAME TO " + SqlName.quote(wanted.name().name()),
                    "Rename table " + found.name() + " to " + wanted.name());
        }
        Table current = found.withName(wanted.name());
        List<String> remade = wanted.columns().stream()
                .filter(column -> isNewOrRemade(current, column))
                .map(Column::name)
                .toList();
        foundTriggers.stream()
                .filter(trigger -> !has(wantedTriggers, trigger))
                .forEach(trigger -> out.dropTrigger(trigger, wanted.name()));
        dropRules(current, wanted);
        changeColumns(current, wanted);
        columns.fill(wanted);
        addRules(current, wanted, remade);
        wantedTriggers.stream().filter(trigger -> !has(foundTriggers, trigger)).forEach(out::createTrigger);
        if (!Objects.equals(current.comment(), wanted.comment())) {
            out.commentOnTable(wanted);
        }
    }

    /** By name alone: a rename changes the text of a trigger, which follows by itself. */
    private static boolean has(List<Trigger> triggers, Trigger wanted) {
        return triggers.stream().anyMatch(trigger -> trigger.name().equals(wanted.name()));
    }

    private static boolean isNewOrRemade(Table current, Column wanted) {
        Optional<Column> found = current.column(wanted.name());
        return found.isEmpty() || !ColumnStatements.canAlter(found.get(), wanted);
    }

    /** Foreign keys first: they may stand on a unique key that goes too. */
    private void dropRules(Table current, Table wanted) {
        List<Constraint> going = current.constraints().stream()
                .filter(constraint -> !contains(wanted, constraint, current))
                .toList();
        going.stream().filter(ForeignKey.class::isInstance).forEach(key -> out.dropConstraint(key, current));
        going.stream().filter(c -> !(c instanceof ForeignKey)).forEach(c -> out.dropConstraint(c, current));
        current.indexes().stream()
                .filter(index -> wanted.indexes().stream().noneMatch(same(index)))
                .forEach(index -> out.dropIndex(index, wanted.name()));
    }

    private static boolean contains(Table table, Constraint wanted, Table owner) {
        return table.constraints().stream()
                .anyMatch(constraint -> constraint.equals(wanted)
                        || constraint.getClass() == wanted.getClass()
                                && DefaultNames.of(constraint, table).equals(DefaultNames.of(wanted, owner))
                                && TableSql.constraint(constraint, table).equals(TableSql.constraint(wanted, owner)));
    }

    private static Predicate<Index> same(Index index) {
        return other -> other.name().equals(index.name())
                && other.unique() == index.unique()
                && other.parts().equals(index.parts())
                && Objects.equals(other.predicate(), index.predicate());
    }

    private void changeColumns(Table current, Table wanted) {
        ObjectName name = wanted.name();
        for (Column column : current.columns()) {
            if (wanted.column(column.name()).isEmpty()) {
                drop(name, column);
            }
        }
        for (Column column : wanted.columns()) {
            Optional<Column> found = current.column(column.name());
            if (found.isEmpty()) {
                columns.addBack(name, column, StandIn.of(column, wanted, after));
            } else if (ColumnStatements.canAlter(found.get(), column)) {
                columns.alter(name, found.get(), column);
            } else {
                drop(name, column);
                columns.addBack(name, column, StandIn.of(column, wanted, after));
            }
        }
    }

    private void drop(ObjectName table, Column column) {
        out.alter(
                table,
                "DROP COLUMN " + SqlName.quote(column.name()),
                "Drop column " + column.name() + " of " + table + " with its values");
    }

    /** Foreign keys last. What stood on a column that was made anew went with it, and comes back too. */
    private void addRules(Table current, Table wanted, List<String> remade) {
        List<ColumnUse> gone = remade.stream()
                .filter(column -> current.column(column).isPresent())
                .map(column -> new ColumnUse(current, column))
                .toList();
        List<Constraint> coming = wanted.constraints().stream()
                .filter(c -> !contains(current, c, wanted) || gone.stream().anyMatch(column -> column.in(c)))
                .toList();
        coming.stream().filter(c -> !(c instanceof ForeignKey)).forEach(c -> out.addConstraint(c, wanted));
        coming.stream().filter(ForeignKey.class::isInstance).forEach(key -> out.addConstraint(key, wanted));
        wanted.indexes().stream()
                .filter(index -> current.indexes().stream().noneMatch(same(index))
                        || gone.stream().anyMatch(column -> column.in(index)))
                .forEach(index -> out.createIndex(index, wanted.name()));
    }
}
