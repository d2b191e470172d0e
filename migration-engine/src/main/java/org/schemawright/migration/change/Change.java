package org.schemawright.migration.change;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.Dependency;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.SqlObject;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.Trigger;

/** One change of a schema, as a person would say it. */
public sealed interface Change {

    /** The table it touches, by the name it has before the change. */
    ObjectName table();

    /** A new table with its keys and indexes, and the triggers that belong to it. */
    record CreateTable(Table definition, List<Trigger> triggers) implements Change {
        public CreateTable {
            triggers = List.copyOf(triggers);
        }

        @Override
        public ObjectName table() {
            return definition.name();
        }
    }

    /** A table goes, with its rows, indexes and triggers. */
    record DropTable(ObjectName table) implements Change {}

    /** Something goes by another name. */
    sealed interface Rename extends Change, Renaming {

        @Override
        Rename reversed();
    }

    /** A table gets another name; keys, views and triggers that name it follow. */
    record RenameTable(ObjectName table, String newName) implements Rename {

        @Override
        public Rename reversed() {
            return new RenameTable(table.withName(newName), table.name());
        }
    }

    /**
     * A new column.
     *
     * @param after the column it is to stand behind; null for the end. A wish: so far every engine puts it at the end
     * @param key a foreign key on the new column alone; null for none
     */
    record AddColumn(
            ObjectName table,
            Column column,
            @Nullable String after,
            @Nullable Constraint key) implements Change {}

    /** A column goes, with its values, and with the constraints and indexes that need it. */
    record DropColumn(ObjectName table, String column) implements Change {}

    /** A column gets another name; keys, indexes, checks, views and triggers that name it follow. */
    record RenameColumn(ObjectName table, String column, String newName) implements Rename {

        @Override
        public Rename reversed() {
            return new RenameColumn(table, newName, column);
        }
    }

    /**
     * A column gets another type, nullability, default or collation under the same name.
     *
     * @param fill what rows without a value get when the column must have one, as SQL; null for nothing: then they stop it
     */
    record AlterColumn(
            ObjectName table,
            Column before,
            Column after,
            @Nullable String fill) implements Change {

        public AlterColumn(ObjectName table, Column before, Column after) {
            this(table, before, after, null);
        }

        /** Whether rows without a value may be there, and no longer afterwards. */
        public boolean demandsValues() {
            return before.nullable() && !after.nullable();
        }
    }

    /**
     * The columns of a table stand in another order. Columns that the lists leave out stay behind the one that they stand
     * behind.
     *
     * @param before the names in the order in which they stood
     * @param after the same names as they are to stand
     */
    record OrderColumns(ObjectName table, List<String> before, List<String> after) implements Change {
        public OrderColumns {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }

        /** The fewest columns that have to move, in the order in which they stand then. */
        public List<String> moved() {
            return ColumnOrder.moved(before, after);
        }

        /** The same with a column under another name. */
        public OrderColumns renamed(String column, String newName) {
            UnaryOperator<String> name = each -> each.equals(column) ? newName : each;
            return new OrderColumns(
                    table,
                    before.stream().map(name).toList(),
                    after.stream().map(name).toList());
        }

        /** The same without some columns, as if they were not there. */
        public OrderColumns without(Predicate<String> columns) {
            Predicate<String> left = columns.negate();
            return new OrderColumns(
                    table,
                    before.stream().filter(left).toList(),
                    after.stream().filter(left).toList());
        }
    }

    record AddConstraint(ObjectName table, Constraint constraint) implements Change {}

    record DropConstraint(ObjectName table, Constraint constraint) implements Change {}

    record CreateIndex(ObjectName table, Index index) implements Change {}

    record DropIndex(ObjectName table, Index index) implements Change {}

    /**
     * A view, trigger or routine comes, goes, or gets another text.
     *
     * @param before null where it is new
     * @param after as its engine reads it, of the same sort; null where it goes
     * @param needs what it needs then, as its engine tells; of what goes, what it needed
     */
    record ReplaceObject(
            @Nullable SqlObject before, @Nullable SqlObject after, List<Dependency> needs) implements Change {
        public ReplaceObject {
            needs = List.copyOf(needs);
            if (before == null && after == null) {
                throw new IllegalArgumentException("nothing comes of nothing");
            }
        }

        /** It goes. */
        public static ReplaceObject drop(SqlObject object) {
            return new ReplaceObject(object, null, List.of());
        }

        /** What it is about, by the name it has before; by its own where it is new. */
        public ObjectRef ref() {
            return Objects.requireNonNull(before != null ? before : after).ref();
        }

        /** The view or routine itself; of a trigger, what it fires on. */
        @Override
        public ObjectName table() {
            return ref().name();
        }
    }
}
