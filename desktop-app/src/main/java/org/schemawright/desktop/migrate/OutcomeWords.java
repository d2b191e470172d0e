package org.schemawright.desktop.migrate;

import java.util.List;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.widget.Moments;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.widget.Tone;
import org.schemawright.desktop.workspace.RunFailure;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.run.RunOutcome;

/**
 * How a run ended, in words.
 *
 * @param tone what kind of end it is
 * @param title one sentence
 * @param text what it means; may be empty
 * @param details the technical text; empty where there is none
 */
record OutcomeWords(Tone tone, String title, String text, String details) {

    private OutcomeWords(Tone tone, String title, String text) {
        this(tone, title, text, "");
    }

    static OutcomeWords of(Run run, RunOutcome outcome) {
        String verb = run.isUpgrade() ? "Upgraded" : "Downgraded";
        String done = done(run, outcome.done());
        return switch (outcome) {
            case RunOutcome.Finished finished ->
                finished.done().isEmpty()
                        ? new OutcomeWords(Tone.NEUTRAL, "There was nothing to do.", "")
                        : new OutcomeWords(
                                Tone.SUCCESS,
                                verb + " by "
                                        + NumberWords.count(finished.done().size(), "revision") + " in "
                                        + Moments.took(run.took()) + ".",
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
                yield new OutcomeWords(Tone.DANGER, problem.title(), problem.advice() + " " + done, problem.details());
            }
        };
    }

    private static String done(Run run, List<Revision> done) {
        if (done.isEmpty()) {
            return "Nothing was changed.";
        }
        String last = "“" + done.getLast().message() + "”";
        return run.isUpgrade()
                ? "The database is at " + last + ", which is complete."
                : "The revisions down to " + last + " are taken back.";
    }
}
