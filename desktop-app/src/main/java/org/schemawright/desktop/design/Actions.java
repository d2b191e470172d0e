package org.schemawright.desktop.design;

import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.ReferentialAction;

/** What happens to rows that refer to one that goes or changes, in words. */
final class Actions extends StringConverter<@Nullable ReferentialAction> {

    private final boolean onDelete;

    Actions(boolean onDelete) {
        this.onDelete = onDelete;
    }

    /** Beside a key in a list. */
    static String shortly(ReferentialAction onDelete) {
        return switch (onDelete) {
            case NO_ACTION, RESTRICT -> "delete refused";
            case CASCADE -> "deleted along";
            case SET_NULL -> "set to NULL";
            case SET_DEFAULT -> "set to default";
        };
    }

    @Override
    public String toString(@Nullable ReferentialAction action) {
        return switch (action) {
            case null -> "";
            case NO_ACTION -> "refuse";
            case RESTRICT -> "refuse at once";
            case CASCADE -> onDelete ? "delete the rows along" : "change the rows along";
            case SET_NULL -> "set NULL";
            case SET_DEFAULT -> "set their default";
        };
    }

    @Override
    public @Nullable ReferentialAction fromString(String words) {
        return null;
    }
}
