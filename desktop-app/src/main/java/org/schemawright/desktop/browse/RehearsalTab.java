package org.schemawright.desktop.browse;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.Clipboards;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.Moments;
import org.schemawright.desktop.widget.ShortText;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.desktop.workspace.SchemaRehearsal;
import org.schemawright.migration.rehearse.RehearsalReport;

/** The review's tab with the report of the last rehearsal; there while there is one, and in front when it comes. */
final class RehearsalTab {

    private static final int LONGEST_LINE = 400;

    private final SchemaRehearsal rehearsal;
    private final TabPane tabs;
    private final VBox content = new VBox();
    private final Tab tab;
    private SchemaRehearsal.State.@Nullable Done shown;

    RehearsalTab(SchemaRehearsal rehearsal, TabPane tabs) {
        this.rehearsal = rehearsal;
        this.tabs = tabs;
        content.getStyleClass().add("review-what");
        content.setId("rehearsal-report");
        ScrollPane root = new ScrollPane(content);
        root.setFitToWidth(true);
        root.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        this.tab = new Tab("Rehearsal", root);
    }

    void render() {
        SchemaRehearsal.State.Done done =
                rehearsal.stateProperty().get() instanceof SchemaRehearsal.State.Done now ? now : null;
        if (done == shown) {
            return;
        }
        shown = done;
        content.getChildren().clear();
        if (done == null) {
            tabs.getTabs().remove(tab);
            return;
        }
        show(done);
        if (!tabs.getTabs().contains(tab)) {
            tabs.getTabs().add(tab);
        }
        tabs.getSelectionModel().select(tab);
    }

    private void show(SchemaRehearsal.State.Done done) {
        RehearsalReport report = done.report();
        RehearsalWords words = RehearsalWords.of(done);
        Label title = Texts.strong(words.title());
        title.setWrapText(true);
        VBox heading = new VBox(2, title, Texts.hint(words.text() + "."));
        HBox.setHgrow(heading, Priority.ALWAYS);
        Button copy = Buttons.flat("Copy", Feather.COPY, () -> Clipboards.copy(words.all(report)));
        copy.setId("copy-rehearsal");
        HBox top = new HBox(
                12,
                words.good()
                        ? Icons.of(Feather.CHECK_CIRCLE, 20, "success-text")
                        : Icons.of(Feather.ALERT_CIRCLE, 20, "danger-text"),
                heading,
                copy);
        top.setAlignment(Pos.CENTER_LEFT);
        content.getChildren().add(top);
        words.findings().forEach(each -> content.getChildren()
                .add(sentence(each, Icons.of(Feather.ALERT_CIRCLE, 14, "danger-text"), "rehearsal-finding")));
        report.notes().forEach(each -> content.getChildren()
                .add(sentence(each, Icons.of(Feather.INFO, 14, "muted"), "rehearsal-note")));
        for (RehearsalReport.Leg leg : report.legs()) {
            VBox lines = new VBox();
            lines.getStyleClass().addAll("card", "rehearsal-leg");
            leg.statements().forEach(ran -> lines.getChildren().add(line(ran)));
            if (leg.statements().isEmpty()) {
                lines.getChildren().add(Texts.hint("No statement ended."));
            }
            content.getChildren().add(new VBox(6, Texts.strong(RehearsalWords.title(leg)), lines));
        }
    }

    private static Node sentence(String words, Node icon, String style) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        HBox line = new HBox(8, icon, label);
        HBox.setMargin(icon, new Insets(2, 0, 0, 0));
        line.setMinHeight(Region.USE_PREF_SIZE);
        return line;
    }

    private static Node line(RehearsalReport.Ran ran) {
        Label sql = Texts.mono(ShortText.line(ran.sql(), LONGEST_LINE));
        sql.setMinWidth(0);
        sql.setMaxWidth(Double.MAX_VALUE);
        sql.setTooltip(new Tooltip(ran.sql()));
        HBox.setHgrow(sql, Priority.ALWAYS);
        Label number = Texts.hint(Integer.toString(ran.number()));
        number.setMinWidth(20);
        Label rows = Texts.hint(RehearsalWords.rows(ran));
        rows.setMinWidth(80);
        rows.setAlignment(Pos.CENTER_RIGHT);
        Label time = Texts.hint(Moments.took(ran.time()));
        time.setMinWidth(72);
        time.setAlignment(Pos.CENTER_RIGHT);
        HBox line = new HBox(8, number, sql, rows, time);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("rehearsal-line");
        return line;
    }
}
