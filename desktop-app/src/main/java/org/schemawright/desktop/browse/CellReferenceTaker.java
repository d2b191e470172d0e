package org.schemawright.desktop.browse;

import java.util.Objects;
import org.schemawright.desktop.rows.ParsedCell;
import org.schemawright.desktop.rows.ReferencedRow;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TypeKind;

/** Takes the row that a cell is to refer to; a reference of several columns gets all its values at once. */
record CellReferenceTaker(RowGridModel grid, GridRow row, GridColumn column, ForeignKey key)
        implements ReferenceChoices.Taker {

    /** What the cell can refer to. */
    ReferenceChoices choices(Table target) {
        return new ReferenceChoices(grid.workspace(), target, key.targetColumns(), this);
    }

    @Override
    public boolean canBeNull() {
        return key.columns().stream().map(grid::column).filter(Objects::nonNull).allMatch(c -> c.column()
                .nullable());
    }

    @Override
    public boolean isKey(String typed) {
        return grid.edits().text().parse(column.column(), typed) instanceof ParsedCell.Value;
    }

    @Override
    public boolean isText() {
        return column.column().type().kind() == TypeKind.TEXT;
    }

    @Override
    public void take(ReferencedRow chosen) {
        GridRow now = grid.now(row);
        for (int i = 0; i < key.columns().size(); i++) {
            GridColumn to = grid.column(key.columns().get(i));
            if (to != null) {
                grid.edits().set(now, to, chosen.key().get(i));
            }
        }
    }

    @Override
    public void takeNull() {
        GridRow now = grid.now(row);
        key.columns().stream().map(grid::column).filter(Objects::nonNull).forEach(to -> grid.edits()
                .setNull(now, to));
    }

    @Override
    public void refuse(String typed, String sentence) {
        grid.edits().refuse(grid.now(row), column, typed, sentence);
    }
}
