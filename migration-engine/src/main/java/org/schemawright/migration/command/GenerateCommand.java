package org.schemawright.migration.command;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.HazardFacts;
import org.schemawright.migration.MigrationEngine;
import org.schemawright.migration.change.ImpossibleChange;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.plan.NoWayBack;
import org.schemawright.migration.rehearse.RefusedException;
import org.schemawright.migration.rehearse.TargetSchema;
import org.schemawright.migration.rehearse.Targets;
import org.schemawright.migration.revision.NewRevision;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.run.DatabaseStatus;
import org.schemawright.migration.schema.DatabaseSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a revision. */
@Command(
        name = "generate",
        aliases = "migrate",
        description =
                "Makes a revision that leads from the database to a target; with --empty, one to be written by hand.")
final class GenerateCommand extends RevisionCommand {

    @Mixin
    private TargetOption target = new TargetOption();

    @Option(
            names = {"-m", "--message"},
            paramLabel = "TEXT",
            description = "One line for people.")
    private String message = "";

    @Mixin
    private PlanOption way = new PlanOption();

    @Mixin
    private AcceptOption accepted = new AcceptOption();

    @Option(
            names = "--safer",
            description =
                    "By statements that let others read and write meanwhile; rows without a value that is needed get the"
                            + " default first (PostgreSQL).")
    private boolean safer;

    @Option(names = "--empty", description = "A revision without statements, to be written by hand.")
    private boolean empty;

    @Option(names = "--head", paramLabel = "REV", description = "On top of this one; head if not given.")
    private List<String> heads = List.of("head");

    @Option(names = "--branch", paramLabel = "LABEL", description = "A label for the branch that begins here.")
    private List<String> branches = List.of();

    @Option(names = "--depends-on", paramLabel = "REV", description = "What must be applied before, of other branches.")
    private List<String> needs = List.of();

    GenerateCommand(Surroundings surroundings) {
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
        if (empty == target.isGiven()) {
            say("Give either --target, for what the schema is to become, or --empty.");
            return DatabaseCommand.MISUSED;
        }
        MigrationEngine engine = engine();
        NewRevision wish = new NewRevision(message, System.getProperty("user.name", ""), heads, needs, branches);
        if (!target.isGiven()) {
            DatabaseSchema nothing = DatabaseSchema.empty(null);
            return made(
                    engine.generate(dir(), new MigrationPlan(List.of(), List.of(), List.of(), nothing, nothing), wish),
                    new HazardText(List.of()));
        }
        String refusal = behind();
        if (refusal != null) {
            return refuse(refusal);
        }
        DatabaseSchema before;
        try (Connection connection = access().connect(url())) {
            before = engine.reflect(connection);
        }
        TargetSchema wanted = target.read(new Targets(engine.dialect(), connections()), access());
        wanted.notes().forEach(this::say);
        try {
            MigrationPlan plan = way.plan(engine, before, wanted.schema());
            return plan.up().isEmpty() ? same() : keep(engine, safer ? engine.safer(plan) : plan, wish);
        } catch (ImpossibleChange impossible) {
            return refuse(String.valueOf(impossible.getMessage()));
        }
    }

    /** A plan starts from what is in the database; on top of revisions that are not in it, it would not fit. */
    private @Nullable String behind() throws IOException, SQLException {
        DatabaseStatus status = status();
        return status.pending().isEmpty() || !heads.equals(List.of("head"))
                ? null
                : "The database is not at head: “" + status.pending().getFirst().title()
                        + "” is not applied yet. Run “db upgrade” first, then generate.";
    }

    private int same() {
        return print(
                JsonText.object("id", null, "statements", 0),
                "The schemas are the same; there is nothing to generate.\n");
    }

    private int keep(MigrationEngine engine, MigrationPlan plan, NewRevision wish)
            throws IOException, SQLException, RefusedException {
        way.guesses(plan).forEach(this::say);
        List<HazardFacts> facts;
        try (Connection connection = access().connect(url())) {
            facts = engine.facts(plan, connection, () -> false);
        }
        HazardText hazards = HazardText.ofPlan(facts);
        hazards.lines().forEach(this::say);
        engine.locks(plan).forEach(lock -> say("LOCKS: " + lock.words() + "."));
        String toType = accepted.missing(hazards);
        if (!toType.isEmpty()) {
            return refuse("Nothing was generated. If that is meant, say so: " + toType);
        }
        MigrationEngine.ProvenRevision kept = engine.generate(connections(), dir(), plan, wish, () -> false);
        NoWayBack.sentence(kept.revision().down()).ifPresent(this::say);
        if (kept.proof().report() == null) {
            say("The revision was not tried out: " + kept.proof().notRehearsed());
        }
        return made(kept.revision(), hazards);
    }

    private int made(Revision revision, HazardText hazards) {
        return print(
                JsonText.object(
                        "id", revision.id(),
                        "parents", revision.parents(),
                        "statements", revision.up().size(),
                        "up", revision.up(),
                        "down", revision.down(),
                        "hazards", hazards.values()),
                "Made revision " + revision.id() + (revision.message().isEmpty() ? "" : " (" + revision.message() + ")")
                        + " with " + revision.up().size()
                        + (revision.up().size() == 1 ? " statement" : " statements") + ".\n");
    }
}
