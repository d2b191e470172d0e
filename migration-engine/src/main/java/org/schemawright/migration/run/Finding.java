package org.schemawright.migration.run;

import java.util.List;

/**
 * Something between a database and its folder that a person should know before the next run.
 *
 * @param kind what sort of thing
 * @param revision the id of the revision it is about; empty where it is about none
 * @param object the name of what else it is about: an index, quoted as SQL, or another tool's table; empty elsewhere
 * @param words what happened, in one or two sentences
 * @param waysOut what can be done, each in a sentence with the command for it; the first is the usual one;
 *     empty where nothing needs to be done
 */
public record Finding(Kind kind, String revision, String object, String words, List<String> waysOut) {

    /** Sorts of findings. */
    public enum Kind {
        /** A run was stopped between two steps of a revision. */
        HALF_APPLIED,
        /** What the next revision makes is there, but not recorded. */
        APPLIED_UNRECORDED,
        /** A process that has died holds the lock. */
        DEAD_LOCK,
        /** PostgreSQL: an index that was being built is there and not used. */
        INVALID_INDEX,
        /** A revision stands below one that is applied, and is not. */
        LATE_ADDED,
        /** A revision is applied whose file the folder does not have. */
        UNKNOWN_REVISION,
        /** A revision's statements were changed after it was applied. */
        CHANGED_AFTERWARDS,
        /** Another tool keeps a history here. */
        OTHER_TOOL
    }

    public Finding {
        waysOut = List.copyOf(waysOut);
    }

    /** Whether it is another tool's table that a first revision would have among its own. */
    public boolean isOtherTable() {
        return kind == Kind.OTHER_TOOL && !object.equals(CatalogLook.LIQUIBASE);
    }

    /** About a revision, or the history as a whole. */
    Finding(Kind kind, String revision, String words, List<String> waysOut) {
        this(kind, revision, "", words, waysOut);
    }
}
