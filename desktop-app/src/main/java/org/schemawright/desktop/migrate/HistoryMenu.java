package org.schemawright.desktop.migrate;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.Clipboards;
import org.schemawright.desktop.widget.Dialogs;
import org.schemawright.desktop.widget.FileDialogs;
import org.schemawright.desktop.widget.Overlay;
import org.schemawright.desktop.widget.Shortcut;
import org.schemawright.desktop.widget.ShortcutGroup;
import org.schemawright.desktop.widget.SqlText;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.desktop.widget.Tone;
import org.schemawright.migration.run.DatabaseStatus;

/** What can be done with the revision that is selected in the history, by menu and by key. */
final class HistoryMenu {

    static final Shortcut RUN =
            Shortcut.of("Upgrade or downgrade to the revision\u2026", new KeyCodeCombination(KeyCode.ENTER));
    static final Shortcut MESSAGE =
            Shortcut.of("Edit the message of the revision\u2026", new KeyCodeCombination(KeyCode.F2));
    static final Shortcut FIND =
            Shortcut.of("Find a revision", new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN));
    static final Shortcut DELETE = Shortcut.of("Delete the revision\u2026", new KeyCodeCombination(KeyCode.DELETE));

    private final MigrationsModel model;
    private final Overlay overlay;
    private final RunQuestion question;
    private final FileDialogs files;
    private final ContextMenu menu = new ContextMenu();

    HistoryMenu(MigrationsModel model, Overlay overlay, ListView<@Nullable HistoryRow> list, FileDialogs files) {
        this.files = files;
        this.model = model;
        this.overlay = overlay;
        this.question = new RunQuestion(model, overlay);
        list.setContextMenu(menu);
        menu.setOnShowing(event -> fill());
        // A menu without items is never shown.
        menu.getItems().add(new SeparatorMenuItem());
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            Map<Shortcut, Runnable> keys = new LinkedHashMap<>();
            keys.put(RUN, this::run);
            keys.put(DELETE, this::delete);
            keys.put(MESSAGE, this::editMessage);
            Shortcut.run(keys, event);
        });
    }

    static ShortcutGroup shortcuts() {
        return ShortcutGroup.of("In the history of revisions", RUN, FIND, MESSAGE, DELETE);
    }

    /** The items for what is selected now. */
    List<MenuItem> fill() {
        HistoryRow row = model.selectedProperty().get();
        boolean may =
                model.readOnlyReason().isEmpty() && !model.runningProperty().get();
        MenuItem up = item("Upgrade to it\u2026", this::run);
        up.setDisable(!may || row == null || row.applied());
        MenuItem down = item("Downgrade to it\u2026", this::run);
        down.setDisable(!may || row == null || !row.applied() || row.current());
        MenuItem stamp = item("Stamp\u2026", this::stamp);
        stamp.setDisable(!may || row == null || row.current());
        MenuItem merge = item("Merge heads", model.care()::mergeHeads);
        merge.setDisable(model.runningProperty().get()
                || model.rows().stream().filter(HistoryRow::head).count() < 2);
        MenuItem sql = item("Show SQL from current to it", this::showSql);
        sql.setDisable(row == null || row.current());
        MenuItem open = item("Open its file", this::openFile);
        open.setDisable(row == null);
        MenuItem message = item(MESSAGE.words(), this::editMessage);
        message.setAccelerator(MESSAGE.shown());
        message.setDisable(row == null || model.runningProperty().get());
        MenuItem copy = item("Copy the path of its file", this::copyPath);
        copy.setDisable(row == null);
        MenuItem delete = item(DELETE.words(), this::delete);
        delete.setAccelerator(DELETE.shown());
        delete.setDisable(!isDeletable(row));
        menu.getItems()
                .setAll(
                        up,
                        down,
                        stamp,
                        new SeparatorMenuItem(),
                        merge,
                        sql,
                        open,
                        copy,
                        new SeparatorMenuItem(),
                        message,
                        delete);
        return menu.getItems();
    }

    private static MenuItem item(String words, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setOnAction(event -> action.run());
        return item;
    }

    private void run() {
        HistoryRow row = model.selectedProperty().get();
        if (row == null
                || row.current()
                || model.runningProperty().get()
                || !model.readOnlyReason().isEmpty()) {
            return;
        }
        if (row.applied()) {
            question.down(row.id());
        } else {
            question.up(row.id());
        }
    }

    private void stamp() {
        HistoryRow row = model.selectedProperty().get();
        if (row == null) {
            return;
        }
        Dialogs.confirm(
                overlay,
                new Dialogs.Question(
                        "Stamp the database with " + model.names(List.of(row.id())) + "?",
                        "It is recorded that this revision and all it builds on are applied, and none above it. Nothing is"
                                + " run: for when the tables are as it says already.",
                        "Stamp",
                        Tone.ACCENT),
                () -> model.care().stamp(row.id()));
    }

    private boolean isDeletable(@Nullable HistoryRow row) {
        DatabaseStatus status = model.statusProperty().get();
        return row != null
                && status != null
                && row.head()
                && !row.applied()
                && !status.partial().contains(row.id())
                && !model.runningProperty().get();
    }

    private void delete() {
        HistoryRow row = model.selectedProperty().get();
        if (row == null || !isDeletable(row)) {
            return;
        }
        Dialogs.confirm(
                overlay,
                new Dialogs.Question(
                        "Delete " + model.names(List.of(row.id())) + "?",
                        "Its file is deleted. This database does not have it; others may.",
                        "Delete revision",
                        Tone.DANGER),
                () -> model.care().delete(row.id()));
    }

    private void editMessage() {
        HistoryRow row = model.selectedProperty().get();
        if (row != null && !model.runningProperty().get()) {
            overlay.show(new MessageCard(
                    row.revision().message(),
                    message -> {
                        overlay.close();
                        model.care().say(row.id(), message);
                    },
                    overlay::close));
        }
    }

    private void openFile() {
        HistoryRow row = model.selectedProperty().get();
        if (row != null) {
            model.care().filePath(row.id(), path -> {
                if (!files.show(Path.of(path))) {
                    model.failed(Problem.of(
                            "No program could be found that opens the file.",
                            "Copy its path from the menu and open it by hand."));
                }
            });
        }
    }

    private void copyPath() {
        HistoryRow row = model.selectedProperty().get();
        if (row != null) {
            model.care().filePath(row.id(), Clipboards::copy);
        }
    }

    private void showSql() {
        HistoryRow row = model.selectedProperty().get();
        if (row != null) {
            model.care().script(row.id(), sql -> show("SQL from current to " + model.names(List.of(row.id())), sql));
        }
    }

    private void show(String title, String sql) {
        SqlText text = new SqlText(true);
        text.setText(sql);
        text.setPrefSize(760, 420);
        HBox buttons = new HBox(text.copyButton(), Buttons.plain("Close", null, overlay::close));
        buttons.getStyleClass().add("dialog-buttons");
        Label hint = Texts.hint("For sqlite3 or psql, with the rows of history; nothing is run here.");
        VBox card = new VBox(14, Texts.sectionTitle(title), hint, text, buttons);
        card.getStyleClass().add("dialog-body");
        card.setId("sql-range");
        overlay.show(card);
    }
}
