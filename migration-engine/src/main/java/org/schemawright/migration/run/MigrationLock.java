package org.schemawright.migration.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import liquibase.database.Database;
import liquibase.exception.DatabaseException;
import liquibase.exception.LockException;
import liquibase.lockservice.StandardLockService;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Liquibase's lock, so that only one program at a time runs revisions. Polled by ourselves, because Liquibase waits for
 * minutes, writes to the console meanwhile, and never notices that the holder has died.
 */
final class MigrationLock {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Connection connection;
    private final String dialect;
    private @Nullable LockHolder mine;

    /** Why the last try failed, when another program was writing just then; null otherwise. */
    private @Nullable LockException busy;

    MigrationLock(Connection connection, String dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /**
     * Takes the lock; a lock of a dead process of this host is freed first.
     *
     * @param patience how long to wait for a living holder
     * @throws RefusedRunException when somebody else keeps it for longer
     */
    void acquire(Database database, Duration patience, BooleanSupplier cancelled) throws Exception {
        HistoryTables tables = new HistoryTables(connection, dialect);
        StandardLockService service = new StandardLockService();
        service.setDatabase(database);
        tables.makeLock();
        long giveUp = System.nanoTime() + patience.toNanos();
        while (!tryOnce(service, database)) {
            Optional<LockHolder> holder = tables.lockHolder();
            if (holder.isPresent() && holder.get().isDead(LiquibaseScope.thisHost())) {
                tables.unlock(holder.get());
                database.commit();
            } else if (cancelled.getAsBoolean()) {
                throw new CancelledRunException();
            } else if (System.nanoTime() > giveUp) {
                if (busy != null && holder.isEmpty()) {
                    throw busy;
                }
                throw new RefusedRunException("Another run is using this database"
                        + holder.map(h -> ": " + h.words()).orElse("")
                        + ". Wait until it is done, then try again. If it runs no more, take the lock from it"
                        + " (--free-lock on the command line).");
            } else {
                Thread.sleep(POLL);
            }
        }
        mine = tables.lockHolder().orElse(null);
        database.rollback();
    }

    /**
     * One try. Liquibase reads the lock and then writes it in one transaction; when another run writes in between, SQLite
     * refuses the second step at once, which means no more than that the lock is not ours yet.
     */
    private boolean tryOnce(StandardLockService service, Database database) throws LockException, DatabaseException {
        try {
            busy = null;
            return service.acquireLock();
        } catch (LockException e) {
            if (!isSqliteBusy(e)) {
                throw e;
            }
            busy = e;
            forget(database);
            return false;
        }
    }

    /** Drops what was begun; where the other program did not even let it begin, there is nothing to drop. */
    private void forget(Database database) throws DatabaseException {
        try {
            database.rollback();
        } catch (DatabaseException e) {
            if (!OneCommitConnection.isNoneActive(e)) {
                throw e;
            }
        }
    }

    private static boolean isSqliteBusy(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof SQLiteException refused) {
                // Extended codes keep the plain one in their last byte.
                return (refused.getResultCode().code & 0xff) == SQLiteErrorCode.SQLITE_BUSY.code;
            }
        }
        return false;
    }

    /**
     * Gives the lock back, over a new connection when the old one no longer works. Does nothing when it was not taken.
     */
    void release(ConnectionSource connections) throws SQLException {
        LockHolder held = mine;
        if (held == null) {
            return;
        }
        mine = null;
        try {
            unlock(connection, held);
        } catch (SQLException e) {
            try (Connection fresh = connections.open()) {
                unlock(fresh, held);
            }
        }
    }

    private void unlock(Connection on, LockHolder held) throws SQLException {
        new HistoryTables(on, dialect).unlock(held);
        if (!on.getAutoCommit()) {
            on.commit();
        }
    }
}
