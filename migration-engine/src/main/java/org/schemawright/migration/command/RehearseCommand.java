package org.schemawright.migration.command;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.schemawright.migration.rehearse.CopiedRows;
import org.schemawright.migration.rehearse.RehearsalOptions;
import org.schemawright.migration.rehearse.RehearsalReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tries a run on a copy. */
@Command(
        name = "rehearse",
        description = "Tries what is pending on a copy of the database: up, down and up again; ends with 1 unless all"
                + " comes back.")
final class RehearseCommand extends RevisionCommand {

    @Parameters(arity = "0..1", paramLabel = "REV", description = "As for upgrade; head if not given.")
    private String target = "head";

    @Option(
            names = "--rows",
            paramLabel = "NONE|SAMPLE|ALL",
            description = "Which rows the copy gets; all if not given.")
    private CopiedRows rows = CopiedRows.ALL;

    RehearseCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() throws Exception {
        HazardText hazards;
        try (Connection connection = access().connect(url())) {
            hazards = HazardText.ofRun(engine().runHazards(connection, dir(), true, target));
        }
        hazards.lines().forEach(this::say);
        RehearsalReport report = engine().rehearsal(connections()).upgrade(dir(), target, RehearsalOptions.quiet(rows));
        report.notes().forEach(this::say);
        List<Object> legs = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (RehearsalReport.Leg leg : report.legs()) {
            List<Object> statements = new ArrayList<>();
            List<List<String>> lines = new ArrayList<>();
            for (RehearsalReport.Ran ran : leg.statements()) {
                statements.add(JsonText.object(
                        "revision", ran.revision(),
                        "number", ran.number(),
                        "sql", ran.sql(),
                        "millis", ran.time().toMillis(),
                        "rows", ran.rows()));
                lines.add(List.of(ran.revision(), ran.time().toMillis() + " ms", ran.rows() + " rows", ran.sql()));
            }
            String phase = leg.phase().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            legs.add(JsonText.object("phase", phase, "millis", leg.time().toMillis(), "statements", statements));
            text.append(phase).append(", ").append(leg.time().toMillis()).append(" ms\n");
            text.append(RevisionWords.lines(lines).indent(2));
        }
        RehearsalReport.Failure failure = report.failure();
        List<String> missed = report.missed().stream().map(Object::toString).toList();
        text.append(
                report.isProven()
                        ? "It went up, down and up again, and all came back.\n"
                        : failure != null
                                ? failure.words() + "\n"
                                : "It went to the end, but not all came back as it was.\n");
        int written = print(
                JsonText.object(
                        "proven", report.isProven(), "missed", missed, "legs", legs, "hazards", hazards.values()),
                text.toString());
        return report.isProven() ? written : REFUSED;
    }
}
