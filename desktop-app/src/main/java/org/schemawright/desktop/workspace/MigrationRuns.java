package org.schemawright.desktop.workspace;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.schemawright.desktop.connection.OpenDatabase;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.problem.ProblemException;
import org.schemawright.desktop.problem.ProblemTranslator;
import org.schemawright.migration.MigrationEngine;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.rehearse.Backups;
import org.schemawright.migration.rehearse.RefusedException;
import org.schemawright.migration.revision.NewRevision;
import org.schemawright.migration.revision.UnusableHistoryException;
import org.schemawright.migration.run.DatabaseStatus;
import org.schemawright.migration.run.RunEvent;
import org.schemawright.migration.run.RunOutcome;

/** The engine's migrations of one open database; blocks, so it is called on a lane. */
record MigrationRuns(OpenDatabase database, MigrationEngine engine) {

    DatabaseStatus status(Path folder) throws SQLException, IOException {
        try (Connection connection = database.reader()) {
            return engine.status(connection, folder);
        }
    }

    /**
     * Writes a plan as a revision, once it has worked on an empty copy of its schema; what can keep it from being written is
     * put into words.
     */
    MadeRevision generate(Path folder, MigrationPlan plan, NewRevision wish, BooleanSupplier cancelled)
            throws SQLException, IOException {
        requireAtHead(status(folder));
        try {
            return MadeRevision.of(engine.generate(database.migrationConnections(), folder, plan, wish, cancelled));
        } catch (RefusedException refused) {
            throw new ProblemException(Problem.of("No revision was made.", refused.words()), refused);
        } catch (CancellationException stopped) {
            throw new ProblemException(Problem.of("Stopped.", "No revision was made."), stopped);
        } catch (UnusableHistoryException unclear) {
            throw unclear(unclear);
        } catch (NotDirectoryException file) {
            throw new ProblemException(
                    new Problem(
                            "A file stands where the migrations folder belongs: " + file.getFile() + ".",
                            "Move or rename that file, and generate again; the schema changes stay pending.",
                            ProblemTranslator.details(file)),
                    file);
        } catch (FileSystemException refused) {
            throw refused;
        } catch (IOException refused) {
            throw new ProblemException(
                    new Problem(
                            "The revision could not be written.",
                            String.valueOf(refused.getMessage()),
                            ProblemTranslator.details(refused)),
                    refused);
        }
    }

    /** There is no clear place for a new revision. */
    static ProblemException unclear(UnusableHistoryException history) {
        return new ProblemException(
                Problem.of(
                        "A new revision has no clear place in the migrations folder.",
                        history.problems().getFirst().words()),
                history);
    }

    /** A plan starts from the schema that is in the database; on top of revisions that are not in it, it would not fit. */
    private static void requireAtHead(DatabaseStatus status) {
        if (!status.unknown().isEmpty()) {
            throw new ProblemException(Problem.of(
                    "The database has a revision whose file is not in the migrations folder: "
                            + String.join(", ", status.unknown()) + ".",
                    "Bring the file back, then generate; what is pending stays so."));
        }
        if (status.problems().isEmpty() && !status.pending().isEmpty()) {
            throw new ProblemException(Problem.of(
                    "The database is not at head: “"
                            + status.pending().getFirst().message() + "” is not applied yet.",
                    "Upgrade first, then generate; what is pending stays so."));
        }
    }

    RunOutcome run(RunWish wish, Path folder, Consumer<RunEvent> listener, BooleanSupplier cancelled)
            throws SQLException, IOException {
        if (!wish.backup()) {
            return runOnly(wish, folder, listener, cancelled);
        }
        try {
            return engine.backups(database.migrationConnections(), null)
                    .before(
                            wish.up() ? "before upgrade" : "before downgrade",
                            Backups.KEPT,
                            () -> runOnly(wish, folder, listener, cancelled),
                            cancelled);
        } catch (RefusedException refused) {
            throw new ProblemException(
                    Problem.of("The backup could not be made, so nothing was run.", refused.words()), refused);
        }
    }

    private RunOutcome runOnly(RunWish wish, Path folder, Consumer<RunEvent> listener, BooleanSupplier cancelled) {
        return wish.up()
                ? engine.upgrade(database.migrationConnections(), folder, wish.target(), listener, cancelled)
                : engine.downgrade(database.migrationConnections(), folder, wish.target(), listener, cancelled);
    }
}
