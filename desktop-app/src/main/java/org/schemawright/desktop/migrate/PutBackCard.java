package org.schemawright.desktop.migrate;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.desktop.workspace.PutBack;
import org.schemawright.migration.HazardFacts;
import org.schemawright.migration.plan.Statement;

/** Says what putting back what has drifted does and endangers, and asks for what must be meant. */
final class PutBackCard extends VBox {

    private final List<CheckBox> accepted = new ArrayList<>();
    private final Button confirm;

    /** @param target where the database will be, by name */
    PutBackCard(PutBack putBack, String target, Runnable go, Runnable cancel) {
        getStyleClass().addAll("dialog-body", "put-back-card");
        setId("put-back-question");
        setPrefWidth(560);
        setSpacing(14);
        confirm = Buttons.danger("Put back", Feather.ROTATE_CCW, go);
        confirm.setId("confirm");
        VBox happens = RevisionPane.does(StatementWords.of(
                putBack.plan().up().stream().map(Statement::sql).toList()));
        VBox dangers = new VBox(10);
        dangers.setAccessibleText("What is endangered");
        for (HazardFacts facts : putBack.hazards()) {
            if (!facts.isHarmless()) {
                dangers.getChildren().add(danger(facts));
            }
        }
        Label none = Texts.hint("No row of this database is endangered, as far as that can be told.");
        VBox body = new VBox(14, happens, dangers.getChildren().isEmpty() ? none : dangers);
        ScrollPane scroll = CardParts.scroll(body);
        getStylesheets().add(MigrationsView.styles());
        Label title = Texts.wrapped(Texts.sectionTitle("Put the database back to " + target + "?"));
        HBox buttons = new HBox(Buttons.plain("Cancel", null, cancel), confirm);
        buttons.getStyleClass().add("dialog-buttons");
        getChildren()
                .addAll(
                        title,
                        scroll,
                        Texts.wrapped(
                                Texts.hint("It is tried on an empty copy of the schema first. No revision stays of it;"
                                        + " values that go are kept beside.")),
                        buttons);
        enable();
    }

    private DangerBox danger(HazardFacts facts) {
        DangerBox box =
                new DangerBox(facts.hazard().kind(), facts.hazard().words(), facts.found(), facts.mustBeAccepted());
        box.accepted().ifPresent(means -> {
            means.selectedProperty().addListener((property, before, now) -> enable());
            accepted.add(means);
        });
        return box;
    }

    private void enable() {
        confirm.setDisable(!accepted.stream().allMatch(CheckBox::isSelected));
    }
}
