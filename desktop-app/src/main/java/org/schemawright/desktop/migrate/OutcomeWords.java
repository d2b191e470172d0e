package org.schemawright.desktop.migrate;

import java.util.List;
import org.schemawright.desktop.widget.Moments;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.widget.Tone;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.run.RunOutcome;

/**
 * How a run ended, in words.
 *
 * @param tone what kind of end it is
 * @param title one sentence
 * @param text what it means; may be empty
 */
record OutcomeWords(Tone tone, String title, String text) {

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
            case RunOutcome.Failed failed ->
                new OutcomeWords(Tone.DANGER, failedTitle(failed), sentence(failed.reason()) + " " + done);
        };
    }

    private static String failedTitle(RunOutcome.Failed failed) {
        Revision revision = failed.revision();
        if (revision == null) {
            return "The run did not begin.";
        }
        return failed.statement() == 0
                ? "“" + revision.message() + "” did not begin."
                : "Statement " + failed.statement() + " of “" + revision.message() + "” failed.";
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

    private static String sentence(String reason) {
        String text = reason.strip();
        return text.isEmpty() || text.endsWith(".") ? text : text + ".";
    }
}
