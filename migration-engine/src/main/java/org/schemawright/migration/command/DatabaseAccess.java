package org.schemawright.migration.command;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.schemawright.migration.rehearse.DatabaseReach;
import org.schemawright.migration.rehearse.EntityStatements;

/** How commands reach a database; who knows the forms of addresses gives it in. */
public interface DatabaseAccess {

    /**
     * Opens a database for reading. Makes no file.
     *
     * @param address a file or a URL, as the person wrote it
     * @throws SQLException or any RuntimeException when it cannot be opened
     */
    Connection connect(String address) throws SQLException;

    /**
     * How to run revisions in a database, and to make scratch databases beside it. Makes no file.
     *
     * @param address a file or a URL, as the person wrote it
     * @throws SQLException or any RuntimeException when there is none to be reached
     */
    DatabaseReach reach(String address) throws SQLException;

    /**
     * Makes an empty SQLite file where there is nothing of that name; otherwise does nothing.
     *
     * @throws IOException or SQLException when it cannot be made
     */
    void createIfMissing(String address) throws IOException, SQLException;

    /**
     * Reads the entity classes of programs.
     *
     * @param libraries jars, and folders of jars or classes, that they need
     */
    EntityStatements entities(List<Path> libraries);

    /** What happened and what can be done, in a line, for whatever was thrown here or while reading; no password. */
    String explain(Exception failure);
}
