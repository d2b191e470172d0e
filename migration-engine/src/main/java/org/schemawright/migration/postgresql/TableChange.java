package org.schemawright.migration.postgresql;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.ImpossibleChange;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.plan.KeptData;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TableKind;

/**
 * One table on its way from one shape to another, without the constraints, indexes and belongings that went before. What a
 * table has from its parents is changed there, and only what is its own is changed here.
 */
final class TableChange {

    private static final List<String> FIXED = List.of("PARTITION BY ", "SERVER ");
    private static final String OF = "OF ";

    private final DatabaseSchema from;
    private final DatabaseSchema to;
    private final Standing standing;
    private final Inherited inherited;
    private final boolean standIns;
    private final KeptColumns kept;
    private final StatementList out;
    private final Numbering numbering;
    private final ColumnStatements columns;
    private final TableSettings settings;

    /** @param back what is kept; null on the way forward */
    TableChange(DatabaseSchema from, DatabaseSchema to, Standing standing, @Nullable KeptData back, StatementList out) {
        this.from = from;
        this.to = to;
        this.standing = standing;
        this.inherited = new Inherited(from, to);
        this.standIns = back != null;
        this.kept = new KeptColumns(back == null ? KeptData.NONE : back, from, to, ref -> !standing.goes(ref));
        this.out = out;
        this.settings = new TableSettings(out);
        this.numbering = new Numbering(out, from, to);
        this.columns = new ColumnStatements(out, numbering, kept);
    }

    /** What is kept, on the way back. */
    KeptColumns kept() {
        return kept;
    }

    /** @throws ImpossibleChange where the rows cannot be kept in such a table */
    void demandPossible(Table was, Table is) {
        boolean fixed = (was.kind() == TableKind.PARTITIONED) == (is.kind() == TableKind.PARTITIONED)
                && (was.kind() == TableKind.FOREIGN) == (is.kind() == TableKind.FOREIGN)
                && FIXED.stream()
                        .allMatch(start -> Objects.equals(
                                TableSql.option(was.options(), start), TableSql.option(is.options(), start)));
        if (!fixed) {
            throw new ImpossibleChange("The table " + was.name()
                    + " cannot become one that is partitioned or on another server in another way."
                    + " Make a new table and move the rows.");
        }
    }

    /** Whether it is of the same type with the same attributes all the time. */
    private boolean keepsType(Table was, Table is) {
        String type = TableSql.option(is.options(), OF);
        ObjectRef table = was.ref();
        return Objects.equals(TableSql.option(was.options(), OF), type)
                && (type == null
                        || shape(was).equals(shape(is))
                                && from.dependencies().stream()
                                        .noneMatch(d -> d.user().equals(table) && standing.isReplaced(d.used())));
    }

    private static List<List<String>> shape(Table table) {
        return table.columns().stream()
                .map(c -> List.of(c.name(), c.type().raw(), Objects.toString(c.collation())))
                .toList();
    }

    /** What must be taken away before anything else changes: its place below its parents, and the type that it is of. */
    void detach(Table was, Table is) {
        String type = TableSql.option(was.options(), OF);
        if (type != null && !keepsType(was, is)) {
            out.alter(was.name(), "NOT OF", "Let " + was.name() + " have columns of its own");
        }
        String place = TableSql.option(was.options(), Partitions.OPTION);
        if (place != null && Partitions.isElsewhere(was, is)) {
            out.add(
                    "ALTER TABLE " + Partitions.place(place).parent() + " DETACH PARTITION "
                            + SqlName.quote(was.name()),
                    "Let " + was.name() + " be a table of its own");
        } else if (place == null) {
            was.inheritance().parents().stream()
                    .filter(parent -> !is.inheritance().parents().contains(parent))
                    .forEach(parent -> out.alter(
                            was.name(),
                            "NO INHERIT " + SqlName.quote(parent),
                            "Let " + was.name() + " no longer inherit from " + parent));
        }
    }

    /** Takes away defaults that would hold on to something that goes; nothing stands on these. */
    void freeDefaults(Table was) {
        for (Column column : was.columns()) {
            ObjectRef ref = column(was, column);
            if (!inherited.has(was, column) && standing.isFreed(ref) && !goesByItself(column, ref)) {
                out.alter(
                        was.name(),
                        "ALTER COLUMN " + SqlName.quote(column.name()) + " DROP DEFAULT",
                        "Take the default of column " + column.name() + " away, because what it needs goes");
            }
        }
    }

    /**
     * Takes away what would hold on to something that goes, or to its name: computed columns, and the numbering of columns
     * that nothing numbers any more, or a sequence of their own.
     */
    void free(Table was) {
        for (Column column : was.columns()) {
            ObjectRef ref = column(was, column);
            if (inherited.has(was, column)) {
                continue;
            }
            if (goesByItself(column, ref)) {
                out.dropColumn(column.name(), was.name());
            } else if (!standing.isFreed(ref) && losesNumbers(was, column) && !lostNumbers(was, column)) {
                numbering.remove(was.name(), column);
            }
        }
    }

    private boolean goesByItself(Column column, ObjectRef ref) {
        return standing.goes(ref) && column.generated() != null;
    }

    private boolean losesNumbers(Table was, Column column) {
        return column.identity() != null
                && !standing.goes(column(was, column))
                && to.table(was.name())
                        .flatMap(is -> is.column(column.name()))
                        .filter(wanted -> wanted.identity() == null)
                        .isPresent();
    }

    /** Whether a table that it left as a partition has numbered the column: a partition that leaves counts no more. */
    private boolean lostNumbers(Table was, Column column) {
        return to.table(was.name())
                        .filter(is -> Partitions.isElsewhere(was, is))
                        .isPresent()
                && TableCreation.isNumberedBy(was, from::table, column);
    }

    /** Whether a column gets another default than it has by then. */
    boolean isNewDefault(Table was, Column wanted) {
        Optional<Column> found = was.column(wanted.name());
        return found.isEmpty()
                || standing.goes(column(was, wanted))
                || standing.isFreed(column(was, wanted))
                || !Objects.equals(found.get().defaultValue(), wanted.defaultValue());
    }

    /**
     * The columns, what is said of the table, and its place below its parents.
     *
     * @param is without defaults that come later
     */
    void change(Table was, Table is) {
        for (Column column : was.columns()) {
            boolean dropped = standing.goes(column(was, column)) && column.generated() != null;
            if (is.column(column.name()).isEmpty() && !dropped && !inherited.has(was, column)) {
                out.dropColumn(column.name(), is.name());
            }
        }
        for (Column column : is.columns()) {
            column(was, is, column);
        }
        columns.fill(is);
        kept.unconvert(is, out);
        // Some settings are about columns of certain types, which must be there.
        settings.change(was, is);
        attach(was, is);
        settings.takeBack(was, is);
        if (!Objects.equals(was.comment(), is.comment())) {
            out.commentOnTable(is);
        }
    }

    private void column(Table was, Table is, Column wanted) {
        Optional<Column> found = was.column(wanted.name());
        Optional<Column> given = given(was, is, wanted, found.orElse(null));
        if (given.isPresent()) {
            alter(is, given.get(), unsaid(was, is, wanted), false);
            return;
        }
        boolean anew = found.isEmpty() || standing.goes(column(was, found.get()));
        // A partition that comes is numbered by the table it comes to, and must not be before.
        Column own = Partitions.isElsewhere(is, was) && TableCreation.isNumberedBy(is, to::table, wanted)
                ? wanted.withIdentity(null)
                : wanted;
        if (anew) {
            if (found.isPresent() && found.get().generated() == null) {
                out.dropColumn(found.get().name(), is.name());
            }
            columns.addBack(is.name(), unsaid(was, is, own), standIns ? StandIn.of(own, is, to) : null);
            return;
        }
        ObjectRef ref = column(was, found.get());
        Column freed = standing.isFreed(ref) ? found.get().withDefault(null) : found.get();
        Column left = losesNumbers(was, freed) || lostNumbers(was, freed) ? freed.withIdentity(null) : freed;
        alter(is, said(was, left), unsaid(was, is, own), standing.isRetyped(ref));
    }

    private void alter(Table is, Column found, Column wanted, boolean retyped) {
        boolean otherType = retyped && found.type().raw().equals(wanted.type().raw());
        String using = otherType ? CompositeCast.using(wanted, from, to) : null;
        if (using == null) {
            columns.alter(is.name(), found, wanted, otherType);
        } else {
            columns.alter(is.name(), found, wanted, using);
        }
        if (!found.storage().equals(wanted.storage())) {
            settings.change(is.name(), found, wanted);
        }
    }

    /** The column as its parents leave it; empty for one of its own. */
    private Optional<Column> given(Table was, Table is, Column wanted, @Nullable Column found) {
        if (!is.inheritance().columns().contains(wanted.name()) || isMoved(was, is)) {
            return Optional.empty();
        }
        for (ObjectName parent : is.inheritance().parents()) {
            Column before =
                    from.table(parent).flatMap(t -> t.column(wanted.name())).orElse(null);
            Column after =
                    to.table(parent).flatMap(t -> t.column(wanted.name())).orElse(null);
            if (after == null) {
                continue;
            }
            if (found == null || before == null) {
                return Optional.of(after.withIdentity(wanted.identity()));
            }
            boolean sameDefault = Objects.equals(before.defaultValue(), after.defaultValue());
            return Optional.of(new Column(
                    wanted.name(),
                    wanted.type(),
                    before.nullable() == after.nullable() ? found.nullable() : after.nullable(),
                    sameDefault ? found.defaultValue() : after.defaultValue(),
                    wanted.generated(),
                    wanted.identity(),
                    wanted.collation(),
                    found.comment(),
                    found.storage()));
        }
        return Optional.empty();
    }

    /** Whether it comes below other parents, or as a partition with other bounds: until then it is changed by itself. */
    static boolean isMoved(Table was, Table is) {
        return !was.inheritance().parents().equals(is.inheritance().parents()) || Partitions.isElsewhere(is, was);
    }

    /** A column whose NOT NULL is a constraint that goes has none by now. */
    private Column said(Table was, Column column) {
        boolean gone = was.constraints().stream()
                .anyMatch(c -> ConstraintSql.isNotNullOf(c, column) && standing.goes(SchemaRefs.constraint(was, c)));
        boolean key = was.primaryKey().stream().anyMatch(k -> k.columns().contains(column.name()));
        return gone && !key ? column.withNullable(true) : column;
    }

    /** A column whose NOT NULL is a constraint that comes does not say it. */
    private Column unsaid(Table was, Table is, Column column) {
        boolean comes = is.constraints().stream()
                .filter(c -> ConstraintSql.isNotNullOf(c, column))
                .anyMatch(c -> !was.constraints().contains(c) || standing.goes(SchemaRefs.constraint(was, c)));
        return comes ? column.withNullable(true) : column;
    }

    private void attach(Table was, Table is) {
        String place = TableSql.option(is.options(), Partitions.OPTION);
        if (isMoved(was, is)) {
            // A table without the checks of a parent cannot be put below it, and keys would get names of PostgreSQL's.
            is.constraints().stream()
                    .filter(c -> !(c instanceof ForeignKey) && TableCreation.isInherited(c, is))
                    .filter(c -> !ConstraintSql.isNotValid(c) || isAbove(c, is))
                    .filter(c -> !was.constraints().contains(c) || standing.goes(SchemaRefs.constraint(was, c)))
                    .forEach(c -> out.addConstraint(c, is));
        }
        String type = TableSql.option(is.options(), OF);
        if (type != null && !keepsType(was, is)) {
            out.alter(is.name(), type, "Let the columns of " + is.name() + " be those of its type");
        }
        if (place != null && Partitions.isElsewhere(is, was)) {
            TableCreation.attach(is.name(), place, out);
        } else if (place == null) {
            is.inheritance().parents().stream()
                    .filter(parent -> !was.inheritance().parents().contains(parent))
                    .forEach(parent -> TableCreation.inherit(is.name(), parent, out));
        }
    }

    /** Whether a parent has it by now; one that excuses rows comes to parents at the end, and to their heirs with them. */
    private boolean isAbove(Constraint constraint, Table table) {
        return table.inheritance().parents().stream()
                .flatMap(parent -> from.table(parent).stream())
                .anyMatch(parent -> parent.constraints().contains(constraint)
                        && !standing.goes(SchemaRefs.constraint(parent, constraint)));
    }

    private static ObjectRef column(Table table, Column column) {
        return new ObjectRef(ObjectKind.COLUMN, table.name(), column.name());
    }
}
