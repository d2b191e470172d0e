package org.schemawright.desktop.migrate;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.desktop.widget.Tone;
import org.schemawright.desktop.workspace.Trouble;
import org.schemawright.desktop.workspace.Trouble.WayOut;

/** One trouble: what it is, the lines that differ, and a button for each way out. */
final class TroubleCard extends VBox {

    private static final int LINES = 8;

    private final VBox changes = new VBox();

    /** @param readOnly whether nothing can be done in the database; files still can be mended */
    TroubleCard(Trouble trouble, boolean readOnly, Consumer<WayOut> go) {
        boolean danger = trouble.tone() == Tone.DANGER;
        getStyleClass().addAll("trouble", danger ? "danger" : "warning");
        Label title = Texts.wrapped(Texts.strong(trouble.title()));
        HBox head = new HBox(
                10,
                Icons.of(
                        danger ? Feather.ALERT_CIRCLE : Feather.ALERT_TRIANGLE,
                        16,
                        danger ? "danger-text" : "warning-text"),
                title);
        head.getStyleClass().add("trouble-head");
        HBox.setHgrow(title, Priority.ALWAYS);
        VBox body = new VBox(8);
        body.getStyleClass().add("trouble-body");
        if (!trouble.picture().isEmpty()) {
            body.getChildren().add(new TroublePicture(trouble.picture()));
        }
        if (!trouble.text().isEmpty()) {
            body.getChildren().add(Texts.wrapped(Texts.plain(trouble.text())));
        }
        if (!trouble.changes().isEmpty()) {
            changes.getStyleClass().add("trouble-changes");
            changes.setAccessibleText("Changed lines");
            show(trouble.changes(), LINES);
            body.getChildren().add(changes);
        }
        for (WayOut way : trouble.waysOut()) {
            body.getChildren().add(line(way, trouble.waysOut().indexOf(way) == 0, readOnly, go));
        }
        getChildren().add(head);
        if (!body.getChildren().isEmpty()) {
            getChildren().add(body);
        }
    }

    private static Node line(WayOut way, boolean usual, boolean readOnly, Consumer<WayOut> go) {
        Button button = usual
                ? Buttons.primary(way.verb(), null, () -> go.accept(way))
                : Buttons.plain(way.verb(), null, () -> go.accept(way));
        button.setId("way-" + way.action().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        button.setAccessibleHelp(way.meaning());
        button.setDisable(readOnly && changesDatabase(way));
        Label meaning = Texts.wrapped(Texts.hint(way.meaning()));
        HBox.setHgrow(meaning, Priority.ALWAYS);
        HBox line = new HBox(10, button, meaning);
        line.getStyleClass().add("trouble-way");
        return line;
    }

    private static boolean changesDatabase(WayOut way) {
        return switch (way.action()) {
            case RESTORE_FILE, ACCEPT_FOLDER, MERGE_HEADS, READ_AGAIN -> false;
            default -> true;
        };
    }

    private void show(List<String> lines, int most) {
        changes.getChildren().clear();
        lines.stream().limit(most).forEach(line -> {
            Label label = Texts.mono(line);
            label.getStyleClass().addAll("small-text", line.startsWith("+") ? "line-added" : "line-removed");
            label.setMaxWidth(Double.MAX_VALUE);
            label.setMinWidth(0);
            changes.getChildren().add(label);
        });
        if (lines.size() > most) {
            Hyperlink more =
                    Buttons.link("Show " + NumberWords.count(lines.size() - most, "more line"), () -> show(lines, 400));
            changes.getChildren().add(more);
        }
    }
}
