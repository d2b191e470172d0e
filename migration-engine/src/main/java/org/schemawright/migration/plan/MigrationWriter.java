package org.schemawright.migration.plan;

import java.util.List;
import org.schemawright.migration.change.ImpossibleChange;
import org.schemawright.migration.schema.DatabaseSchema;

/** Writes what leads from one whole schema to another, in the SQL of one engine. */
public interface MigrationWriter {

    /**
     * The statements that turn the one into the other, each in an order in which it can run. What has the same name in both
     * is the same thing: renames are written before. The run stops at a column that must have a value when rows have none.
     *
     * @param from the schema as it is
     * @param to the schema as it is to be, as the engine itself would give it back
     * @return empty where nothing has to be done
     * @throws ImpossibleChange when the engine has no way from one to the other that keeps the rows
     */
    default List<Statement> write(DatabaseSchema from, DatabaseSchema to) {
        return write(from, to, List.of());
    }

    /**
     * The same, where rows get values first.
     *
     * @param fills by the names in {@code from}
     */
    List<Statement> write(DatabaseSchema from, DatabaseSchema to, List<Fill> fills);

    /**
     * The same on the way back, where what was taken away is put back. Rows of which nothing is kept get a value that says
     * nothing in a column that must have one.
     *
     * @param kept what is kept, by the names in {@code to}
     */
    List<Statement> writeBack(DatabaseSchema from, DatabaseSchema to, KeptData kept);
}
