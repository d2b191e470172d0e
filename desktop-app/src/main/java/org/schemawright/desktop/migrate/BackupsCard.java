package org.schemawright.desktop.migrate;

import java.time.ZoneId;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.Dialogs;
import org.schemawright.desktop.widget.Moments;
import org.schemawright.desktop.widget.NoticeBar;
import org.schemawright.desktop.widget.Overlay;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.desktop.widget.Tone;
import org.schemawright.migration.rehearse.Backup;

/** The backups of a database, each with a button that puts it back. */
final class BackupsCard extends VBox {

    private final MigrationsModel model;
    private final Overlay overlay;
    private final VBox said = new VBox();
    private final VBox lines = new VBox();

    BackupsCard(MigrationsModel model, Overlay overlay) {
        this.model = model;
        this.overlay = overlay;
        getStyleClass().addAll("dialog-body", "backups-card");
        setId("backups-card");
        setPrefWidth(560);
        setSpacing(14);
        getStylesheets().add(MigrationsView.styles());
        ScrollPane scroll = CardParts.scroll(lines);
        Button close = Buttons.plain("Close", null, overlay::close);
        HBox buttons = new HBox(close);
        buttons.getStyleClass().add("dialog-buttons");
        getChildren().addAll(Texts.sectionTitle("Backups"), said, scroll, buttons);
        read();
    }

    private void read() {
        model.care().backups(this::show, this::say);
    }

    private void show(List<Backup> backups) {
        lines.getChildren().clear();
        if (backups.isEmpty()) {
            Label none = Texts.muted("There is none yet. Tick “Back up first” before a run to make one.");
            none.setWrapText(true);
            lines.getChildren().add(none);
        }
        backups.forEach(backup -> lines.getChildren().add(line(backup)));
    }

    private Node line(Backup backup) {
        String when = Moments.exact(backup.made(), ZoneId.systemDefault());
        Label size = Texts.hint(RunCard.size(backup.bytes()));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button restore = Buttons.plain("Restore", null, () -> ask(backup, when));
        restore.getStyleClass().add("restore-backup");
        restore.setAccessibleText("Restore the backup of " + when);
        restore.setDisable(!model.readOnlyReason().isEmpty());
        HBox line = new HBox(10, new Label(when), Texts.muted(backup.label()), space, size, restore);
        line.getStyleClass().add("backup-line");
        return line;
    }

    private void ask(Backup backup, String when) {
        Dialogs.confirm(
                overlay,
                new Dialogs.Question(
                        "Restore the backup of " + when + "?",
                        "The database becomes what it was then, with all its rows and its history of revisions. What it"
                                + " is now is kept as a backup of its own first.",
                        "Restore",
                        Tone.DANGER),
                () -> model.care()
                        .restore(
                                backup,
                                () -> {
                                    say(
                                            Tone.SUCCESS,
                                            "Restored the backup of " + when + ".",
                                            "What it was until now is the first of the list.");
                                    read();
                                },
                                this::say));
    }

    private void say(Problem problem) {
        said.getChildren().setAll(NoticeBar.of(problem));
    }

    private void say(Tone tone, String title, String text) {
        said.getChildren().setAll(new NoticeBar(tone, title, text));
    }
}
