package org.schemawright.desktop.design;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.desktop.widget.Tone;

/** Writes a new table: its name, and a line for each column. */
final class NewTableView {

    private static final double[] WIDTHS = {176, 150, 44, 66, 150, 160, 36};
    private static final String[] HEADINGS = {"Column", "Type", "Key", "NULL", "Default", "Refers to", ""};

    private final NewTableModel model;
    private final TextField name = new TextField();
    private final Field nameField = new Field("Name", name);
    private final GridPane grid = new GridPane();
    private final EditorCard card;
    private final List<ColumnHint> hints = new ArrayList<>();
    private boolean typed;

    NewTableView(NewTableModel model, EditorCard.Closing closing) {
        this.model = model;
        name.textProperty().bindBidirectional(model.nameProperty());
        name.getStyleClass().add("mono");
        name.setId("design-name");
        name.setMaxWidth(330);
        grid.getStyleClass().add("design-grid");
        for (double width : WIDTHS) {
            ColumnConstraints constraints = new ColumnConstraints(width);
            grid.getColumnConstraints().add(constraints);
        }
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(360);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        Button add = Buttons.flat("Add a column", Feather.PLUS, this::addColumn);
        add.setId("design-add-column");
        VBox body = new VBox(12, nameField, new VBox(2, scroll, add));
        card = new EditorCard(new EditorCard.Words("New table", "Add table", Tone.ACCENT), body, model, closing);
        model.versionProperty().addListener((property, before, now) -> check());
        name.textProperty().addListener((property, before, now) -> typed = true);
        fill();
    }

    EditorCard card() {
        return card;
    }

    private void addColumn() {
        ColumnDraft column = model.addColumn();
        fill();
        grid.getChildren().stream()
                .filter(node -> node.getUserData() == column)
                .findFirst()
                .ifPresent(Node::requestFocus);
    }

    private void fill() {
        grid.getChildren().clear();
        hints.clear();
        for (int i = 0; i < HEADINGS.length; i++) {
            grid.add(Texts.hint(HEADINGS[i]), i, 0);
        }
        int row = 1;
        for (ColumnDraft column : model.columns()) {
            TextField columnName = ColumnControls.name(column);
            columnName.setUserData(column);
            Node key = ColumnControls.key(column);
            Node nullable = ColumnControls.nullable(column);
            GridPane.setHalignment(key, HPos.CENTER);
            GridPane.setHalignment(nullable, HPos.CENTER);
            Button remove = Buttons.icon(Feather.X, "Take this column out", () -> {
                model.removeColumn(column);
                fill();
            });
            grid.addRow(
                    row,
                    columnName,
                    ColumnControls.type(column, model.drawing()),
                    key,
                    nullable,
                    ColumnControls.defaultValue(column),
                    ColumnControls.reference(column, model.drawing()),
                    remove);
            ColumnHint hint = new ColumnHint(column);
            hints.add(hint);
            grid.add(hint, 0, row + 1, WIDTHS.length, 1);
            row += 2;
        }
        check();
    }

    private void check() {
        nameField.show(model.nameProblem(), typed);
        for (int i = 0; i < hints.size() && i < model.columns().size(); i++) {
            ColumnDraft column = model.columns().get(i);
            String sentence = model.problem(column);
            // A line that was just added is not called wrong before something is typed there.
            boolean wrong = !sentence.isEmpty() && !column.name.get().isEmpty();
            hints.get(i).show(wrong ? sentence : "", model.proposedTarget(column));
        }
        card.note(model.advice());
    }
}
