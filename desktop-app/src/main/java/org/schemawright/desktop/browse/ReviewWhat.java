package org.schemawright.desktop.browse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.orm.DeleteEffect;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.NoticeBar;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.desktop.workspace.EffectWords;
import org.schemawright.migration.plan.Hazard;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.schema.ObjectName;

/** The tab "What happens": the changes in numbers, in order, with what they endanger and how they are undone. */
final class ReviewWhat {

    private static final int NAMED_ROWS = 5;

    private final ReviewModel model;
    private final Runnable readBack;
    private final Consumer<TableLink> open;
    private final VBox content = new VBox();
    private final ScrollPane root = new ScrollPane(content);

    /**
     * The tab's content.
     *
     * @param readBack shows the SQL back
     * @param open shows rows in a grid
     */
    ReviewWhat(ReviewModel model, Runnable readBack, Consumer<TableLink> open) {
        this.model = model;
        this.open = open;
        this.readBack = readBack;
        content.getStyleClass().add("review-what");
        root.setFitToWidth(true);
        root.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    }

    Node node() {
        return root;
    }

    void render() {
        content.getChildren().clear();
        PendingWords pending = model.pendingProperty().get();
        if (pending.all() == 0) {
            return;
        }
        content.getChildren().add(numbers(pending));
        Problem problem = model.schema().problemProperty().get();
        if (problem != null) {
            content.getChildren().add(NoticeBar.of(problem));
        }
        int step = 0;
        for (ReviewItem item : model.itemsProperty().get()) {
            if (item instanceof ReviewItem.Schema schema) {
                content.getChildren().add(schemaStep(++step, schema));
            }
        }
        List<RowChange> rows = model.workspace().changeSet().rowChanges();
        for (Map.Entry<ObjectName, List<RowChange>> table :
                ReviewWords.byTable(rows).entrySet()) {
            content.getChildren()
                    .add(step(
                            ++step,
                            table.getKey() + ": " + ReviewWords.rowsSentence(table.getValue()) + ".",
                            named(table.getValue()),
                            effects(table.getKey(), table.getValue())));
        }
        if (!model.schema().locks().isEmpty()
                || model.schema().work().gentleProperty().get()) {
            content.getChildren().add(new LocksCard(model.schema()));
        }
        content.getChildren().add(wayBack());
    }

    private Node numbers(PendingWords pending) {
        HBox tiles = new HBox();
        tiles.getStyleClass().addAll("card", "review-numbers");
        if (pending.rows() > 0) {
            tiles.getChildren()
                    .add(tile(
                            NumberWords.grouped(pending.rows()),
                            (pending.rows() == 1 ? "row changes in " : "rows change in ")
                                    + NumberWords.count(pending.tables(), "table")));
        }
        MigrationPlan plan = model.planProperty().get();
        if (pending.schemaChanges() > 0) {
            tiles.getChildren()
                    .add(tile(
                            NumberWords.grouped(pending.schemaChanges()),
                            pending.schemaChanges() == 1 ? "schema change" : "schema changes"));
        }
        if (plan != null) {
            long hazards =
                    plan.hazards().stream().filter(h -> h.kind().isDanger()).count();
            tiles.getChildren().add(tile(NumberWords.grouped(hazards), hazards == 1 ? "hazard" : "hazards"));
        }
        ReviewSql sql = model.sqlProperty().get();
        tiles.getChildren()
                .add(tile(
                        sql.complete() ? NumberWords.grouped(sql.statements()) : "…",
                        sql.statements() == 1 ? "statement" : "statements"));
        return tiles;
    }

    private static Node tile(String number, String words) {
        Label big = new Label(number);
        big.getStyleClass().add("review-number");
        VBox tile = new VBox(2, big, Texts.hint(words));
        tile.setPrefWidth(200);
        HBox.setHgrow(tile, Priority.ALWAYS);
        return tile;
    }

    private boolean isSqlite() {
        return model.workspace().database().dialect().id().equals("sqlite");
    }

    private Node schemaStep(int number, ReviewItem.Schema schema) {
        List<Node> hazards = new ArrayList<>();
        for (Hazard hazard : schema.hazards()) {
            hazards.add(new HazardCard(hazard, model.schema().lookProperty().get(), isSqlite(), open));
        }
        return step(number, schema.sentence() + ".", schema.detail(), hazards);
    }

    /** What goes along with the deletes of a table's rows, line by line. */
    private List<Node> effects(ObjectName table, List<RowChange> rows) {
        long deleted = rows.stream().filter(RowChange.Delete.class::isInstance).count();
        Along along = model.alongProperty().get();
        if (deleted > 0 && !along.known()) {
            return List.of(Texts.hint(along.note()));
        }
        List<Node> lines = new ArrayList<>();
        for (DeleteEffect effect : along.effects()) {
            if (effect.deleted().equals(table)) {
                boolean bad = effect.kind() == DeleteEffect.Kind.FORBIDS;
                Label line = new Label(
                        EffectWords.sentence(effect, deleted == 1),
                        bad
                                ? Icons.of(Feather.ALERT_CIRCLE, 16, "danger-text")
                                : Icons.of(Feather.CORNER_DOWN_RIGHT, 16, "muted"));
                line.setWrapText(true);
                line.getStyleClass().add("delete-effect");
                lines.add(line);
            }
        }
        return lines;
    }

    /** Which rows: all of a few, the first of many. */
    private String named(List<RowChange> rows) {
        ReviewWords words = model.words();
        String first = String.join(
                ", ", rows.stream().limit(NAMED_ROWS).map(words::shortSubject).toList());
        int more = rows.size() - NAMED_ROWS;
        return more > 0 ? first + " and " + NumberWords.grouped(more) + " more." : first + ".";
    }

    private Node wayBack() {
        WayBack way = WayBack.of(
                model.workspace().schemaProperty().get(),
                model.workspace().changeSet().rowChanges(),
                model.planProperty().get(),
                model.alongProperty().get());
        Hyperlink read = Buttons.link("Read SQL back", readBack);
        HBox line = way.whole()
                ? line(Icons.of(Feather.CORNER_UP_LEFT, 16, "muted"), way.title(), way.words(), read)
                : line(Icons.of(Feather.ALERT_TRIANGLE, 16, "danger-text"), way.title(), way.words(), read);
        line.getStyleClass().add("way-back");
        if (way.none()) {
            line.lookupAll(".label").forEach(label -> label.getStyleClass().add("danger-text"));
        }
        return line;
    }

    private static Node step(int number, String title, String text, List<Node> below) {
        Label circle = new Label(Integer.toString(number));
        circle.getStyleClass().add("step-number");
        HBox line = line(circle, title, text, null);
        VBox step = new VBox(10, line);
        if (!below.isEmpty()) {
            VBox indented = new VBox(8);
            indented.getChildren().addAll(below);
            indented.getStyleClass().add("step-more");
            step.getChildren().add(indented);
        }
        return step;
    }

    private static HBox line(Node mark, String title, String text, @Nullable Node end) {
        StackPane rail = new StackPane(mark);
        rail.setAlignment(Pos.TOP_CENTER);
        rail.setMinWidth(24);
        rail.setPrefWidth(24);
        Label heading = Texts.strong(title);
        heading.setWrapText(true);
        Label words = new Label(text);
        words.setWrapText(true);
        words.getStyleClass().add("muted");
        VBox both = text.isEmpty() ? new VBox(heading) : new VBox(2, heading, words);
        both.setMinWidth(0);
        HBox.setHgrow(both, Priority.ALWAYS);
        HBox line = new HBox(12, rail, both);
        line.setAlignment(Pos.TOP_LEFT);
        line.setMinHeight(Region.USE_PREF_SIZE);
        if (end != null) {
            line.getChildren().add(end);
        }
        return line;
    }
}
