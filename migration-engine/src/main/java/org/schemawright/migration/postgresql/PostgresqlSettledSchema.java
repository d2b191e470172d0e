package org.schemawright.migration.postgresql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.ChangedSchema;
import org.schemawright.migration.change.ColumnUse;
import org.schemawright.migration.change.SqlToken;
import org.schemawright.migration.change.SqlTokens;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Identity;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.OtherConstraint;
import org.schemawright.migration.schema.OtherObject;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Sequence;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.Trigger;
import org.schemawright.migration.schema.TypeKind;
import org.schemawright.migration.schema.UniqueKey;
import org.schemawright.migration.schema.View;

/** A schema after a change, with all that PostgreSQL adds or takes by itself. */
final class PostgresqlSettledSchema {

    private final Change change;
    private final DatabaseSchema before;
    private final DatabaseSchema after;

    private PostgresqlSettledSchema(Change change, DatabaseSchema before, DatabaseSchema after) {
        this.change = change;
        this.before = before;
        this.after = after;
    }

    static DatabaseSchema of(Change change, DatabaseSchema before, DatabaseSchema after) {
        return new PostgresqlSettledSchema(change, before, after).schema();
    }

    private DatabaseSchema schema() {
        List<Table> tables =
                after.tables().stream().filter(this::stays).map(this::table).toList();
        return after.withTables(tables.stream())
                .withTriggers(after.triggers().stream().filter(this::stays).toList())
                .withOthers(after.others().stream().filter(this::stays).toList())
                .withSequences(sequences(tables));
    }

    private Table table(Table found) {
        Table table = followingParent(found);
        Table rest = table.withConstraints(table.constraints().stream()
                .filter(constraint -> stays(constraint, table))
                .toList());
        Table followed = withNumbering(rest);
        return change.table().equals(table.name()) ? settled(followed) : followed;
    }

    /** A column goes along from the tables that have it from there: partitions, and those that inherit. */
    private Table followingParent(Table table) {
        return change instanceof Change.DropColumn(ObjectName owner, String column)
                        && !table.name().equals(owner)
                        && losesAlong(table, owner, column)
                ? ChangedSchema.after(after, new Change.DropColumn(table.name(), column))
                        .table(table.name())
                        .orElseThrow()
                : table;
    }

    private boolean losesAlong(Table table, ObjectName owner, String column) {
        return table.inheritance().columns().contains(column)
                && !table.inheritance().parents().isEmpty()
                && table.inheritance().parents().stream()
                        .allMatch(parent -> parent.equals(owner)
                                || before.table(parent)
                                        .filter(above ->
                                                above.column(column).isPresent() && !losesAlong(above, owner, column))
                                        .isEmpty());
    }

    /** The sequences of identity columns keep their names when a table or column gets another. */
    private Table withNumbering(Table table) {
        return switch (change) {
            case Change.RenameTable(ObjectName old, String newName)
            when table.name().equals(old.withName(newName)) ->
                table.withColumns(table.columns().stream()
                        .map(c -> Numbering.renamed(c, table.name(), old, c.name()))
                        .toList());
            case Change.RenameColumn(ObjectName owner, String old, String newName)
            when table.name().equals(owner) ->
                table.withColumns(table.columns().stream()
                        .map(c -> Numbering.renamed(c, owner, owner, c.name().equals(newName) ? old : c.name()))
                        .toList());
            default -> table;
        };
    }

    /** Names for all constraints, serial spelled out, and no NULL where a key or a number is. */
    private Table settled(Table table) {
        List<Constraint> named = table.constraints().stream()
                .map(constraint -> named(constraint, DefaultNames.of(constraint, table, relations(table.name()))))
                .toList();
        List<String> key = table.primaryKey().map(PrimaryKey::columns).orElse(List.of());
        return table.withConstraints(named)
                .withColumns(table.columns().stream()
                        .map(PostgresqlSettledSchema::spelledOut)
                        .map(c -> c.identity() != null || key.contains(c.name()) ? c.notNull() : c)
                        .toList());
    }

    /** The names that tables, views, sequences, indexes and keys of the same schema have, those of the table left out. */
    private Set<String> relations(ObjectName table) {
        Stream<ObjectName> parts = after.tables().stream()
                .filter(t -> !t.name().equals(table))
                .flatMap(t -> Stream.concat(
                                t.indexes().stream().map(Index::name),
                                t.constraints().stream().map(Constraint::name).filter(Objects::nonNull))
                        .map(t.name()::withName));
        Stream<ObjectName> objects = Stream.of(
                        after.tables().stream().map(Table::name),
                        after.views().stream().map(View::name),
                        after.sequences().stream().map(Sequence::name))
                .flatMap(names -> names);
        return Stream.concat(parts, objects)
                .filter(name -> Objects.equals(name.schema(), table.schema()))
                .map(ObjectName::name)
                .collect(Collectors.toSet());
    }

    private static Constraint named(Constraint constraint, String name) {
        return switch (constraint) {
            case PrimaryKey key -> new PrimaryKey(name, key.columns(), key.options());
            case UniqueKey key -> new UniqueKey(name, key.columns(), key.options());
            case CheckConstraint check -> new CheckConstraint(name, check.expression(), check.options());
            case OtherConstraint other -> other;
            case ForeignKey key -> key.withName(name);
        };
    }

    private static Column spelledOut(Column column) {
        String type =
                switch (column.type().raw().toLowerCase(Locale.ROOT)) {
                    case "smallserial", "serial2" -> "smallint";
                    case "serial", "serial4" -> "integer";
                    case "bigserial", "serial8" -> "bigint";
                    default -> "";
                };
        return type.isEmpty()
                ? column
                : new Column(
                        column.name(),
                        ColumnType.of(type, TypeKind.INTEGER),
                        false,
                        null,
                        null,
                        Identity.of(Identity.Kind.SERIAL),
                        null,
                        column.comment());
    }

    /** Partitions go with the table they are parts of. */
    private boolean stays(Table table) {
        return !(change instanceof Change.DropTable(ObjectName dropped))
                || !Partitions.isPartOf(table, dropped, before);
    }

    /** A foreign key cannot outlive what it refers to. */
    private boolean stays(Constraint constraint, Table table) {
        return !(constraint instanceof ForeignKey key)
                || switch (change) {
                    case Change.DropTable(ObjectName dropped) -> !key.target().equals(dropped);
                    case Change.DropColumn(ObjectName owner, String column) ->
                        table.name().equals(owner)
                                || !key.target().equals(owner)
                                || !key.targetColumns().contains(column);
                    default -> true;
                };
    }

    /** Rules and policies go with the table; statistics also with one of their columns. */
    private boolean stays(OtherObject other) {
        ObjectName table = other.table();
        return switch (change) {
            case Change.DropTable(ObjectName dropped) ->
                table == null
                        || before.table(table)
                                .filter(t -> Partitions.isPartOf(t, dropped, before))
                                .isEmpty();
            case Change.DropColumn(ObjectName owner, String column) ->
                !owner.equals(table)
                        || other.kind() != ObjectKind.OTHER
                        || !new ColumnUse(before.table(owner).orElseThrow(), column).in(other.definition());
            default -> true;
        };
    }

    /** A trigger cannot outlive a column that its event or its condition names; what its function does is not seen. */
    private boolean stays(Trigger trigger) {
        if (!(change instanceof Change.DropColumn(ObjectName table, String column))
                || !trigger.table().equals(table)) {
            return true;
        }
        return !names(trigger, new ColumnUse(before.table(table).orElseThrow(), column));
    }

    /** Whether a trigger's event or condition names the column, so that PostgreSQL holds on to it. */
    static boolean names(Trigger trigger, ColumnUse column) {
        String definition = trigger.definition();
        int head = SqlTokens.of(definition).stream()
                .filter(t -> t.is("EXECUTE"))
                .findFirst()
                .map(SqlToken::start)
                .orElse(definition.length());
        return column.in(definition.substring(0, head));
    }

    private List<Sequence> sequences(List<Table> tables) {
        List<Sequence> sequences = new ArrayList<>();
        for (Sequence sequence : after.sequences()) {
            Sequence followed = followed(sequence);
            Column owner = column(tables, followed);
            Column ownerBefore = column(before.tables(), sequence);
            boolean noLongerSerial = owner != null && !isSerial(owner) && ownerBefore != null && isSerial(ownerBefore);
            if (followed.ownerTable() == null || owner != null && !noLongerSerial) {
                sequences.add(followed);
            }
        }
        for (Table table : tables) {
            table.columns().stream()
                    .filter(PostgresqlSettledSchema::isSerial)
                    .filter(c -> sequences.stream()
                            .noneMatch(s -> table.name().equals(s.ownerTable())
                                    && c.name().equals(s.ownerColumn())))
                    .map(c -> Numbering.usual(table.name(), c, relations(table.name())))
                    .toList()
                    .forEach(sequences::add);
        }
        sequences.sort(Comparator.comparing(Sequence::name));
        return sequences;
    }

    private static boolean isSerial(Column column) {
        return column.identity() != null && column.identity().kind() == Identity.Kind.SERIAL;
    }

    /** The owner goes by its new name; the sequence keeps its own. */
    private Sequence followed(Sequence sequence) {
        ObjectName table = sequence.ownerTable();
        if (table == null || !table.equals(change.table())) {
            return sequence;
        }
        return switch (change) {
            case Change.RenameTable rename -> owned(sequence, table.withName(rename.newName()), sequence.ownerColumn());
            case Change.RenameColumn rename ->
                rename.column().equals(sequence.ownerColumn()) ? owned(sequence, table, rename.newName()) : sequence;
            default -> sequence;
        };
    }

    private static Sequence owned(Sequence sequence, ObjectName table, @Nullable String column) {
        return new Sequence(sequence.name(), table, column, sequence.options());
    }

    private static @Nullable Column column(List<Table> tables, Sequence sequence) {
        String column = sequence.ownerColumn();
        return tables.stream()
                .filter(t -> t.name().equals(sequence.ownerTable()))
                .flatMap(t -> t.columns().stream())
                .filter(c -> c.name().equals(column))
                .findFirst()
                .orElse(null);
    }
}
