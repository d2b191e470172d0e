package org.schemawright.desktop.browse;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.migration.StatementLock;

/** Which statements keep others waiting, and the gentler way where there is one. */
final class LocksCard extends VBox {

    LocksCard(SchemaReview schema) {
        boolean waiting = !schema.locks().isEmpty();
        boolean gentle = schema.work().gentleProperty().get();
        getStyleClass().addAll("hazard", waiting ? "warning" : "calm");
        setId("locks");
        Label title = new Label(
                waiting ? "Others wait meanwhile" : "Others go on meanwhile",
                waiting ? Icons.of(Feather.CLOCK, 16, "warning-text") : Icons.of(Feather.CLOCK, 16, "muted"));
        title.getStyleClass().addAll("strong", "hazard-title");
        title.setMaxWidth(Double.MAX_VALUE);
        VBox body = new VBox(6);
        body.getStyleClass().add("hazard-words");
        for (StatementLock lock : schema.locks()) {
            body.getChildren().add(line(lock.words() + "."));
        }
        if (gentle) {
            body.getChildren().add(line(GENTLE));
        }
        if (gentle) {
            Hyperlink direct = Buttons.link("Use the direct statements", () -> choose(schema, false));
            direct.setId("direct-statements");
            body.getChildren().add(direct);
        } else if (schema.hasGentler()) {
            Button let = Buttons.plain("Let others go on meanwhile", null, () -> choose(schema, true));
            let.setId("let-others");
            body.getChildren().add(let);
        }
        getChildren().addAll(title, body);
    }

    private static final String GENTLE =
            "Statements are taken that let others read and write: indexes are built beside, and rules are"
                    + " checked in steps of their own. That takes longer, and a run that is stopped goes on where it was.";

    private static void choose(SchemaReview schema, boolean gentle) {
        schema.work().gentleProperty().set(gentle);
    }

    private static Node line(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
