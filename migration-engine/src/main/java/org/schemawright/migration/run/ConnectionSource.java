package org.schemawright.migration.run;

import java.sql.Connection;
import java.sql.SQLException;

/** Gives fresh connections of its own to whoever runs revisions: never pooled ones. */
@FunctionalInterface
public interface ConnectionSource {

    /** A new connection, which the caller closes. */
    Connection open() throws SQLException;
}
