package org.schemawright.migration.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.revision.NewRevision;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.RevisionGraph;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes one head of several. */
@Command(name = "merge", description = "Makes a revision on top of several, so that the history has one head again.")
final class MergeCommand extends RevisionCommand {

    @Parameters(arity = "0..*", paramLabel = "REV", description = "Which; all heads if not given.")
    private List<String> targets = List.of("heads");

    @Option(
            names = {"-m", "--message"},
            paramLabel = "TEXT",
            description = "One line for people.")
    private @Nullable String message;

    @Option(names = "--branch", paramLabel = "LABEL", description = "A label for the branch that begins here.")
    private List<String> branches = List.of();

    MergeCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() throws Exception {
        RevisionGraph graph = history();
        if (graph.heads().size() < 2 && targets.equals(List.of("heads"))) {
            return refuse("The history has one head, so there is nothing to merge.");
        }
        String words = message == null ? "Merge" : message;
        Revision made = engine().merge(
                        dir(),
                        new NewRevision(words, System.getProperty("user.name", ""), targets, List.of(), branches));
        return print(
                JsonText.object("id", made.id(), "parents", made.parents()),
                "Made revision " + made.id() + ", which merges " + String.join(", ", made.parents()) + ".\n");
    }
}
