package org.schemawright.migration.command;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.RevisionGraph;
import org.schemawright.migration.revision.RevisionTargets;
import org.schemawright.migration.revision.StoredRevision;
import org.schemawright.migration.revision.UnclearTargetException;
import org.schemawright.migration.run.DatabaseStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists revisions, the newest first. */
@Command(
        name = "history",
        description = "Lists the revisions, the newest first; with --url, which of them are applied.")
final class HistoryCommand extends RevisionCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "FROM:TO",
            description = "Only these and what lies between; either end may be left out, as in “current:head”.")
    private @Nullable String range;

    HistoryCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() throws Exception {
        RevisionGraph graph = history();
        DatabaseStatus status = hasDatabase() ? status() : null;
        RevisionWords words = new RevisionWords(graph, status);
        Set<String> shown = range == null ? null : between(graph, status, range);
        List<Revision> revisions = graph.ordered().reversed().stream()
                .map(StoredRevision::revision)
                .filter(r -> shown == null || shown.contains(r.id()))
                .toList();
        tell(graph.problems());
        return print(
                revisions.stream().map(words::value).toList(),
                revisions.isEmpty()
                        ? none(graph) + "\n"
                        : RevisionWords.lines(revisions.stream().map(words::row).toList()));
    }

    private String none(RevisionGraph graph) {
        if (!graph.ordered().isEmpty()) {
            return range != null && range.contains(":")
                    ? "No revision lies between these two. The earlier one comes first: " + turned(range) + "."
                    : "No revision is at “" + range + "”.";
        }
        return graph.problems().isEmpty()
                ? "There is no revision in " + dir() + "."
                : "No revision in " + dir() + " can be shown.";
    }

    private static String turned(String range) {
        int colon = range.indexOf(':');
        return range.substring(colon + 1) + ":" + range.substring(0, colon);
    }

    private static Set<String> between(RevisionGraph graph, @Nullable DatabaseStatus status, String range)
            throws UnclearTargetException {
        RevisionTargets targets = new RevisionTargets(graph, status == null ? List.of() : status.applied());
        int colon = range.indexOf(':');
        String from = colon < 0 ? range : range.substring(0, colon);
        String to = colon < 0 ? range : range.substring(colon + 1);
        Set<String> shown = new HashSet<>();
        for (String id : targets.revisions(to.isEmpty() ? "heads" : to)) {
            shown.addAll(graph.ancestorsAndSelf(id));
        }
        for (String id : from.isEmpty() ? List.<String>of() : targets.revisions(from)) {
            graph.find(id)
                    .ifPresent(s -> s.revision().parents().forEach(p -> shown.removeAll(graph.ancestorsAndSelf(p))));
        }
        return shown;
    }
}
