package org.schemawright.migration.plan;

import java.util.List;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.DatabaseSchema;

/** Writes the statements of one engine. */
public interface DdlWriter {

    /**
     * The statements that make one change.
     *
     * @param change the change
     * @param before the schema it is made on
     * @param after the schema it leads to
     * @return in order, never empty
     */
    List<Statement> write(Change change, DatabaseSchema before, DatabaseSchema after);

    /**
     * The same on the way back, where what was taken away is put back.
     *
     * @param kept what is kept, by the names in {@code after}
     */
    default List<Statement> writeBack(Change change, DatabaseSchema before, DatabaseSchema after, KeptData kept) {
        return write(change, before, after);
    }

    /**
     * The schema after a change as this engine will give it back: with the texts that it keeps, and with what it adds by
     * itself. The later changes of a plan build on it.
     *
     * @param after the schema after the change, as any engine would have it
     */
    default DatabaseSchema settle(Change change, DatabaseSchema before, DatabaseSchema after) {
        return after;
    }

    /** Whether this engine writes all rows of the table anew for the change. */
    default boolean rewritesTable(Change change, DatabaseSchema before, DatabaseSchema after) {
        return false;
    }

    /** How the values of an altered column get on with its type; whatever is said for other changes is passed over. */
    default ValueFit valueFit(Change change, DatabaseSchema before) {
        return ValueFit.UNKNOWN;
    }
}
