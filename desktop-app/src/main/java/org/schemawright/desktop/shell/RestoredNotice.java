package org.schemawright.desktop.shell;

import org.schemawright.desktop.browse.PendingWords;
import org.schemawright.desktop.widget.Nodes;
import org.schemawright.desktop.widget.NoticeBar;
import org.schemawright.desktop.widget.Tone;
import org.schemawright.desktop.workspace.Restored;
import org.schemawright.desktop.workspace.Workspace;

/** Says that what was left pending is pending again, and what could not be. */
final class RestoredNotice {

    private RestoredNotice() {}

    /** Tells it above the pages of a database that was just opened, and whatever stops keeping later on. */
    static void tell(Workspace workspace, WorkspaceView view) {
        Restored restored = workspace.restored();
        if (restored != null && !restored.isEmpty()) {
            NoticeBar bar = view.show(of(workspace, restored));
            if (!restored.again().isEmpty()) {
                bar.action("Review", view::review).action("Discard", () -> {
                    workspace.changeSet().discardAll();
                    Nodes.show(bar, false);
                });
            }
        }
        workspace.keepingProblemProperty().subscribe(problem -> {
            if (problem != null) {
                view.show(problem);
            }
        });
    }

    private static NoticeBar of(Workspace workspace, Restored restored) {
        PendingWords pending = PendingWords.of(workspace.changeSet());
        boolean doubtful = restored.again().sent();
        boolean lost = restored.aside() != null;
        String title = restored.again().isEmpty()
                ? "What was pending could not be brought back."
                : "What was pending is pending again: " + pending.sentence() + ".";
        StringBuilder text = new StringBuilder();
        if (doubtful) {
            text.append(
                    "The program ended while it was being applied: see whether the rows are there before you apply it"
                            + " once more.");
        }
        if (lost) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(restored.again().isEmpty() ? "What it is about" : "What the rest is about")
                    .append(" is no longer in the database. All of it is kept in ")
                    .append(restored.aside())
                    .append('.');
        }
        return new NoticeBar(doubtful || lost ? Tone.WARNING : Tone.ACCENT, title, text.toString());
    }
}
