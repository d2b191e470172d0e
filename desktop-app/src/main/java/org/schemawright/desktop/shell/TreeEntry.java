package org.schemawright.desktop.shell;

import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.Trigger;
import org.schemawright.migration.schema.Unread;
import org.schemawright.migration.schema.View;

/** One line of the schema tree. */
sealed interface TreeEntry {

    /** What the line says. */
    String name();

    /** Tells the line from all others below the same line, also after the schema was read again. */
    String id();

    /** By what the filter finds it; empty where it is not looked for. */
    default String searched() {
        return name();
    }

    /** The object that it stands for; null where it stands for none. */
    default @Nullable ObjectRef ref() {
        return null;
    }

    /** The table or view whose rows it leads to; null where it leads to none. */
    default @Nullable ObjectName rows() {
        return null;
    }

    /** What is pending on what the line stands for. */
    enum Mark {
        NONE,
        ADDED,
        CHANGED,
        REMOVED
    }

    /**
     * All objects of one kind.
     *
     * @param within the table or schema whose objects they are; empty for the whole database
     */
    record Group(String within, GroupKind kind, int count) implements TreeEntry {
        @Override
        public String name() {
            return kind.words();
        }

        @Override
        public String id() {
            return "group " + within + kind;
        }

        @Override
        public String searched() {
            return "";
        }
    }

    /**
     * A schema of several.
     *
     * @param ref the object; null where it is not one of those read
     * @param tables how many tables it has
     */
    record SchemaLine(String name, @Nullable ObjectRef ref, int tables) implements TreeEntry {
        @Override
        public String id() {
            return "schema " + name;
        }
    }

    /**
     * A table.
     *
     * @param name without its schema where that stands above it
     * @param size how many rows it has; negative where nobody knows
     */
    record TableLine(String name, Table table, Mark mark, long size) implements TreeEntry {
        @Override
        public String id() {
            return "table " + table.name();
        }

        @Override
        public ObjectRef ref() {
            return table.ref();
        }

        @Override
        public ObjectName rows() {
            return table.name();
        }
    }

    /**
     * A view.
     *
     * @param name without its schema where that stands above it
     */
    record ViewLine(String name, View view, Mark mark) implements TreeEntry {
        @Override
        public String id() {
            return "view " + view.name();
        }

        @Override
        public ObjectRef ref() {
            return view.ref();
        }

        @Override
        public ObjectName rows() {
            return view.name();
        }
    }

    /**
     * A column of a table.
     *
     * @param key whether it is part of the primary key
     * @param link the foreign key it is part of; null where it is part of none
     */
    record ColumnLine(
            ObjectName owner,
            Column column,
            boolean key,
            @Nullable ForeignKey link,
            Mark mark) implements TreeEntry {
        @Override
        public String name() {
            return column.name();
        }

        @Override
        public String id() {
            return "column " + column.name();
        }

        @Override
        public ObjectRef ref() {
            return new ObjectRef(ObjectKind.COLUMN, owner, column.name());
        }

        @Override
        public ObjectName rows() {
            return owner;
        }

        /** The type, or where the column points to. */
        String words() {
            return link == null
                    ? column.type().words()
                    : "\u2192 " + link.target().within(owner.schema());
        }
    }

    /** A column of a view, which changes only with its view. */
    record ViewColumnLine(ObjectName view, Column column) implements TreeEntry {
        @Override
        public String name() {
            return column.name();
        }

        @Override
        public String id() {
            return "column " + column.name();
        }

        @Override
        public ObjectRef ref() {
            return new ObjectRef(ObjectKind.COLUMN, view, column.name());
        }

        @Override
        public ObjectName rows() {
            return view;
        }
    }

    /**
     * A key or a check of a table.
     *
     * @param name its own, or what it is where it has none
     * @param detail what it is about
     */
    record ConstraintLine(ObjectName table, Constraint constraint, String name, String detail) implements TreeEntry {
        /** Whether it has no name of its own, so that its table must stand for it. */
        boolean isNameless() {
            return constraint.name() == null;
        }

        @Override
        public String id() {
            return "constraint " + name + " " + detail;
        }

        @Override
        public String searched() {
            String own = constraint.name();
            return own == null ? "" : own;
        }

        @Override
        public ObjectRef ref() {
            String own = constraint.name();
            return own == null
                    ? ObjectRef.of(ObjectKind.TABLE, table)
                    : new ObjectRef(ObjectKind.CONSTRAINT, table, own);
        }
    }

    /**
     * An index.
     *
     * @param detail its table, or its columns where the table stands above it
     */
    record IndexLine(ObjectName table, Index index, String detail) implements TreeEntry {
        @Override
        public String name() {
            return index.name();
        }

        @Override
        public String id() {
            return "index " + table + " " + index.name();
        }

        @Override
        public ObjectRef ref() {
            return ObjectRef.of(ObjectKind.INDEX, table.withName(index.name()));
        }
    }

    /**
     * A trigger.
     *
     * @param detail its table, where that does not stand above it
     */
    record TriggerLine(Trigger trigger, String detail, Mark mark) implements TreeEntry {
        @Override
        public String name() {
            return trigger.name();
        }

        @Override
        public String id() {
            return "trigger " + trigger.table() + " " + trigger.name();
        }

        @Override
        public ObjectRef ref() {
            return trigger.ref();
        }
    }

    /**
     * Anything else that has a name and a definition.
     *
     * @param detail what a function returns, which table a rule belongs to; may be empty
     */
    record ObjectLine(ObjectRef ref, String name, String detail) implements TreeEntry {
        @Override
        public String id() {
            return "object " + ref;
        }
    }

    /** A part of the database that could not be read. */
    record UnreadLine(Unread unread) implements TreeEntry {
        @Override
        public String name() {
            return unread.part();
        }

        @Override
        public String id() {
            return "unread " + unread.part();
        }
    }
}
