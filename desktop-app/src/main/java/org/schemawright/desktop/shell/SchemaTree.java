package org.schemawright.desktop.shell;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.EmptyState;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.SearchField;
import org.schemawright.desktop.widget.ShortcutGroup;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;

/** The left side of the window: all objects of the database, with a filter that works while one types. */
final class SchemaTree extends VBox {

    private final SchemaTreeModel model;
    private final SchemaActions actions;
    private final SearchField filter = new SearchField("Filter by name", Feather.FILTER);
    private final TreeView<TreeEntry> tree = new TreeView<>();
    private TreeItem<TreeEntry> root = new TreeItem<>();
    private final ContextMenu menu = new ContextMenu();
    private final Set<String> opened;
    private final ChangeListener<List<Branch>> show = (property, before, now) -> show(now);
    private final ReadOnlyObjectWrapper<@Nullable TreeEntry> chosen = new ReadOnlyObjectWrapper<>();
    private Runnable onReached = () -> {};
    private final BooleanProperty empty = new SimpleBooleanProperty();
    private boolean visited;
    private boolean filling;

    SchemaTree(SchemaTreeModel model, SchemaActions actions) {
        this.model = model;
        this.actions = actions;
        this.opened = new HashSet<>(model.openAtFirst());
        getStyleClass().add("schema-tree");
        filter.setId("tree-filter");
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
                focusFirstMatch(event.getCode() == KeyCode.ENTER);
                event.consume();
            }
        });
        HBox.setHgrow(filter, Priority.ALWAYS);
        HBox head = new HBox(4, filter, fresh());
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("schema-tree-head");
        tree.setId("schema-tree");
        tree.setShowRoot(false);
        tree.setFixedCellSize(24);
        tree.setAccessibleText("Schema");
        tree.setCellFactory(view -> new SchemaTreeCell(this::openEntry));
        tree.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> selectionChanged());
        tree.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        tree.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        tree.setOnContextMenuRequested(event -> {
            menu.getItems().setAll(SchemaMenu.items(selected(), actions));
            menu.hide();
            menu.show(tree, event.getScreenX(), event.getScreenY());
            event.consume();
        });
        tree.setOnMousePressed(event -> menu.hide());
        tree.focusedProperty().addListener((property, before, now) -> {
            if (now) {
                reached();
            }
        });
        EmptyState nothing = new EmptyState(Icons.of(Feather.SEARCH, 20), "Nothing has that name", "");
        nothing.visibleProperty().bind(empty);
        nothing.managedProperty().bind(nothing.visibleProperty());
        tree.managedProperty().bind(nothing.visibleProperty().not());
        tree.visibleProperty().bind(tree.managedProperty());
        VBox.setVgrow(tree, Priority.ALWAYS);
        getChildren().addAll(head, tree, nothing);
        show(model.groupsProperty().get());
    }

    private Button fresh() {
        Button button = Buttons.icon(Feather.PLUS, "New table, view\u2026", () -> {});
        button.setId("tree-new");
        button.setDisable(!actions.canChangeSchema());
        button.setOnAction(event -> {
            menu.getItems().setAll(SchemaMenu.fresh(selected(), actions));
            menu.show(button, Side.BOTTOM, 0, 4);
        });
        return button;
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
        reached();
    }

    /** The keyboard is always at some line. */
    private void reached() {
        if (selected() == null) {
            tree.getSelectionModel().selectFirst();
        }
        visited = true;
        chosen.set(selected());
        onReached.run();
    }

    /** Says what is done when the keyboard comes to the tree. */
    void whenReached(Runnable then) {
        onReached = then;
    }

    /** Where one types to narrow the tree. */
    void focusFilter() {
        filter.requestFocus();
    }

    /** The selected line, once somebody has been in the tree; null before. */
    ReadOnlyObjectProperty<@Nullable TreeEntry> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /**
     * Selects the line of an object and scrolls to it; false where it has none.
     *
     * @param unfilter whether the filter is emptied where it hides the line
     */
    boolean reveal(ObjectRef object, boolean unfilter) {
        TreeItem<TreeEntry> item = TreeSearch.find(root, object);
        if (item == null && unfilter && !model.filterProperty().get().isBlank()) {
            model.filterProperty().set("");
            item = TreeSearch.find(root, object);
        }
        if (item == null) {
            return false;
        }
        for (TreeItem<TreeEntry> above = item.getParent(); above != null; above = above.getParent()) {
            above.setExpanded(true);
        }
        tree.getSelectionModel().select(item);
        int row = tree.getRow(item);
        if (!isInSight(row)) {
            tree.scrollTo(Math.max(0, row - 3));
        }
        return true;
    }

    private boolean isInSight(int row) {
        return tree.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
                && flow.getFirstVisibleCell() != null
                && flow.getFirstVisibleCell().getIndex() < row
                && row < flow.getLastVisibleCell().getIndex();
    }

    private void show(List<Branch> groups) {
        if (TreeLine.updateInPlace(root.getChildren(), groups)) {
            return;
        }
        filling = true;
        TreeItem<TreeEntry> before = tree.getSelectionModel().getSelectedItem();
        int row = tree.getSelectionModel().getSelectedIndex();
        Map<String, TreeLine> kept = TreeLine.byId(root.getChildren());
        // Lines are put together while no view sees them: a view looks through all its lines for each that comes or
        // goes.
        tree.setRoot(null);
        root.getChildren().clear();
        root = newRoot();
        root.getChildren().setAll(TreeLine.lines(groups, kept, this::isOpen));
        empty.set(groups.isEmpty());
        tree.setRoot(root);
        if (before != null && isHere(before)) {
            tree.getSelectionModel().select(before);
        } else if (before != null) {
            selectRow(row);
        }
        filling = false;
        selectionChanged();
    }

    private TreeItem<TreeEntry> newRoot() {
        TreeItem<TreeEntry> item = new TreeItem<>();
        item.setExpanded(true);
        item.addEventHandler(TreeItem.<TreeEntry>branchExpandedEvent(), event -> remember(event.getTreeItem(), true));
        item.addEventHandler(TreeItem.<TreeEntry>branchCollapsedEvent(), event -> remember(event.getTreeItem(), false));
        return item;
    }

    private boolean isOpen(Branch branch) {
        return model.filterProperty().get().isBlank() ? opened.contains(branch.id()) : branch.open();
    }

    private void remember(TreeItem<TreeEntry> item, boolean open) {
        if (!filling && model.filterProperty().get().isBlank()) {
            String id = item.getValue().id();
            if (open) {
                opened.add(id);
            } else {
                opened.remove(id);
            }
        }
    }

    private boolean isHere(TreeItem<TreeEntry> item) {
        TreeItem<TreeEntry> top = item;
        while (top.getParent() != null) {
            top = top.getParent();
        }
        return top == root && tree.getRow(item) >= 0;
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

    private void selectionChanged() {
        if (!filling && (tree.isFocused() || visited)) {
            chosen.set(selected());
        }
    }

    private @Nullable TreeEntry selected() {
        TreeItem<TreeEntry> item = tree.getSelectionModel().getSelectedItem();
        return item == null ? null : item.getValue();
    }

    private void focusFirstMatch(boolean open) {
        TreeItem<TreeEntry> first = TreeSearch.firstObject(root);
        if (first != null) {
            tree.getSelectionModel().select(first);
            tree.requestFocus();
            if (open) {
                openEntry(first.getValue());
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
        // The last three open and close lines.
        boolean letter = !text.isBlank() && !Character.isISOControl(text.charAt(0)) && !"*+-".contains(text);
        if (letter && !event.isShortcutDown() && !event.isAltDown()) {
            filter.requestFocus();
            filter.appendText(text);
            event.consume();
        }
    }

    /** A line with rows leads to them, any other object to its definition. */
    private void openEntry(TreeEntry entry) {
        ObjectName rows = entry.rows();
        ObjectRef object = entry.ref();
        boolean added = entry instanceof TreeEntry.TableLine line && line.mark() == TreeEntry.Mark.ADDED;
        if (rows != null && !added) {
            actions.open(rows);
        } else if (object != null) {
            actions.showDefinition(object);
        }
    }
}
