package org.schemawright.migration.revision;

import java.nio.file.Path;

/**
 * A revision together with the file it was read from.
 *
 * @param file where it is kept
 * @param text the whole file, as it was when the revision was read
 * @param revision what it says
 * @param isOurs whether it is in our own form: nothing but SQL, sent as it stands
 */
public record StoredRevision(Path file, String text, Revision revision, boolean isOurs) {

    /** One in our own form. */
    public StoredRevision(Path file, String text, Revision revision) {
        this(file, text, revision, true);
    }
}
