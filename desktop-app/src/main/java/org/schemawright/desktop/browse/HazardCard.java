package org.schemawright.desktop.browse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.Clipboards;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.migration.HazardFacts;
import org.schemawright.migration.plan.Hazard;
import org.schemawright.migration.run.RowsFound;

/** A hazard of the pending schema changes, with the rows of this database that it is about and the way to them. */
final class HazardCard extends VBox {

    /**
     * A card.
     *
     * @param look what is known of the rows
     * @param sqlite whether the database is one of SQLite
     * @param open shows rows in a grid
     */
    HazardCard(Hazard hazard, HazardLook look, boolean sqlite, Consumer<TableLink> open) {
        boolean red = look.mustBeAccepted(hazard);
        boolean calm = !red
                && (!hazard.kind().isDanger()
                        || look.of(hazard).map(HazardFacts::isHarmless).orElse(false));
        getStyleClass().addAll("hazard", red ? "danger" : calm ? "calm" : "warning");
        Label title = new Label(
                HazardWords.title(hazard.kind()),
                calm
                        ? Icons.of(Feather.INFO, 16, "muted")
                        : Icons.of(Feather.ALERT_TRIANGLE, 16, red ? "danger-text" : "warning-text"));
        title.getStyleClass().addAll("strong", "hazard-title");
        title.setMaxWidth(Double.MAX_VALUE);
        VBox body = new VBox(6, Texts.wrapped(hazard.words(), ""));
        body.getStyleClass().add("hazard-words");
        body.getChildren().addAll(facts(hazard, look, sqlite, open));
        getChildren().addAll(title, body);
    }

    private static List<Node> facts(Hazard hazard, HazardLook look, boolean sqlite, Consumer<TableLink> open) {
        if (hazard.rows().isEmpty()) {
            return List.of();
        }
        Problem problem = look.problem();
        if (problem != null) {
            return List.of(Texts.wrapped("The rows could not be counted: " + problem.title(), "muted"));
        }
        Optional<HazardFacts> facts = look.of(hazard);
        if (facts.isEmpty()) {
            return look.looking() ? List.of(Texts.wrapped("The rows are being counted …", "muted")) : List.of();
        }
        List<Node> nodes = new ArrayList<>();
        List<RowsFound> found = facts.get().found();
        for (int i = 0; i < found.size(); i++) {
            RowsFound rows = found.get(i);
            Label number = Texts.wrapped(HazardWords.number(rows), rows.isNone() ? "muted" : "medium");
            number.getStyleClass().add("hazard-number");
            HBox line = new HBox(8, number);
            line.setAlignment(Pos.BASELINE_LEFT);
            if (!rows.isNone()) {
                line.getChildren()
                        .add(HazardLinks.to(hazard.rows().get(i), sqlite)
                                .map(link -> see(link, open))
                                .orElseGet(() -> copy(rows)));
            }
            nodes.add(line);
            rows.examples().forEach(example -> {
                Label one = Texts.mono(example);
                one.setMinWidth(0);
                one.getStyleClass().add("hazard-row");
                nodes.add(one);
            });
        }
        return nodes;
    }

    private static Hyperlink see(TableLink link, Consumer<TableLink> open) {
        Hyperlink see = Buttons.link("See these rows", () -> open.accept(link));
        see.getStyleClass().add("see-rows");
        see.setAccessibleText("See these rows of " + link.table());
        return see;
    }

    private static Hyperlink copy(RowsFound rows) {
        Hyperlink copy = Buttons.link(
                "Copy the query", () -> Clipboards.copy(rows.query().sql() + ";"));
        copy.getStyleClass().add("copy-query");
        copy.setTooltip(new Tooltip(rows.query().sql()));
        return copy;
    }
}
