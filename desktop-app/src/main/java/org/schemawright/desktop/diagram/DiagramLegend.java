package org.schemawright.desktop.diagram;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.schemawright.desktop.widget.Texts;

/** Says what the colours of the diagram mean: areas, named after their most related table, what is pending, and what is a guess. */
final class DiagramLegend extends HBox {

    private boolean revision;

    DiagramLegend() {
        getStyleClass().addAll("diagram-float", "diagram-legend");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMouseTransparent(true);
    }

    /** From now on what a revision changes is coloured, applied or not. */
    void setRevision() {
        revision = true;
    }

    void show(Diagram diagram) {
        getChildren().clear();
        if (diagram.areas().size() > 1) {
            for (int i = 0; i < diagram.areas().size(); i++) {
                entry("Around " + diagram.areas().get(i), "diagram-area", "-sw-area-" + (i + 1));
            }
        }
        if (revision) {
            of(diagram, DraftState.ADDED, "New in this revision", "-color-success-emphasis");
            of(diagram, DraftState.CHANGED, "Changed by it", "-color-warning-emphasis");
            of(diagram, DraftState.REMOVED, "Dropped by it", "-color-danger-emphasis");
        } else if (diagram.hasPending()) {
            entry("Not yet applied", "diagram-pending", "-color-success-emphasis");
        }
        if (diagram.links().stream().anyMatch(Link::guess)) {
            entry("Guess by name, no key", "diagram-guess", "transparent");
        }
        setManaged(!getChildren().isEmpty());
        setOpacity(getChildren().isEmpty() ? 0 : 1);
    }

    private void of(Diagram diagram, DraftState state, String words, String role) {
        if (diagram.has(state)) {
            entry(words, "diagram-pending", role);
        }
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
