package org.schemawright.desktop.inspect;

import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.migration.schema.ObjectKind;

/** The picture of every kind of object, the same wherever one is shown; each call makes a new node. */
public final class ObjectIcons {

    private ObjectIcons() {}

    /** A picture of 16 px. */
    public static Node of(ObjectKind kind) {
        return of(kind, 16);
    }

    /** A picture of 14, 16 or 20 px; that of a table is always of 16. */
    public static Node of(ObjectKind kind, int size) {
        return kind == ObjectKind.TABLE ? Icons.table() : Icons.of(picture(kind), size);
    }

    private static Feather picture(ObjectKind kind) {
        return switch (kind) {
            case SCHEMA -> Feather.FOLDER;
            case TABLE -> Feather.LAYERS;
            case VIEW -> Feather.EYE;
            case MATERIALIZED_VIEW -> Feather.CAMERA;
            case COLUMN -> Feather.COLUMNS;
            case CONSTRAINT -> Feather.CHECK_CIRCLE;
            case INDEX -> Feather.LIST;
            case TRIGGER -> Feather.ZAP;
            case RULE -> Feather.CORNER_DOWN_RIGHT;
            case POLICY -> Feather.SHIELD;
            case SEQUENCE -> Feather.TRENDING_UP;
            case ENUM -> Feather.TAG;
            case DOMAIN -> Feather.FILTER;
            case COMPOSITE -> Feather.GRID;
            case RANGE -> Feather.SLIDERS;
            case FUNCTION -> Feather.CODE;
            case PROCEDURE -> Feather.PLAY;
            case AGGREGATE -> Feather.PIE_CHART;
            case EXTENSION -> Feather.PACKAGE;
            case OTHER -> Feather.BOX;
        };
    }
}
