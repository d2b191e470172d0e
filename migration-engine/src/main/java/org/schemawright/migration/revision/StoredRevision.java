package org.schemawright.migration.revision;

import java.nio.file.Path;

/**
 * A revision together with the file it was read from.
 *
 * @param file where it is kept
 * @param text the whole file, as it was when the revision was read
 * @param revision what it says
 */
public record StoredRevision(Path file, String text, Revision revision) {}
