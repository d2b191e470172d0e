package org.schemawright.desktop.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.Trigger;
import org.schemawright.migration.schema.View;

/** One line of the schema tree. */
sealed interface TreeEntry {

    /** What the line says. */
    String name();

    /** Tells the line from all others, also after the schema was read again. */
    String id();

    /** What is pending on what the line stands for. */
    enum Mark {
        NONE,
        ADDED,
        CHANGED,
        REMOVED
    }

    /** What a group holds. */
    enum GroupKind {
        TABLES("Tables"),
        VIEWS("Views"),
        TRIGGERS("Triggers"),
        INDEXES("Indexes");

        private final String words;

        GroupKind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** All objects of one kind. */
    record Group(GroupKind kind, int count) implements TreeEntry {
        @Override
        public String name() {
            return kind.words();
        }

        @Override
        public String id() {
            return "group " + kind;
        }
    }

    /**
     * A table.
     *
     * @param rows how many rows it has; negative where nobody knows
     */
    record TableLine(Table table, Mark mark, long rows) implements TreeEntry {
        @Override
        public String name() {
            return table.name().toString();
        }

        @Override
        public String id() {
            return "table " + table.name();
        }
    }

    record ViewLine(View view) implements TreeEntry {
        @Override
        public String name() {
            return view.name().toString();
        }

        @Override
        public String id() {
            return "view " + view.name();
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
            return "column " + owner + " " + column.name();
        }

        /** The type, or where the column points to. */
        String words() {
            return link == null ? column.type().words() : "\u2192 " + link.target();
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
            return "column " + view + " " + column.name();
        }
    }

    record IndexLine(ObjectName table, Index index) implements TreeEntry {
        @Override
        public String name() {
            return index.name();
        }

        @Override
        public String id() {
            return "index " + table + " " + index.name();
        }
    }

    record TriggerLine(Trigger trigger) implements TreeEntry {
        @Override
        public String name() {
            return trigger.name();
        }

        @Override
        public String id() {
            return "trigger " + trigger.table() + " " + trigger.name();
        }
    }

    /**
     * A line with the lines below it.
     *
     * @param open whether the filter found something below it, so that it must be open
     */
    record Branch(TreeEntry entry, List<Branch> children, boolean open) {
        public Branch {
            children = List.copyOf(children);
        }

        static Branch leaf(TreeEntry entry) {
            return new Branch(entry, List.of(), false);
        }
    }
}
