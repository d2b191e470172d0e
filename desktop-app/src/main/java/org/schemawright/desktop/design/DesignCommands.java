package org.schemawright.desktop.design;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.Shortcut;
import org.schemawright.desktop.widget.ShortcutGroup;
import org.schemawright.migration.schema.Table;

/** What can be done with the columns in the list, by key and by menu. */
final class DesignCommands {

    static final Shortcut EDIT = Shortcut.of("Edit the cell", key(KeyCode.F2), key(KeyCode.ENTER));
    static final Shortcut EMPTY = Shortcut.of("Empty the cell and edit it", key(KeyCode.BACK_SPACE));
    static final Shortcut ADD = Shortcut.of("Add a column", key(KeyCode.INSERT));
    static final Shortcut DROP = Shortcut.of("Drop the column", key(KeyCode.DELETE));
    static final Shortcut PUT_BACK =
            Shortcut.of("Put the column back", key(KeyCode.BACK_SPACE, KeyCombination.SHORTCUT_DOWN));

    static final Shortcut UP = Shortcut.of("Move the column up", key(KeyCode.UP, KeyCombination.ALT_DOWN));
    static final Shortcut DOWN = Shortcut.of("Move the column down", key(KeyCode.DOWN, KeyCombination.ALT_DOWN));

    private final DesignModel model;
    private final SchemaEditors editors;
    private final Screen screen;

    /** What the page does for the list. */
    interface Screen {

        /** Begins to type over the cell; null keeps its text. */
        void edit(@Nullable String typed);

        /** Brings the selected column into sight. */
        void follow();

        /** Begins to type the name of the selected column. */
        void editName();

        /** Another column is selected, or the same says other things. */
        void selected();
    }

    DesignCommands(DesignModel model, SchemaEditors editors, Screen screen) {
        this.model = model;
        this.editors = editors;
        this.screen = screen;
    }

    /** The keys of the list. */
    static ShortcutGroup shortcuts() {
        return new ShortcutGroup("In the design of a table", List.of(EDIT, EMPTY, ADD, UP, DOWN, DROP, PUT_BACK));
    }

    Map<Shortcut, Runnable> keys() {
        Map<Shortcut, Runnable> keys = new LinkedHashMap<>();
        keys.put(EDIT, () -> edit(null));
        keys.put(EMPTY, () -> edit(""));
        keys.put(ADD, this::addColumn);
        keys.put(DROP, this::drop);
        keys.put(PUT_BACK, this::putBack);
        keys.put(UP, () -> move(-1));
        keys.put(DOWN, () -> move(1));
        return keys;
    }

    ContextMenu menu() {
        MenuItem edit = item(EDIT, Feather.EDIT_2, () -> edit(null));
        MenuItem drop = item(DROP, Feather.TRASH_2, this::drop);
        MenuItem back = item(PUT_BACK, Feather.CORNER_UP_LEFT, this::putBack);
        MenuItem add = item(ADD, Feather.PLUS, this::addColumn);
        MenuItem up = item(UP, Feather.ARROW_UP, () -> move(-1));
        MenuItem down = item(DOWN, Feather.ARROW_DOWN, () -> move(1));
        MenuItem fixed = new MenuItem();
        fixed.setDisable(true);
        ContextMenu menu = new ContextMenu(
                edit, drop, back, new SeparatorMenuItem(), up, down, fixed, new SeparatorMenuItem(), add);
        menu.setOnShowing(event -> {
            DesignLine line = model.selectedLine().orElse(null);
            boolean there = line != null && line.column() != null && model.canChange();
            edit.setDisable(!there);
            drop.setDisable(!there);
            back.setDisable(line == null || line.state() == DesignLine.State.SAME || !model.canChange());
            add.setDisable(!model.canChange());
            up.setDisable(!model.moves().can(line, -1));
            down.setDisable(!model.moves().can(line, 1));
            fixed.setText(model.moves().refusal());
            fixed.setVisible(!fixed.getText().isEmpty());
        });
        return menu;
    }

    void edit(@Nullable String typed) {
        screen.edit(typed);
    }

    void selected() {
        screen.selected();
    }

    void toggleNull() {
        DesignLine line = model.selectedLine().orElse(null);
        if (line != null && line.column() != null && model.canChange()) {
            model.form().nullable.set(!model.form().nullable.get());
            model.commit();
        }
    }

    void addColumn() {
        if (model.canChange()) {
            model.addColumn(model.emptyColumn());
            screen.editName();
        }
    }

    /** The keyboard goes along with the column. */
    void move(int by) {
        model.moves().move(by);
        screen.follow();
    }

    /** What the database has is dropped after saying what goes with it; what is only drawn just goes. */
    void drop() {
        DesignLine line = model.selectedLine().orElse(null);
        Table table = model.tableProperty().get();
        if (line == null || line.column() == null || table == null || !model.canChange()) {
            return;
        }
        if (line.state() == DesignLine.State.NEW) {
            model.drop(line);
        } else {
            editors.dropColumn(table.name(), line.name());
        }
    }

    void putBack() {
        model.selectedLine()
                .filter(line -> line.state() != DesignLine.State.SAME && model.canChange())
                .ifPresent(model::putBack);
    }

    private static MenuItem item(Shortcut shortcut, Feather icon, Runnable action) {
        MenuItem item = new MenuItem(shortcut.words(), Icons.of(icon));
        item.setAccelerator(shortcut.shown());
        item.setOnAction(event -> action.run());
        return item;
    }

    private static KeyCombination key(KeyCode code, KeyCombination.Modifier... modifiers) {
        return new KeyCodeCombination(code, modifiers);
    }
}
