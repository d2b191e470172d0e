package org.schemawright.desktop.browse;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.widget.ShortText;

/**
 * What screen readers say of a cell: its value, then what is new about the place (the column after a move sideways, the
 * row after a move up or down, both after a jump), then what is pending on it.
 */
final class CellSpeech {

    private static final int LONGEST = 400;

    private final RowGridModel model;
    private int row = -1;
    private @Nullable TableColumnBase<?, ?> column;
    private boolean sayRow = true;
    private boolean sayColumn = true;

    CellSpeech(RowGridModel model) {
        this.model = model;
    }

    /** Follows the current cell of a table. */
    void follow(TableView<?> table) {
        table.getFocusModel().focusedCellProperty().addListener((p, before, now) -> {
            if (now.getRow() >= 0 && now.getTableColumn() != null) {
                sayRow = now.getRow() != row || column == null;
                sayColumn = now.getTableColumn() != column;
                row = now.getRow();
                column = now.getTableColumn();
            }
        });
    }

    /**
     * A cell in words.
     *
     * @param current whether it is the current cell, of which only what is new is said
     */
    String of(int position, GridColumn in, boolean current) {
        GridRow of = model.row(position);
        GridCell cell = model.edits().cell(of, in);
        List<String> parts = new ArrayList<>();
        parts.add(value(cell, in));
        if (sayColumn || !current) {
            parts.add(in.name());
        }
        if (sayRow || !current) {
            parts.add("row " + NumberWords.grouped(position + 1));
        }
        switch (of.state()) {
            case NEW -> parts.add("new row");
            case DELETED -> parts.add("deleted row");
            case LOADING, PLAIN, EDITED -> {}
        }
        BadValue bad = cell.bad();
        if (bad != null) {
            parts.add("to correct: " + bad.sentence());
        } else if (cell.changed()) {
            parts.add("changed, was " + words(cell.before(), in));
        }
        if (!why(position, in).isEmpty()) {
            parts.add("read-only");
        }
        return String.join(", ", parts);
    }

    /** Why a cell takes no edits; empty where it does. */
    String why(int position, GridColumn in) {
        return model.whyFixed(position, in);
    }

    private String value(GridCell cell, GridColumn in) {
        BadValue bad = cell.typed();
        if (bad != null) {
            return ShortText.of(bad.text(), LONGEST);
        }
        return switch (cell.kind()) {
            case LOADING -> "being read";
            case GIVEN_BY_DATABASE -> "given by the database";
            case VALUE -> words(cell.value(), in);
        };
    }

    private String words(@Nullable Object value, GridColumn in) {
        if (value == null) {
            return "NULL";
        }
        if (value.equals("")) {
            return "empty text";
        }
        if (in.isBoolean() && CellWords.isYesOrNo(value)) {
            return CellWords.isTrue(value) ? "true" : "false";
        }
        String text = ShortText.of(model.edits().text().shown(in, value), LONGEST);
        String label = model.label(in, value);
        return label == null ? text : text + ", " + label;
    }
}
