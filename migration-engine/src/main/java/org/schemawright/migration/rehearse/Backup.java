package org.schemawright.migration.rehearse;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A backup of a database, as a file.
 *
 * @param file where it is
 * @param made when, to the millisecond
 * @param label what it was made before, in a few words of letters and digits
 * @param bytes its size
 */
public record Backup(Path file, Instant made, String label, long bytes) {}
