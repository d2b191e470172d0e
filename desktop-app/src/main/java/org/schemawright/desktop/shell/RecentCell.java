package org.schemawright.desktop.shell;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Badge;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.desktop.widget.Tone;

/** A recent database: what it is, where it is, when it was open last. */
final class RecentCell extends ListCell<RecentItem> {

    private final WelcomeView.RecentActions actions;

    RecentCell(WelcomeView.RecentActions actions) {
        this.actions = actions;
        setPrefWidth(0);
        getStyleClass().add("recent-cell");
        setOnMouseClicked(event -> {
            RecentItem item = getItem();
            if (item != null && event.getButton() == MouseButton.PRIMARY) {
                actions.open(item);
            }
        });
    }

    @Override
    protected void updateItem(@Nullable RecentItem item, boolean empty) {
        super.updateItem(item, empty);
        setText(null);
        setAccessibleText(
                item == null || empty ? null : item.profile().name() + ", " + item.place() + ", " + item.when());
        setGraphic(item == null || empty ? null : line(item));
    }

    private Node line(RecentItem item) {
        StackPane tile = new StackPane(Icons.of(item.isFile() ? Feather.FILE : Feather.SERVER));
        tile.getStyleClass().addAll("tile", item.isFile() ? "file" : "server");
        Label name = Texts.strong(item.profile().name());
        HBox title = new HBox(8, name, DatabaseBadges.environment(item.profile().environment()));
        if (item.profile().readOnly()) {
            title.getChildren().add(new Badge("read-only", Tone.NEUTRAL, Icons.of(Feather.LOCK, 14)));
        }
        title.setAlignment(Pos.CENTER_LEFT);
        VBox words = new VBox(3, title, place(item));
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        VBox right = new VBox(3);
        right.setAlignment(Pos.CENTER_RIGHT);
        if (item.missing()) {
            right.getChildren().add(Buttons.link("Find it", () -> actions.find(item)));
        }
        right.getChildren().add(Texts.hint(item.when()));
        right.setMinWidth(Region.USE_PREF_SIZE);
        Node remove = Buttons.icon(
                Icons.of(Feather.X, 14, "muted"), "Take off the list (Delete)", () -> actions.remove(item));
        remove.getStyleClass().add("on-hover");
        remove.setFocusTraversable(false);
        HBox line = new HBox(12, tile, words, right, remove);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Node place(RecentItem item) {
        if (item.missing()) {
            Label gone = new Label(
                    "Not at " + item.place() + " any more", Icons.of(Feather.ALERT_CIRCLE, 14, "danger-text"));
            gone.getStyleClass().addAll("danger-text", "small-text");
            return gone;
        }
        Label place = Texts.mono(item.place());
        place.getStyleClass().addAll("muted", "small-text");
        return place;
    }
}
