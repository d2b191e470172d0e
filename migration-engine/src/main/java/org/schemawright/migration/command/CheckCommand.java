package org.schemawright.migration.command;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.schemawright.migration.change.ImpossibleChange;
import org.schemawright.migration.rehearse.DriftReport;
import org.schemawright.migration.rehearse.TargetSchema;
import org.schemawright.migration.revision.HistoryProblem;
import org.schemawright.migration.run.DatabaseStatus;
import org.schemawright.migration.run.Finding;
import org.schemawright.migration.schema.DatabaseSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says whether all is in order. */
@Command(
        name = "check",
        description = "Ends with 1 when something is not in order with the folder, or the database is not as its head"
                + " revision makes it, or not as the target.")
final class CheckCommand extends RevisionCommand {

    @Mixin
    private TargetOption target = new TargetOption();

    CheckCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() throws Exception {
        List<String> found = new ArrayList<>();
        HazardText hazards = new HazardText(List.of());
        if (hasDatabase()) {
            DatabaseStatus status = status();
            tellLock(status);
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
            if (target.isGiven()) {
                compare(found);
            } else if (found.isEmpty()) {
                drift(found);
            }
        } else if (target.isGiven()) {
            say("Say with --url which database is to be compared with the target.");
            return DatabaseCommand.MISUSED;
        } else {
            history().problems().stream().map(HistoryProblem::words).forEach(found::add);
        }
        hazards.lines().forEach(this::say);
        int written = print(
                JsonText.object("inOrder", found.isEmpty(), "found", found, "hazards", hazards.values()),
                found.isEmpty() ? "All is in order.\n" : String.join("\n", found) + "\n");
        return found.isEmpty() ? written : REFUSED;
    }

    private void compare(List<String> found) throws Exception {
        TargetSchema wanted = target.read(engine().targets(connections()), access());
        wanted.notes().forEach(this::say);
        DatabaseSchema present;
        try (Connection connection = access().connect(url())) {
            present = engine().reflect(connection);
        }
        if (leadsSomewhere(present, wanted.schema())) {
            found.add("The database is not as the target wants it:\n"
                    + DifferenceText.of(present, wanted.schema()).stripTrailing());
        }
    }

    private boolean leadsSomewhere(DatabaseSchema present, DatabaseSchema wanted) throws Exception {
        try {
            return !engine().plan(present, wanted, List.of()).up().isEmpty();
        } catch (ImpossibleChange noWay) {
            return true;
        }
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
