package org.schemawright.desktop.shell;

import javafx.scene.control.TreeItem;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.TableKind;

/** Finds lines of the tree, also below lines that nobody has opened yet, without making all of them. */
final class TreeSearch {

    private TreeSearch() {}

    /** The line of an object; null where it has none. */
    static @Nullable TreeItem<TreeEntry> find(TreeItem<TreeEntry> from, ObjectRef object) {
        for (TreeItem<TreeEntry> item : from.getChildren()) {
            TreeEntry entry = item.getValue();
            if (object.equals(entry.ref()) && !(entry instanceof TreeEntry.ConstraintLine line && line.isNameless())) {
                return item;
            }
            if (mayHold(entry, object)) {
                TreeItem<TreeEntry> found = find(item, object);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** The first line that is no group; null where there is none. */
    static @Nullable TreeItem<TreeEntry> firstObject(TreeItem<TreeEntry> from) {
        for (TreeItem<TreeEntry> item : from.getChildren()) {
            TreeEntry entry = item.getValue();
            boolean holder = entry instanceof TreeEntry.Group || entry instanceof TreeEntry.SchemaLine;
            TreeItem<TreeEntry> found = holder ? firstObject(item) : item;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static boolean mayHold(TreeEntry entry, ObjectRef object) {
        return switch (entry) {
            case TreeEntry.SchemaLine line -> line.name().equals(object.name().schema());
            case TreeEntry.Group group -> mayHold(group.kind(), object);
            case TreeEntry.TableLine line ->
                line.table().name().equals(object.name()) && isPart(object)
                        || object.kind() != ObjectKind.INDEX && line.table().kind() == TableKind.PARTITIONED;
            case TreeEntry.ViewLine line -> line.view().name().equals(object.name()) && isPart(object);
            default -> false;
        };
    }

    private static boolean mayHold(GroupKind group, ObjectRef object) {
        return switch (group) {
            case TABLES, PARTITIONS, VIEWS, MATERIALIZED_VIEWS -> object.kind() == group.object() || isPart(object);
            case KEYS, CHECKS -> object.kind() == ObjectKind.CONSTRAINT;
            default -> object.kind() == group.object();
        };
    }

    private static boolean isPart(ObjectRef object) {
        return switch (object.kind()) {
            case COLUMN, CONSTRAINT, TRIGGER, RULE, POLICY -> true;
            default -> false;
        };
    }
}
