package org.schemawright.desktop.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.widget.Dialogs;
import org.schemawright.desktop.widget.FocusOrder;
import org.schemawright.desktop.widget.Nodes;
import org.schemawright.desktop.widget.NoticeBar;
import org.schemawright.desktop.widget.Overlay;
import org.schemawright.desktop.widget.Tone;
import org.schemawright.desktop.workspace.Trouble;
import org.schemawright.desktop.workspace.Trouble.Action;
import org.schemawright.desktop.workspace.Trouble.Mark;
import org.schemawright.desktop.workspace.Trouble.Stop;
import org.schemawright.desktop.workspace.Trouble.WayOut;
import org.schemawright.migration.run.DatabaseStatus;

/** What stands above the history: what went wrong, and a card for each trouble. */
final class MigrationNotices {

    private final MigrationsModel model;
    private final Overlay overlay;
    private final Runnable leave;
    private final VBox cards = new VBox(8);
    private final ScrollPane node = new ScrollPane(cards);
    private List<Object> known = List.of();

    /** @param leave called when the card that has the keyboard goes away */
    MigrationNotices(MigrationsModel model, Overlay overlay, Runnable leave) {
        this.model = model;
        this.overlay = overlay;
        this.leave = leave;
        node.setId("migration-notices");
        node.setFitToWidth(true);
        node.setFocusTraversable(false);
        node.getStyleClass().add("migrations-notices");
        node.setMinHeight(0);
        seen(false);
    }

    /** The cards; they scroll when there are more than fit. */
    ScrollPane node() {
        return node;
    }

    /** Shows what there is now; what stays the same stays as it is. */
    void show() {
        boolean running = model.runningProperty().get();
        DatabaseStatus status = model.statusProperty().get();
        Optional<Problem> problem = Optional.ofNullable(model.problemProperty().get());
        List<Trouble> troubles =
                new ArrayList<>(running ? List.of() : model.troublesProperty().get());
        String lockedBy = status == null ? null : status.lockedBy();
        if (lockedBy != null && !running) {
            troubles.addFirst(locked(lockedBy));
        }
        boolean readOnly = !model.readOnlyReason().isEmpty();
        List<Object> now = List.of(problem, troubles, readOnly);
        if (now.equals(known)) {
            return;
        }
        known = now;
        boolean worked = FocusOrder.hasKeyboard(cards);
        List<Node> shown = new ArrayList<>();
        problem.ifPresent(p -> shown.add(NoticeBar.of(p).closable(model::closeProblem)));
        troubles.forEach(trouble -> shown.add(new TroubleCard(trouble, readOnly, this::go)));
        cards.getChildren().setAll(shown);
        node.setVvalue(0);
        seen(!shown.isEmpty());
        if (worked) {
            leave.run();
        }
    }

    /** Whether anything is in the way. */
    boolean isEmpty() {
        return cards.getChildren().isEmpty();
    }

    private void seen(boolean seen) {
        Nodes.show(node, seen);
    }

    private static Trouble locked(String holder) {
        return new Trouble(
                Tone.WARNING,
                "Migrations are locked by " + holder + ".",
                "Someone else may be running them now.",
                List.of(),
                List.of(
                        new WayOut(Action.READ_AGAIN, "", "Look again", "For when they are done."),
                        new WayOut(
                                Action.FREE_LOCK,
                                "",
                                "Take the lock away",
                                "Only when you know that no run is going on: two at once can spoil the database.")),
                List.of(new Stop(Mark.LOCKED, holder), new Stop(Mark.WAITING, "you")));
    }

    private void go(WayOut way) {
        if (!way.mustBeAsked()) {
            model.go(way);
            return;
        }
        Dialogs.confirm(
                overlay,
                new Dialogs.Question(way.verb() + "?", way.meaning(), way.verb(), Tone.DANGER),
                () -> model.go(way));
    }
}
