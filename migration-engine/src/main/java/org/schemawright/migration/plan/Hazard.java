package org.schemawright.migration.plan;

import java.util.List;
import org.schemawright.migration.change.Change;

/**
 * What a change endangers, said before it runs.
 *
 * @param kind the kind, which a person may have to acknowledge by name
 * @param change the change
 * @param words one sentence
 * @param rows the rows of the database that it is about, so that they can be counted and shown; empty where that cannot be
 *     told, or it is about no rows
 */
public record Hazard(Kind kind, Change change, String words, List<HazardRows> rows) {

    /** Kinds of danger. */
    public enum Kind {
        /** Values are gone, and the way back cannot bring them. */
        DELETES_DATA,
        /** Values go, but are kept beside, and the way back puts them back. */
        KEEPS_DATA,
        /** Values become others, and the way back may not give the same ones. */
        CHANGES_VALUES,
        /** Rows without a value get one, and the way back leaves it there. */
        FILLS_ROWS,
        /** Existing rows may break a new rule, so that the run stops. */
        ROWS_MAY_BREAK_RULE,
        /** The whole table is written anew, which takes time on a large one. */
        REWRITES_TABLE,
        /** Something else that names the object may stop working. */
        BREAKS_DEPENDENTS;

        /** Whether what is lost does not come back, so that a person has to say that this is meant. */
        public boolean destroysData() {
            return this == DELETES_DATA || this == CHANGES_VALUES;
        }

        /** Whether there is something to beware of; of what is kept beside a person is only told. */
        public boolean isDanger() {
            return this != KEEPS_DATA;
        }
    }

    public Hazard {
        rows = List.copyOf(rows);
    }

    /** Of a change that no revision remembers, so that there is no going back of which its words could speak. */
    public Hazard withoutWayBack() {
        int back = words.indexOf(" Going back ");
        String rest = kind == Kind.KEEPS_DATA
                ? " Nothing puts them back by itself: they are in tables whose names begin with " + KeptRows.PREFIX
                        + ", which db purge lists."
                : "";
        return back < 0 ? this : new Hazard(kind, change, words.substring(0, back) + rest, rows);
    }

    /** About no rows that could be told. */
    public Hazard(Kind kind, Change change, String words) {
        this(kind, change, words, List.of());
    }
}
