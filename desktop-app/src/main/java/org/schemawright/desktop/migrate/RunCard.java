package org.schemawright.desktop.migrate;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.FocusOrder;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.Moments;
import org.schemawright.desktop.widget.Nodes;
import org.schemawright.desktop.widget.NoticeBar;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.desktop.workspace.Prospect;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.run.RunHazard;

/** Says before a run what will happen and what is lost, and asks for what must be meant. */
final class RunCard extends VBox {

    private static final int MOST_REVISIONS = 12;
    private static final long SMALL = 200_000_000;

    private final boolean up;
    private final CheckBox backup = new CheckBox("Back up first");
    private final VBox dangers = new VBox(10);
    private final Label state = Texts.wrapped(Texts.hint("Looking at the rows of this database…"));
    private final Label backupState = Texts.hint("");
    private final List<CheckBox> accepted = new ArrayList<>();
    private final Button leave = Buttons.plain("Cancel", null, () -> {});
    private final Label missing = Texts.hint("");
    private final List<Revision> revisions;
    private final Button confirm;

    /**
     * A card for a run.
     *
     * @param target where it goes, in a few words
     * @param revisions those that run, in order
     * @param go told whether to back up first
     */
    RunCard(boolean up, String target, List<Revision> revisions, Consumer<Boolean> go, Runnable cancel) {
        this.up = up;
        this.revisions = List.copyOf(revisions);
        getStyleClass().addAll("dialog-body", "run-card");
        setId("run-question");
        setPrefWidth(560);
        setSpacing(14);
        VBox happens = new VBox(12);
        revisions.stream().limit(MOST_REVISIONS).forEach(revision -> happens.getChildren()
                .add(part(revision)));
        if (revisions.size() > MOST_REVISIONS) {
            happens.getChildren()
                    .add(Texts.muted("and " + NumberWords.count(revisions.size() - MOST_REVISIONS, "more revision")));
        }
        dangers.setAccessibleText("What is lost");
        VBox body = new VBox(14, happens, dangers, state);
        ScrollPane scroll = CardParts.scroll(body);
        getStylesheets().add(MigrationsView.styles());
        backup.setId("backup-first");
        backupState.setMinWidth(0);
        HBox backups = new HBox(10, backup, backupState);
        backups.getStyleClass().add("run-card-backup");
        String verb = up ? "Upgrade" : "Downgrade";
        Runnable run = () -> go.accept(backup.isSelected());
        confirm = up ? Buttons.primary(verb, Feather.ARROW_UP, run) : Buttons.danger(verb, Feather.ARROW_DOWN, run);
        confirm.setId("confirm");
        confirm.setDefaultButton(up);
        confirm.setDisable(true);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        missing.setId("missing-ticks");
        HBox buttons = new HBox(missing, space, leave, confirm);
        buttons.getStyleClass().add("dialog-buttons");
        buttons.setAlignment(Pos.CENTER_LEFT);
        leave.setOnAction(event -> cancel.run());
        // Enter would leave the backup out without being seen; Space sets the tick.
        backup.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                if (up) {
                    confirm.fire();
                }
                event.consume();
            }
        });
        Label title = Texts.sectionTitle(
                verb + " by " + NumberWords.count(revisions.size(), "revision") + " to " + target + "?");
        title.setWrapText(true);
        getChildren().addAll(title, scroll, backups, buttons);
    }

    /** Shows what is endangered; from now on the run can be meant. */
    void show(Prospect prospect) {
        List<RunHazard> hazards = prospect.hazards();
        for (RunHazard hazard : hazards) {
            dangers.getChildren().add(danger(hazard));
        }
        boolean lost = hazards.stream().anyMatch(RunHazard::mustBeAccepted);
        state.setText(
                !hazards.isEmpty()
                        ? ""
                        : !up && revisions.stream().anyMatch(RunCard::makesRoom)
                                ? "Values that these revisions made room for are lost. An upgrade later makes them anew, but empty."
                                : "No row of this database is endangered, as far as the revisions note it.");
        seen(state, !state.getText().isEmpty());
        backup.setSelected(prospect.bytes() > 0 && (lost || !up || prospect.bytes() < SMALL));
        String size =
                prospect.bytes() > 0 ? "About " + size(prospect.bytes()) + ", beside the file. " : "Needs pg_dump. ";
        backupState.setText(size
                + (prospect.backups().isEmpty()
                        ? "No backup yet."
                        : "The last one: "
                                + Moments.ago(prospect.backups().getFirst().made(), Clock.systemDefaultZone()) + "."));
        enable();
        if (FocusOrder.hasKeyboard(this)) {
            goOn();
        }
    }

    /** The keyboard goes to what comes next, and never onto a button that loses something. */
    private void goOn() {
        accepted.stream()
                .map(Node.class::cast)
                .findFirst()
                .orElse(up ? confirm : leave)
                .requestFocus();
    }

    /** Says why nothing is known of what is endangered. */
    void show(Problem problem) {
        CheckBox allTheSame = new CheckBox("Run it without knowing what is lost");
        allTheSame.getStyleClass().add("accept-hazard");
        allTheSame.selectedProperty().addListener((property, before, now) -> enable());
        accepted.add(allTheSame);
        dangers.getChildren().setAll(NoticeBar.of(problem), allTheSame);
        seen(state, false);
        enable();
        if (FocusOrder.hasKeyboard(this)) {
            goOn();
        }
    }

    static String size(long bytes) {
        return bytes < 1_000_000
                ? NumberWords.grouped(Math.max(1, bytes / 1000)) + " kB"
                : NumberWords.grouped(bytes / 1_000_000) + " MB";
    }

    private void enable() {
        long open = accepted.stream().filter(tick -> !tick.isSelected()).count();
        confirm.setDisable(open > 0);
        missing.setText(
                open == 0
                        ? ""
                        : NumberWords.count(open, "tick") + " above " + (open == 1 ? "is" : "are") + " missing.");
    }

    /** Whether something goes when this revision is taken back, of which it notes nothing itself. */
    private static boolean makesRoom(Revision revision) {
        return revision.hazardsBack().isEmpty()
                && StatementWords.up(revision).stream()
                        .anyMatch(sentence -> sentence.words().startsWith("Adds column ")
                                || sentence.words().startsWith("Creates table "));
    }

    private Node part(Revision revision) {
        VBox does = RevisionPane.does(up ? StatementWords.up(revision) : StatementWords.down(revision));
        if (!up) {
            // A rebuilt table loses columns without a statement that says so; the way up names them.
            columns(revision)
                    .map(words -> new HBox(8, Icons.of(Feather.MINUS, 14, "danger-text"), new Label(words)))
                    .forEach(does.getChildren()::add);
        }
        Label name = Texts.strong(revision.message());
        name.setWrapText(true);
        return new VBox(4, name, does);
    }

    private static Stream<String> columns(Revision revision) {
        List<StatementWords.Sentence> back = StatementWords.down(revision);
        return StatementWords.up(revision).stream()
                .map(StatementWords.Sentence::words)
                .filter(words -> words.startsWith("Adds column "))
                .map(words -> words.replace("Adds column ", "Drops column ").replace(" to ", " of "))
                .filter(words ->
                        back.stream().noneMatch(sentence -> sentence.words().equals(words)));
    }

    private Node danger(RunHazard hazard) {
        DangerBox box =
                new DangerBox(hazard.hazard().kind(), hazard.hazard().words(), hazard.found(), hazard.mustBeAccepted());
        box.accepted().ifPresent(means -> {
            means.selectedProperty().addListener((property, before, now) -> enable());
            accepted.add(means);
        });
        return box;
    }

    private static void seen(Region node, boolean seen) {
        Nodes.show(node, seen);
    }
}
