package org.schemawright.migration.command;

import java.io.IOException;
import java.sql.SQLException;
import org.schemawright.migration.run.Finding;
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
        if (!json()) {
            tellLeftovers();
        }
        if (!accepts(true, target)) {
            return REFUSED;
        }
        return end(
                engine().upgrade(connections(), dir(), target, listener(), () -> false),
                "Upgraded",
                "There was nothing to do.");
    }

    /** What the last run left is told before it is finished; the rest is told by current. */
    private void tellLeftovers() throws IOException, SQLException {
        tellFindings(findings().stream()
                .filter(f -> f.kind() != Finding.Kind.OTHER_TOOL && f.kind() != Finding.Kind.UNKNOWN_REVISION)
                .toList());
    }

    private void makeFile() throws IOException, SQLException {
        demandFolder();
        access().createIfMissing(url());
    }
}
