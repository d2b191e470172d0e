package org.schemawright.desktop.connection;

import java.time.Instant;

/** A database that was opened before. */
public record RecentDatabase(ConnectionProfile profile, Instant lastOpened) {}
