package org.schemawright.desktop.browse;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.rows.SortKey;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.migration.schema.ForeignKey;

/** The two lines above a column: its name with key or link and the sort arrow, and its type or target. */
final class GridHeader extends VBox {

    private final GridColumn column;
    private final HBox top = new HBox(6);
    private @Nullable FilterBox filter;

    /** What sorts by a column. */
    interface Sorting {
        /**
         * Sorts up, then down, then no more by a column.
         *
         * @param add whether the columns sorted by so far stay, before this one
         */
        void toggle(String column, boolean add);
    }

    GridHeader(GridColumn column, Sorting sorting) {
        this.column = column;
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                sorting.toggle(column.name(), event.isShiftDown());
            }
        });
        getStyleClass().add("grid-header");
        Label name = new Label(column.name());
        name.getStyleClass().add("column-name");
        name.setMinWidth(0);
        Label type = new Label(column.typeWords());
        type.getStyleClass().add("column-type");
        type.setMinWidth(0);
        if (column.key()) {
            top.getChildren().add(Icons.key());
        }
        if (column.reference() != null) {
            top.getChildren().add(Icons.link());
        }
        top.getChildren().add(name);
        boolean atTheRight = column.alignedRight() && !column.key();
        Pos side = atTheRight ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT;
        if (!atTheRight) {
            // The arrow stands at the other end.
            HBox.setHgrow(name, Priority.ALWAYS);
            name.setMaxWidth(Double.MAX_VALUE);
        }
        setAlignment(side);
        top.setAlignment(side);
        type.setAlignment(side);
        type.setMaxWidth(Double.MAX_VALUE);
        setFillWidth(true);
        getChildren().addAll(top, type);
        setAccessibleText(words(List.of()));
    }

    /** What screen readers say of it. */
    private String words(List<SortKey> order) {
        StringBuilder words = new StringBuilder(column.name());
        if (column.key()) {
            words.append(", key");
        }
        ForeignKey reference = column.reference();
        words.append(", ")
                .append(
                        reference == null
                                ? column.typeWords()
                                : "refers to " + reference.target().name());
        for (int i = 0; i < order.size(); i++) {
            if (order.get(i).column().equals(column.name())) {
                words.append(order.get(i).descending() ? ", sorted descending" : ", sorted ascending");
                if (order.size() > 1) {
                    words.append(", place ").append(i + 1).append(" of ").append(order.size());
                }
            }
        }
        return words.toString();
    }

    /** Shows or hides the filter cell below the two lines; null hides it. */
    void showFilter(FilterBox.@Nullable FilterCells cells) {
        getChildren().remove(filter);
        filter = cells == null ? null : new FilterBox(column, cells);
        getStyleClass().remove("with-filter");
        if (filter != null) {
            getChildren().add(filter);
            getStyleClass().add("with-filter");
        }
    }

    /** The filter cell; null while it is hidden. */
    @Nullable
    FilterBox filter() {
        return filter;
    }

    GridColumn column() {
        return column;
    }

    /** Shows the arrow where the rows are sorted by this column, with its place where there are several. */
    void show(List<SortKey> order) {
        setAccessibleText(words(order));
        top.getChildren().removeIf(HBox.class::isInstance);
        for (int i = 0; i < order.size(); i++) {
            SortKey key = order.get(i);
            if (key.column().equals(column.name())) {
                HBox mark = new HBox(
                        1, Icons.of(key.descending() ? Feather.ARROW_DOWN : Feather.ARROW_UP, 14, "accent-text"));
                mark.setAlignment(Pos.CENTER);
                mark.setMinWidth(Region.USE_PREF_SIZE);
                if (order.size() > 1) {
                    Label place = new Label(Integer.toString(i + 1));
                    place.getStyleClass().add("sort-place");
                    mark.getChildren().add(place);
                }
                top.getChildren()
                        .add(
                                top.getAlignment() == Pos.CENTER_RIGHT
                                        ? 0
                                        : top.getChildren().size(),
                                mark);
            }
        }
    }

    /** The room that its words need. */
    double naturalWidth() {
        double name =
                column.name().length() * 7.6 + (column.key() ? 20 : 0) + (column.reference() != null ? 20 : 0) + 18;
        return Math.max(name, column.typeWords().length() * 6.8) + 18;
    }
}
