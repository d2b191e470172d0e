package org.schemawright.migration.rehearse;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.Difference;
import org.schemawright.migration.dialect.Dialect;
import org.schemawright.migration.plan.NoWayBack;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.run.RunEvent;
import org.schemawright.migration.run.RunOutcome;
import org.schemawright.migration.schema.DatabaseSchema;

/** One rehearsal from its beginning to its report. */
final class RehearsalCourse {

    private final Dialect dialect;
    private final RehearsalOptions options;
    private final List<String> notes = new ArrayList<>();
    private final List<RehearsalReport.Leg> legs = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private final @Nullable DatabaseSchema planned;
    private List<Difference> missed = List.of();
    private @Nullable Comparison back;
    private @Nullable Comparison again;

    /** A database at one moment. */
    private record State(DatabaseSchema schema, RowPrint rows, List<String> flaws) {}

    /** @param planned what the way forward is to lead to; null where nobody knows */
    RehearsalCourse(Dialect dialect, RehearsalOptions options, @Nullable DatabaseSchema planned) {
        this.dialect = dialect;
        this.options = options;
        this.planned = planned;
    }

    RehearsalOptions options() {
        return options;
    }

    void note(List<String> sentences) {
        notes.addAll(sentences);
    }

    void begin(RehearsalPhase phase) {
        Stop.check(options.cancelled());
        options.listener().accept(new RehearsalEvent.PhaseStarted(phase));
    }

    /** @param revisions what runs there; where one has no way back, only the way forward is tried */
    RehearsalReport run(Ground ground, List<Revision> revisions) throws SQLException, IOException {
        RehearsalReport.Failure failure = upDownUp(ground, revisions);
        return new RehearsalReport(ground.place(), notes, legs, failure, missed, back, again, violations);
    }

    private RehearsalReport.@Nullable Failure upDownUp(Ground ground, List<Revision> revisions)
            throws SQLException, IOException {
        State start = look(ground);
        RehearsalReport.Failure failure = leg(ground, RehearsalPhase.UP);
        if (failure != null) {
            return failure;
        }
        State up = look(ground);
        up.flaws().stream().filter(flaw -> !start.flaws().contains(flaw)).forEach(violations::add);
        missed = planned == null ? List.of() : Differences.between(dialect, planned, up.schema());
        Optional<String> refusal = revisions.stream()
                .flatMap(revision -> NoWayBack.sentence(revision.down()).stream())
                .findFirst();
        if (refusal.isPresent()) {
            return refused(ground, refusal.get());
        }
        if (!revisions.stream().allMatch(Revision::hasWayBack)) {
            notes.add("There is no way back, so only the way forward was tried.");
            return null;
        }
        failure = leg(ground, RehearsalPhase.DOWN);
        if (failure != null) {
            return failure;
        }
        back = compare(start, look(ground));
        failure = leg(ground, RehearsalPhase.UP_AGAIN);
        if (failure == null) {
            again = compare(up, look(ground));
        }
        return failure;
    }

    /** There is no way back, and going back must say so and nothing else. */
    private RehearsalReport.@Nullable Failure refused(Ground ground, String sentence) throws SQLException, IOException {
        RehearsalReport.Failure said = leg(ground, RehearsalPhase.DOWN);
        if (said != null && said.reason().contains(sentence)) {
            notes.add("There is no way back, and going back says so: " + sentence);
            return null;
        }
        return said != null
                ? said
                : new RehearsalReport.Failure(
                        RehearsalPhase.DOWN, null, 0, null, "It should have said that there is none: " + sentence);
    }

    private RehearsalReport.@Nullable Failure leg(Ground ground, RehearsalPhase phase)
            throws SQLException, IOException {
        begin(phase);
        List<RehearsalReport.Ran> ran = new ArrayList<>();
        String[] sql = {""};
        long begun = System.nanoTime();
        Consumer<RunEvent> listener = event -> {
            if (event instanceof RunEvent.StatementStarted started) {
                sql[0] = started.sql();
            } else if (event instanceof RunEvent.StatementDone done) {
                ran.add(new RehearsalReport.Ran(done.revision().id(), done.number(), sql[0], done.time(), done.rows()));
            }
            options.listener().accept(new RehearsalEvent.Step(phase, event));
        };
        RunOutcome outcome = phase == RehearsalPhase.DOWN ? ground.down(listener) : ground.up(listener);
        legs.add(new RehearsalReport.Leg(phase, ran, Duration.ofNanos(System.nanoTime() - begun)));
        return switch (outcome) {
            case RunOutcome.Finished finished -> null;
            case RunOutcome.Cancelled cancelled -> throw new CancellationException("Cancelled");
            case RunOutcome.Failed failed ->
                new RehearsalReport.Failure(
                        phase,
                        failed.revision() == null ? null : failed.revision().id(),
                        failed.statement(),
                        failed.sql(),
                        failed.reasonInCopy());
        };
    }

    private State look(Ground ground) throws SQLException {
        begin(RehearsalPhase.COMPARE);
        return ground.look(connection -> {
            DatabaseSchema schema = dialect.schemaReader().read(connection);
            return new State(schema, RowPrint.of(connection, schema, options.cancelled()), flaws(connection, schema));
        });
    }

    /** What is broken. PostgreSQL lets nothing of that sort happen; SQLite checks when it is asked. */
    private List<String> flaws(Connection connection, DatabaseSchema schema) throws SQLException {
        List<String> flaws = new ArrayList<>();
        schema.views().stream()
                .filter(view -> view.problem() != null)
                .forEach(view -> flaws.add("The view " + view.name() + " does not work: " + view.problem() + "."));
        if (dialect.id().equals("sqlite")) {
            flaws.addAll(SqliteFlaws.of(connection));
        }
        return flaws;
    }

    private Comparison compare(State before, State now) {
        return new Comparison(
                Differences.between(dialect, before.schema(), now.schema()),
                now.rows().since(before.rows()));
    }
}
