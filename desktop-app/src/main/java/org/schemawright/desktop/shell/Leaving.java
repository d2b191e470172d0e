package org.schemawright.desktop.shell;

import org.schemawright.desktop.browse.PendingWords;
import org.schemawright.desktop.widget.Dialogs;
import org.schemawright.desktop.widget.Overlay;
import org.schemawright.desktop.widget.Tone;
import org.schemawright.desktop.workspace.Workspace;

/** Asks before the work on an open database ends, where that stops or loses something. */
final class Leaving {

    private static final long NOTHING = -1;

    private final Overlay overlay;
    private final Workspace open;

    /** Which state of the change set a person has agreed to lose. */
    private long discarded = NOTHING;

    private boolean stopped;

    Leaving(Overlay overlay, Workspace open) {
        this.overlay = overlay;
        this.open = open;
    }

    /** Does something that ends the work, after asking; what was agreed to a moment ago is not asked again. */
    void ask(Runnable then, Runnable stay) {
        if (open.migrations().runningProperty().get() && !stopped) {
            Dialogs.confirm(
                    overlay,
                    new Dialogs.Question(
                            "Stop the run?",
                            "Revisions are running. Leaving stops them: those that are done stay, the one that runs now"
                                    + " is rolled back.",
                            "Stop and leave",
                            Tone.DANGER),
                    () -> {
                        stopped = true;
                        ask(then, stay);
                    },
                    stay);
        } else if (open.changeSet().isEmpty() || version() == discarded) {
            then.run();
        } else {
            confirmLoss(then, stay);
        }
    }

    /** A new wish to leave: what was agreed to for an earlier one counts no more. */
    void askAfresh(Runnable then) {
        stopped = false;
        discarded = NOTHING;
        ask(then, () -> {});
    }

    private void confirmLoss(Runnable then, Runnable stay) {
        long asked = version();
        Dialogs.confirm(
                overlay,
                new Dialogs.Question(
                        "Discard what is pending?",
                        "Pending: " + PendingWords.of(open.changeSet()).sentence()
                                + ". Nothing of it is in the database yet; it is gone when you leave.",
                        "Discard and leave",
                        Tone.DANGER),
                () -> {
                    discarded = asked;
                    then.run();
                },
                stay);
    }

    private long version() {
        return open.changeSet().versionProperty().get();
    }
}
