package org.schemawright.migration;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.rehearse.DatabaseReach;
import org.schemawright.migration.rehearse.DriftReport;
import org.schemawright.migration.rehearse.PartlyDoneException;
import org.schemawright.migration.rehearse.RefusedException;
import org.schemawright.migration.rehearse.ScratchFolder;
import org.schemawright.migration.revision.NewRevision;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.RevisionFile;
import org.schemawright.migration.revision.Step;
import org.schemawright.migration.run.DatabaseStatus;
import org.schemawright.migration.run.RunEvent;
import org.schemawright.migration.run.RunOutcome;

/**
 * What can be done about a database that is not as its revisions make it: the differences become a revision, so that other
 * databases get them too, or they are undone. The plan for the one leads from {@link DriftReport#expected()} to
 * {@link DriftReport#actual()}, for the other the other way round; both by {@link MigrationEngine#plan}. All methods block.
 */
public final class DriftRepair {

    private final MigrationEngine engine;
    private final DatabaseReach reach;
    private final Path folder;

    /** @param reach the database that has drifted */
    DriftRepair(MigrationEngine engine, DatabaseReach reach, Path folder) {
        this.engine = engine;
        this.reach = reach;
        this.folder = folder;
    }

    /**
     * Makes a revision of what differs, and records it as applied here, where it is done already.
     *
     * @param plan from what was expected to what is there
     * @return the revision, as {@link MigrationEngine#generate} proves it
     * @throws RefusedException when the database is not at head, or the revision does not work; nothing is left then
     * @throws PartlyDoneException when only the record is refused: the revision stays
     */
    public MigrationEngine.ProvenRevision adopt(MigrationPlan plan, NewRevision wish, BooleanSupplier cancelled)
            throws IOException, SQLException, RefusedException {
        try (Connection connection = reach.open()) {
            DatabaseStatus status = engine.status(connection, folder);
            if (!status.pending().isEmpty()) {
                throw new RefusedException("The database is not at head: “"
                        + status.pending().getFirst().title()
                        + "” is not applied yet. Run “db upgrade” first, then adopt what differs.");
            }
        }
        MigrationEngine.ProvenRevision made = engine.generate(reach, folder, plan, wish, cancelled);
        String id = made.revision().id();
        String refusal = engine.stamp(reach, folder, List.of(id), false).refusal();
        if (refusal != null) {
            throw new PartlyDoneException(
                    "Made revision " + id + ", but it could not be recorded: " + refusal,
                    "Record it later: db stamp " + id + ".");
        }
        return made;
    }

    /**
     * Undoes what differs, by a revision of which no trace stays but what it keeps of what it drops.
     *
     * @param plan from what is there to what is expected
     * @param applied the {@linkplain DriftReport#revisions() revisions} that the database is at
     * @return how the run ended; where it is finished, the database is at the same revisions as before
     * @throws RefusedException when the plan does not work on a copy of the schema
     * @throws PartlyDoneException when the schema is put back, but not the history
     */
    public RunOutcome putBack(
            MigrationPlan plan, List<String> applied, Consumer<RunEvent> listener, BooleanSupplier cancelled)
            throws IOException, SQLException, RefusedException {
        try (ScratchFolder copy = ScratchFolder.copyOf(folder)) {
            String id = revision(copy, plan, applied, cancelled).id();
            RunOutcome outcome = engine.upgrade(reach, copy.path(), id, listener, cancelled);
            if (outcome instanceof RunOutcome.Finished) {
                List<String> before = applied.isEmpty() ? List.of("base") : applied;
                @Nullable
                String refusal = engine.stamp(reach, copy.path(), before, false).refusal();
                if (refusal != null) {
                    throw new PartlyDoneException(
                            "The schema is put back, but the record of that could not be removed: " + refusal,
                            "Remove it: db stamp --purge " + String.join(" ", before) + ".");
                }
            }
            return outcome;
        }
    }

    /** The same as a script for sqlite3 or psql, which nobody has run yet. */
    public String script(MigrationPlan plan, List<String> applied, BooleanSupplier cancelled)
            throws IOException, SQLException, RefusedException {
        try (ScratchFolder copy = ScratchFolder.copyOf(folder)) {
            StringBuilder script = new StringBuilder(
                    engine.dialect().id().equals("sqlite")
                            ? ".bail on\nPRAGMA foreign_keys = OFF;\n"
                            : "\\set ON_ERROR_STOP on\nSET client_encoding = 'UTF8';\n");
            for (Step step : revision(copy, plan, applied, cancelled).steps()) {
                List<String> statements = new ArrayList<>(step.up());
                if (step.inTransaction()) {
                    statements.addFirst("BEGIN");
                    statements.addLast("COMMIT");
                }
                statements.forEach(
                        sql -> script.append(RevisionFile.terminated(sql)).append("\n"));
            }
            return script.toString();
        }
    }

    private Revision revision(ScratchFolder copy, MigrationPlan plan, List<String> applied, BooleanSupplier cancelled)
            throws IOException, SQLException, RefusedException {
        List<String> below = applied.isEmpty() ? List.of("base") : applied;
        return engine.generate(reach, copy.path(), plan, NewRevision.puttingBack(below), cancelled)
                .revision();
    }
}
