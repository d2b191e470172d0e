package org.schemawright.desktop.browse;

import java.util.List;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.widget.BeforeAfter;
import org.schemawright.desktop.workspace.Comparisons;
import org.schemawright.migration.plan.MigrationPlan;

/** The tables before and after the pending schema changes, side by side; there while there are such changes. */
final class SidesTab {

    private final ReviewModel model;
    private final TabPane tabs;
    private final BeforeAfter sides = new BeforeAfter(true);
    private final Tab tab = new Tab("Before and after", sides);
    private @Nullable MigrationPlan shown;

    SidesTab(ReviewModel model, TabPane tabs) {
        this.model = model;
        this.tabs = tabs;
        tab.selectedProperty().addListener((property, before, now) -> fill());
    }

    void render() {
        MigrationPlan plan = model.schema().planProperty().get();
        if (plan == null) {
            tabs.getTabs().remove(tab);
        } else if (!tabs.getTabs().contains(tab)) {
            tabs.getTabs().add(Math.min(3, tabs.getTabs().size()), tab);
        }
        fill();
    }

    /** Works out what is shown, once somebody looks. */
    private void fill() {
        MigrationPlan plan = model.schema().planProperty().get();
        if (plan != null && plan != shown && tab.isSelected()) {
            shown = plan;
            Comparisons comparisons = model.workspace().migrations().comparisons();
            comparisons
                    .work(
                            () -> comparisons.sides(plan.before(), plan.after()),
                            entries -> show(plan, entries),
                            problem -> again(plan))
                    .onCancelled(() -> again(plan));
        }
    }

    private void show(MigrationPlan of, List<BeforeAfter.Entry> entries) {
        if (shown == of) {
            sides.show(entries);
        }
    }

    /** It is worked out the next time somebody looks. */
    private void again(MigrationPlan of) {
        if (shown == of) {
            shown = null;
        }
    }
}
