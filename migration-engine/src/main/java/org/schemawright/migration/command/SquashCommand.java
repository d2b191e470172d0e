package org.schemawright.migration.command;

import java.util.List;
import java.util.Set;
import org.schemawright.migration.MigrationEngine;
import org.schemawright.migration.change.SqlToken;
import org.schemawright.migration.change.SqlTokens;
import org.schemawright.migration.revision.NewRevision;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.RevisionGraph;
import org.schemawright.migration.revision.RevisionTargets;
import org.schemawright.migration.run.DatabaseStatus;
import org.schemawright.migration.run.StampOutcome;
import org.schemawright.migration.schema.DatabaseSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes one revision of many old ones. */
@Command(
        name = "squash",
        description = "Makes one revision of all up to a revision that the database has applied; the old files go to"
                + " the folder squashed.")
final class SquashCommand extends RevisionCommand {

    private static final String ROWS = "DELETES_DATA";

    @Parameters(arity = "1", paramLabel = "REV", description = "The last one to be taken in.")
    private String target = "";

    @Option(
            names = {"-m", "--message"},
            paramLabel = "TEXT",
            description = "One line for people.")
    private String message = "Baseline";

    @Option(names = "--accept", paramLabel = "HAZARD", description = "What may be lost, by its name: DELETES_DATA.")
    private List<String> accepted = List.of();

    SquashCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() throws Exception {
        MigrationEngine engine = engine();
        DatabaseStatus status = status();
        RevisionGraph graph = engine.history(dir());
        String id = new RevisionTargets(graph, status.applied()).revision(target);
        if (!status.applied().contains(id)) {
            return refuse("Revision " + id + " is not applied in this database. Upgrade to it first.");
        }
        Set<String> old = graph.ancestorsAndSelf(id);
        List<String> writing = status.history().stream()
                .filter(r -> old.contains(r.id()) && writesRows(r))
                .map(r -> r.id() + " (" + r.message() + ")")
                .toList();
        if (!writing.isEmpty() && !accepted.contains(ROWS)) {
            say("These write rows, and one revision of the schema alone has none of them: " + String.join(", ", writing)
                    + ".");
            return refuse("Nothing was changed. If that is meant, say so: --accept " + ROWS);
        }
        List<String> currents = new RevisionTargets(graph, status.applied()).currents();
        DatabaseSchema schema = engine.drift(connections()).schemaAt(dir(), id, () -> false);
        Revision made = engine.squash(dir(), id, schema, new NewRevision(message, System.getProperty("user.name", "")));
        StampOutcome stamp = engine.stamp(connections(), dir(), currents, true);
        String refusal = stamp.refusal();
        if (refusal != null) {
            return refuse("Made revision " + made.id() + ", but this database could not be told: " + refusal
                    + " Run: db stamp --purge " + String.join(" ", currents));
        }
        return print(
                JsonText.object(
                        "id",
                        made.id(),
                        "squashed",
                        old.size(),
                        "statements",
                        made.up().size()),
                "Made one revision, " + made.id() + ", of " + old.size() + "; this database has it as applied.\n"
                        + "In every other database that had them, run: db stamp --purge with what it is at.\n");
    }

    private static boolean writesRows(Revision revision) {
        return revision.up().stream().anyMatch(sql -> {
            List<SqlToken> tokens = SqlTokens.of(sql);
            return !tokens.isEmpty()
                    && List.of("INSERT", "UPDATE", "DELETE", "MERGE", "COPY", "WITH", "SELECT", "DO", "CALL")
                            .contains(tokens.getFirst().keyword());
        });
    }
}
