package org.schemawright.desktop.migrate;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.Nodes;
import org.schemawright.desktop.widget.Overlay;
import org.schemawright.desktop.widget.ShortText;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.migration.revision.Revision;

/** What can be done with the history: up, down, cancel. */
final class MigrationsBar {

    private final MigrationsModel model;
    private final RunQuestion question;
    private final HBox node = new HBox();
    private final Label note = Texts.hint("");
    private final MenuButton down = new MenuButton("Downgrade", Icons.of(Feather.ARROW_DOWN));
    private final Button toHead = Buttons.plain("Upgrade to head", Feather.CHEVRONS_UP, () -> {});
    private final Button up = Buttons.primary("Upgrade", Feather.ARROW_UP, () -> {});
    private final Button cancel = Buttons.plain("Cancel", Feather.X, () -> {});

    MigrationsBar(MigrationsModel model, Overlay overlay) {
        this.model = model;
        this.question = new RunQuestion(model, overlay);
        node.getStyleClass().add("migrations-actions");
        down.setId("downgrade");
        up.setId("upgrade");
        toHead.setId("upgrade-head");
        cancel.setId("cancel-run");
        toHead.setOnAction(event -> question.up(null));
        cancel.setOnAction(event -> {
            cancel.setDisable(true);
            model.cancel();
        });
        note.setMinWidth(0);
        // Their words are shortened before a button is cut off.
        up.setMnemonicParsing(false);
        down.setMinWidth(Region.USE_PREF_SIZE);
        toHead.setMinWidth(0);
        up.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        node.getChildren().addAll(down, note, space, cancel, toHead, up);
    }

    Node node() {
        return node;
    }

    /** Shows what can be done now. */
    void show() {
        boolean running = model.runningProperty().get();
        boolean readOnly = !model.readOnlyReason().isEmpty();
        HistoryRow selected = model.selectedProperty().get();
        List<Revision> pending = model.toUpgrade(null);
        boolean towardsSelected = selected != null && !selected.applied() && !selected.head();
        seen(cancel, running);
        if (!running) {
            cancel.setDisable(false);
        }
        seen(down, !running);
        seen(up, !running);
        seen(toHead, !running && towardsSelected);
        up.setText(upWords(pending, towardsSelected ? selected : null));
        up.setDisable(pending.isEmpty() || readOnly);
        toHead.setDisable(readOnly);
        up.setOnAction(event -> question.up(towardsSelected && selected != null ? selected.id() : null));
        down.setDisable(model.toDowngrade(null).isEmpty() || readOnly);
        down.getItems().setAll(downItems(selected));
        note.setText(running ? "You can leave this tab, the run goes on." : readOnly ? model.readOnlyReason() : "");
    }

    private static String upWords(List<Revision> pending, @Nullable HistoryRow target) {
        if (pending.isEmpty()) {
            return "At head";
        }
        return "Upgrade to “"
                + shortened(
                        target == null
                                ? pending.getLast().message()
                                : target.revision().message()) + "”";
    }

    private List<MenuItem> downItems(@Nullable HistoryRow selected) {
        List<MenuItem> items = new ArrayList<>();
        items.add(item("Downgrade by one", model.belowCurrent()));
        if (selected != null && selected.applied() && !selected.current()) {
            items.add(item("Downgrade to “" + shortened(selected.revision().message()) + "”", selected.id()));
        }
        items.add(item("Downgrade to base: take back all", null));
        return items;
    }

    private MenuItem item(String words, @Nullable String target) {
        MenuItem item = new MenuItem(words);
        // An underscore of a name is a letter.
        item.setMnemonicParsing(false);
        item.setOnAction(event -> question.down(target));
        return item;
    }

    private static String shortened(String words) {
        return ShortText.of(words, 32);
    }

    private static void seen(Node node, boolean seen) {
        Nodes.show(node, seen);
    }
}
