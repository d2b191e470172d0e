package org.schemawright.migration.postgresql;

import java.util.List;
import java.util.function.Predicate;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.ColumnUse;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.OtherConstraint;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.Trigger;
import org.schemawright.migration.schema.UniqueKey;

/**
 * A column altered in place. Triggers that name it forbid another type, so they go first and come back. Checks and
 * index expressions do too where the values become of another kind: PostgreSQL would carry them over with casts written
 * into them, which the way back could not take out again.
 */
final class ColumnChange {

    private final DatabaseSchema before;
    private final DatabaseSchema after;
    private final Table current;
    private final Table target;
    private final Column from;
    private final Column to;
    private final List<Trigger> triggers;
    private final ColumnUse use;

    ColumnChange(Change.AlterColumn alter, DatabaseSchema before, DatabaseSchema after) {
        this.before = before;
        this.after = after;
        this.current = PostgresqlDdlWriter.tableOf(before, alter.table());
        this.target = PostgresqlDdlWriter.tableOf(after, alter.table());
        this.from = current.column(alter.before().name()).orElse(alter.before());
        this.to = target.column(alter.after().name()).orElse(alter.after());
        this.triggers = before.triggersOf(alter.table());
        this.use = new ColumnUse(current, from.name());
    }

    void write(StatementList out) {
        boolean retyped = !from.type().raw().equals(to.type().raw());
        boolean otherKind = from.type().kind() != to.type().kind();
        List<Trigger> heldTriggers = held(triggers, t -> retyped && PostgresqlSettledSchema.names(t, use));
        List<Constraint> heldRules = held(current.constraints(), c -> otherKind && reads(c));
        List<Index> heldIndexes = held(current.indexes(), i -> otherKind && reads(i));

        heldTriggers.forEach(trigger -> out.dropTrigger(trigger, current.name()));
        heldRules.forEach(rule -> out.dropConstraint(rule, current));
        heldIndexes.forEach(index -> out.dropIndex(index, current.name()));
        Table altered = current.withColumns(current.columns().stream()
                .map(column -> column.name().equals(to.name()) ? to : column)
                .toList());
        new TableRestore(out, before, after, KeptColumns.none(after)).restore(current, altered, List.of(), List.of());
        heldRules.forEach(rule -> out.addConstraint(rule, target));
        heldIndexes.forEach(index -> out.createIndex(index, target.name()));
        heldTriggers.forEach(out::createTrigger);
    }

    private static <T> List<T> held(List<T> all, Predicate<T> isHeld) {
        return all.stream().filter(isHeld).toList();
    }

    /** Whether its text reads the column; a key has none that a cast could get into. */
    private boolean reads(Constraint constraint) {
        return switch (constraint) {
            case CheckConstraint _, OtherConstraint _ -> use.in(constraint);
            case PrimaryKey _, UniqueKey _, ForeignKey _ -> false;
        };
    }

    private boolean reads(Index index) {
        return use.in(index.predicate()) || index.parts().stream().anyMatch(part -> use.in(part.expression()));
    }
}
