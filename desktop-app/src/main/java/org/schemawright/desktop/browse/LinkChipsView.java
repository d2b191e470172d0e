package org.schemawright.desktop.browse;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.FocusOrder;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.Nodes;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.widget.Shortcut;
import org.schemawright.desktop.widget.Texts;

/** The rows that a join table links with the current row, as chips that lead there and can be removed. */
final class LinkChipsView extends VBox {

    static final Shortcut UNLINK = Shortcut.of(
            "Unlink the row of a chip, or link it again",
            new KeyCodeCombination(KeyCode.DELETE),
            new KeyCodeCombination(KeyCode.BACK_SPACE));

    private static final PseudoClass NEW = PseudoClass.getPseudoClass("new");
    private static final PseudoClass REMOVED = PseudoClass.getPseudoClass("removed");

    private final LinkedRows links;
    private final Consumer<TableLink> open;
    private final FlowPane flow = new FlowPane(6, 6);
    private final LinkAdder adder;
    private final Label note = Texts.hint("");
    private final InvalidationListener onLinks = p -> render();

    /**
     * Chips.
     *
     * @param open opens other rows, where a chip is followed
     * @param layer where the list of rows to choose from lies
     */
    LinkChipsView(RowPanelModel model, LinkedRows links, Consumer<TableLink> open, AidLayer layer) {
        this.links = links;
        this.open = open;
        this.adder = new LinkAdder(model, links, layer);
        setId("links-" + links.link().table().name());
        getStyleClass().add("row-links");
        Label heading = Texts.strong(links.name());
        heading.getStyleClass().add("muted");
        Label by = Texts.hint("by " + links.link().table().name());
        by.setMinWidth(0);
        HBox top = new HBox(8, heading, by);
        top.setAlignment(Pos.BASELINE_LEFT);
        note.setWrapText(true);
        note.textProperty().bind(links.noteProperty());
        note.visibleProperty().bind(note.textProperty().isNotEmpty());
        note.managedProperty().bind(note.visibleProperty());
        getChildren().addAll(top, flow, adder, note);
        render();
    }

    void shown() {
        links.shownProperty().addListener(onLinks);
        render();
    }

    void hidden() {
        links.shownProperty().removeListener(onLinks);
    }

    /** Chips are made anew; the keyboard stays where it was among them. */
    private void render() {
        int at = placeOfKeyboard();
        List<Node> made = new ArrayList<>();
        LinkedRows.Shown shown = links.shownProperty().get();
        shown.chips().forEach(chip -> made.add(chip(chip, shown.editable())));
        long more = shown.more();
        if (more > 0) {
            Hyperlink link = Buttons.link(
                    (shown.manyMore() ? "over " : "") + NumberWords.grouped(more) + " more…", links::showMore);
            link.setAccessibleText("Show more of " + links.name());
            made.add(link);
        } else if (made.isEmpty()) {
            made.add(Texts.hint(more < 0 ? "…" : "none"));
        }
        flow.getChildren().setAll(made);
        Nodes.show(adder, shown.editable());
        if (at >= 0) {
            focus(Math.min(at, made.size() - 1));
        }
    }

    private int placeOfKeyboard() {
        for (int i = 0; i < flow.getChildren().size(); i++) {
            if (FocusOrder.hasKeyboard(flow.getChildren().get(i))) {
                return i;
            }
        }
        return -1;
    }

    private void focus(int place) {
        if (place < 0 || !FocusOrder.focusFirst(flow.getChildren().get(place))) {
            adder.place().requestFocus();
        }
    }

    private Node chip(LinkChip chip, boolean editable) {
        boolean removed = chip.state() == LinkChip.State.REMOVED;
        Hyperlink name = Buttons.link(chip.words(), () -> open.accept(chip.way()));
        name.setMinWidth(0);
        name.setMaxWidth(230);
        name.getStyleClass().add("quiet-link");
        name.setAccessibleText(chip.words()
                + switch (chip.state()) {
                    case PLAIN -> "";
                    case NEW -> ", to be linked";
                    case REMOVED -> ", to be unlinked";
                });
        HBox node = new HBox(name);
        node.setAlignment(Pos.CENTER_LEFT);
        node.getStyleClass().add("link-chip");
        node.pseudoClassStateChanged(NEW, chip.state() == LinkChip.State.NEW);
        node.pseudoClassStateChanged(REMOVED, removed);
        if (editable) {
            String words = (removed ? "Keep the link to " : "Unlink ") + chip.words();
            Button change = Buttons.icon(
                    Icons.of(removed ? Feather.ROTATE_CCW : Feather.X, 12), words, () -> change(chip, removed));
            // The chip itself takes the key for it: one stop for each chip is enough.
            change.setFocusTraversable(false);
            name.setAccessibleHelp(words + " with " + UNLINK.keyWords());
            node.getChildren().add(change);
            name.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
                if (UNLINK.matches(event)) {
                    change(chip, removed);
                    event.consume();
                }
            });
        }
        return node;
    }

    private void change(LinkChip chip, boolean removed) {
        if (removed) {
            links.putBack(chip);
        } else {
            links.remove(chip);
        }
    }
}
