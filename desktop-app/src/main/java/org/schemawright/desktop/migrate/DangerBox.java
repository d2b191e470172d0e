package org.schemawright.desktop.migrate;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.migration.plan.Hazard;
import org.schemawright.migration.run.RowsFound;

/** One thing that is endangered, with some of its rows, and the tick by which a loss is meant. */
final class DangerBox extends HBox {

    private static final int EXAMPLES = 3;

    private final @Nullable CheckBox means;

    /** @param must whether a person has to say that it is meant */
    DangerBox(Hazard.Kind kind, String sentence, List<RowsFound> rows, boolean must) {
        super(10);
        Label words = new Label(sentence);
        words.setWrapText(true);
        VBox lines = new VBox(4, words);
        HBox.setHgrow(lines, Priority.ALWAYS);
        for (RowsFound found : rows) {
            lines.getChildren()
                    .add(Texts.hint(found.number() + (found.examples().isEmpty() ? "" : ", such as:")));
            found.examples().stream().limit(EXAMPLES).forEach(example -> {
                Label row = Texts.mono(example);
                row.getStyleClass().add("small-text");
                row.setMinWidth(0);
                lines.getChildren().add(row);
            });
        }
        means = must ? tick(kind, sentence) : null;
        if (means != null) {
            lines.getChildren().add(means);
        }
        getChildren()
                .addAll(
                        must
                                ? Icons.of(Feather.ALERT_CIRCLE, 16, "danger-text")
                                : Icons.of(Feather.ALERT_TRIANGLE, 16, "warning-text"),
                        lines);
        getStyleClass().addAll("notice", must ? "danger" : "warning");
    }

    /** The tick; empty where nothing has to be meant. */
    Optional<CheckBox> accepted() {
        return Optional.ofNullable(means);
    }

    private static CheckBox tick(Hazard.Kind kind, String sentence) {
        CheckBox tick = new CheckBox(
                kind == Hazard.Kind.DELETES_DATA
                        ? "Yes, these values may go for good"
                        : "Yes, these values may become others");
        tick.getStyleClass().add("accept-hazard");
        tick.setAccessibleHelp(sentence);
        return tick;
    }
}
