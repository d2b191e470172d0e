package org.schemawright.migration.command;

import java.util.List;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.RevisionGraph;
import org.schemawright.migration.revision.RevisionTargets;
import org.schemawright.migration.revision.StoredRevision;
import org.schemawright.migration.run.DatabaseStatus;
import org.schemawright.migration.run.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says where the database stands. */
@Command(name = "current", description = "Says at which revision the database stands, and what is not in order.")
final class CurrentCommand extends RevisionCommand {

    @Option(names = "--check-heads", description = "End with 1 when it is not at head.")
    private boolean checkHeads;

    CurrentCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    boolean needsFolder() {
        return false;
    }

    @Override
    int run() throws Exception {
        RevisionGraph graph = history();
        DatabaseStatus status = status();
        RevisionWords words = new RevisionWords(graph, status);
        List<Revision> currents = new RevisionTargets(graph, status.applied())
                .currents().stream()
                        .flatMap(id -> graph.find(id).stream())
                        .map(StoredRevision::revision)
                        .toList();
        tell(status.problems());
        tellLock(status);
        List<Finding> findings = findings();
        tellFindings(findings);
        int pending = status.pending().size();
        String rest = pending == 0 ? "" : pending + (pending == 1 ? " revision is" : " revisions are") + " pending.\n";
        int written = print(
                JsonText.object(
                        "current", currents.stream().map(Revision::id).toList(),
                        "pending", status.pending().stream().map(Revision::id).toList(),
                        "partial", status.partial(),
                        "unknown", status.unknown(),
                        "lockedBy", status.lockedBy(),
                        "findings",
                                findings.stream().map(RevisionCommand::value).toList()),
                (currents.isEmpty()
                                ? "base: no revision is applied.\n"
                                : RevisionWords.lines(
                                        currents.stream().map(words::row).toList()))
                        + rest);
        return checkHeads && !status.atHead() ? REFUSED : written;
    }
}
