package org.schemawright.desktop.workspace;

import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.problem.ProblemTranslator;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.run.RunOutcome;

/** Why a run of revisions failed, in words: what stood in its way, or what the database said of a statement. */
public final class RunFailure {

    private RunFailure() {}

    /** Its title says where the run stopped, its advice why and what is left to do. */
    public static Problem of(RunOutcome.Failed failed) {
        String why = ProblemTranslator.circumstance(failed.cause())
                .map(found -> (found.title() + " " + found.advice()).strip())
                .orElseGet(() -> sentence(failed.reason()));
        return new Problem(title(failed), why, ProblemTranslator.details(failed.cause()));
    }

    private static String title(RunOutcome.Failed failed) {
        Revision revision = failed.revision();
        if (revision == null) {
            return "The run did not begin.";
        }
        return failed.statement() == 0
                ? "“" + revision.message() + "” did not begin."
                : "Statement " + failed.statement() + " of “" + revision.message() + "” failed.";
    }

    private static String sentence(String reason) {
        String text = reason.strip();
        return text.isEmpty() || text.endsWith(".") ? text : text + ".";
    }
}
