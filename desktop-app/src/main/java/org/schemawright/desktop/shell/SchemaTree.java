package org.schemawright.desktop.shell;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.shell.TreeEntry.Branch;
import org.schemawright.desktop.widget.EmptyState;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.SearchField;
import org.schemawright.desktop.widget.ShortcutGroup;

/** The left side of the window: tables, views, triggers and indexes, with a filter that works while one types. */
final class SchemaTree extends VBox {

    private final SchemaTreeModel model;
    private final SchemaActions actions;
    private final SearchField filter = new SearchField("Filter tables and columns", Feather.FILTER);
    private final TreeItem<TreeEntry> root = new TreeItem<>();
    private final TreeView<TreeEntry> tree = new TreeView<>(root);
    private final ContextMenu menu = new ContextMenu();
    private final Set<String> opened = new HashSet<>(Set.of("group TABLES", "group VIEWS"));
    private final ChangeListener<List<Branch>> show = (property, before, now) -> show(now);
    private boolean filling;

    SchemaTree(SchemaTreeModel model, SchemaActions actions) {
        this.model = model;
        this.actions = actions;
        getStyleClass().add("schema-tree");
        filter.setId("tree-filter");
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
                focusFirstMatch(event.getCode() == KeyCode.ENTER);
                event.consume();
            }
        });
        VBox head = new VBox(filter);
        head.getStyleClass().add("schema-tree-head");
        tree.setId("schema-tree");
        tree.setShowRoot(false);
        tree.setFixedCellSize(24);
        tree.setAccessibleText("Schema");
        tree.setCellFactory(view -> new SchemaTreeCell(this::openEntry));
        tree.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        tree.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        tree.setOnContextMenuRequested(event -> {
            menu.getItems().setAll(SchemaMenu.items(selected(), actions));
            menu.hide();
            menu.show(tree, event.getScreenX(), event.getScreenY());
            event.consume();
        });
        tree.setOnMousePressed(event -> menu.hide());
        // The keyboard is always at some line.
        tree.focusedProperty().addListener((property, before, now) -> {
            if (now && selected() == null) {
                tree.getSelectionModel().selectFirst();
            }
        });
        EmptyState nothing = new EmptyState(Icons.of(Feather.SEARCH, 20), "Nothing has that name", "");
        nothing.visibleProperty().bind(Bindings.isEmpty(root.getChildren()));
        nothing.managedProperty().bind(nothing.visibleProperty());
        tree.managedProperty().bind(nothing.visibleProperty().not());
        tree.visibleProperty().bind(tree.managedProperty());
        VBox.setVgrow(tree, Priority.ALWAYS);
        getChildren().addAll(head, tree, nothing);
        show(model.groupsProperty().get());
    }

    /** The keys of the tree. */
    static ShortcutGroup shortcuts() {
        return ShortcutGroup.of(
                "In the tree", SchemaMenu.OPEN, SchemaMenu.ADD_COLUMN, SchemaMenu.RENAME, SchemaMenu.DROP);
    }

    /** Follows the model; call once it is in the window. */
    void attach() {
        model.groupsProperty().addListener(show);
        model.attach();
    }

    void detach() {
        model.groupsProperty().removeListener(show);
        model.detach();
    }

    void focusTree() {
        tree.requestFocus();
    }

    /** Where one types to narrow the tree. */
    void focusFilter() {
        filter.requestFocus();
    }

    /** Selects a table or view and scrolls to it. */
    void reveal(String name) {
        for (TreeItem<TreeEntry> group : root.getChildren()) {
            for (TreeItem<TreeEntry> item : group.getChildren()) {
                if (item.getValue().name().equals(name) && isRows(item.getValue())) {
                    group.setExpanded(true);
                    tree.getSelectionModel().select(item);
                    return;
                }
            }
        }
    }

    private void show(List<Branch> groups) {
        filling = true;
        TreeEntry before = selected();
        int row = tree.getSelectionModel().getSelectedIndex();
        root.getChildren().setAll(groups.stream().map(this::item).toList());
        filling = false;
        if (before != null && !select(root, before.id())) {
            selectRow(row);
        }
    }

    /** After a rename the same line goes by another name. */
    private void selectRow(int row) {
        TreeItem<TreeEntry> item = tree.getTreeItem(row);
        if (item == null || item.getValue() instanceof TreeEntry.Group) {
            tree.getSelectionModel().clearSelection();
        } else {
            tree.getSelectionModel().select(item);
        }
    }

    private TreeItem<TreeEntry> item(Branch branch) {
        TreeItem<TreeEntry> item = new TreeItem<>(branch.entry());
        String id = branch.entry().id();
        item.getChildren().setAll(branch.children().stream().map(this::item).toList());
        boolean filtering = !model.filterProperty().get().isBlank();
        item.setExpanded(filtering ? branch.open() : opened.contains(id));
        item.expandedProperty().addListener((property, before, now) -> {
            if (!filling && model.filterProperty().get().isBlank()) {
                if (now) {
                    opened.add(id);
                } else {
                    opened.remove(id);
                }
            }
        });
        return item;
    }

    private boolean select(TreeItem<TreeEntry> from, String id) {
        for (TreeItem<TreeEntry> item : from.getChildren()) {
            if (item.getValue().id().equals(id)) {
                tree.getSelectionModel().select(item);
                return true;
            }
            if (item.isExpanded() && select(item, id)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable TreeEntry selected() {
        TreeItem<TreeEntry> item = tree.getSelectionModel().getSelectedItem();
        return item == null ? null : item.getValue();
    }

    private void focusFirstMatch(boolean open) {
        for (TreeItem<TreeEntry> group : root.getChildren()) {
            if (!group.getChildren().isEmpty()) {
                TreeItem<TreeEntry> first = group.getChildren().getFirst();
                tree.getSelectionModel().select(first);
                tree.requestFocus();
                if (open) {
                    openEntry(first.getValue());
                }
                return;
            }
        }
    }

    private void keyPressed(KeyEvent event) {
        TreeEntry entry = selected();
        if (entry == null) {
            return;
        }
        if (SchemaMenu.OPEN.matches(event)) {
            openEntry(entry);
        } else if (SchemaMenu.RENAME.matches(event)) {
            SchemaMenu.rename(entry, actions);
        } else if (SchemaMenu.ADD_COLUMN.matches(event)) {
            SchemaMenu.addColumn(entry, actions);
        } else if (SchemaMenu.DROP.matches(event)) {
            SchemaMenu.drop(entry, actions);
        } else {
            return;
        }
        event.consume();
    }

    private void typed(KeyEvent event) {
        String text = event.getCharacter();
        boolean letter = !text.isBlank() && !Character.isISOControl(text.charAt(0));
        if (letter && !event.isShortcutDown() && !event.isAltDown()) {
            filter.requestFocus();
            filter.appendText(text);
            event.consume();
        }
    }

    private void openEntry(TreeEntry entry) {
        switch (entry) {
            case TreeEntry.TableLine line -> {
                if (line.mark() != TreeEntry.Mark.ADDED) {
                    actions.open(line.table().name());
                }
            }
            case TreeEntry.ViewLine line -> actions.open(line.view().name());
            case TreeEntry.ColumnLine line -> actions.open(line.owner());
            case TreeEntry.ViewColumnLine line -> actions.open(line.view());
            case TreeEntry.IndexLine line -> actions.open(line.table());
            case TreeEntry.TriggerLine line -> actions.open(line.trigger().table());
            case TreeEntry.Group _ -> {}
        }
    }

    private static boolean isRows(TreeEntry entry) {
        return entry instanceof TreeEntry.TableLine || entry instanceof TreeEntry.ViewLine;
    }
}
