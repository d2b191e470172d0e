package org.schemawright.desktop.design;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.workspace.HazardPlaces.RowsPlace;

/** How many rows do not go with a change, and the way to them. */
final class TroubleLine extends FlowPane {

    /** The same on one line, however narrow: the words give way to the links. */
    static HBox inRow(RowsInTheWay trouble, TroubleWays ways) {
        TroubleLine line = new TroubleLine(trouble, ways);
        HBox row = new HBox(line.getHgap());
        row.getStyleClass().addAll(line.getStyleClass());
        row.setAlignment(Pos.CENTER_LEFT);
        row.getChildren().setAll(List.copyOf(line.getChildren()));
        row.getChildren().forEach(node -> {
            if (node instanceof Label words) {
                words.setWrapText(false);
                words.setMinWidth(0);
            } else if (node instanceof Hyperlink link) {
                link.setMinWidth(Region.USE_PREF_SIZE);
            }
        });
        return row;
    }

    /**
     * A line.
     *
     * @param ways what can be done about them
     */
    TroubleLine(RowsInTheWay trouble, TroubleWays ways) {
        super(10, 2);
        getStyleClass().addAll("trouble-line", trouble.stops() ? "danger" : "warning");
        setAlignment(Pos.CENTER_LEFT);
        String tone = trouble.stops() ? "danger-text" : "warning-text";
        Label words = new Label(
                trouble.words(), Icons.of(trouble.stops() ? Feather.ALERT_CIRCLE : Feather.ALERT_TRIANGLE, 14, tone));
        words.getStyleClass().add(tone);
        words.setWrapText(true);
        getChildren().add(words);
        RowsPlace place = trouble.place();
        if (place != null) {
            Hyperlink show =
                    Buttons.link("Show these rows", () -> ways.showRows().accept(place));
            show.getStyleClass().add("show-rows");
            show.setAccessibleText("Show these rows of " + place.table());
            getChildren().add(show);
        }
        String column = trouble.column();
        if (column != null && trouble.isForLackOfValues()) {
            if (trouble.isForLackOfAnOldValue() && ways.mayFill().test(column)) {
                Hyperlink fill = Buttons.link(trouble.stops() ? "Fill with a value" : "Another value", () -> ways.fill()
                        .accept(column));
                fill.getStyleClass().add("fill-rows");
                fill.setAccessibleText("Fill " + column + " with a value");
                getChildren().add(fill);
            }
            Hyperlink allow = Buttons.link("Allow NULL", () -> ways.allowNull().accept(column));
            allow.getStyleClass().add("allow-null");
            allow.setAccessibleText("Allow NULL in " + column);
            getChildren().add(allow);
        }
    }
}
