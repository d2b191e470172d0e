package org.schemawright.desktop.compare;

import java.util.List;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.migration.change.Difference;

/** The differences as lines with ticks; Space ticks the line that is selected. */
final class DifferenceTree extends TreeView<DifferenceNode> {

    /** With more lines than that only the kinds stand open at first. */
    private static final int MOST_OPEN = 200;

    private final CompareModel model;

    DifferenceTree(CompareModel model) {
        this.model = model;
        setId("differences");
        getStyleClass().add("difference-tree");
        setAccessibleText("Differences");
        setShowRoot(false);
        setFixedCellSize(28);
        setCellFactory(view -> new Cell());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            TreeItem<DifferenceNode> line = getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.SPACE && line != null) {
                tick(line.getValue());
                event.consume();
            }
        });
    }

    /** Shows what was found; the line that is selected stays so where it is there still. */
    void show(Found found) {
        TreeItem<DifferenceNode> selected = getSelectionModel().getSelectedItem();
        DifferenceNode before = selected == null ? null : selected.getValue();
        boolean all = found.differences().size() <= MOST_OPEN;
        TreeItem<DifferenceNode> root = new TreeItem<>();
        found.tree().forEach(kind -> root.getChildren().add(item(kind, all, 0)));
        setRoot(root);
        TreeItem<DifferenceNode> again = before == null ? null : find(root, before);
        TreeItem<DifferenceNode> first = root.getChildren().isEmpty()
                ? null
                : root.getChildren().getFirst().getChildren().stream()
                        .findFirst()
                        .orElse(null);
        getSelectionModel().select(again == null ? first : again);
    }

    /** Shows the ticks anew. */
    void showTicks() {
        refresh();
    }

    private static TreeItem<DifferenceNode> item(DifferenceNode node, boolean all, int depth) {
        TreeItem<DifferenceNode> item = new TreeItem<>(node);
        node.below().forEach(below -> item.getChildren().add(item(below, all, depth + 1)));
        item.setExpanded(all || depth == 0);
        return item;
    }

    private static @Nullable TreeItem<DifferenceNode> find(TreeItem<DifferenceNode> at, DifferenceNode wanted) {
        if (wanted.equals(at.getValue())) {
            return at;
        }
        for (TreeItem<DifferenceNode> below : at.getChildren()) {
            TreeItem<DifferenceNode> found = find(below, wanted);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private void tick(DifferenceNode node) {
        List<Difference> all = node.all();
        model.tick(all, !model.takenProperty().get().containsAll(all));
    }

    /** A tick, what becomes of it, its kind, its name and what differs. */
    private final class Cell extends TreeCell<DifferenceNode> {

        private final CheckBox tick = new CheckBox();
        private final Label name = new Label();
        private final Label detail = Texts.hint("");
        private final HBox line = new HBox(8);

        Cell() {
            // The keyboard ticks by the line, not by a place of its own in each.
            tick.setFocusTraversable(false);
            tick.setOnAction(event -> {
                DifferenceNode node = getItem();
                if (node != null) {
                    getSelectionModel().select(getTreeItem());
                    tick(node);
                }
            });
            name.setMinWidth(60);
            detail.setMinWidth(0);
            line.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable DifferenceNode node, boolean empty) {
            super.updateItem(node, empty);
            setText(null);
            if (empty || node == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            List<Difference> all = node.all();
            Set<Difference> taken = model.takenProperty().get();
            long ticked = all.stream().filter(taken::contains).count();
            tick.setIndeterminate(ticked > 0 && ticked < all.size());
            tick.setSelected(ticked == all.size());
            name.setText(node.name());
            name.getStyleClass().removeAll("strong", "gone-name");
            if (node.object() == null) {
                name.getStyleClass().add("strong");
                detail.setText(NumberWords.count(all.size(), "difference"));
                line.getChildren().setAll(tick, name, detail);
            } else {
                if (node.sort() == DifferenceNode.Sort.REMOVED) {
                    name.getStyleClass().add("gone-name");
                }
                String word = node.own() == null ? "" : kind(node);
                detail.setText(String.join(
                        "  ",
                        List.of(word, node.detail()).stream()
                                .filter(w -> !w.isEmpty())
                                .toList()));
                line.getChildren().setAll(tick, icon(node), name, detail);
            }
            setAccessibleText(
                    node.name() + ", " + word(node) + (detail.getText().isEmpty() ? "" : ", ")
                            + detail.getText() + ", "
                            + (ticked == all.size() ? "ticked" : ticked == 0 ? "not ticked" : "ticked in part"));
            setGraphic(line);
        }

        /** The kind of a part; that of an object stands above it. */
        private static String kind(DifferenceNode node) {
            boolean part = node.object() != null && node.kind() != node.object().kind();
            return part ? node.kind().word() : "";
        }

        private static String word(DifferenceNode node) {
            return switch (node.sort()) {
                case ADDED -> "new";
                case CHANGED -> "changed";
                case REMOVED -> "dropped";
            };
        }

        private static Node icon(DifferenceNode node) {
            return switch (node.sort()) {
                case ADDED -> Icons.of(Feather.PLUS, 14, "success-text");
                case CHANGED -> Icons.of(Feather.EDIT_2, 14, "warning-text");
                case REMOVED -> Icons.of(Feather.MINUS, 14, "danger-text");
            };
        }
    }
}
