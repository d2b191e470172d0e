package org.schemawright.migration.revision;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Writes one revision as YAML, in the form that {@link RevisionReader} reads. */
final class RevisionWriter {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^}\\n]+}");
    private static final String NOTE =
            "a statement contains ${...}; Schemawright runs it as it stands, Liquibase's own command line may replace it";

    private final Revision revision;
    private final RevisionNotes notes;
    private final StringBuilder out = new StringBuilder();

    RevisionWriter(Revision revision, RevisionNotes notes) {
        this.revision = revision;
        this.notes = notes;
    }

    String write() {
        header("revision", revision.id());
        header("parents", String.join(", ", revision.parents()));
        if (!revision.dependsOn().isEmpty()) {
            header("depends-on", String.join(", ", revision.dependsOn()));
        }
        if (!revision.branches().isEmpty()) {
            header("branch", String.join(", ", revision.branches()));
        }
        header("message", revision.message());
        header("author", revision.author());
        header("created", revision.created().toString());
        if (Stream.concat(revision.up().stream(), revision.down().stream())
                .anyMatch(sql -> PLACEHOLDER.matcher(sql).find())) {
            header("note", NOTE);
        }
        Stream.of(
                        HazardLines.write(HazardLines.UP, revision.hazards()),
                        HazardLines.write(HazardLines.DOWN, revision.hazardsBack()),
                        AsideLines.write(revision.asides()))
                .flatMap(List::stream)
                .forEach(line -> header(line.key(), line.value()));
        out.append("databaseChangeLog:\n");
        int upNote = 0;
        int downNote = notes.down().size();
        for (Step step : revision.steps()) {
            // The ways back stand in the file from the first step to the last, and run from the last to the first.
            downNote = Math.max(0, downNote - step.down().size());
            write(step, from(notes.up(), upNote), from(notes.down(), downNote));
            upNote += step.up().size();
        }
        return out.toString();
    }

    private static List<String> from(List<String> notes, int start) {
        return notes.subList(Math.min(start, notes.size()), notes.size());
    }

    private void write(Step step, List<String> upNotes, List<String> downNotes) {
        out.append("- changeSet:\n");
        entry("id", step.id());
        entry("author", step.author());
        entry("logicalFilePath", step.path());
        entry("comment", revision.message());
        if (!step.inTransaction()) {
            out.append("    runInTransaction: false\n");
        }
        out.append(Conditions.write(step.guards(), revision.dialect()));
        statements("changes", step.up(), upNotes);
        if (revision.hasWayBack()) {
            statements("rollback", step.down(), downNotes);
        }
    }

    private void header(String key, String value) {
        if (value.chars().anyMatch(Character::isISOControl) || !value.equals(value.strip())) {
            throw new IllegalArgumentException(key + " must be one line without white space at its ends");
        }
        out.append("# ").append(key).append(':');
        out.append(value.isEmpty() ? "" : " ").append(value).append('\n');
    }

    private void entry(String key, String value) {
        out.append("    ").append(key).append(": ");
        out.append(YamlText.quoted(value, "      ")).append('\n');
    }

    private void statements(String key, List<String> statements, List<String> comments) {
        out.append("    ").append(key).append(":\n");
        if (statements.isEmpty()) {
            out.append("    - empty: {}\n");
        }
        for (int i = 0; i < statements.size(); i++) {
            if (i < comments.size()) {
                out.append("    # ").append(printable(comments.get(i))).append('\n');
            }
            out.append("    - sql:\n        dbms: ").append(revision.dialect());
            out.append("\n        splitStatements: false\n        stripComments: false\n        sql: ");
            out.append(YamlText.block(statements.get(i), "          ")).append('\n');
        }
    }

    /** YAML allows no control characters, not even in comments. */
    private static String printable(String comment) {
        return comment.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\uFEFF]+", " ").strip();
    }
}
