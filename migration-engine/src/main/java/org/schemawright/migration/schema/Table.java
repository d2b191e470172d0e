package org.schemawright.migration.schema;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table.
 *
 * @param name its name
 * @param kind what sort of table
 * @param columns in their order
 * @param constraints keys first as the reader found them
 * @param indexes those that are not merely the means of a constraint
 * @param options what else is said of it, each as the fragment of SQL that says it. SQLite: {@code STRICT}, {@code WITHOUT
 *     ROWID}. PostgreSQL, in CREATE TABLE: {@code UNLOGGED}, {@code OF type}, {@code PARTITION OF "s"."t" FOR VALUES …},
 *     {@code PARTITION BY …}, {@code USING method}, {@code WITH (fillfactor='70')}, {@code SERVER s OPTIONS (…)}; in ALTER
 *     TABLE: {@code ENABLE ROW LEVEL SECURITY}, {@code FORCE ROW LEVEL SECURITY}, {@code REPLICA IDENTITY FULL},
 *     {@code CLUSTER ON "i"}, {@code DISABLE RULE "r"}
 * @param comment null where there is none
 * @param definition the CREATE TABLE statement as the catalog holds it (SQLite); null elsewhere and for drafts
 * @param rowEstimate the engine's own estimate of the rows; -1 where it has none
 * @param hiddenColumns columns that a virtual table keeps out of {@code SELECT *} (SQLite)
 * @param inheritance what it has from its parents (PostgreSQL)
 */
public record Table(
        ObjectName name,
        TableKind kind,
        List<Column> columns,
        List<Constraint> constraints,
        List<Index> indexes,
        Set<String> options,
        @Nullable String comment,
        @Nullable String definition,
        long rowEstimate,
        List<Column> hiddenColumns,
        Inheritance inheritance) {
    public Table {
        columns = List.copyOf(columns);
        constraints = List.copyOf(constraints);
        indexes = List.copyOf(indexes);
        options = Set.copyOf(options);
        hiddenColumns = List.copyOf(hiddenColumns);
    }

    /** A table without hidden columns and parents. */
    public Table(
            ObjectName name,
            TableKind kind,
            List<Column> columns,
            List<Constraint> constraints,
            List<Index> indexes,
            Set<String> options,
            @Nullable String comment,
            @Nullable String definition,
            long rowEstimate) {
        this(
                name,
                kind,
                columns,
                constraints,
                indexes,
                options,
                comment,
                definition,
                rowEstimate,
                List.of(),
                Inheritance.NONE);
    }

    /** An ordinary table that exists only as a draft. */
    public static Table draft(ObjectName name, List<Column> columns, List<Constraint> constraints) {
        return new Table(name, TableKind.ORDINARY, columns, constraints, List.of(), Set.of(), null, null, -1);
    }

    /** The column of that exact name. */
    public Optional<Column> column(String columnName) {
        for (Column column : columns) {
            if (column.name().equals(columnName)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    public Optional<PrimaryKey> primaryKey() {
        return constraints(PrimaryKey.class).findFirst();
    }

    public List<ForeignKey> foreignKeys() {
        return constraints(ForeignKey.class).toList();
    }

    public List<UniqueKey> uniqueKeys() {
        return constraints(UniqueKey.class).toList();
    }

    public List<CheckConstraint> checks() {
        return constraints(CheckConstraint.class).toList();
    }

    private <C extends Constraint> Stream<C> constraints(Class<C> type) {
        return constraints.stream().filter(type::isInstance).map(type::cast);
    }

    public Table withName(ObjectName newName) {
        return copy(newName, columns, constraints, indexes, definition, inheritance);
    }

    public Table withColumns(List<Column> newColumns) {
        return copy(name, newColumns, constraints, indexes, definition, inheritance);
    }

    public Table withConstraints(List<? extends Constraint> newConstraints) {
        return copy(name, columns, List.copyOf(newConstraints), indexes, definition, inheritance);
    }

    public Table withIndexes(List<Index> newIndexes) {
        return copy(name, columns, constraints, newIndexes, definition, inheritance);
    }

    /** The same table with another text of its CREATE TABLE; null once the text no longer describes it. */
    public Table withDefinition(@Nullable String newDefinition) {
        return copy(name, columns, constraints, indexes, newDefinition, inheritance);
    }

    /** The same table without what changes from day to day, so that two readings of one structure are equal. */
    public Table withoutEstimate() {
        return new Table(
                name,
                kind,
                columns,
                constraints,
                indexes,
                options,
                comment,
                definition,
                -1,
                hiddenColumns,
                inheritance);
    }

    /** The same table with what it has from its parents under other names. */
    public Table withInheritance(Inheritance newInheritance) {
        return copy(name, columns, constraints, indexes, definition, newInheritance);
    }

    public ObjectRef ref() {
        return ObjectRef.of(ObjectKind.TABLE, name);
    }

    private Table copy(
            ObjectName newName,
            List<Column> newColumns,
            List<Constraint> newConstraints,
            List<Index> newIndexes,
            @Nullable String newDefinition,
            Inheritance newInheritance) {
        return new Table(
                newName,
                kind,
                newColumns,
                newConstraints,
                newIndexes,
                options,
                comment,
                newDefinition,
                rowEstimate,
                hiddenColumns,
                newInheritance);
    }
}
