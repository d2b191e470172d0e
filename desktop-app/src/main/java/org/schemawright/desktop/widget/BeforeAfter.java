package org.schemawright.desktop.widget;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What changes, thing by thing, and of the one that is selected how it was and how it will be, side by side. */
public final class BeforeAfter extends SplitPane {

    /**
     * A thing that changes.
     *
     * @param kind what it is: "table"
     * @param name what it is called
     * @param before its text; empty where it is new
     * @param after its text; empty where it goes
     */
    public record Entry(String kind, String name, String before, String after) {

        private String becomes() {
            return before.isEmpty() ? "new" : after.isEmpty() ? "dropped" : "changed";
        }
    }

    private static final double LINE = 28;
    private static final int MOST_LINES = 5;
    /** Two texts side by side need so much. */
    private static final double BESIDE = 680;

    private final ListView<Entry> list = new ListView<>();
    private final DiffText both = new DiffText(true);
    private final DiffText one = new DiffText(false);
    private final HBox headings = new HBox(heading("Before"), heading("After"));
    private final VBox texts = new VBox();
    private @Nullable Entry shown;

    /** @param beside whether the list stands beside the texts, or above them */
    public BeforeAfter(boolean beside) {
        getStyleClass().add("before-after");
        setOrientation(beside ? Orientation.HORIZONTAL : Orientation.VERTICAL);
        setDividerPositions(beside ? 0.24 : 0.3);
        list.setId("changed-objects");
        list.setAccessibleText("What changes");
        list.setFixedCellSize(LINE);
        list.setCellFactory(view -> new Line());
        list.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> show(now));
        for (DiffText text : List.of(both, one)) {
            text.setId("before-after-text");
            VBox.setVgrow(text, Priority.ALWAYS);
        }
        headings.getStyleClass().add("before-after-headings");
        texts.setMinSize(0, 0);
        texts.getChildren().setAll(headings, both);
        texts.widthProperty().addListener((property, before, now) -> arrange());
        getItems().addAll(list, texts);
    }

    /** Shows what changes; the thing that is selected stays so where it is among it. */
    public void show(List<Entry> entries) {
        if (List.copyOf(list.getItems()).equals(entries)) {
            return;
        }
        Entry selected = list.getSelectionModel().getSelectedItem();
        list.getItems().setAll(entries);
        if (getOrientation() == Orientation.VERTICAL) {
            // Above the texts no more room than it needs.
            double height = Math.clamp(entries.size(), 1, MOST_LINES) * LINE + 2;
            list.setMinHeight(height);
            list.setMaxHeight(height);
        }
        Entry again = entries.stream()
                .filter(each -> selected != null && each.name().equals(selected.name()))
                .findFirst()
                .orElse(entries.isEmpty() ? null : entries.getFirst());
        list.getSelectionModel().select(again);
        show(again);
    }

    private void show(@Nullable Entry entry) {
        shown = entry;
        for (DiffText text : List.of(both, one)) {
            text.show(entry == null ? "" : entry.before(), entry == null ? "" : entry.after());
        }
        arrange();
    }

    /** Where nothing stands on one side, or there is no room for two, one text has the whole width. */
    private void arrange() {
        boolean single =
                shown != null && (shown.before().isEmpty() || shown.after().isEmpty())
                        || texts.getWidth() > 0 && texts.getWidth() < BESIDE;
        List<Node> wanted = single ? List.of(one) : List.of(headings, both);
        if (!texts.getChildren().equals(wanted)) {
            texts.getChildren().setAll(wanted);
        }
    }

    private static Node heading(String words) {
        Label label = Texts.hint(words);
        label.setMaxWidth(Double.MAX_VALUE);
        // Both as wide as the texts below.
        label.setPrefWidth(200);
        HBox.setHgrow(label, Priority.ALWAYS);
        return label;
    }

    private static final class Line extends ListCell<Entry> {

        Line() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            setText(null);
            if (empty || entry == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            Node icon = entry.before().isEmpty()
                    ? Icons.of(Feather.PLUS, 14, "success-text")
                    : entry.after().isEmpty()
                            ? Icons.of(Feather.MINUS, 14, "danger-text")
                            : Icons.of(Feather.EDIT_2, 14, "warning-text");
            Label name = new Label(entry.name());
            name.setMinWidth(40);
            HBox line = new HBox(8, icon, name, Texts.hint(entry.kind()));
            line.setAlignment(Pos.CENTER_LEFT);
            setGraphic(line);
            setAccessibleText(entry.kind() + " " + entry.name() + ", " + entry.becomes());
        }
    }
}
