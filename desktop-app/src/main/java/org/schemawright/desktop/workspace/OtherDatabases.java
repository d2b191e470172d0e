package org.schemawright.desktop.workspace;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.connection.ConnectionProfile;
import org.schemawright.migration.run.ConnectionSource;

/** The databases that were opened before, to look into one beside the open one. Asked on the JavaFX thread. */
public interface OtherDatabases {

    /** Them, the last opened first. */
    List<ConnectionProfile> known();

    /** Whether a password for it is known. */
    boolean hasPassword(ConnectionProfile profile);

    /**
     * Opens reading connections to one, beside the JavaFX thread; what goes wrong there is in words.
     *
     * @param password null for the one that is remembered, if any
     */
    ConnectionSource source(ConnectionProfile profile, char @Nullable [] password);
}
