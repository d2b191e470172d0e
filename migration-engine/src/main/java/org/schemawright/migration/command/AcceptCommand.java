package org.schemawright.migration.command;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.revision.RevisionFolder;
import org.schemawright.migration.revision.RevisionGraph;
import org.schemawright.migration.revision.RevisionTargets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes changed files as they are. */
@Command(name = "accept", description = "Takes files that were changed by hand as they are now; they may run then.")
final class AcceptCommand extends RevisionCommand {

    @Parameters(arity = "0..1", paramLabel = "REV", description = "Which; the whole folder if not given.")
    private @Nullable String target;

    AcceptCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() throws Exception {
        RevisionGraph graph = history();
        Path file = target == null
                ? null
                : graph.find(new RevisionTargets(graph, List.of()).revision(target))
                        .orElseThrow()
                        .file();
        new RevisionFolder(dir()).accept(file);
        String what = file == null ? dir().toString() : String.valueOf(file.getFileName());
        return print(JsonText.object("accepted", what), "Accepted " + what + " as it is.\n");
    }
}
