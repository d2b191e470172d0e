package org.schemawright.desktop.inspect;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.Nodes;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.widget.ShortText;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.migration.change.Reference;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectRef;

/** What refers to an object, each with its reason; Enter and a double click go there. */
final class ReferenceList extends VBox {

    private static final int ROW = 40;
    private static final int MOST_ROWS = 7;
    private static final int LONGEST = 120;

    private final Consumer<ObjectRef> goTo;
    private final Label heading = Texts.strong("Referred to by");
    private final Label count = Texts.hint("");
    private final Label nothing = Texts.hint("Nothing in the database refers to it.");
    private final ListView<Reference> list = new ListView<>();
    private @Nullable ObjectRef shown;

    ReferenceList(Consumer<ObjectRef> goTo) {
        this.goTo = goTo;
        heading.getStyleClass().add("muted");
        HBox top = new HBox(8, heading, count);
        top.setAlignment(Pos.CENTER_LEFT);
        list.setId("references");
        list.setAccessibleText("What refers to it");
        list.setFixedCellSize(ROW);
        list.getStyleClass().add("reference-list");
        list.setCellFactory(view -> new ReferenceCell());
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                go(list.getSelectionModel().getSelectedItem());
                event.consume();
            }
        });
        // The keyboard is always at some line.
        list.focusedProperty().addListener((property, before, now) -> {
            if (now && list.getSelectionModel().isEmpty()) {
                list.getSelectionModel().selectFirst();
            }
        });
        getStyleClass().add("references");
        getChildren().addAll(top, nothing, list);
    }

    void show(@Nullable ObjectRef object, List<Reference> references) {
        shown = object;
        list.getItems().setAll(references);
        list.scrollTo(0);
        double height = Math.min(references.size(), MOST_ROWS) * ROW + 2.0;
        list.setMinHeight(Math.min(height, 2 * ROW));
        list.setPrefHeight(height);
        list.setMaxHeight(height);
        boolean empty = references.isEmpty();
        Nodes.show(list, !empty);
        Nodes.show(nothing, empty);
        count.setText(empty ? "" : NumberWords.grouped(references.size()));
    }

    /** Gives the keyboard to the list; false where nothing is in it. */
    boolean focusList() {
        if (list.isVisible()) {
            list.requestFocus();
        }
        return list.isVisible();
    }

    /** A key that comes from another table is known by that table. */
    private String name(ObjectRef from) {
        return isKeyFromElsewhere(from) ? from.name().toString() : ObjectWords.fullName(from);
    }

    private Node icon(Reference reference) {
        if (reference.guess()) {
            return Icons.of(Feather.HELP_CIRCLE, 16, "muted");
        }
        ObjectRef from = reference.from();
        return isKeyFromElsewhere(from) ? Icons.of(Feather.LINK_2, 16, "key") : ObjectIcons.of(from.kind());
    }

    private boolean isKeyFromElsewhere(ObjectRef from) {
        return from.kind() == ObjectKind.CONSTRAINT
                && (shown == null || !from.name().equals(shown.name()));
    }

    private void go(@Nullable Reference reference) {
        if (reference != null) {
            goTo.accept(reference.from());
        }
    }

    private final class ReferenceCell extends ListCell<Reference> {
        ReferenceCell() {
            setPrefWidth(0);
            setOnMouseClicked(event -> {
                if (event.getClickCount() == 2) {
                    go(getItem());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Reference reference, boolean empty) {
            super.updateItem(reference, empty);
            setText(null);
            if (reference == null || empty) {
                setGraphic(null);
                setTooltip(null);
                setAccessibleText(null);
                return;
            }
            String name = name(reference.from());
            String why = ShortText.line(reference.why(), LONGEST);
            Label title = Texts.plain(name);
            title.setMinWidth(0);
            Label reason = Texts.hint(why);
            reason.setMinWidth(0);
            VBox words = new VBox(title, reason);
            words.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(words, Priority.ALWAYS);
            HBox line = new HBox(10, icon(reference), words);
            line.setAlignment(Pos.CENTER_LEFT);
            line.setMinWidth(0);
            setGraphic(line);
            setAccessibleText(name + ", " + reference.why());
            setTooltip(new Tooltip(name + "\n" + reference.why()));
        }
    }
}
