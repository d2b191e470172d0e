package org.schemawright.desktop.diagram;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.schemawright.desktop.widget.Texts;

/** Says what the colours of the diagram mean: areas, named after their most related table, what is pending, and what is a guess. */
final class DiagramLegend extends HBox {

    DiagramLegend() {
        getStyleClass().addAll("diagram-float", "diagram-legend");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMouseTransparent(true);
    }

    void show(Diagram diagram) {
        getChildren().clear();
        if (diagram.areas().size() > 1) {
            for (int i = 0; i < diagram.areas().size(); i++) {
                entry("Around " + diagram.areas().get(i), "diagram-area", "-sw-area-" + (i + 1));
            }
        }
        if (diagram.hasPending()) {
            entry("Not yet applied", "diagram-pending", "-color-success-emphasis");
        }
        if (diagram.links().stream().anyMatch(Link::guess)) {
            entry("Guess by name, no key", "diagram-guess", "transparent");
        }
        setManaged(!getChildren().isEmpty());
        setOpacity(getChildren().isEmpty() ? 0 : 1);
    }

    private void entry(String words, String styleClass, String role) {
        Region swatch = new Region();
        swatch.getStyleClass().add(styleClass);
        swatch.setStyle("-fx-background-color: " + role + ";");
        HBox entry = new HBox(swatch, Texts.hint(words));
        entry.getStyleClass().add("diagram-legend-entry");
        getChildren().add(entry);
    }
}
