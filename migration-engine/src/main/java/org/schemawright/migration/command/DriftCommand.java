package org.schemawright.migration.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.HazardFacts;
import org.schemawright.migration.MigrationEngine;
import org.schemawright.migration.change.ImpossibleChange;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.rehearse.Drift;
import org.schemawright.migration.rehearse.DriftReport;
import org.schemawright.migration.revision.NewRevision;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.run.RunOutcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what a database has that its revisions did not make; takes it over, or puts it back. */
@Command(
        name = "drift",
        description = "Says what differs between the database and what its applied revisions make; ends with 1 then."
                + " With --adopt it becomes a revision, with --put-back it is undone.")
final class DriftCommand extends RevisionCommand {

    @Option(
            names = "--adopt",
            paramLabel = "MESSAGE",
            description = "Make a revision of it, for other databases, and record it as applied here.")
    private @Nullable String adopted;

    @Option(names = "--put-back", description = "Change the database to what its revisions make.")
    private boolean puttingBack;

    @Option(names = "--save", paramLabel = "FILE", description = "With --put-back: write it as a script, run nothing.")
    private @Nullable Path file;

    @Mixin
    private PlanOption way = new PlanOption();

    @Mixin
    private AcceptOption accepted = new AcceptOption();

    DriftCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    boolean needsFolder() {
        return false;
    }

    @Override
    int run() throws Exception {
        way.check();
        accepted.check();
        if (adopted != null && puttingBack || file != null && !puttingBack) {
            say("Give --adopt or --put-back, not both; --save goes with --put-back.");
            return DatabaseCommand.MISUSED;
        }
        MigrationEngine engine = engine();
        Drift drift = engine.drift(connections());
        DriftReport report = drift.of(dir(), () -> false);
        report.notes().forEach(this::say);
        if (report.differences().isEmpty() || adopted == null && !puttingBack) {
            return tell(report);
        }
        try {
            return adopted != null ? adopt(engine, report, adopted) : putBack(engine, drift, report);
        } catch (ImpossibleChange impossible) {
            return refuse(String.valueOf(impossible.getMessage()));
        }
    }

    private int tell(DriftReport report) {
        boolean none = report.differences().isEmpty();
        int written = print(
                JsonText.object(
                        "drift",
                        !none,
                        "differences",
                        report.differences().stream()
                                .map(d -> JsonText.object(
                                        "kind",
                                        d.object().kind().word(),
                                        "object",
                                        d.object().name().toString(),
                                        "part",
                                        d.object().part(),
                                        "change",
                                        d.added() ? "added" : d.removed() ? "removed" : "changed"))
                                .toList()),
                none
                        ? "The database is as its revisions make it.\n"
                        : DifferenceText.of(report.expected(), report.actual()));
        if (!none) {
            say("Take it over as a revision: db drift --adopt MESSAGE. Or undo it here: db drift --put-back");
        }
        return none ? written : REFUSED;
    }

    /** Whether nothing would be lost that is not accepted; says it otherwise. */
    private boolean accepts(HazardText hazards) {
        hazards.lines().forEach(this::say);
        String toType = accepted.missing(hazards);
        if (!toType.isEmpty()) {
            say("Nothing was done. If that is meant, say so: " + toType);
        }
        return toType.isEmpty();
    }

    private int adopt(MigrationEngine engine, DriftReport report, String message) throws Exception {
        MigrationPlan plan = way.plan(engine, report.expected(), report.actual());
        // Here it is done already; what it endangers are the rows of other databases.
        HazardText hazards = HazardText.ofPlan(
                plan.hazards().stream().map(h -> new HazardFacts(h, List.of())).toList());
        if (!accepts(hazards)) {
            return REFUSED;
        }
        NewRevision wish = new NewRevision(message, System.getProperty("user.name", ""));
        Revision made = engine.repair(connections(), dir())
                .adopt(plan, wish, () -> false)
                .revision();
        return print(
                JsonText.object("id", made.id(), "up", made.up(), "down", made.down(), "hazards", hazards.values()),
                "Made revision " + made.id() + " (" + made.message() + ") with " + counted(made.up())
                        + ", and recorded it as applied here.\n");
    }

    private int putBack(MigrationEngine engine, Drift drift, DriftReport report) throws Exception {
        MigrationPlan plan = way.plan(engine, report.actual(), report.expected());
        HazardText hazards;
        try (Connection connection = access().connect(url())) {
            hazards = HazardText.ofPlan(engine.facts(plan, connection, () -> false).stream()
                    .map(facts -> new HazardFacts(facts.hazard().withoutWayBack(), facts.found()))
                    .toList());
        }
        if (!accepts(hazards)) {
            return REFUSED;
        }
        List<String> statements = plan.up().stream().map(Statement::sql).toList();
        Object told = JsonText.object("statements", statements, "hazards", hazards.values());
        if (file != null) {
            String script = engine.repair(connections(), dir()).script(plan, report.revisions(), () -> false);
            Files.writeString(file, script, StandardCharsets.UTF_8);
            return print(told, "Wrote " + counted(statements) + " to " + file + "; nothing was run.\n");
        }
        RunOutcome outcome =
                engine.repair(connections(), dir()).putBack(plan, report.revisions(), event -> {}, () -> false);
        if (outcome instanceof RunOutcome.Failed failed) {
            return refuse("It was not put back, and nothing was changed: " + failed.reason());
        }
        if (!drift.of(dir(), () -> false).differences().isEmpty()) {
            return refuse("What could be put back is. Something differs still; see it: db drift");
        }
        return print(
                told,
                "Put back by " + counted(statements) + "; the database is as its revisions make it."
                        + (way.keeps() ? " Values that went are kept beside; db purge lists them." : "") + "\n");
    }

    private static String counted(List<String> statements) {
        return statements.size() + (statements.size() == 1 ? " statement" : " statements");
    }
}
