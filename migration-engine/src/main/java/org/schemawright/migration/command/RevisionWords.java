package org.schemawright.migration.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.RevisionGraph;
import org.schemawright.migration.revision.RevisionTargets;
import org.schemawright.migration.run.DatabaseStatus;

/** Revisions as lines for people and as values for scripts, with the marks of where the database stands. */
final class RevisionWords {

    private final Set<String> heads;
    private final Set<String> currents = new HashSet<>();
    private final @Nullable DatabaseStatus status;

    /** @param status where the database stands; null when none was given */
    RevisionWords(RevisionGraph graph, @Nullable DatabaseStatus status) {
        this.heads = Set.copyOf(graph.heads());
        this.status = status;
        if (status != null) {
            currents.addAll(new RevisionTargets(graph, status.applied()).currents());
        }
    }

    /** Its id, day, state where a database was given, and message with marks. */
    List<String> row(Revision revision) {
        List<String> row = new ArrayList<>(
                List.of(revision.id(), revision.created().toString().substring(0, 10)));
        if (status != null) {
            row.add(state(revision));
        }
        List<String> marks = new ArrayList<>();
        revision.branches().forEach(label -> marks.add("branch " + label));
        if (revision.parents().size() > 1) {
            marks.add("merge of " + String.join(", ", revision.parents()));
        }
        if (!revision.dependsOn().isEmpty()) {
            marks.add("needs " + String.join(", ", revision.dependsOn()));
        }
        if (heads.contains(revision.id())) {
            marks.add("head");
        }
        if (currents.contains(revision.id())) {
            marks.add("current");
        }
        row.add(revision.message() + (marks.isEmpty() ? "" : " (" + String.join(", ", marks) + ")"));
        return row;
    }

    private String state(Revision revision) {
        if (status == null) {
            return "";
        }
        return status.applied().contains(revision.id())
                ? "applied"
                : status.partial().contains(revision.id()) ? "half applied" : "pending";
    }

    static String lines(List<List<String>> rows) {
        TextPage page = new TextPage(null);
        page.rows(0, rows);
        return page.toString();
    }

    Map<String, @Nullable Object> value(Revision revision) {
        Map<String, @Nullable Object> value = JsonText.object(
                "id", revision.id(),
                "parents", revision.parents(),
                "dependsOn", revision.dependsOn(),
                "branches", revision.branches(),
                "message", revision.message(),
                "author", revision.author(),
                "created", revision.created(),
                "head", heads.contains(revision.id()),
                "wayBack", revision.hasWayBack());
        if (status != null) {
            value.put("state", state(revision));
            value.put("current", currents.contains(revision.id()));
        }
        return value;
    }
}
