package org.schemawright.migration.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import liquibase.exception.UnexpectedLiquibaseException;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.revision.Revision;

/** Where a run has got to: tells the listener, asks whether to go on, and knows the outcome. */
final class RunProgress {

    private final Consumer<RunEvent> listener;
    private final BooleanSupplier cancelled;
    private final List<Revision> done = new ArrayList<>();
    private Consumer<Revision> whenCommitted = revision -> {};
    private @Nullable Revision revision;
    private int number;
    private @Nullable String sql;
    private long revisionStart;
    private boolean announced;
    private long announcedAt;
    /** Whether a part of the revision that has begun is committed already. */
    private boolean partlyCommitted;

    RunProgress(Consumer<RunEvent> listener, BooleanSupplier cancelled) {
        this.listener = listener;
        this.cancelled = cancelled;
    }

    BooleanSupplier cancelled() {
        return cancelled;
    }

    /** @param action told of each revision that is done, in order */
    void whenCommitted(Consumer<Revision> action) {
        whenCommitted = action;
    }

    boolean isIn(Revision other) {
        return other.equals(revision);
    }

    /** @param statements how many of them will run */
    void begin(Revision next, boolean upgrade, int statements) {
        partlyCommitted = false;
        revision = next;
        number = 0;
        sql = null;
        revisionStart = System.nanoTime();
        listener.accept(new RunEvent.RevisionStarted(next, upgrade, statements));
    }

    /** Runs one statement of the revision that has begun, exactly as it is written. */
    void run(String statementSql, Connection connection, CancelWatch watch) throws SQLException, CancelledRunException {
        Revision current = current();
        checkCancelled();
        number++;
        sql = statementSql;
        listener.accept(new RunEvent.StatementStarted(current, number, statementSql));
        long start = System.nanoTime();
        try (Statement statement = connection.createStatement()) {
            // Braces are SQL here, not the escapes of JDBC.
            statement.setEscapeProcessing(false);
            watch.execute(statement, statementSql);
            Duration time = since(start);
            listener.accept(new RunEvent.StatementDone(current, number, time, WrittenRows.of(statement, statementSql)));
        }
    }

    /** Liquibase itself is about to send these for one change. */
    void announce(List<String> statements) {
        if (cancelled.getAsBoolean()) {
            throw new UnexpectedLiquibaseException(new CancelledRunException());
        }
        announced = !statements.isEmpty();
        if (!announced) {
            return;
        }
        number += statements.size();
        sql = String.join(";\n", statements);
        announcedAt = System.nanoTime();
        listener.accept(new RunEvent.StatementStarted(current(), number, sql));
    }

    /** It has sent them. */
    void announced() {
        if (announced) {
            listener.accept(new RunEvent.StatementDone(current(), number, since(announcedAt), 0));
        }
    }

    void checkCancelled() throws CancelledRunException {
        if (cancelled.getAsBoolean()) {
            throw new CancelledRunException();
        }
    }

    /** A part of the revision is committed and recorded; more of it follows. */
    void stepCommitted() {
        partlyCommitted = true;
        sql = null;
    }

    /** The revision that had begun is committed. */
    void committed() {
        Revision current = current();
        done.add(current);
        revision = null;
        number = 0;
        sql = null;
        whenCommitted.accept(current);
        listener.accept(new RunEvent.RevisionDone(current, since(revisionStart)));
    }

    RunOutcome finished() {
        return new RunOutcome.Finished(List.copyOf(done));
    }

    /** How a run ended that was broken off. */
    RunOutcome broken(Throwable cause) {
        if (cancelled.getAsBoolean()) {
            return new RunOutcome.Cancelled(List.copyOf(done));
        }
        String words = FailureWords.of(cause);
        if (revision != null && FailureWords.isPrecondition(cause)) {
            words = "Revision " + revision.id() + (revision.message().isBlank() ? "" : " (" + revision.message() + ")")
                    + " did not run, because its precondition does not hold: " + words;
        }
        String reason = words + (partlyCommitted && revision != null ? RunOutcome.Failed.PARTLY_DONE : "");
        return new RunOutcome.Failed(List.copyOf(done), revision, number, sql, reason, cause);
    }

    private Revision current() {
        Revision current = revision;
        if (current == null) {
            throw new IllegalStateException("No revision has begun");
        }
        return current;
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
