package org.schemawright.migration.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import liquibase.Scope;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.exception.DatabaseException;
import org.schemawright.migration.revision.RevisionGraph;
import org.schemawright.migration.revision.StoredRevision;

/** One upgrade or downgrade: one thread, one fresh connection, services of Liquibase of its own. */
final class LiquibaseJob {

    /** Says what to run, once the lock is held and the history has been read. */
    @FunctionalInterface
    interface Choice {
        List<StoredRevision> choose(RunChoice choice) throws RefusedRunException;
    }

    private final String dialect;
    private final boolean upgrade;
    private final Duration patience;
    private final RunProgress progress;
    private final LiquibaseFile files;
    private final RunLimits limits;

    LiquibaseJob(RunSettings settings, boolean upgrade, RunProgress progress, LiquibaseFile files) {
        this.files = files;
        this.dialect = settings.dialect();
        this.upgrade = upgrade;
        this.patience = settings.patience();
        this.limits = settings.limits();
        this.progress = progress;
    }

    /** Runs it all; returns when everything chosen is committed. */
    void run(ConnectionSource connections, RevisionGraph graph, Choice choice) throws Exception {
        try (Connection connection = connections.open();
                CancelWatch watch = CancelWatch.start(progress.cancelled())) {
            limits.set(connection, dialect);
            ForeignKeySwitch foreignKeys = ForeignKeySwitch.off(connection, dialect);
            LiquibaseScope.call(() -> {
                AsideTables asides = new AsideTables(connection, dialect, foreignKeys, watch::follow);
                OneCommitConnection oneCommit =
                        new OneCommitConnection(connection, () -> allowCommit(asides, foreignKeys), watch::follow);
                Database database = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(oneCommit);
                MigrationLock lock = new MigrationLock(connection, dialect);
                lock.acquire(database, patience, progress.cancelled());
                try {
                    Scope.child(Map.of(Scope.Attr.database.name(), database), () -> {
                        HistoryTables history = new HistoryTables(connection, dialect);
                        RunChoice open = new RunChoice(graph, new RecordedHistory(history.rows(), graph));
                        List<StoredRevision> chosen = choice.choose(open);
                        foreignKeys.noteBroken();
                        if (chosen.stream().anyMatch(s -> !s.isOurs())) {
                            foreignKeys.checkAlways();
                        }
                        database.rollback();
                        oneCommit.beginToWrite();
                        GuardCheck guards = new GuardCheck(connection, dialect, progress);
                        RevisionRun run = new RevisionRun(
                                database,
                                progress,
                                upgrade,
                                new StepChangeSets(files, sql -> {
                                    foreignKeys.willRun(sql);
                                    // Whatever runs outside of a transaction may have been done by a run before.
                                    if (!connection.getAutoCommit() || dialect.equals("sqlite")) {
                                        progress.run(sql, connection, watch);
                                    } else if (new LoneStatement(connection).needsToRun(sql)) {
                                        RunLimits.free(connection);
                                        progress.run(sql, connection, watch);
                                        RunLimits.restore(connection);
                                        limits.set(connection, dialect);
                                    }
                                }),
                                guards,
                                asides);
                        files.within(() -> {
                            run.run(open, chosen);
                            return progress;
                        });
                    });
                } finally {
                    giveBack(oneCommit, lock, connections);
                }
                return progress;
            });
        }
    }

    private void allowCommit(AsideTables asides, ForeignKeySwitch foreignKeys) throws DatabaseException {
        try {
            progress.checkCancelled();
            asides.beforeCommit();
            foreignKeys.check();
        } catch (SQLException | CancelledRunException e) {
            throw new DatabaseException(e);
        }
    }

    private static void giveBack(OneCommitConnection connection, MigrationLock lock, ConnectionSource connections)
            throws SQLException {
        try {
            connection.rollback();
        } catch (DatabaseException e) {
            // A connection that is gone has nothing left to roll back; the lock is given back over a new one.
        } finally {
            lock.release(connections);
        }
    }
}
