package org.schemawright.desktop.browse;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.rows.Condition;
import org.schemawright.desktop.rows.RowFilter;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.ShortText;

/** Says which rows of the table are shown, when they are not all: a chip for each condition, which takes it away. */
final class FilterChips extends FlowPane {

    private static final int LONGEST_SQL = 60;
    private static final double LONGEST = 420;
    private static final int FEW = 64;

    private final RowGridModel model;
    private final FilterWords words;
    private List<Chip> shown = List.of();

    private record Chip(String id, String words, Runnable remove) {
        boolean looksLike(Chip other) {
            return id.equals(other.id) && words.equals(other.words);
        }
    }

    FilterChips(RowGridModel model) {
        super(6, 6);
        this.model = model;
        this.words = new FilterWords(model);
        setAlignment(Pos.CENTER_LEFT);
        setId("filter-chips");
    }

    /** Whether they are short enough to stand beside the tools. */
    boolean areFew() {
        return shown.stream().mapToInt(chip -> chip.words().length() + 6).sum() <= FEW;
    }

    /** Shows what holds now. Chips that look as before stay, with the keyboard where it is. */
    void render() {
        RowFilter filter = model.filter().shownProperty().get();
        List<Chip> chips = new ArrayList<>();
        for (Condition condition : filter.conditions()) {
            String column = condition.column();
            chips.add(new Chip(column, words.of(condition), () -> model.filter().remove(column)));
        }
        if (!filter.sql().isEmpty()) {
            chips.add(new Chip("SQL", ShortText.line(filter.sql(), LONGEST_SQL), () -> model.filter()
                    .setSql("")));
        }
        boolean same = chips.size() == shown.size();
        for (int i = 0; same && i < chips.size(); i++) {
            same = chips.get(i).looksLike(shown.get(i));
        }
        if (!same) {
            shown = chips;
            List<Node> nodes = new ArrayList<>(chips.stream().map(this::node).toList());
            if (chips.size() > 1) {
                Button all = Buttons.flat("Show all rows", null, model::showAllRows);
                all.setId("show-all-rows");
                all.setTooltip(new Tooltip(FilterKeys.SHOW_ALL.tip()));
                all.getStyleClass().add("tool-button");
                nodes.add(all);
            }
            getChildren().setAll(nodes);
        }
        setVisible(!chips.isEmpty());
        setManaged(!chips.isEmpty());
    }

    private Node node(Chip chip) {
        Label label = new Label(chip.words());
        label.setMinWidth(0);
        label.setTooltip(new Tooltip(chip.words()));
        Button remove = Buttons.icon(Feather.X, "Remove: " + chip.words(), chip.remove());
        remove.setId("remove-filter-" + chip.id());
        remove.setMinWidth(Region.USE_PREF_SIZE);
        HBox node = new HBox(2, label, remove);
        node.getStyleClass().add("filter-chip");
        node.setAlignment(Pos.CENTER_LEFT);
        node.setMaxHeight(Region.USE_PREF_SIZE);
        node.setMaxWidth(LONGEST);
        return node;
    }
}
