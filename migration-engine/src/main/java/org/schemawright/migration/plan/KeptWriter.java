package org.schemawright.migration.plan;

import java.util.List;
import java.util.Optional;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;

/** Writes how one engine keeps what a plan takes away. What its way back puts back is written where the table comes back;
 * {@link #putBack} is for tables that are there. */
public interface KeptWriter {

    /**
     * The name of a side table.
     *
     * @param name the one wanted, which may be too long
     * @param left the schema that the plan leaves, in which the side table is to stay
     */
    ObjectName side(String name, DatabaseSchema left);

    /** Whether values of a column may be others after they were led to another type and back. */
    boolean loses(Change.AlterColumn change, DatabaseSchema before, DatabaseSchema left);

    /** Why it cannot be kept, as the second half of a sentence that begins with “because”; empty when it can. */
    Optional<String> obstacle(KeptRows rows);

    /** Makes the side table and fills it, while everything is there. */
    List<Statement> keep(KeptRows rows);

    /**
     * What tells the rows apart less well than a key would, as sentences that begin with a space; empty where a key does.
     */
    String caution(KeptRows rows);

    /** Whether {@link #putBack} can put it back into a table that is there with all its rules. */
    boolean canReturn(KeptRows rows);

    /**
     * Puts it back into the tables, which are as they were; rows that came meanwhile stay as they are.
     *
     * @param together what is kept of one table, or of several that refer to each other in a circle
     */
    List<Statement> putBack(List<KeptRows> together);

    /** Drops the side table, when everything is put back. */
    List<Statement> letGo(KeptRows rows);

    /**
     * What counts no more in the schema that is left, so that numbers would be given twice on the way back; the sides of
     * those found have no number yet.
     *
     * @param kept the rows that are kept, with what their tables have counted
     */
    List<KeptCount> counts(DatabaseSchema before, DatabaseSchema left, List<KeptRows> kept);

    /** Makes the side table of a count. */
    List<Statement> keep(KeptCount count);

    /** Drops it, when the count is told again. */
    List<Statement> letGo(KeptCount count);

    /** What fails with the sentence, and so rolls everything back. Their text contains {@link NoWayBack#MARK}. */
    List<Statement> stop(String sentence);
}
