package org.schemawright.desktop.workspace;

import java.time.Duration;
import java.util.List;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.widget.Moments;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.widget.Tone;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.run.RunOutcome;

/**
 * How a run of revisions ended, in words.
 *
 * @param tone what kind of end it is
 * @param title one sentence
 * @param text what it means; may be empty
 * @param details the technical text; empty where there is none
 */
public record OutcomeWords(Tone tone, String title, String text, String details) {

    private OutcomeWords(Tone tone, String title, String text) {
        this(tone, title, text, "");
    }

    /**
     * The words for a run.
     *
     * @param upgrade upgrade, or else downgrade
     */
    public static OutcomeWords of(boolean upgrade, RunOutcome outcome, Duration took) {
        String verb = upgrade ? "Upgraded" : "Downgraded";
        String done = done(upgrade, outcome.done());
        return switch (outcome) {
            case RunOutcome.Finished finished ->
                finished.done().isEmpty()
                        ? new OutcomeWords(Tone.NEUTRAL, "There was nothing to do.", "")
                        : new OutcomeWords(
                                Tone.SUCCESS,
                                verb + " by "
                                        + NumberWords.count(finished.done().size(), "revision") + " in "
                                        + Moments.took(took) + ".",
                                "");
            case RunOutcome.Cancelled cancelled ->
                new OutcomeWords(
                        Tone.WARNING,
                        "Cancelled.",
                        cancelled.done().isEmpty()
                                ? "The database is as it was."
                                : done + " The rest was not begun or is taken back.");
            case RunOutcome.Failed failed -> {
                Problem problem = RunFailure.of(failed);
                Revision revision = failed.revision();
                // What the steps before have committed stays, and the reason says so.
                boolean partly = revision != null
                        && revision.steps().size() > 1
                        && failed.done().isEmpty();
                String text = partly ? problem.advice() : problem.advice() + " " + done;
                yield new OutcomeWords(Tone.DANGER, problem.title(), text, problem.details());
            }
        };
    }

    private static String done(boolean upgrade, List<Revision> done) {
        if (done.isEmpty()) {
            return "Nothing was changed.";
        }
        String last = "“" + done.getLast().message() + "”";
        return upgrade
                ? "The database is at " + last + ", which is complete."
                : "The revisions down to " + last + " are taken back.";
    }
}
