package org.schemawright.migration.command;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.run.StampOutcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes down what is applied. */
@Command(name = "stamp", description = "Records revisions as applied, up or down, without running anything.")
final class StampCommand extends RevisionCommand {

    @Parameters(arity = "1..*", paramLabel = "REV", description = "With all below it; base for none.")
    private List<String> targets = List.of();

    @Option(names = "--purge", description = "Forget all that is recorded first, revisions without a file too.")
    private boolean purge;

    StampCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() throws IOException, SQLException {
        StampOutcome outcome = engine().stamp(connections(), dir(), targets, purge);
        String refusal = outcome.refusal();
        if (refusal != null) {
            return refuse(refusal);
        }
        StringBuilder words = new StringBuilder();
        for (Revision revision : outcome.added()) {
            words.append("Recorded as applied: ")
                    .append(revision.id())
                    .append(" ")
                    .append(revision.message())
                    .append("\n");
        }
        outcome.removed()
                .forEach(id -> words.append("Recorded no longer: ").append(id).append("\n"));
        return print(
                JsonText.object(
                        "added", outcome.added().stream().map(Revision::id).toList(), "removed", outcome.removed()),
                words.isEmpty() ? "All of that was recorded so already.\n" : words.toString());
    }
}
