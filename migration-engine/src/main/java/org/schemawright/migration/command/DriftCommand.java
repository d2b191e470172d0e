package org.schemawright.migration.command;

import org.schemawright.migration.rehearse.DriftReport;
import picocli.CommandLine.Command;

/** Says what a database has that its revisions did not make. */
@Command(
        name = "drift",
        description = "Says what differs between the database and what its applied revisions make; ends with 1 then.")
final class DriftCommand extends RevisionCommand {

    DriftCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() throws Exception {
        DriftReport report = engine().drift(connections()).of(dir(), () -> false);
        report.notes().forEach(this::say);
        boolean none = report.differences().isEmpty();
        int written = print(
                JsonText.object(
                        "drift",
                        !none,
                        "differences",
                        report.differences().stream()
                                .map(d -> JsonText.object(
                                        "object",
                                        d.object().toString(),
                                        "change",
                                        d.added() ? "added" : d.removed() ? "removed" : "changed"))
                                .toList()),
                none
                        ? "The database is as its revisions make it.\n"
                        : DifferenceText.of(report.expected(), report.actual()));
        if (!none) {
            say(
                    "Take it over: db generate --url … with the database as it is wanted as --target; or put it back by hand.");
        }
        return none ? written : REFUSED;
    }
}
