package org.schemawright.desktop.migrate;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Badge;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.Moments;
import org.schemawright.desktop.widget.Nodes;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.widget.SqlText;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.desktop.widget.Tone;
import org.schemawright.migration.revision.NotedHazard;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.RevisionFile;

/** One revision: who, when, what it does, and its SQL in both directions. */
final class RevisionPane extends ScrollPane {

    /** About so many letters go on a line of the pane. */
    private static final int WRAPPED_AT = 60;

    private static final double LINE_HEIGHT = 20;

    private final HistoryRow row;
    private final Path folder;
    private final boolean changed;

    /**
     * A revision.
     *
     * @param changed whether its file says something else than when it was kept or last ran
     * @param sides the schema before and after it
     */
    RevisionPane(HistoryRow row, Path folder, boolean changed, RevisionSides sides) {
        this.row = row;
        this.folder = folder;
        this.changed = changed;
        getStyleClass().add("revision-pane");
        setFitToWidth(true);
        Revision revision = row.revision();
        VBox body = new VBox(
                title(row),
                facts(revision, folder, changed),
                section("What it does"),
                does(StatementWords.up(revision)),
                sql(revision, sides));
        body.getStyleClass().add("revision-body");
        List<Node> dangers = dangers(row);
        if (!dangers.isEmpty()) {
            body.getChildren().add(section(row.applied() ? "Before you take it back" : "Before you run it"));
            body.getChildren().add(new VBox(6, dangers.toArray(Node[]::new)));
        }
        setContent(body);
    }

    boolean shows(HistoryRow otherRow, Path otherFolder, boolean otherChanged) {
        return row.equals(otherRow) && folder.equals(otherFolder) && changed == otherChanged;
    }

    /** What the next step, forward or back, endangers, as far as the revision notes it. */
    private static List<Node> dangers(HistoryRow row) {
        Revision revision = row.revision();
        List<Node> lines = new ArrayList<>();
        (row.applied() ? revision.hazardsBack() : revision.hazards()).forEach(hazard -> lines.add(danger(hazard)));
        if (!revision.hasWayBack()) {
            lines.add(danger(Feather.ALERT_CIRCLE, "danger-text", "There is no way back from this revision."));
        }
        return lines;
    }

    private static Node danger(NotedHazard hazard) {
        return !hazard.kind().isDanger()
                ? danger(Feather.INFO, "muted", hazard.words())
                : hazard.kind().destroysData()
                        ? danger(Feather.ALERT_CIRCLE, "danger-text", hazard.words())
                        : danger(Feather.ALERT_TRIANGLE, "warning-text", hazard.words());
    }

    private static Node danger(Feather icon, String tone, String sentence) {
        Label words = new Label(sentence);
        words.setWrapText(true);
        HBox line = new HBox(8, Icons.of(icon, 14, tone), words);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Node title(HistoryRow row) {
        Label title = Texts.sectionTitle(row.revision().message());
        title.setWrapText(true);
        Badge state = row.applied() ? new Badge("applied", Tone.SUCCESS) : new Badge("not applied", Tone.NEUTRAL);
        if (!row.applied()) {
            state.getStyleClass().add("outlined");
        }
        HBox line = new HBox(10, title, state);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Node facts(Revision revision, Path folder, boolean changed) {
        Label who = new Label(revision.author());
        Label time = Texts.muted(Moments.exact(revision.created(), ZoneId.systemDefault()));
        Label id = Texts.mono(revision.id());
        id.getStyleClass().addAll("muted", "small-text");
        HBox line = new HBox(10, Icons.of(Feather.USER, 14, "muted"), who, time, Texts.muted("·"), id);
        line.setAlignment(Pos.CENTER_LEFT);
        Label file = Texts.mono(
                folder.resolve("versions").resolve(fileName(revision)).toString());
        file.getStyleClass().addAll("muted", "small-text");
        file.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        file.setMinWidth(0);
        Region state = changed ? new Badge("file changed", Tone.WARNING) : Texts.hint("file unchanged");
        state.setId("checksum-state");
        state.setMinWidth(USE_PREF_SIZE);
        HBox where = new HBox(10, Icons.of(Feather.FILE_TEXT, 14, "muted"), file, state);
        where.setAlignment(Pos.CENTER_LEFT);
        return new VBox(6, line, where);
    }

    private static String fileName(Revision revision) {
        return RevisionFile.name(revision);
    }

    private static Label section(String words) {
        Label label = Texts.strong(words);
        label.getStyleClass().add("revision-section");
        return label;
    }

    static VBox does(List<StatementWords.Sentence> sentences) {
        VBox list = new VBox(6);
        for (StatementWords.Sentence sentence : sentences) {
            Label words = new Label(sentence.words());
            words.setWrapText(true);
            HBox line = new HBox(8, icon(sentence.kind()), words);
            line.setAlignment(Pos.CENTER_LEFT);
            list.getChildren().add(line);
        }
        if (list.getChildren().isEmpty()) {
            list.getChildren().add(Texts.muted("It has no statements."));
        }
        return list;
    }

    private static Node icon(StatementWords.Kind kind) {
        return switch (kind) {
            case ADDS -> Icons.of(Feather.PLUS, 14, "success-text");
            case CHANGES -> Icons.of(Feather.EDIT_2, 14, "warning-text");
            case REMOVES -> Icons.of(Feather.MINUS, 14, "danger-text");
        };
    }

    private static Node sql(Revision revision, RevisionSides sides) {
        SqlText text = new SqlText(true);
        text.setWrapText(true);
        ToggleGroup group = new ToggleGroup();
        ToggleButton up = segment("SQL up", group);
        ToggleButton down = segment("SQL down", group);
        ToggleButton around = segment("Before and after", group);
        around.setId("before-and-after");
        StackPane shown = new StackPane(text);
        Button copy = text.copyButton();
        Label count = Texts.hint("");
        group.selectedToggleProperty().addListener((property, before, now) -> {
            if (now == null) {
                group.selectToggle(before);
                return;
            }
            // They leave their room to the names of what can be chosen.
            Nodes.show(copy, now != around);
            Nodes.show(count, now != around);
            shown.getChildren().setAll(now == around ? sides : text);
            if (now == around) {
                sides.look();
                return;
            }
            List<String> statements = now == up ? revision.up() : revision.down();
            show(text, statements, now == up);
            count.setText(NumberWords.count(statements.size(), "statement"));
        });
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(8, new HBox(up, down, around), space, count, copy);
        bar.setAlignment(Pos.CENTER_LEFT);
        group.selectToggle(up);
        VBox box = new VBox(6, bar, shown);
        box.getStyleClass().add("revision-sql");
        return box;
    }

    private static void show(SqlText text, List<String> statements, boolean up) {
        String sql = statements.isEmpty()
                ? (up ? "-- no statements" : "-- There is no way back from this revision.")
                : String.join(";\n\n", statements) + ";";
        text.setText(sql);
        long lines =
                sql.lines().mapToLong(line -> 1 + line.length() / WRAPPED_AT).sum();
        double height = Math.clamp((lines + 1) * LINE_HEIGHT + 8, 60, 360);
        text.setMinHeight(height);
        text.setPrefHeight(height);
    }

    private static ToggleButton segment(String words, ToggleGroup group) {
        ToggleButton button = new ToggleButton(words);
        button.getStyleClass().add("revision-tab");
        button.setToggleGroup(group);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }
}
