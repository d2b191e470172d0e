package org.schemawright.desktop.shell;

import java.util.List;
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

    /** The state of the change set that a person has agreed to leave, and whether to lose it. */
    private long agreed = NOTHING;

    private boolean agreedToLose;
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
        } else if (open.changeSet().isEmpty() || version() == agreed) {
            then.run();
        } else {
            askAboutPending(then, stay);
        }
    }

    /** A new wish to leave: what was agreed to for an earlier one counts no more. */
    void askAfresh(Runnable then) {
        stopped = false;
        agreed = NOTHING;
        agreedToLose = false;
        ask(then, () -> {});
    }

    private void askAboutPending(Runnable then, Runnable stay) {
        Runnable leave = () -> {
            agreed = version();
            then.run();
        };
        Runnable discard = () -> {
            agreedToLose = true;
            leave.run();
        };
        String pending = "Pending: " + PendingWords.of(open.changeSet()).sentence();
        if (open.keepsPending()) {
            Dialogs.ask(
                    overlay,
                    "Leave with changes pending?",
                    pending + ". Kept on this computer, they are pending again when you open this database next.",
                    List.of(
                            new Dialogs.Choice("Discard them", Tone.DANGER, discard),
                            new Dialogs.Choice("Keep and leave", Tone.ACCENT, leave)),
                    stay);
        } else {
            Dialogs.confirm(
                    overlay,
                    new Dialogs.Question(
                            "Discard what is pending?",
                            pending + ". Nothing of it is in the database yet; it is gone when you leave.",
                            "Discard and leave",
                            Tone.DANGER),
                    discard,
                    stay);
        }
    }

    /** Whether what is pending now is to be forgotten. */
    boolean isLossAgreed() {
        return agreedToLose && version() == agreed;
    }

    private long version() {
        return open.changeSet().versionProperty().get();
    }
}
