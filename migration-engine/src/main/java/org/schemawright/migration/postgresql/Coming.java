package org.schemawright.migration.postgresql;

import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.Table;

/** What of a schema is still to be made, by somebody who builds it; the rest is there, and may have to be changed. */
interface Coming {

    /** Nothing is there yet. */
    Coming EVERYTHING = new Coming() {
        @Override
        public boolean comes(ObjectRef object) {
            return true;
        }

        @Override
        public Table part(Table table) {
            return table;
        }

        @Override
        public void change(ObjectRef object) {}
    };

    /** Whether it has to be made: a whole, or a part such as a column's default, a constraint, an index or a comment. */
    boolean comes(ObjectRef object);

    /** Told of a table that was made, before others refer to it and anything watches it. */
    default void made(Table table) {}

    /** The table with those of its constraints, indexes and options that come; with all of them where the table comes. */
    Table part(Table table);

    /** Changes what is there, at the place in the order where everything that it will need is there. */
    void change(ObjectRef object);
}
