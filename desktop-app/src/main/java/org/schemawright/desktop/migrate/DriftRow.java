package org.schemawright.desktop.migrate;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.FocusOrder;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.Nodes;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.widget.Overlay;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.desktop.workspace.DriftState;
import org.schemawright.migration.change.Difference;
import org.schemawright.migration.rehearse.DriftReport;

/** One line: whether the database is as its revisions make it. */
final class DriftRow {

    private final MigrationsModel model;
    private final Overlay overlay;
    private final HBox node = new HBox(8);
    private List<Object> known = List.of();

    DriftRow(MigrationsModel model, Overlay overlay) {
        this.model = model;
        this.overlay = overlay;
        node.setId("drift");
        node.getStyleClass().add("drift-row");
    }

    Node node() {
        return node;
    }

    void show() {
        boolean seen = !model.rows().isEmpty() && !model.runningProperty().get();
        Nodes.show(node, seen);
        DriftState state = model.care().driftProperty().get();
        boolean changedFile = model.care().hasChangedFile();
        List<Object> now = List.of(state, changedFile);
        if (now.equals(known)) {
            return;
        }
        known = now;
        boolean worked = FocusOrder.hasKeyboard(node);
        node.getStyleClass().remove("drifted");
        if (changedFile) {
            fill(Feather.HELP_CIRCLE, "muted", "Not compared: a file says something else than what has run.");
            return;
        }
        switch (state) {
            case DriftState.Unknown _ ->
                fill(Feather.HELP_CIRCLE, "muted", "Not compared with the revisions yet.", compare("Compare"));
            case DriftState.Comparing _ ->
                fill(Feather.LOADER, "accent-text", "Comparing the database with its revisions…");
            case DriftState.Failed failed ->
                fill(
                        Feather.ALERT_TRIANGLE,
                        "warning-text",
                        failed.problem().title() + " " + failed.problem().advice(),
                        compare("Compare again"));
            case DriftState.Compared compared -> show(compared.report());
        }
        if (worked) {
            FocusOrder.focusFirst(node);
        }
    }

    private void show(DriftReport report) {
        List<Difference> differences = report.differences();
        if (differences.isEmpty()) {
            fill(
                    Feather.CHECK_CIRCLE,
                    "success-text",
                    report.revisions().isEmpty()
                            ? "The database is empty, as it is at base."
                            : "The database matches " + model.names(report.revisions()) + ".",
                    compare("Compare again"));
            return;
        }
        node.getStyleClass().add("drifted");
        String first = DifferenceWords.of(differences.getFirst());
        String more = differences.size() == 1
                ? "."
                : ", and " + NumberWords.count(differences.size() - 1, "more difference") + ".";
        Node showAll = Buttons.link(
                "Show differences",
                () -> overlay.show(new DriftCard(report, model, overlay::close, () -> askPutBack(report))));
        showAll.setId("show-differences");
        fill(Feather.ALERT_CIRCLE, "danger-text", "Drifted: " + first + more, showAll);
    }

    private void askPutBack(DriftReport report) {
        model.care()
                .planPutBack(
                        report,
                        found -> overlay.show(new PutBackCard(
                                found,
                                model.names(report.revisions()),
                                () -> {
                                    overlay.close();
                                    model.care().putBack(found);
                                },
                                overlay::close)));
    }

    private Node compare(String words) {
        Node link = Buttons.link(words, model.care()::checkDrift);
        link.setId("compare");
        return link;
    }

    private void fill(Feather icon, String tone, String words, Node... links) {
        Label label = Texts.plain(words);
        label.setWrapText(true);
        label.setMinWidth(0);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        node.getChildren().setAll(Icons.of(icon, 14, tone), label);
        node.getChildren().addAll(links);
    }
}
