package org.schemawright.migration.plan;

import java.util.List;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.ValueRename;
import org.schemawright.migration.schema.DatabaseSchema;

/** What single changes come to in one engine: all of them as schemas, and as statements those that keep what they rename. */
public interface ChangeWriter {

    /**
     * The statements that give a table or column another name.
     *
     * @param rename the change
     * @param before the schema it is made on
     * @param after the schema it leads to
     * @return in order, never empty
     */
    List<Statement> rename(Change.Rename rename, DatabaseSchema before, DatabaseSchema after);

    /**
     * The statement that gives a value of an enum another name.
     *
     * @throws org.schemawright.migration.change.ImpossibleChange when the engine has no enums
     */
    Statement rename(ValueRename rename);

    /**
     * The schema after a change as this engine will give it back: with the texts that it keeps, and with what it adds by
     * itself. The later changes of a plan build on it.
     *
     * @param after the schema after the change, as any engine would have it
     * @throws org.schemawright.migration.change.ImpossibleChange when the engine has no such change
     */
    DatabaseSchema settle(Change change, DatabaseSchema before, DatabaseSchema after);

    /** Whether this engine writes all rows of the table anew for the change. */
    boolean rewritesTable(Change change, DatabaseSchema before, DatabaseSchema after);

    /** The condition, in SQL, that a column holds one of these values of its enum. */
    String isOneOf(String column, List<String> values);

    /** How the values of an altered column get on with its type; whatever is said for other changes is passed over. */
    ValueFit valueFit(Change change, DatabaseSchema before, DatabaseSchema after);
}
