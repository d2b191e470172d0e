package org.schemawright.migration.command;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.schemawright.migration.rehearse.DriftReport;
import org.schemawright.migration.revision.HistoryProblem;
import org.schemawright.migration.run.DatabaseStatus;
import org.schemawright.migration.run.Finding;
import picocli.CommandLine.Command;

/** Says whether all is in order. */
@Command(
        name = "check",
        description = "Ends with 1 when something is not in order with the folder, or the database is not as its head"
                + " revision makes it.")
final class CheckCommand extends RevisionCommand {

    CheckCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() throws Exception {
        List<String> found = new ArrayList<>();
        HazardText hazards = new HazardText(List.of());
        if (hasDatabase()) {
            DatabaseStatus status = status();
            status.problems().forEach(p -> found.add(p.words()));
            for (Finding finding : findings()) {
                if (finding.kind() != Finding.Kind.OTHER_TOOL) {
                    found.add(finding.words() + " " + finding.waysOut().getFirst());
                }
            }
            int pending = status.pending().size();
            if (pending > 0) {
                try (Connection connection = access().connect(url())) {
                    hazards = HazardText.ofRun(engine().runHazards(connection, dir(), true, "heads"));
                }
                found.add((pending == 1 ? "1 revision is" : pending + " revisions are")
                        + " not applied yet. Run: db upgrade");
            }
            if (found.isEmpty()) {
                drift(found);
            }
        } else {
            history().problems().stream().map(HistoryProblem::words).forEach(found::add);
        }
        hazards.lines().forEach(this::say);
        int written = print(
                JsonText.object("inOrder", found.isEmpty(), "found", found, "hazards", hazards.values()),
                found.isEmpty() ? "All is in order.\n" : String.join("\n", found) + "\n");
        return found.isEmpty() ? written : REFUSED;
    }

    private void drift(List<String> found) throws Exception {
        DriftReport report = engine().drift(connections()).of(dir(), () -> false);
        int differences = report.differences().size();
        if (differences > 0) {
            found.add("The database is not as its revisions make it, in "
                    + (differences == 1 ? "1 thing" : differences + " things") + ". See them: db drift");
        }
    }
}
