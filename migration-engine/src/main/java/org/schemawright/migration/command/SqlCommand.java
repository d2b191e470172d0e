package org.schemawright.migration.command;

import java.io.IOException;
import java.sql.SQLException;
import org.schemawright.migration.run.DatabaseStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints what a run would send. */
@Command(
        name = "sql",
        description = "Prints the SQL of a run with its rows of history, for sqlite3 or psql; it needs no database.")
final class SqlCommand extends RevisionCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "FROM:TO",
            description = "Up or down; FROM is base, or where --url stands, and TO is head if not given.")
    private String range = "";

    SqlCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() throws IOException, SQLException {
        int colon = range.indexOf(':');
        String from = colon < 0 ? "" : range.substring(0, colon);
        String to = range.substring(colon + 1);
        return print(engine().script(dir(), from.isEmpty() ? present() : from, to.isEmpty() ? "head" : to));
    }

    private String present() throws IOException, SQLException {
        if (!hasDatabase()) {
            return "base";
        }
        DatabaseStatus status = status();
        String current = status.current();
        return current == null ? "base" : current;
    }
}
