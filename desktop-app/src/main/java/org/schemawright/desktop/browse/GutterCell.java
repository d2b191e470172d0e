package org.schemawright.desktop.browse;

import javafx.geometry.Pos;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Icons;

/** The narrow cell before a row: an icon for its state, so that colour never stands alone. */
final class GutterCell extends TableCell<Integer, Integer> {

    private final RowGridModel model;
    private final RowWindow window;
    private @Nullable Mark shown;

    private enum Mark {
        EDITED(Feather.EDIT_2, "warning-text", "Edited"),
        NEW(Feather.PLUS, "success-text", "New"),
        DELETED(Feather.TRASH_2, "danger-text", "Deleted"),
        BAD(Feather.ALERT_CIRCLE, "danger-text", "Has a value to correct");

        private final Feather icon;
        private final String styleClass;
        private final String words;

        Mark(Feather icon, String styleClass, String words) {
            this.icon = icon;
            this.styleClass = styleClass;
            this.words = words;
        }
    }

    GutterCell(RowGridModel model, RowWindow window) {
        this.model = model;
        this.window = window;
        getStyleClass().add("gutter-cell");
        setAlignment(Pos.CENTER);
    }

    @Override
    protected void updateItem(Integer item, boolean empty) {
        super.updateItem(item, empty);
        render();
    }

    void render() {
        int position = window.positionAt(getIndex());
        Mark mark =
                isEmpty() || position < 0 || position >= model.sizeProperty().get() ? null : mark(position);
        if (mark == shown) {
            return;
        }
        shown = mark;
        setGraphic(mark == null ? null : Icons.of(mark.icon, 14, mark.styleClass));
        setTooltip(mark == null ? null : new Tooltip(mark.words));
        setAccessibleText(mark == null ? "" : mark.words);
    }

    private @Nullable Mark mark(int position) {
        GridRow row = model.row(position);
        if (model.edits().hasBad(row)) {
            return Mark.BAD;
        }
        return switch (row.state()) {
            case LOADING, PLAIN -> null;
            case EDITED -> Mark.EDITED;
            case NEW -> Mark.NEW;
            case DELETED -> Mark.DELETED;
        };
    }
}
