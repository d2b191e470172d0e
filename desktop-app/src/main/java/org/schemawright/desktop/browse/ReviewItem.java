package org.schemawright.desktop.browse;

import java.util.List;
import org.schemawright.desktop.changeset.ChangeWords;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.plan.Hazard;
import org.schemawright.migration.schema.ObjectName;

/** A line of the review's list. */
sealed interface ReviewItem {

    /** The table it is about. */
    ObjectName table();

    /**
     * The table that the changes below are about.
     *
     * @param note how much of it changes: "schema", "4 rows"
     */
    record Heading(ObjectName table, String note) implements ReviewItem {}

    /**
     * A change of a row.
     *
     * @param sentence in plain words
     * @param cells what is written, for an edited or a new row
     * @param trouble why it was refused at the last Apply or check
     */
    record Row(RowChange change, String sentence, List<ChangeWords.Cell> cells, RowTrouble trouble)
            implements ReviewItem {
        @Override
        public ObjectName table() {
            return change.table();
        }
    }

    /**
     * A change of the schema.
     *
     * @param detail a few words more; may be empty
     * @param hazards what it endangers
     */
    record Schema(Change change, String sentence, String detail, List<Hazard> hazards) implements ReviewItem {
        @Override
        public ObjectName table() {
            return change.table();
        }
    }
}
