package org.schemawright.migration.command;

/** A command was called without the database that it needs. */
final class MissingDatabaseException extends MisuseException {

    private static final long serialVersionUID = 1;

    MissingDatabaseException() {
        super("This needs a database. Give it with --url FILE, or --url postgresql://…");
    }
}
