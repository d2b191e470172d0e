package org.schemawright.migration.command;

import java.sql.Connection;
import java.sql.SQLException;

/** How commands reach a database; who knows the forms of addresses gives it in. */
public interface DatabaseAccess {

    /**
     * Opens a database for reading. Makes no file.
     *
     * @param address a file or a URL, as the person wrote it
     * @throws SQLException or any RuntimeException when it cannot be opened
     */
    Connection connect(String address) throws SQLException;

    /** What happened and what can be done, in a line, for whatever was thrown here or while reading; no password. */
    String explain(Exception failure);
}
