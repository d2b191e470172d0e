package org.schemawright.migration.command;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.RevisionTargets;
import org.schemawright.migration.run.RunEvent;
import org.schemawright.migration.run.RunLimits;
import org.schemawright.migration.run.RunOutcome;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs revisions, one way or the other, and tells each as it is committed. */
abstract class RunCommand extends RevisionCommand {

    private final List<Map<String, @Nullable Object>> done = new ArrayList<>();
    private HazardText hazards = new HazardText(List.of());

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private AcceptOption accepted = new AcceptOption();

    @Option(
            names = "--lock-timeout",
            paramLabel = "SECONDS",
            description = "How long a statement waits for a lock (PostgreSQL); 10 if not given, 0 for ever.")
    private long lockTimeout = RunLimits.USUAL.lock().toSeconds();

    @Option(
            names = "--statement-timeout",
            paramLabel = "SECONDS",
            description = "How long a statement may take (PostgreSQL); 3600 if not given, 0 for ever.")
    private long statementTimeout = RunLimits.USUAL.statement().toSeconds();

    @Option(
            names = "--free-lock",
            description = "Take the lock from a run that is no more, such as one of a container that was stopped.")
    private boolean freeLock;

    RunCommand(Surroundings surroundings) {
        super(surroundings);
    }

    /**
     * Says what the run endangers in this database.
     *
     * @return false when something would be lost that nobody has accepted
     */
    final boolean accepts(boolean upgrade, String target) throws IOException, SQLException {
        accepted.check();
        if (freeLock) {
            engine().freeLock(connections(), false);
        }
        try (Connection connection = access().connect(url())) {
            hazards = HazardText.ofRun(engine().runHazards(connection, dir(), upgrade, target));
        }
        hazards.lines().forEach(this::say);
        String toType = accepted.missing(hazards);
        if (toType.isEmpty()) {
            return true;
        }
        if (json()) {
            print(JsonText.object("done", done, "hazards", hazards.values()), "");
        }
        say("Nothing was run. If that is meant, say so: " + toType);
        return false;
    }

    @Override
    final RunLimits limits() {
        return new RunLimits(seconds("--lock-timeout", lockTimeout), seconds("--statement-timeout", statementTimeout));
    }

    private Duration seconds(String option, long seconds) {
        if (seconds < 0) {
            throw new MisusedException(
                    Objects.requireNonNull(spec).commandLine(),
                    option + " takes 0 seconds or more, not " + seconds + ".");
        }
        return Duration.ofSeconds(seconds);
    }

    /** Told of each step. */
    final Consumer<RunEvent> listener() {
        return event -> {
            if (event instanceof RunEvent.RevisionDone committed) {
                Revision revision = committed.revision();
                done.add(JsonText.object(
                        "id", revision.id(),
                        "message", revision.message(),
                        "millis", committed.time().toMillis()));
                if (!json()) {
                    print(revision.id() + "  " + revision.message() + "  " + took(committed.time()) + "\n");
                }
            }
        };
    }

    private static String took(Duration time) {
        long millis = time.toMillis();
        return millis < 10_000 ? millis + " ms" : millis / 1000 + " s";
    }

    /**
     * Says how it ended.
     *
     * @param verb Upgraded or Downgraded
     * @param nothing what to say when there was nothing to do
     */
    final int end(RunOutcome outcome, String verb, String nothing) throws Exception {
        if (outcome instanceof RunOutcome.Failed failed) {
            return failed(failed);
        }
        int number = outcome.done().size();
        List<String> currents = new RevisionTargets(history(), status().applied()).currents();
        if (json()) {
            return print(JsonText.object("done", done, "current", currents, "hazards", hazards.values()), "");
        }
        String at = currents.isEmpty() ? "base" : String.join(" and ", currents);
        return print(
                number == 0
                        ? nothing + "\n"
                        : verb + " by " + number + (number == 1 ? " revision" : " revisions") + "; now at " + at
                                + ".\n");
    }

    private int failed(RunOutcome.Failed failed) {
        Revision revision = failed.revision();
        if (json()) {
            print(
                    JsonText.object(
                            "done", done,
                            "failed", revision == null ? null : revision.id(),
                            "statement", failed.statement(),
                            "sql", failed.sql(),
                            "reason", failed.reason()),
                    "");
        }
        if (revision == null) {
            return refuse(failed.reason());
        }
        if (failed.statement() == 0) {
            return refuse(failed.reason());
        }
        say("Revision " + revision.id() + " (" + revision.message() + ") failed in statement " + failed.statement()
                + ": " + failed.reason());
        if (failed.sql() != null) {
            say(failed.sql());
        }
        boolean alone = revision.steps().stream().anyMatch(step -> !step.inTransaction());
        String part = alone
                ? "What ran outside a transaction may have left something behind (“db current” tells)"
                : "That statement's part is taken back";
        if (failed.isPartlyDone()) {
            return refuse(part + ".");
        }
        return refuse(
                failed.done().isEmpty()
                        ? part + ", and nothing else was begun."
                        : part + "; what is listed above is done and recorded.");
    }
}
