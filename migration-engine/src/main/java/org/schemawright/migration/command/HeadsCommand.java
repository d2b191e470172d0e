package org.schemawright.migration.command;

import java.util.List;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.RevisionGraph;
import org.schemawright.migration.revision.StoredRevision;
import picocli.CommandLine.Command;

/** Lists the revisions that no other builds on. */
@Command(name = "heads", description = "Lists the revisions that no other builds on; mostly there is one.")
final class HeadsCommand extends RevisionCommand {

    HeadsCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() throws Exception {
        RevisionGraph graph = history();
        RevisionWords words = new RevisionWords(graph, hasDatabase() ? status() : null);
        List<Revision> heads = graph.heads().stream()
                .flatMap(id -> graph.find(id).stream())
                .map(StoredRevision::revision)
                .toList();
        tell(graph.problems());
        return print(
                heads.stream().map(words::value).toList(),
                RevisionWords.lines(heads.stream().map(words::row).toList()));
    }
}
