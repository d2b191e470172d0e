package org.schemawright.migration.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.schemawright.migration.revision.HistoryProblem;
import org.schemawright.migration.revision.RevisionFolder;
import org.schemawright.migration.revision.RevisionGraph;
import org.schemawright.migration.revision.StoredRevision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Brings files back as they were. */
@Command(name = "restore", description = "Brings the file of a revision back as it was kept or last ran from here.")
final class RestoreCommand extends RevisionCommand {

    @Parameters(arity = "1..*", paramLabel = "REV", description = "The whole id.")
    private List<String> ids = List.of();

    RestoreCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() throws Exception {
        RevisionGraph graph = history();
        RevisionFolder folder = new RevisionFolder(dir());
        StringBuilder words = new StringBuilder();
        for (String id : ids) {
            Path present = graph.find(id).map(StoredRevision::file).orElseGet(() -> unreadable(graph, id));
            Optional<Path> file = folder.restore(id, present);
            if (file.isEmpty()) {
                return refuse(words + "What the file of " + id
                        + " said is not known here. Write its whole id, or bring it back from version control.");
            }
            words.append("Brought back ").append(file.get().getFileName()).append(".\n");
        }
        return print(JsonText.object("restored", ids), words.toString());
    }

    /** A file may be so broken that it is no revision any more; its name still says which it was. */
    private static @org.jspecify.annotations.Nullable Path unreadable(RevisionGraph graph, String id) {
        return graph.problems().stream()
                .filter(HistoryProblem.Unreadable.class::isInstance)
                .map(p -> ((HistoryProblem.Unreadable) p).file())
                .filter(file -> String.valueOf(file.getFileName()).contains(id))
                .findFirst()
                .orElse(null);
    }
}
