package org.schemawright.migration.revision;

import java.util.List;

/**
 * What is said beside the statements of a revision's file for those who read it there. Notes are not part of the
 * revision: reading the file passes over them.
 *
 * @param up one line for each statement forward; may be shorter than they are
 * @param down the same for the way back
 */
public record RevisionNotes(List<String> up, List<String> down) {

    /** No notes. */
    public static final RevisionNotes NONE = new RevisionNotes(List.of(), List.of());

    public RevisionNotes {
        up = List.copyOf(up);
        down = List.copyOf(down);
    }
}
