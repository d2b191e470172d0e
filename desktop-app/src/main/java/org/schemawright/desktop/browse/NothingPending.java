package org.schemawright.desktop.browse;

import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.EmptyState;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.migration.run.RunOutcome;

/** What the review shows when nothing waits: what became of the changes, or what this place is for. */
final class NothingPending {

    private NothingPending() {}

    /** The words after the last command. */
    static EmptyState after(ReviewResult result, Runnable back) {
        Button leave = Buttons.plain("Back to the tables", Feather.ARROW_LEFT, back);
        return switch (result) {
            case ReviewResult.Generated g ->
                new EmptyState(
                        Icons.of(Feather.GIT_COMMIT, 28),
                        "The changes are a revision now",
                        "Upgrade below runs it on the database. It is kept under Migrations until then.",
                        leave);
            case ReviewResult.Applied a ->
                new EmptyState(Icons.of(Feather.CHECK, 28), "All changes are applied", "The database has them.", leave);
            case ReviewResult.Upgraded u
            when u.outcome() instanceof RunOutcome.Finished ->
                new EmptyState(
                        Icons.of(Feather.CHECK, 28),
                        "The database is at head",
                        "Migrations shows what was done, and takes it back with Downgrade.",
                        leave);
            case ReviewResult.Nothing n -> nothingPending(leave);
            case ReviewResult.Running r -> nothingPending(leave);
            case ReviewResult.Refused r -> nothingPending(leave);
            case ReviewResult.Checked c -> nothingPending(leave);
            case ReviewResult.Undone u -> nothingPending(leave);
            case ReviewResult.Conflict c -> nothingPending(leave);
            case ReviewResult.Settled s -> nothingPending(leave);
            case ReviewResult.Upgraded u -> nothingPending(leave);
            case ReviewResult.Failed f -> nothingPending(leave);
        };
    }

    private static EmptyState nothingPending(Button leave) {
        return new EmptyState(
                Icons.of(Feather.CHECK, 28),
                "Nothing is pending",
                "Edits of rows and schema wait here until you apply them.",
                leave);
    }
}
