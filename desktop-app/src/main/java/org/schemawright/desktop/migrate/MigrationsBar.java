package org.schemawright.desktop.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.schemawright.desktop.widget.Dialogs;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.widget.Overlay;
import org.schemawright.desktop.widget.ShortText;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.desktop.widget.Tone;
import org.schemawright.migration.revision.Revision;

/** What can be done with the history: up, down, cancel. */
final class MigrationsBar {

    private static final Pattern ADDED_COLUMN = Pattern.compile("Adds column (.*) to (.*)");

    private final MigrationsModel model;
    private final Overlay overlay;
    private final HBox node = new HBox();
    private final Label note = Texts.hint("");
    private final MenuButton down = new MenuButton("Downgrade", Icons.of(Feather.ARROW_DOWN));
    private final Button toHead = Buttons.plain("Upgrade to head", Feather.CHEVRONS_UP, () -> {});
    private final Button up = Buttons.primary("Upgrade", Feather.ARROW_UP, () -> {});
    private final Button cancel = Buttons.plain("Cancel", Feather.X, () -> {});

    MigrationsBar(MigrationsModel model, Overlay overlay) {
        this.model = model;
        this.overlay = overlay;
        node.getStyleClass().add("migrations-actions");
        down.setId("downgrade");
        up.setId("upgrade");
        toHead.setId("upgrade-head");
        cancel.setId("cancel-run");
        toHead.setOnAction(event -> model.upgrade(null));
        cancel.setOnAction(event -> {
            cancel.setDisable(true);
            model.cancel();
        });
        note.setMinWidth(0);
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
        up.setOnAction(event -> model.upgrade(towardsSelected && selected != null ? selected.id() : null));
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
        items.add(item("Downgrade to base", null));
        return items;
    }

    private MenuItem item(String words, @Nullable String target) {
        MenuItem item = new MenuItem(words);
        item.setOnAction(event -> confirm(target));
        return item;
    }

    /** Asks before anything is lost, saying what that is. */
    private void confirm(@Nullable String target) {
        List<Revision> revisions = model.toDowngrade(target);
        List<Revision> stuck = revisions.stream()
                .filter(r -> r.down().isEmpty() && !r.up().isEmpty())
                .toList();
        if (!stuck.isEmpty()) {
            Dialogs.confirm(
                    overlay,
                    new Dialogs.Question(
                            "There is no way back",
                            "“" + stuck.getFirst().message()
                                    + "” has no SQL down. Write it into its file, then downgrade.",
                            "Leave it",
                            Tone.NEUTRAL),
                    () -> {});
            return;
        }
        String names =
                revisions.stream().limit(5).map(r -> "“" + r.message() + "”").collect(Collectors.joining(", "));
        String more = revisions.size() > 5 ? " and " + (revisions.size() - 5) + " more" : "";
        Dialogs.confirm(
                overlay,
                new Dialogs.Question(
                        "Downgrade by " + NumberWords.count(revisions.size(), "revision") + "?",
                        "This takes back " + names + more + ".\n\n" + losses(revisions),
                        "Downgrade",
                        Tone.DANGER),
                () -> model.downgrade(target));
    }

    private static String losses(List<Revision> revisions) {
        Stream<String> dropped = revisions.stream()
                .flatMap(revision -> StatementWords.of(revision.down()).stream())
                .filter(sentence -> sentence.kind() == StatementWords.Kind.REMOVES)
                .map(StatementWords.Sentence::words);
        // A rebuilt table loses columns without a statement that says so; the way up names them.
        Stream<String> columns = revisions.stream()
                .flatMap(revision -> StatementWords.of(revision.up()).stream())
                .map(sentence -> ADDED_COLUMN.matcher(sentence.words()))
                .filter(Matcher::matches)
                .map(added -> "Drops column " + added.group(1) + " of " + added.group(2));
        List<String> lost = Stream.concat(dropped, columns).distinct().toList();
        if (lost.isEmpty()) {
            return "Values that these revisions made room for are lost.";
        }
        String words = lost.stream().limit(6).map(line -> "• " + line).collect(Collectors.joining("\n"));
        return words + (lost.size() > 6 ? "\n• and " + (lost.size() - 6) + " more" : "")
                + "\n\nAn upgrade later makes them anew, but empty.";
    }

    private static String shortened(String words) {
        return ShortText.of(words, 32);
    }

    private static void seen(Node node, boolean seen) {
        node.setVisible(seen);
        node.setManaged(seen);
    }
}
