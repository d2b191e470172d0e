package org.schemawright.desktop.browse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.widget.Shortcut;

/** What arranges the columns of a grid: the list of all, the menu of a header and of a cell, and their keys. */
final class ColumnsView {

    static final Shortcut CHOOSE = Shortcut.of(
            "Choose columns",
            new KeyCodeCombination(KeyCode.H, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN));
    static final Shortcut HIDE = Shortcut.of("Hide the column", alt(KeyCode.H));
    static final Shortcut FREEZE = Shortcut.of("Freeze the columns up to this one", alt(KeyCode.Z));
    static final Shortcut LEFT = Shortcut.of("Move the column to the left", altShift(KeyCode.LEFT));
    static final Shortcut RIGHT = Shortcut.of("Move the column to the right", altShift(KeyCode.RIGHT));

    private final RowGridModel model;
    private final GridTable table;
    private final GridColumns columns;
    private final FilterView filters;
    private final ColumnChooser chooser;
    private final ColumnPages pages;
    private final Button button;
    private final Map<Shortcut, Runnable> keys = new LinkedHashMap<>();
    private final FrozenColumns frozen;
    private @Nullable ContextMenu menu;

    ColumnsView(RowGridModel model, GridTable table, FilterView filters) {
        this.model = model;
        this.table = table;
        this.filters = filters;
        this.columns = table.columnLayout();
        this.frozen = new FrozenColumns(model, table);
        this.chooser = new ColumnChooser(columns, table::requestFocus);
        this.pages = new ColumnPages(columns);
        this.button = Buttons.flat("", Feather.COLUMNS, this::toggle);
        button.setId("choose-columns");
        button.getStyleClass().add("tool-button");
        button.setTooltip(new Tooltip(CHOOSE.tip()));
        button.setAccessibleText(CHOOSE.words());
        columns.hiddenProperty().addListener((p, old, now) -> render());
        keys.put(CHOOSE, this::toggle);
        keys.put(HIDE, () -> onCurrent(column -> columns.setShown(column, false)));
        keys.put(FREEZE, () -> onCurrent(this::freeze));
        keys.put(LEFT, () -> onCurrent(column -> columns.move(column, -1)));
        keys.put(RIGHT, () -> onCurrent(column -> columns.move(column, 1)));
        keys.put(ColumnPages.NEXT, () -> pages.turn(true));
        keys.put(ColumnPages.PREVIOUS, () -> pages.turn(false));
        render();
    }

    /** What they do, for the overview. */
    static List<Shortcut> all() {
        return List.of(CHOOSE, HIDE, FREEZE, LEFT, RIGHT, ColumnPages.NEXT, ColumnPages.PREVIOUS);
    }

    /** Puts its parts around the rows of a page. */
    void build(HBox tools, Node page, StackPane body) {
        tools.getChildren().add(tools.getChildren().size() - 4, pages);
        tools.getChildren().add(tools.getChildren().size() - 4, button);
        StackPane.setAlignment(chooser, Pos.TOP_RIGHT);
        StackPane.setMargin(chooser, new Insets(4, 16, 4, 4));
        body.getChildren().add(1, frozen);
        body.getChildren().add(chooser);
        frozen.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menuRequested);
        page.addEventFilter(KeyEvent.KEY_PRESSED, event -> Shortcut.run(keys, event));
        table.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menuRequested);
    }

    /** The part of a cell's menu that is about its column. */
    Menu cellMenu() {
        Menu cell = new Menu("Column");
        // JavaFX does not open a menu that is empty.
        cell.getItems().add(new MenuItem(""));
        cell.setOnShowing(event -> {
            GridColumn column = table.currentColumn();
            if (column != null) {
                cell.getItems().setAll(items(column));
            }
        });
        return cell;
    }

    /** Follows the table where it was scrolled. */
    void moved() {
        frozen.requestLayout();
    }

    /** Shows what the model has now. */
    void refresh() {
        pages.render();
        frozen.refresh();
    }

    private void render() {
        int hidden = columns.hiddenProperty().get();
        pages.render();
        button.setText(hidden == 0 || pages.isVisible() ? "" : NumberWords.grouped(hidden) + " hidden");
    }

    private void toggle() {
        if (chooser.isVisible()) {
            chooser.close();
        } else {
            chooser.open();
        }
    }

    private interface ColumnAction {
        void on(GridColumn column);
    }

    private void onCurrent(ColumnAction action) {
        GridColumn column = table.currentColumn();
        if (column != null) {
            action.on(column);
        }
    }

    /** Freezes up to a column, or nothing where just that was frozen. */
    private void freeze(GridColumn column) {
        boolean already = columns.frozen() == table.columnsInOrder().indexOf(column) + 1;
        columns.freezeUpTo(already ? null : column);
    }

    /** Only where a header was asked: cells have a menu of their own. */
    private void menuRequested(ContextMenuEvent event) {
        for (Node at = event.getTarget() instanceof Node node ? node : null; at != null; at = at.getParent()) {
            GridHeader header = table.headerIn(at);
            if (header != null) {
                ContextMenu shown = new ContextMenu();
                shown.getItems().setAll(items(header.column()));
                if (menu != null) {
                    menu.hide();
                }
                menu = shown;
                shown.show(at, event.getScreenX(), event.getScreenY());
                event.consume();
                return;
            }
        }
    }

    private List<MenuItem> items(GridColumn column) {
        String name = column.name();
        boolean first = columns.frozen() == table.columnsInOrder().indexOf(column) + 1;
        List<MenuItem> items = new ArrayList<>(List.of(
                item("Sort by " + name, null, () -> model.toggleSort(name, false)),
                item("Filter by " + name, FilterKeys.FILTER, () -> filters.open(column)),
                new SeparatorMenuItem(),
                item("Hide " + name, HIDE, () -> columns.setShown(column, false)),
                item("Choose columns…", CHOOSE, chooser::open),
                item(first ? "Freeze no columns" : "Freeze the columns up to " + name, FREEZE, () -> freeze(column)),
                item("Move to the left", LEFT, () -> columns.move(column, -1)),
                item("Move to the right", RIGHT, () -> columns.move(column, 1)),
                item("Fit the width", null, () -> columns.fit(column))));
        if (columns.hiddenProperty().get() > 0) {
            items.add(item("Show all columns", null, columns::showAll));
        }
        return items;
    }

    private static MenuItem item(String words, @Nullable Shortcut key, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setMnemonicParsing(false);
        if (key != null) {
            item.setAccelerator(key.shown());
        }
        item.setOnAction(event -> action.run());
        return item;
    }

    private static KeyCombination alt(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.ALT_DOWN);
    }

    private static KeyCombination altShift(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.ALT_DOWN, KeyCombination.SHIFT_DOWN);
    }
}
