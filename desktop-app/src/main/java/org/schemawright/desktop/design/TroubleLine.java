package org.schemawright.desktop.design;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.workspace.HazardPlaces.RowsPlace;

/** How many rows do not go with a change, and the way to them. */
final class TroubleLine extends FlowPane {

    /**
     * A line.
     *
     * @param showRows opens rows of the database
     * @param allowNull lets a column be without a value
     */
    TroubleLine(RowsInTheWay trouble, Consumer<RowsPlace> showRows, Consumer<String> allowNull) {
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
            Hyperlink show = Buttons.link("Show these rows", () -> showRows.accept(place));
            show.getStyleClass().add("show-rows");
            show.setAccessibleText("Show these rows of " + place.table());
            getChildren().add(show);
        }
        String column = trouble.column();
        if (column != null && trouble.isForLackOfValues()) {
            Hyperlink allow = Buttons.link("Allow NULL", () -> allowNull.accept(column));
            allow.getStyleClass().add("allow-null");
            allow.setAccessibleText("Allow NULL in " + column);
            getChildren().add(allow);
        }
    }
}
