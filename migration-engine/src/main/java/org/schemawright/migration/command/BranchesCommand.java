package org.schemawright.migration.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.RevisionGraph;
import org.schemawright.migration.revision.StoredRevision;
import picocli.CommandLine.Command;

/** Lists where the history divides. */
@Command(name = "branches", description = "Lists the revisions on which more than one builds, and labelled branches.")
final class BranchesCommand extends RevisionCommand {

    BranchesCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() throws Exception {
        RevisionGraph graph = history();
        RevisionWords words = new RevisionWords(graph, hasDatabase() ? status() : null);
        List<Map<String, @Nullable Object>> values = new ArrayList<>();
        StringBuilder lines = new StringBuilder();
        for (StoredRevision stored : graph.ordered()) {
            Revision revision = stored.revision();
            List<String> children = graph.children(revision.id());
            if (children.size() > 1 || !revision.branches().isEmpty()) {
                Map<String, @Nullable Object> value = new LinkedHashMap<>(words.value(revision));
                value.put("branches", revision.branches());
                value.put("children", children);
                values.add(value);
                lines.append(RevisionWords.lines(List.of(words.row(revision))));
                if (children.size() > 1) {
                    children.forEach(child -> graph.find(child).ifPresent(c -> lines.append("  -> ")
                            .append(RevisionWords.lines(List.of(words.row(c.revision()))))));
                }
            }
        }
        tell(graph.problems());
        return print(values, lines.isEmpty() ? "The history has no branches.\n" : lines.toString());
    }
}
