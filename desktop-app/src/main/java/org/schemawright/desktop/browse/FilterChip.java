package org.schemawright.desktop.browse;

import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.changeset.ChangeWords;
import org.schemawright.desktop.widget.Buttons;

/** Says which rows of the table are shown, when they are not all, and shows all again. */
final class FilterChip extends HBox {

    private final RowGridModel model;
    private final Label words = new Label();

    FilterChip(RowGridModel model) {
        super(2);
        this.model = model;
        getStyleClass().add("filter-chip");
        setAlignment(Pos.CENTER_LEFT);
        setMaxHeight(Region.USE_PREF_SIZE);
        words.setMinWidth(0);
        Button all = Buttons.icon(Feather.X, "Show all rows", model::showAllRows);
        all.setId("show-all-rows");
        getChildren().addAll(words, all);
    }

    void render() {
        Map<String, Object> where = model.whereProperty().get();
        setVisible(!where.isEmpty());
        setManaged(!where.isEmpty());
        words.setText(where.entrySet().stream()
                .map(e -> {
                    GridColumn column = model.column(e.getKey());
                    String label = column == null ? null : model.label(column, e.getValue());
                    return e.getKey() + " is " + ChangeWords.value(e.getValue()) + (label == null ? "" : " · " + label);
                })
                .collect(Collectors.joining(", ")));
    }
}
