package org.schemawright.desktop.browse;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Buttons;

/** A button that becomes a field in which the row to be linked is looked for; the field stays for the next one. */
final class LinkAdder extends StackPane {

    private final RowPanelModel model;
    private final LinkedRows links;
    private final Button add;
    private final TextField field = new TextField();
    private String unknown = "";
    private final FieldAid aid = new FieldAid(field, this::take);

    LinkAdder(RowPanelModel model, LinkedRows links, AidLayer layer) {
        this.model = model;
        this.links = links;
        String other = links.far().name().name();
        add = Buttons.flat("Add…", Feather.PLUS, this::open);
        add.setAccessibleText("Add to " + links.name());
        add.getStyleClass().add("link-add");
        field.setPromptText("Name or key of a row of " + other);
        field.setAccessibleText("Row of " + other + " to link");
        field.getStyleClass().add("link-field");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(add);
        aid.property().addListener((p, before, now) -> layer.show(field, now));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        field.focusedProperty().addListener((p, was, is) -> {
            if (!is) {
                close();
            }
        });
    }

    /** What can have the keyboard here. */
    Node place() {
        return getChildren().getFirst();
    }

    private void open() {
        getChildren().setAll(field);
        field.clear();
        field.requestFocus();
        openList();
    }

    private void openList() {
        aid.open(this::list, "", null);
    }

    private @Nullable CellAid list(CellAid.Field door) {
        return new ChoicesAid(
                new LinkTaker(model.grid().workspace(), links, this::askAgain).choices(),
                "Rows of " + links.far().name(),
                door);
    }

    private void take() {
        unknown = "";
        CellAid help = aid.close();
        String typed = field.getText();
        boolean taken = help != null && help.take(typed);
        if (taken) {
            field.clear();
        }
        if (field.isFocused()) {
            openList();
            // The answer may have been there at once.
            retype();
        }
    }

    /** What nobody is called by stays in the field; the list offers to make it. */
    private void askAgain(String typed) {
        unknown = typed;
        if (aid.isOpen()) {
            retype();
        }
    }

    private void retype() {
        if (field.isFocused() && field.getText().isEmpty() && !unknown.isEmpty()) {
            field.setText(unknown);
            field.end();
        }
        unknown = "";
    }

    private void close() {
        aid.close();
        getChildren().setAll(add);
    }

    private void pressed(KeyEvent event) {
        if (aid.uses(event)) {
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            take();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            close();
            add.requestFocus();
            event.consume();
        }
    }
}
