package org.schemawright.migration.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.OtherConstraint;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.Trigger;
import org.schemawright.migration.schema.UniqueKey;

/**
 * What a schema looks like after a change. Renames are followed wherever both engines follow them: keys, checks,
 * indexes, views and triggers. The CREATE TABLE text of a changed table is given up, because only its engine knows how
 * the new one reads.
 */
public final class ChangedSchema {

    private final DatabaseSchema before;

    private ChangedSchema(DatabaseSchema before) {
        this.before = before;
    }

    /**
     * The schema after one change.
     *
     * @throws ImpossibleChange when the change does not fit the schema, for example because its table is not there
     */
    public static DatabaseSchema after(DatabaseSchema before, Change change) {
        return new ChangedSchema(before).after(change);
    }

    /** The schema after all changes, one on top of the other. */
    public static DatabaseSchema after(DatabaseSchema before, List<Change> changes) {
        DatabaseSchema schema = before;
        for (Change change : changes) {
            schema = after(schema, change);
        }
        return schema;
    }

    private DatabaseSchema after(Change change) {
        return switch (change) {
            case Change.CreateTable create -> created(create);
            case Change.DropTable drop -> dropped(drop.table());
            case Change.RenameTable rename -> {
                existing(rename.table());
                boolean sameButCase =
                        rename.newName().equalsIgnoreCase(rename.table().name());
                if (!sameButCase || rename.newName().equals(rename.table().name())) {
                    free(rename.table().withName(rename.newName()));
                }
                yield new RenamedTable(before, rename).schema();
            }
            case Change.AddColumn add -> replaced(added(existing(add.table()), add));
            case Change.DropColumn drop -> {
                Table table = existing(drop.table());
                column(table, drop.column());
                yield FollowedRefs.withoutColumn(drop.table(), drop.column())
                        .in(replaced(WithoutColumn.of(table, drop.column())));
            }
            case Change.RenameColumn rename -> {
                Table table = existing(rename.table());
                column(table, rename.column());
                if (!rename.newName().equalsIgnoreCase(rename.column())) {
                    freeColumn(table, rename.newName());
                }
                yield new RenamedColumn(before, rename).schema();
            }
            case Change.AlterColumn alter -> replaced(altered(existing(alter.table()), alter));
            case Change.OrderColumns order -> {
                Table table = existing(order.table());
                yield replaced(
                        table.withColumns(ColumnOrder.of(table, order.after())).withDefinition(null));
            }
            case Change.AddConstraint add -> replaced(with(existing(add.table()), add.constraint()));
            case Change.DropConstraint drop -> replaced(without(existing(drop.table()), drop.constraint()));
            case Change.CreateIndex create -> replaced(indexed(existing(create.table()), create.index()));
            case Change.DropIndex drop -> replaced(unindexed(existing(drop.table()), drop.index()));
            case Change.ReplaceObject replace -> new ReplacedObject(before, replace).schema();
        };
    }

    private DatabaseSchema created(Change.CreateTable create) {
        free(create.table());
        return before.withTables(Stream.concat(before.tables().stream(), Stream.of(create.definition())))
                .withTriggers(sorted(Stream.concat(before.triggers().stream(), create.triggers().stream())));
    }

    private DatabaseSchema dropped(ObjectName name) {
        existing(name);
        DatabaseSchema without = before.withTables(
                        before.tables().stream().filter(t -> !t.name().equals(name)))
                .withTriggers(before.triggers().stream()
                        .filter(t -> !t.table().equals(name))
                        .toList())
                .withOthers(before.others().stream()
                        .filter(o -> !name.equals(o.table()))
                        .toList());
        return FollowedRefs.withoutTable(name).in(without);
    }

    private static Table added(Table table, Change.AddColumn add) {
        freeColumn(table, add.column().name());
        List<Column> columns = new ArrayList<>(table.columns());
        columns.add(add.column());
        Constraint key = add.key();
        Table grown = table.withColumns(columns).withDefinition(null);
        return key == null ? grown : with(grown, key);
    }

    private static Table altered(Table table, Change.AlterColumn alter) {
        column(table, alter.before().name());
        return table.withColumns(table.columns().stream()
                        .map(c -> c.name().equals(alter.before().name()) ? alter.after() : c)
                        .toList())
                .withDefinition(null);
    }

    /** A new constraint goes behind the last of its kind, where the readers would find it. */
    private static Table with(Table table, Constraint constraint) {
        if (constraint instanceof PrimaryKey && table.primaryKey().isPresent()) {
            throw new ImpossibleChange("The table " + table.name() + " already has a primary key.");
        }
        return table.withConstraints(Stream.concat(table.constraints().stream(), Stream.of(constraint))
                        .sorted(Comparator.comparing(ChangedSchema::rank))
                        .toList())
                .withDefinition(null);
    }

    private static int rank(Constraint constraint) {
        return switch (constraint) {
            case PrimaryKey key -> 0;
            case UniqueKey key -> 1;
            case ForeignKey key -> 2;
            case CheckConstraint check -> 3;
            case OtherConstraint other -> 4;
        };
    }

    private static Table without(Table table, Constraint constraint) {
        List<Constraint> left = new ArrayList<>(table.constraints());
        if (!left.remove(constraint)) {
            throw new ImpossibleChange("The table " + table.name() + " has no such constraint any more.");
        }
        return table.withConstraints(left).withDefinition(null);
    }

    private Table indexed(Table table, Index index) {
        boolean taken = before.tables().stream()
                .filter(t -> Objects.equals(t.name().schema(), table.name().schema()))
                .flatMap(t -> t.indexes().stream())
                .anyMatch(i -> i.name().equalsIgnoreCase(index.name()));
        if (taken) {
            throw new ImpossibleChange("There is already an index named " + index.name() + ".");
        }
        return table.withIndexes(Stream.concat(table.indexes().stream(), Stream.of(index))
                .sorted(Comparator.comparing(Index::name))
                .toList());
    }

    private static Table unindexed(Table table, Index index) {
        List<Index> left = table.indexes().stream()
                .filter(i -> !i.name().equals(index.name()))
                .toList();
        if (left.size() == table.indexes().size()) {
            throw new ImpossibleChange("The table " + table.name() + " has no index named " + index.name() + ".");
        }
        return table.withIndexes(left);
    }

    private DatabaseSchema replaced(Table table) {
        return before.withTables(before.tables().stream().map(t -> t.name().equals(table.name()) ? table : t));
    }

    private static List<Trigger> sorted(Stream<Trigger> triggers) {
        return triggers.sorted(Comparator.comparing(Trigger::name)).toList();
    }

    private Table existing(ObjectName name) {
        return before.table(name)
                .orElseThrow(() -> new ImpossibleChange("There is no table named " + name + " any more."));
    }

    private void free(ObjectName name) {
        free(name, before);
    }

    /** @throws ImpossibleChange when a table or view has that name, however it is spelled */
    static void free(ObjectName name, DatabaseSchema before) {
        Stream<ObjectName> taken = Stream.concat(
                before.tables().stream().map(Table::name),
                before.views().stream().map(v -> v.name()));
        if (taken.anyMatch(n -> sameName(n, name))) {
            throw new ImpossibleChange("There is already a table or view named " + name + ".");
        }
    }

    private static boolean sameName(ObjectName one, ObjectName other) {
        return Objects.equals(one.schema(), other.schema()) && one.name().equalsIgnoreCase(other.name());
    }

    private static Column column(Table table, String name) {
        return table.column(name)
                .orElseThrow(
                        () -> new ImpossibleChange("The table " + table.name() + " has no column named " + name + "."));
    }

    private static void freeColumn(Table table, String name) {
        @Nullable
        Column taken = table.columns().stream()
                .filter(c -> c.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
        if (taken != null) {
            throw new ImpossibleChange(
                    "The table " + table.name() + " already has a column named " + taken.name() + ".");
        }
    }
}
