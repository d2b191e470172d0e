package org.schemawright.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.Shortcut;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;

/** What the tree's context menu offers for a line. */
final class SchemaMenu {

    static final Shortcut OPEN = Shortcut.of("Open table", new KeyCodeCombination(KeyCode.ENTER));
    static final Shortcut ADD_COLUMN = Shortcut.of("Add a column", new KeyCodeCombination(KeyCode.INSERT));
    static final Shortcut RENAME = Shortcut.of("Rename, or edit SQL", new KeyCodeCombination(KeyCode.F2));
    static final Shortcut DROP = Shortcut.of("Drop it", new KeyCodeCombination(KeyCode.DELETE));

    private SchemaMenu() {}

    static List<MenuItem> items(@Nullable TreeEntry entry, SchemaActions actions) {
        List<MenuItem> items = new ArrayList<>();
        switch (entry) {
            case TreeEntry.TableLine line -> table(items, line, actions);
            case TreeEntry.ColumnLine line -> column(items, line, actions);
            case null -> {}
            default -> {
                ObjectName rows = entry.rows();
                if (rows != null) {
                    items.add(open(() -> actions.open(rows)));
                }
                text(items, entry, actions);
            }
        }
        if (entry != null && entry.ref() != null) {
            items.add(keyed(
                    item(Shortcuts.DEFINITION.words(), Icons.of(Feather.CODE), () -> definition(entry, actions)),
                    Shortcuts.DEFINITION));
            items.add(keyed(
                    item(
                            Shortcuts.REFERENCES.words(),
                            Icons.of(Feather.CORNER_DOWN_LEFT),
                            () -> references(entry, actions)),
                    Shortcuts.REFERENCES));
        }
        if (!items.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        items.addAll(fresh(entry, actions));
        if (entry != null && !(entry instanceof TreeEntry.Group)) {
            items.add(item("Copy name", Icons.of(Feather.COPY), () -> actions.copyName(entry.name())));
        }
        return items;
    }

    /** What can be begun, of the line's table where it is one. */
    static List<MenuItem> fresh(@Nullable TreeEntry entry, SchemaActions actions) {
        ObjectName of = entry instanceof TreeEntry.TableLine line ? line.table().name() : null;
        List<MenuItem> items = new ArrayList<>();
        items.add(change("New table\u2026", Feather.PLUS_SQUARE, actions, actions::newTable));
        items.add(change("Link two tables\u2026", Feather.LINK, actions, () -> actions.linkTables(of)));
        items.add(change("New view\u2026", Feather.EYE, actions, () -> actions.newView(of)));
        if (actions.hasRoutines()) {
            items.add(change("New function\u2026", Feather.CODE, actions, actions::newFunction));
        }
        return items;
    }

    /** What is written as SQL can be written anew. */
    private static void text(List<MenuItem> items, TreeEntry entry, SchemaActions actions) {
        ObjectRef object = entry.ref();
        if (object == null || !actions.canEditSql(object)) {
            return;
        }
        items.add(keyed(change("Edit SQL\u2026", Feather.EDIT_2, actions, () -> actions.editSql(object)), RENAME));
        if (entry instanceof TreeEntry.ViewLine line) {
            items.add(trigger(line.view().name(), actions));
        }
        items.add(keyed(
                change(
                        "Drop " + object.kind().word() + "\u2026",
                        Feather.TRASH_2,
                        actions,
                        () -> actions.dropText(object)),
                DROP));
    }

    private static MenuItem trigger(ObjectName on, SchemaActions actions) {
        return change("New trigger\u2026", Feather.ZAP, actions, () -> actions.newTrigger(on));
    }

    private static void definition(TreeEntry entry, SchemaActions actions) {
        ObjectRef object = entry.ref();
        if (object != null) {
            actions.showDefinition(object);
        }
    }

    private static void references(TreeEntry entry, SchemaActions actions) {
        ObjectRef object = entry.ref();
        if (object != null) {
            actions.showReferences(object);
        }
    }

    static void rename(TreeEntry entry, SchemaActions actions) {
        if (!actions.canChangeSchema()) {
            return;
        }
        if (entry instanceof TreeEntry.TableLine line) {
            actions.renameTable(line.table().name());
        } else if (entry instanceof TreeEntry.ColumnLine line) {
            actions.renameColumn(line.owner(), line.column().name());
        } else if (entry.ref() != null && actions.canEditSql(entry.ref())) {
            actions.editSql(entry.ref());
        }
    }

    static void addColumn(TreeEntry entry, SchemaActions actions) {
        if (!actions.canChangeSchema()) {
            return;
        }
        if (entry instanceof TreeEntry.TableLine line) {
            actions.addColumn(line.table().name());
        } else if (entry instanceof TreeEntry.ColumnLine line) {
            actions.addColumn(line.owner());
        }
    }

    static void drop(TreeEntry entry, SchemaActions actions) {
        if (!actions.canChangeSchema()) {
            return;
        }
        if (entry instanceof TreeEntry.TableLine line) {
            actions.dropTable(line.table().name());
        } else if (entry instanceof TreeEntry.ColumnLine line) {
            actions.dropColumn(line.owner(), line.column().name());
        } else if (entry.ref() != null && actions.canEditSql(entry.ref())) {
            actions.dropText(entry.ref());
        }
    }

    private static void table(List<MenuItem> items, TreeEntry.TableLine line, SchemaActions actions) {
        ObjectName name = line.table().name();
        boolean going = line.mark() == TreeEntry.Mark.REMOVED;
        MenuItem open = open(() -> actions.open(name));
        open.setDisable(line.mark() == TreeEntry.Mark.ADDED);
        items.add(open);
        if (line.mark() != TreeEntry.Mark.ADDED) {
            items.add(LabelMenu.of(line.table(), actions));
        }
        if (!going) {
            items.add(keyed(
                    item(Shortcuts.DESIGN.words(), Icons.of(Feather.EDIT_3), () -> actions.design(name)),
                    Shortcuts.DESIGN));
            items.add(keyed(
                    change("Add column\u2026", Feather.PLUS, actions, () -> actions.addColumn(name)), ADD_COLUMN));
            items.add(keyed(
                    change("Rename table\u2026", Feather.EDIT_2, actions, () -> actions.renameTable(name)), RENAME));
            items.add(trigger(name, actions));
            items.add(change("Duplicate table\u2026", Feather.COPY, actions, () -> actions.duplicateTable(name)));
            items.add(keyed(change("Drop table\u2026", Feather.TRASH_2, actions, () -> actions.dropTable(name)), DROP));
        }
    }

    private static void column(List<MenuItem> items, TreeEntry.ColumnLine line, SchemaActions actions) {
        String column = line.column().name();
        ObjectName owner = line.owner();
        items.add(open(() -> actions.open(owner)));
        if (line.mark() != TreeEntry.Mark.REMOVED) {
            items.add(keyed(
                    change("Rename column\u2026", Feather.EDIT_2, actions, () -> actions.renameColumn(owner, column)),
                    RENAME));
            items.add(keyed(
                    change("Drop column\u2026", Feather.TRASH_2, actions, () -> actions.dropColumn(owner, column)),
                    DROP));
        }
        items.add(keyed(change("Add column\u2026", Feather.PLUS, actions, () -> actions.addColumn(owner)), ADD_COLUMN));
    }

    private static MenuItem open(Runnable action) {
        return keyed(item(OPEN.words(), Icons.table(), action), OPEN);
    }

    private static MenuItem change(String words, Feather icon, SchemaActions actions, Runnable action) {
        MenuItem item = item(words, Icons.of(icon), action);
        item.setDisable(!actions.canChangeSchema());
        return item;
    }

    private static MenuItem item(String words, Node icon, Runnable action) {
        MenuItem item = new MenuItem(words, icon);
        item.setOnAction(event -> action.run());
        return item;
    }

    private static MenuItem keyed(MenuItem item, Shortcut shortcut) {
        item.setAccelerator(shortcut.shown());
        return item;
    }
}
