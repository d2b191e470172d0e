package org.schemawright.migration.postgresql;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DefaultValue;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Identity;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.Table;

/**
 * Makes a table with its columns, its constraints and its place below other tables.
 *
 * <p>A partition is made as a table of its own and attached, so that its columns keep their order and its keys their
 * names. A table that inherits is made as such where that gives its columns in the order they have; otherwise it, too, is
 * made with all its columns and put below its parents, which then counts them as declared in both places.
 */
final class TableCreation {

    private final Function<ObjectName, Optional<Table>> tables;
    private final Set<ObjectRef> later;
    private final Predicate<ObjectRef> there;

    /**
     * @param tables finds a table by its name
     * @param later columns whose defaults, and checks, that somebody else adds afterwards
     * @param there whether a constraint of another table is there already
     */
    TableCreation(Function<ObjectName, Optional<Table>> tables, Set<ObjectRef> later, Predicate<ObjectRef> there) {
        this.tables = tables;
        this.later = later;
        this.there = there;
    }

    /**
     * CREATE TABLE alone.
     *
     * @param constraints those that are made with it
     * @param serial what a serial column says in place of its type and default; null for other columns
     */
    String create(Table table, List<Constraint> constraints, Function<Column, @Nullable String> serial) {
        boolean inherits = inherits(table);
        boolean ofType = TableSql.option(table.options(), "OF ") != null;
        List<String> lines = new ArrayList<>();
        for (Column column : table.columns()) {
            if (inherits && table.inheritance().columns().contains(column.name())) {
                continue;
            }
            Column written = written(column, table);
            String line = ofType ? TableSql.columnOfType(written) : TableSql.column(written, serial.apply(column));
            if (line != null) {
                lines.add(line);
            }
        }
        constraints.stream()
                .filter(constraint -> !inherits || !isInherited(constraint, table))
                .forEach(constraint -> lines.add(TableSql.constraint(constraint, table)));
        return TableSql.create(table, lines, inherits ? table.inheritance().parents() : List.of());
    }

    /** The constraints that can be made with the table. */
    List<Constraint> constraints(Table table) {
        return table.constraints().stream()
                .filter(constraint -> !ConstraintSql.isNotValid(constraint))
                .filter(constraint -> constraint.name() == null
                        || !later.contains(new ObjectRef(ObjectKind.CONSTRAINT, table.name(), constraint.name())))
                .toList();
    }

    /**
     * Those that excuse rows and that a parent has by now. A table that is made below it would have them without excuse,
     * and one without them cannot be put below it.
     */
    List<Constraint> notValidAbove(Table table) {
        return table.constraints().stream()
                .filter(constraint -> ConstraintSql.isNotValid(constraint) && isInherited(constraint, table))
                .filter(constraint -> table.inheritance().parents().stream()
                        .flatMap(parent -> tables.apply(parent).stream())
                        .anyMatch(parent -> there.test(SchemaRefs.constraint(parent, constraint))
                                || notValidAbove(parent).contains(constraint)))
                .toList();
    }

    /** The constraints that must be added when there are rows to excuse, or would be. */
    static List<Constraint> notValid(Table table) {
        return table.constraints().stream()
                .filter(ConstraintSql::isNotValid)
                .filter(constraint -> !isInherited(constraint, table))
                .toList();
    }

    /** Whether the table must have an index first, to which its own key refers as if it were a constraint. */
    static boolean needsOwnIndex(ForeignKey key, Table table) {
        return key.target().equals(table.name())
                && table.indexes().stream().anyMatch(index -> index.unique() && covers(index, key.targetColumns()));
    }

    private static boolean covers(Index index, List<String> columns) {
        return Set.copyOf(index.parts().stream()
                        .map(part -> Objects.toString(part.column(), ""))
                        .toList())
                .equals(Set.copyOf(columns));
    }

    /**
     * Whether the parent's key brings it along. A partition that had the key under another name before keeps its own, which
     * PostgreSQL makes a part of the parent's when that comes.
     */
    boolean comesFromParent(ForeignKey key, Table table) {
        return isInherited(key, table)
                && table.inheritance().parents().stream()
                        .flatMap(parent -> tables.apply(parent).stream())
                        .flatMap(parent -> parent.foreignKeys().stream())
                        .anyMatch(above -> Objects.equals(above.name(), key.name()));
    }

    static boolean isInherited(Constraint constraint, Table table) {
        String name = constraint.name();
        return name != null && table.inheritance().constraints().contains(name);
    }

    /** What follows at once: the place below its parents, and what CREATE TABLE cannot say of columns. */
    void follow(Table table, StatementList out) {
        ObjectName name = table.name();
        String partition = TableSql.option(table.options(), Partitions.OPTION);
        if (partition != null) {
            attach(name, partition, out);
        } else if (inherits(table)) {
            table.columns().stream()
                    .filter(column -> table.inheritance().columns().contains(column.name()))
                    .forEach(column -> adjust(column, table, out));
        } else {
            table.inheritance().parents().forEach(parent -> inherit(name, parent, out));
        }
        for (Column column : table.columns()) {
            ColumnStorage.actions(column)
                    .forEach(action -> out.alterOnly(
                            name,
                            "ALTER COLUMN " + SqlName.quote(column.name()) + " " + action,
                            "Set how column " + column.name() + " is kept"));
        }
    }

    /** @param option what says which table it is a partition of, and for which rows */
    static void attach(ObjectName table, String option, StatementList out) {
        Partitions.Place place = Partitions.place(option);
        out.add(
                "ALTER TABLE ONLY " + place.parent() + " ATTACH PARTITION " + SqlName.quote(table) + " "
                        + place.bound(),
                "Make " + table + " a partition");
    }

    static void inherit(ObjectName table, ObjectName parent, StatementList out) {
        out.alter(table, "INHERIT " + SqlName.quote(parent), "Let " + table + " inherit from " + parent);
    }

    /** The column as its own line says it: without what a constraint says, a parent gives, or comes afterwards. */
    private Column written(Column column, Table table) {
        boolean said = table.constraints().stream().anyMatch(c -> ConstraintSql.isNotNullOf(c, column));
        boolean given = isPartition(table) && isNumberedBy(table, tables, column);
        return new Column(
                column.name(),
                column.type(),
                column.nullable() || said,
                isLater(column, table) ? null : column.defaultValue(),
                column.generated(),
                given ? null : column.identity(),
                column.collation(),
                column.comment(),
                column.storage());
    }

    /**
     * Whether a parent numbers the column of a partition, which may not do so itself. The sequence is the parent's, so that
     * only the parent knows its name.
     */
    static boolean isNumberedBy(Table table, Function<ObjectName, Optional<Table>> tables, Column column) {
        return table.inheritance().parents().stream()
                .flatMap(parent -> tables.apply(parent).stream())
                .flatMap(parent -> parent.column(column.name()).stream())
                .anyMatch(above -> isNumbered(above) && isNumbered(column));
    }

    private static boolean isNumbered(Column column) {
        return column.identity() != null && column.identity().kind() != Identity.Kind.SERIAL;
    }

    /** What an inherited column has otherwise than its parent. */
    private void adjust(Column column, Table table, StatementList out) {
        ObjectName name = table.name();
        String alter = "ALTER COLUMN " + SqlName.quote(column.name());
        Optional<Column> above = Optional.empty();
        DefaultValue given = null;
        for (ObjectName parentName : table.inheritance().parents()) {
            Optional<Table> parent = tables.apply(parentName);
            Optional<Column> found = parent.flatMap(p -> p.column(column.name()));
            if (above.isEmpty() && found.isPresent()) {
                above = found;
                given = isLater(found.get(), parent.orElseThrow())
                        ? null
                        : found.get().defaultValue();
            }
        }
        DefaultValue own = isLater(column, table) ? null : column.defaultValue();
        if (column.generated() == null && !Objects.equals(own, given)) {
            out.alterOnly(
                    name,
                    alter + (own == null ? " DROP DEFAULT" : " SET DEFAULT " + own.sql()),
                    "Set the default of column " + column.name());
        }
        if (!column.nullable() && above.filter(Column::nullable).isPresent()) {
            out.alter(name, alter + " SET NOT NULL", "Forbid NULL in column " + column.name());
        }
    }

    private static boolean isPartition(Table table) {
        return TableSql.option(table.options(), Partitions.OPTION) != null;
    }

    private boolean isLater(Column column, Table table) {
        return later.contains(new ObjectRef(ObjectKind.COLUMN, table.name(), column.name()));
    }

    /** Whether CREATE TABLE … INHERITS would give the columns in the order that they have. */
    private boolean inherits(Table table) {
        List<ObjectName> parents = table.inheritance().parents();
        if (parents.isEmpty() || isPartition(table) || !notValidAbove(table).isEmpty()) {
            return false;
        }
        Set<String> order = new LinkedHashSet<>();
        for (ObjectName parent : parents) {
            Optional<Table> found = tables.apply(parent);
            if (found.isEmpty()) {
                return false;
            }
            found.get().columns().forEach(column -> order.add(column.name()));
        }
        Set<String> own = table.inheritance().columns();
        table.columns().stream().filter(c -> !own.contains(c.name())).forEach(c -> order.add(c.name()));
        return List.copyOf(order)
                .equals(table.columns().stream().map(Column::name).toList());
    }
}
