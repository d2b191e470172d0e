package org.schemawright.desktop.browse;

import java.util.List;
import javafx.scene.control.MenuItem;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.ChangeWords;
import org.schemawright.desktop.widget.Shortcut;

/** The part of a cell's menu that chooses which rows are shown. */
final class FilterMenu {

    private final FilterView filters;
    private final RowGridModel model;
    private final MenuItem only;
    private final MenuItem without;
    private final MenuItem nulls;
    private final MenuItem filter;
    private final MenuItem all;

    FilterMenu(RowGridModel model, FilterView filters) {
        this.model = model;
        this.filters = filters;
        this.only = item("Only rows with this value", FilterKeys.ONLY, filters::only);
        this.without = item("Without rows with this value", FilterKeys.WITHOUT, filters::without);
        this.nulls = item("Only NULL", null, this::onlyNull);
        this.filter = item("Filter by this column", FilterKeys.FILTER, filters::toggle);
        this.all = item("Show all rows", FilterKeys.SHOW_ALL, filters::showAll);
    }

    List<MenuItem> items() {
        return List.of(only, without, nulls, filter, all);
    }

    /** Names the value of the current cell. */
    void showing() {
        FilterView.Cell cell = filters.cell();
        String name = cell == null ? "this column" : cell.column().name();
        String value = cell == null ? "this value" : ChangeWords.value(cell.stored());
        only.setText("Only rows where " + name + " is " + value);
        without.setText("Without rows where " + name + " is " + value);
        nulls.setText("Only rows where " + name + " is NULL");
        filter.setText("Filter by " + name);
        only.setDisable(cell == null);
        without.setDisable(cell == null);
        boolean hasNulls = cell != null && cell.column().column().nullable() && cell.stored() != null;
        nulls.setVisible(hasNulls);
        all.setVisible(!model.filter().shownProperty().get().isAll());
    }

    private void onlyNull() {
        FilterView.Cell cell = filters.cell();
        if (cell != null) {
            model.filter().only(cell.column(), null);
        }
    }

    private static MenuItem item(String words, @Nullable Shortcut keys, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setMnemonicParsing(false);
        if (keys != null) {
            item.setAccelerator(keys.shown());
        }
        item.setOnAction(event -> action.run());
        return item;
    }
}
