package org.schemawright.migration.command;

import java.sql.Connection;
import java.util.List;
import org.schemawright.migration.MigrationEngine;
import org.schemawright.migration.revision.NewRevision;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.run.DatabaseStatus;
import org.schemawright.migration.run.Finding;
import org.schemawright.migration.run.StampOutcome;
import org.schemawright.migration.schema.DatabaseSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes an existing database over. */
@Command(
        name = "baseline",
        description = "Makes the present schema of a database the first revision, and records it as applied.")
final class BaselineCommand extends RevisionCommand {

    @Option(
            names = {"-m", "--message"},
            paramLabel = "TEXT",
            description = "One line for people.")
    private String message = "Baseline";

    BaselineCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    boolean needsFolder() {
        return false;
    }

    @Override
    int run() throws Exception {
        MigrationEngine engine = engine();
        DatabaseStatus status = status();
        if (!status.unknown().isEmpty()) {
            return refuse("The database has revisions applied already: " + String.join(", ", status.unknown())
                    + ". Bring their files back, or forget them: db stamp --purge base.");
        }
        DatabaseSchema present;
        try (Connection connection = access().connect(url())) {
            present = engine.reflect(connection);
            for (Finding finding : engine.findings(connection, dir())) {
                if (finding.kind() == Finding.Kind.OTHER_TOOL) {
                    say(finding.words()
                            + (finding.isOtherTable()
                                    ? " Its table becomes part of the revision, its history stays as it is."
                                    : ""));
                }
            }
        }
        present.unread()
                .forEach(u -> say("Not read, and so not in the revision: " + u.part() + " (" + u.reason() + ")."));
        Revision made = engine.baseline(dir(), present, new NewRevision(message, System.getProperty("user.name", "")));
        StampOutcome stamp = engine.stamp(connections(), dir(), List.of(made.id()), false);
        String refusal = stamp.refusal();
        if (refusal != null) {
            return refuse("Made revision " + made.id() + ", but it could not be recorded: " + refusal);
        }
        return print(
                JsonText.object("id", made.id(), "statements", made.up().size()),
                "Made revision " + made.id() + " with " + made.up().size()
                        + (made.up().size() == 1 ? " statement" : " statements") + ", and recorded it as applied.\n");
    }
}
