package org.schemawright.desktop.shell;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.widget.Kbd;
import org.schemawright.desktop.widget.Nodes;
import org.schemawright.desktop.widget.SearchField;
import org.schemawright.desktop.widget.Texts;

/** One field that finds everything: type some letters, press Enter. */
final class CommandPalette extends VBox {

    private static final int ROW = 36;
    private static final int MOST_ROWS = 11;

    private final PaletteModel model;
    private final Runnable close;
    private final ListView<PaletteModel.Hit> list = new ListView<>();
    private final Label nothing = Texts.muted("Nothing has these letters. Try fewer.");

    /**
     * A palette.
     *
     * @param close puts it away, before what was chosen is done
     */
    CommandPalette(PaletteModel model, String prompt, Runnable close) {
        this.model = model;
        this.close = close;
        getStyleClass().add("palette");
        setPrefWidth(620);
        SearchField field = new SearchField(prompt);
        field.setId("palette-field");
        field.textProperty().bindBidirectional(model.searchProperty());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        list.setId("palette-list");
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new HitCell());
        nothing.getStyleClass().add("palette-nothing");
        getChildren().addAll(field, list, nothing, footer());
        model.hitsProperty().addListener((property, before, now) -> show(now));
        show(model.hitsProperty().get());
    }

    private static HBox footer() {
        HBox row = new HBox(
                6,
                new Kbd("\u2191"),
                new Kbd("\u2193"),
                Texts.hint("choose"),
                new Region(),
                new Kbd("Enter"),
                Texts.hint("open"),
                new Region(),
                new Kbd("Esc"),
                Texts.hint("close"));
        row.getStyleClass().add("palette-footer");
        return row;
    }

    private void show(List<PaletteModel.Hit> hits) {
        list.getItems().setAll(hits);
        list.getSelectionModel().select(0);
        double rows = Math.clamp(hits.size(), 1, MOST_ROWS);
        list.setPrefHeight(rows * ROW + 2);
        Nodes.show(list, !hits.isEmpty());
        Nodes.show(nothing, hits.isEmpty());
    }

    private void keyPressed(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> move(1);
            case UP -> move(-1);
            case PAGE_DOWN -> move(MOST_ROWS - 1);
            case PAGE_UP -> move(1 - MOST_ROWS);
            case ESCAPE -> close.run();
            case ENTER -> run(list.getSelectionModel().getSelectedItem());
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int by) {
        int last = list.getItems().size() - 1;
        if (last >= 0) {
            int to = Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, last);
            list.getSelectionModel().select(to);
            list.scrollTo(Math.max(0, to - MOST_ROWS + 1));
        }
    }

    private void run(PaletteModel.@Nullable Hit hit) {
        if (hit != null) {
            close.run();
            hit.entry().action().run();
        }
    }

    private final class HitCell extends ListCell<PaletteModel.Hit> {

        HitCell() {
            setPrefWidth(0);
            setOnMouseClicked(event -> run(getItem()));
        }

        @Override
        protected void updateItem(PaletteModel.@Nullable Hit hit, boolean empty) {
            super.updateItem(hit, empty);
            setText(null);
            setAccessibleText(
                    hit == null || empty
                            ? null
                            : (hit.entry().text() + " " + hit.entry().detail().get()).strip());
            setGraphic(hit == null || empty ? null : line(hit));
        }

        private HBox line(PaletteModel.Hit hit) {
            PaletteEntry entry = hit.entry();
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            HBox row = new HBox(
                    10, entry.icon().get(), name(hit), Texts.hint(entry.detail().get()), space);
            if (!entry.keys().isEmpty()) {
                row.getChildren().add(new Kbd(entry.keys()));
            }
            row.setAlignment(Pos.CENTER_LEFT);
            return row;
        }

        private TextFlow name(PaletteModel.Hit hit) {
            TextFlow flow = new TextFlow();
            flow.getStyleClass().add("palette-name");
            Set<Integer> found = new HashSet<>(hit.positions());
            String text = hit.entry().text();
            int from = 0;
            for (int at = 1; at <= text.length(); at++) {
                if (at == text.length() || found.contains(at) != found.contains(from)) {
                    Text part = new Text(text.substring(from, at));
                    if (found.contains(from)) {
                        part.getStyleClass().addAll("strong", "accent-text");
                    }
                    flow.getChildren().add(part);
                    from = at;
                }
            }
            // A TextFlow stretches inside an HBox.
            flow.setMaxHeight(Region.USE_PREF_SIZE);
            flow.setMinWidth(Region.USE_PREF_SIZE);
            return flow;
        }
    }
}
