package org.schemawright.desktop.shell;

import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.changeset.LabelColumns;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Table;

/** By which column the rows of a table are shown wherever one is named. */
final class LabelMenu {

    private LabelMenu() {}

    static Menu of(Table table, SchemaActions actions) {
        Menu menu = new Menu("Show rows by", Icons.of(Feather.TAG));
        ToggleGroup group = new ToggleGroup();
        List<String> chosen = actions.chosenLabel(table);
        List<String> guess = LabelColumns.of(table);
        String words = guess.isEmpty() ? "Automatic (the key)" : "Automatic (" + String.join(" ", guess) + ")";
        menu.getItems().addAll(item(words, chosen == null, group, () -> actions.chooseLabel(table, null)));
        menu.getItems().add(new SeparatorMenuItem());
        for (Column column : table.columns()) {
            List<String> one = List.of(column.name());
            menu.getItems().add(item(column.name(), one.equals(chosen), group, () -> actions.chooseLabel(table, one)));
        }
        return menu;
    }

    private static RadioMenuItem item(String words, boolean selected, ToggleGroup group, Runnable action) {
        RadioMenuItem item = new RadioMenuItem(words);
        // An underscore is part of a column's name and marks no key.
        item.setMnemonicParsing(false);
        item.setToggleGroup(group);
        item.setSelected(selected);
        item.setOnAction(event -> action.run());
        return item;
    }
}
