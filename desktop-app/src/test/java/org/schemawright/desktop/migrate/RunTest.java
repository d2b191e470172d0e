package org.schemawright.desktop.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.schemawright.desktop.widget.Tone;
import org.schemawright.desktop.workspace.OutcomeWords;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.run.RunEvent;
import org.schemawright.migration.run.RunOutcome;

class RunTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private final Revision first =
            new Revision("a1", List.of(), "First", "Mira", NOW, "sqlite", List.of("S1", "S2"), List.of("D1"));
    private final Revision second =
            new Revision("b2", List.of("a1"), "Second", "Mira", NOW, "sqlite", List.of("S3"), List.of());
    private final Run run = new Run(true, "Second", List.of(first, second), false);

    @Test
    void linesFollowTheSteps() {
        assertThat(run.lines()).map(RunLine::words).containsExactly("First", "S1", "S2", "Second", "S3");
        run.take(new RunEvent.RevisionStarted(first, true, 2));
        run.take(new RunEvent.StatementStarted(first, 1, "S1"));
        assertThat(states())
                .containsExactly(
                        RunLine.State.RUNNING,
                        RunLine.State.RUNNING,
                        RunLine.State.WAITING,
                        RunLine.State.WAITING,
                        RunLine.State.WAITING);
        run.take(new RunEvent.StatementDone(first, 1, Duration.ofMillis(7), 0));
        assertThat(run.lines().get(1).time()).isEqualTo(Duration.ofMillis(7));
        assertThat(run.fractionProperty().get()).isEqualTo(1.0 / 3);
        assertThat(run.progressWords()).isEqualTo("Statement 2 of 3");
    }

    @Test
    void whatFailedIsMarkedAndWhatWasOpenIsTakenBack() {
        run.take(new RunEvent.RevisionStarted(first, true, 2));
        run.take(new RunEvent.StatementStarted(first, 1, "S1"));
        run.take(new RunEvent.StatementDone(first, 1, Duration.ofMillis(7), 0));
        run.take(new RunEvent.StatementStarted(first, 2, "S2"));
        run.end(new RunOutcome.Failed(List.of(), first, 2, "S2", "no such column: x", new IllegalStateException()));
        assertThat(states())
                .containsExactly(
                        RunLine.State.FAILED,
                        RunLine.State.TAKEN_BACK,
                        RunLine.State.FAILED,
                        RunLine.State.WAITING,
                        RunLine.State.WAITING);
        OutcomeWords words =
                OutcomeWords.of(run.isUpgrade(), run.outcomeProperty().get(), run.took());
        assertThat(words.tone()).isEqualTo(Tone.DANGER);
        assertThat(words.title()).isEqualTo("Statement 2 of “First” failed.");
        assertThat(words.text()).isEqualTo("no such column: x. Nothing was changed.");
    }

    @Test
    void aCancelKeepsWhatIsCommitted() {
        run.take(new RunEvent.RevisionStarted(second, true, 1));
        run.end(new RunOutcome.Cancelled(List.of(first)));
        assertThat(states())
                .containsExactly(
                        RunLine.State.DONE,
                        RunLine.State.DONE,
                        RunLine.State.DONE,
                        RunLine.State.TAKEN_BACK,
                        RunLine.State.WAITING);
        assertThat(OutcomeWords.of(run.isUpgrade(), run.outcomeProperty().get(), run.took())
                        .text())
                .startsWith("The database is at “First”, which is complete.");
    }

    private List<RunLine.State> states() {
        return run.lines().stream().map(RunLine::state).toList();
    }
}
