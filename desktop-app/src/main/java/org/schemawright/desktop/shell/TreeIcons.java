package org.schemawright.desktop.shell;

import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.inspect.ObjectIcons;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.OtherConstraint;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TableKind;
import org.schemawright.migration.schema.Trigger;
import org.schemawright.migration.schema.TriggerState;
import org.schemawright.migration.schema.TypeKind;
import org.schemawright.migration.schema.UniqueKey;
import org.schemawright.migration.schema.View;

/** The pictures of the tree's lines, which tell more than the kind of an object. */
final class TreeIcons {

    private TreeIcons() {}

    static Node of(GroupKind kind) {
        return switch (kind) {
            case TABLES -> Icons.of(Feather.LAYERS);
            case KEYS -> Icons.of(Feather.KEY);
            case CHECKS -> Icons.of(Feather.CHECK_SQUARE);
            case PARTITIONS -> Icons.of(Feather.COLUMNS);
            case UNREAD -> Icons.of(Feather.ALERT_TRIANGLE, 16, "warning-text");
            default -> {
                ObjectKind object = kind.object();
                yield ObjectIcons.of(object == null ? ObjectKind.OTHER : object);
            }
        };
    }

    static Node of(Table table) {
        return table.kind() == TableKind.FOREIGN ? Icons.of(Feather.CLOUD, 16) : Icons.table();
    }

    static Node of(View view) {
        return view.problem() == null
                ? ObjectIcons.of(view.ref().kind())
                : Icons.of(Feather.ALERT_TRIANGLE, 16, "warning-text");
    }

    static Node of(TreeEntry.ColumnLine line) {
        if (line.mark() == TreeEntry.Mark.ADDED) {
            return Icons.of(Feather.PLUS, 14, "success-text");
        }
        if (line.link() != null) {
            return Icons.link();
        }
        return line.key() ? Icons.key() : of(line.column().type());
    }

    static Node of(ColumnType type) {
        return Icons.of(picture(type.kind()), 14, "muted");
    }

    static Node of(Constraint constraint) {
        return switch (constraint) {
            case PrimaryKey _ -> Icons.key();
            case ForeignKey _ -> Icons.link();
            case UniqueKey _ -> Icons.of(Feather.STAR, 16);
            case CheckConstraint _ -> Icons.of(Feather.CHECK_SQUARE, 16);
            case OtherConstraint _ -> ObjectIcons.of(ObjectKind.CONSTRAINT, 16);
        };
    }

    static Node of(Index index) {
        if (!index.valid()) {
            return Icons.of(Feather.ALERT_TRIANGLE, 16, "warning-text");
        }
        return index.unique() ? Icons.of(Feather.STAR, 16) : ObjectIcons.of(ObjectKind.INDEX, 16);
    }

    static Node of(Trigger trigger) {
        return trigger.state() == TriggerState.DISABLED
                ? Icons.of(Feather.ZAP_OFF, 16, "muted")
                : ObjectIcons.of(ObjectKind.TRIGGER, 16);
    }

    private static Feather picture(TypeKind kind) {
        return switch (kind) {
            case INTEGER, DECIMAL, REAL -> Feather.HASH;
            case TEXT -> Feather.TYPE;
            case BOOLEAN -> Feather.CHECK_SQUARE;
            case DATE, TIMESTAMP -> Feather.CALENDAR;
            case TIME -> Feather.CLOCK;
            case JSON, ARRAY -> Feather.CODE;
            case BINARY -> Feather.PACKAGE;
            case ENUM -> Feather.LIST;
            case UUID -> Feather.AT_SIGN;
            case OTHER -> Feather.CIRCLE;
        };
    }
}
