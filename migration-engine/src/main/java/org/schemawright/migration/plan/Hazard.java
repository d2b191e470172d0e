package org.schemawright.migration.plan;

import org.schemawright.migration.change.Change;

/**
 * What a change endangers, said before it runs.
 *
 * @param kind the kind, which a person may have to acknowledge by name
 * @param change the change
 * @param words one sentence
 */
public record Hazard(Kind kind, Change change, String words) {

    /** Kinds of danger. */
    public enum Kind {
        /** Values are gone, and the way back cannot bring them. */
        DELETES_DATA,
        /** Values go, but are kept beside, and the way back puts them back. */
        KEEPS_DATA,
        /** Existing rows may break a new rule, so that the run stops. */
        ROWS_MAY_BREAK_RULE,
        /** The whole table is written anew, which takes time on a large one. */
        REWRITES_TABLE,
        /** Something else that names the object may stop working. */
        BREAKS_DEPENDENTS
    }
}
