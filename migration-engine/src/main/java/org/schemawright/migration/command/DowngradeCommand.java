package org.schemawright.migration.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes revisions back. */
@Command(name = "downgrade", description = "Takes revisions back, the newest first; one if nothing else is said.")
final class DowngradeCommand extends RunCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "REV",
            description = "Where to stop: an id or its beginning, -N, base, LABEL@base, …; -1 if not given.")
    private String target = "-1";

    DowngradeCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() throws Exception {
        if (!accepts(false, target)) {
            return REFUSED;
        }
        return end(
                engine().downgrade(connections(), dir(), target, listener(), () -> false),
                "Downgraded",
                "There was nothing to take back.");
    }
}
