package org.schemawright.migration.rehearse;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.Step;
import org.schemawright.migration.run.ConnectionSource;
import org.schemawright.migration.run.FailureWords;
import org.schemawright.migration.run.RunEvent;
import org.schemawright.migration.run.RunOutcome;
import org.schemawright.migration.run.WrittenRows;

/**
 * The real database, in one transaction that is rolled back whatever happens (PostgreSQL only). It waits for no lock for
 * long, so that nobody queues up behind it; but it keeps those it has got until it is over.
 */
final class TransactionGround implements Ground {

    private static final String PATIENCE = "SET LOCAL lock_timeout = '2s'";

    private final Connection connection;
    private final Stop stop;
    private final List<Revision> revisions;
    private final BooleanSupplier cancelled;

    /** @throws RefusedException when a step commits by itself, so that nothing could take it back */
    TransactionGround(ConnectionSource real, List<Revision> revisions, BooleanSupplier cancelled)
            throws SQLException, RefusedException {
        for (Revision revision : revisions) {
            if (!revision.steps().stream().allMatch(Step::inTransaction)) {
                throw new RefusedException("Revision " + revision.id() + " has statements that cannot be taken back."
                        + " Rehearse it where a scratch database can be made.");
            }
        }
        this.revisions = List.copyOf(revisions);
        this.cancelled = cancelled;
        this.connection = real.open();
        this.stop = Stop.over(connection, cancelled);
        connection.setAutoCommit(false);
        execute(PATIENCE);
    }

    @Override
    public RehearsalReport.Place place() {
        return RehearsalReport.Place.TRANSACTION;
    }

    @Override
    public RunOutcome up(Consumer<RunEvent> listener) {
        return run(revisions, true, listener);
    }

    @Override
    public RunOutcome down(Consumer<RunEvent> listener) {
        return run(revisions.reversed(), false, listener);
    }

    private RunOutcome run(List<Revision> order, boolean up, Consumer<RunEvent> listener) {
        List<Revision> done = new ArrayList<>();
        for (Revision revision : order) {
            List<String> statements = up ? revision.up() : revision.down();
            listener.accept(new RunEvent.RevisionStarted(revision, up, statements.size()));
            long begun = System.nanoTime();
            for (int i = 0; i < statements.size(); i++) {
                String sql = statements.get(i);
                try {
                    run(revision, i + 1, sql, listener);
                } catch (SQLException e) {
                    return failed(done, revision, i + 1, sql, e);
                }
            }
            try {
                // What waits for the commit must show now, and nothing may be pending when a table is changed again.
                execute("SET CONSTRAINTS ALL IMMEDIATE");
                execute("SET CONSTRAINTS ALL DEFERRED");
            } catch (SQLException e) {
                return failed(done, revision, statements.size(), "COMMIT", e);
            }
            done.add(revision);
            listener.accept(new RunEvent.RevisionDone(revision, since(begun)));
        }
        return new RunOutcome.Finished(done);
    }

    private RunOutcome failed(List<Revision> done, Revision revision, int number, String sql, SQLException e) {
        return cancelled.getAsBoolean()
                ? new RunOutcome.Cancelled(done)
                : new RunOutcome.Failed(done, revision, number, sql, FailureWords.of(e), e);
    }

    private void run(Revision revision, int number, String sql, Consumer<RunEvent> listener) throws SQLException {
        Stop.check(cancelled);
        listener.accept(new RunEvent.StatementStarted(revision, number, sql));
        long begun = System.nanoTime();
        try (Statement statement = connection.createStatement()) {
            // Braces are SQL here, not the escapes of JDBC.
            statement.setEscapeProcessing(false);
            statement.execute(sql);
            Duration time = since(begun);
            listener.accept(new RunEvent.StatementDone(revision, number, time, WrittenRows.of(statement, sql)));
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    @Override
    public <T> T look(Look<T> look) throws SQLException {
        try {
            return look.at(connection);
        } catch (SQLException e) {
            Stop.check(cancelled);
            throw e;
        }
    }

    @Override
    public void close() throws SQLException {
        stop.close();
        try {
            connection.rollback();
        } finally {
            connection.close();
        }
    }
}
