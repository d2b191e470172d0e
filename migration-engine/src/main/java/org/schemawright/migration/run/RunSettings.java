package org.schemawright.migration.run;

import java.time.Duration;

/**
 * How a run is made.
 *
 * @param dialect {@code sqlite} or {@code postgresql}
 * @param patience how long to wait for another program that runs revisions on the same database
 * @param limits how long statements may take
 */
record RunSettings(String dialect, Duration patience, RunLimits limits) {}
