package org.schemawright.migration.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.dialect.Dialect;
import org.schemawright.migration.plan.StatementEffect;
import org.schemawright.migration.revision.NotedHazard;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.RevisionFile;
import org.schemawright.migration.revision.RevisionFolder;
import org.schemawright.migration.revision.RevisionGraph;
import org.schemawright.migration.revision.RevisionTargets;
import org.schemawright.migration.revision.StoredRevision;
import org.schemawright.migration.revision.TextDifference;
import org.schemawright.migration.revision.UnclearTargetException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one revision. */
@Command(name = "show", description = "Shows a revision with its SQL forward and back.")
final class ShowCommand extends RevisionCommand {

    @Parameters(arity = "0..1", paramLabel = "REV", description = "Which; head if not given.")
    private String target = "head";

    @Option(names = "--changes", description = "What was changed in its file since it was kept or ran from here.")
    private boolean changes;

    ShowCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() throws Exception {
        RevisionGraph graph = history();
        List<String> applied = hasDatabase() ? status().applied() : List.of();
        if (graph.ordered().isEmpty()) {
            tell(graph.problems());
            return refuse("There is no revision in " + dir() + " that can be shown.");
        }
        String id;
        try {
            id = new RevisionTargets(graph, applied).revision(target);
        } catch (UnclearTargetException unclear) {
            // It may be in one of the files that cannot be read.
            tell(graph.problems());
            throw unclear;
        }
        StoredRevision stored = graph.find(id).orElseThrow();
        if (changes) {
            return changes(stored);
        }
        RevisionWords words = new RevisionWords(graph, hasDatabase() ? status() : null);
        Revision revision = stored.revision();
        Map<String, @Nullable Object> value = words.value(revision);
        value.put("file", stored.file());
        value.put("up", revision.up());
        value.put("down", revision.down());
        Dialect dialect = engine().dialect();
        value.put(
                "locks",
                revision.up().stream()
                        .map(sql ->
                                dialect.effect(sql).map(StatementEffect::words).orElse(""))
                        .toList());
        value.put("hazards", HazardText.values(revision.hazards()));
        value.put("hazardsBack", HazardText.values(revision.hazardsBack()));
        return print(value, text(stored, words));
    }

    private int changes(StoredRevision stored) {
        String id = stored.revision().id();
        return new RevisionFolder(dir())
                .remembered(id)
                .map(before -> TextDifference.of(before, stored.text()))
                .map(lines -> print(
                        JsonText.object("id", id, "changes", lines),
                        lines.isEmpty() ? "The file is as it was kept.\n" : String.join("\n", lines) + "\n"))
                .orElseGet(() -> refuse(
                        "What the file of " + id + " said before is not known here. Version control may have it."));
    }

    private static String text(StoredRevision stored, RevisionWords words) {
        Revision revision = stored.revision();
        StringBuilder text = new StringBuilder(RevisionWords.lines(List.of(words.row(revision))));
        List<List<String>> facts = new ArrayList<>();
        facts.add(List.of("parents", revision.parents().isEmpty() ? "none" : String.join(", ", revision.parents())));
        facts.add(List.of("author", revision.author()));
        facts.add(List.of("file", stored.file().toString()));
        text.append(RevisionWords.lines(facts));
        text.append("\n-- up\n");
        hazards(revision.hazards(), text);
        revision.up().forEach(sql -> text.append(RevisionFile.terminated(sql)).append('\n'));
        text.append("\n-- down\n");
        hazards(revision.hazardsBack(), text);
        if (!revision.hasWayBack()) {
            text.append("-- There is no way back.\n");
        }
        revision.down().forEach(sql -> text.append(RevisionFile.terminated(sql)).append('\n'));
        return text.toString();
    }

    private static void hazards(List<NotedHazard> hazards, StringBuilder text) {
        hazards.forEach(h -> text.append("-- ")
                .append(h.kind())
                .append(": ")
                .append(h.words())
                .append('\n'));
    }
}
