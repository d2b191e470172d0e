package org.schemawright.desktop.browse;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.widget.Shortcut;

/** The menu of a cell: what the keys do, with the keys beside it. */
final class GridMenu {

    /** Add, duplicate, fill, both reverts and delete: what is about whole rows stands last. */
    private static final int OWN_PART = 6;

    private GridMenu() {}

    static ContextMenu of(GridCommands commands, FilterMenu filters, Menu column) {
        MenuItem edit = item("Edit", GridKeys.EDIT, () -> commands.edit(null));
        MenuItem large = item("Open with more room", GridKeys.EDIT_LARGE, commands::editLarge);
        MenuItem setNull = item("Set to NULL", GridKeys.SET_NULL, commands::setNull);
        MenuItem setEmpty = item("Set to empty text", GridKeys.SET_EMPTY, commands::setEmptyText);
        MenuItem putBack = item("Put back", GridKeys.PUT_BACK, commands::putBack);
        MenuItem correct = item("Correct the refused value", GridKeys.CORRECT, commands::correct);
        MenuItem sort = item("Sort by this column", GridKeys.SORT, () -> commands.sort(false));
        MenuItem sortToo = item("Then sort by this column", null, () -> commands.sort(true));
        MenuItem follow = item("Open the row it points to", GridKeys.FOLLOW, commands::follow);
        MenuItem copy = item("Copy", GridKeys.COPY, commands::copy);
        MenuItem paste = item("Paste", GridKeys.PASTE, commands::paste);
        MenuItem add = item("Add row", GridKeys.ADD, commands::addRow);
        MenuItem duplicate = item("Duplicate row", GridKeys.DUPLICATE, commands::duplicateRow);
        MenuItem fill = item("Fill down", GridKeys.DUPLICATE, commands::fillDown);
        MenuItem revert = item("Revert row", null, commands::revertRows);
        MenuItem revertAll = item("Revert all rows of this table", null, commands::revertTable);
        MenuItem delete = item("Delete rows", GridKeys.DELETE_ROWS, commands::deleteRows);
        ContextMenu menu = new ContextMenu(
                edit,
                large,
                setNull,
                setEmpty,
                putBack,
                correct,
                new SeparatorMenuItem(),
                follow,
                copy,
                paste,
                new SeparatorMenuItem(),
                sort,
                sortToo,
                new SeparatorMenuItem(),
                add,
                duplicate,
                fill,
                revert,
                revertAll,
                delete);
        // Before the rows' own part.
        menu.getItems().addAll(menu.getItems().size() - OWN_PART, filters.items());
        menu.getItems().add(menu.getItems().size() - OWN_PART, column);
        menu.getItems().add(menu.getItems().size() - OWN_PART, new SeparatorMenuItem());
        menu.setOnShowing(event -> {
            filters.showing();
            boolean cell = commands.canEditCurrentCell();
            edit.setDisable(!cell);
            setNull.setDisable(!cell);
            setEmpty.setDisable(!cell);
            putBack.setDisable(!commands.canEdit());
            paste.setDisable(!commands.canEdit());
            correct.setVisible(commands.isRefused());
            follow.setDisable(commands.link().isEmpty());
            add.setDisable(!commands.canEdit());
            duplicate.setDisable(!commands.canEdit());
            boolean several = commands.selectedPositions().size() > 1;
            duplicate.setVisible(!several);
            fill.setVisible(several);
            fill.setDisable(!commands.canFillDown());
            revert.setDisable(!commands.canEdit());
            revert.setText(several ? "Revert rows" : "Revert row");
            revertAll.setDisable(!commands.canRevertTable());
            delete.setDisable(!commands.canEdit());
            delete.setText(several ? "Delete rows" : "Delete row");
        });
        return menu;
    }

    /** The accelerator is only shown: the grid's own keys act, since these would act while a cell is edited too. */
    private static MenuItem item(String words, @Nullable Shortcut keys, Runnable action) {
        MenuItem item = new MenuItem(words);
        if (keys != null) {
            item.setAccelerator(keys.shown());
        }
        item.setOnAction(event -> action.run());
        return item;
    }
}
