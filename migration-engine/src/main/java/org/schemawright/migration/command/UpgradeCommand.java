package org.schemawright.migration.command;

import java.io.IOException;
import java.sql.SQLException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Applies revisions. */
@Command(name = "upgrade", description = "Applies what is not applied yet, one commit a revision.")
final class UpgradeCommand extends RunCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "REV",
            description = "An id or its beginning, +N, heads, LABEL@head, …; head if not given.")
    private String target = "head";

    @Option(names = "--create", description = "Make the SQLite file first when there is none.")
    private boolean create;

    UpgradeCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() throws Exception {
        if (create) {
            makeFile();
        }
        return end(
                engine().upgrade(connections(), dir(), target, listener(), () -> false),
                "Upgraded",
                "There was nothing to do.");
    }

    private void makeFile() throws IOException, SQLException {
        access().createIfMissing(url());
    }
}
