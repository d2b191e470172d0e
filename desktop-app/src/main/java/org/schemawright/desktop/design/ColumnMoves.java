package org.schemawright.desktop.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Table;

/** Puts the columns of the table that is designed in another order. */
final class ColumnMoves {

    private final DesignModel model;

    ColumnMoves(DesignModel model) {
        this.model = model;
    }

    /** Why no column can be moved, as a sentence; empty where they can. */
    String refusal() {
        if (!model.canChange()) {
            return model.readOnlyReason();
        }
        return model.drawing().isPostgresql() && !model.isNew()
                ? "PostgreSQL keeps columns in the order in which they came. Only a new table can have them in another."
                : "";
    }

    /** The line that stands so many lines below the first. */
    Optional<DesignLine> at(int index) {
        List<DesignLine> lines = model.lines();
        return index >= 0 && index < lines.size() ? Optional.of(lines.get(index)) : Optional.empty();
    }

    /** Whether a line has another one to change places with, so many lines away. */
    boolean can(@Nullable DesignLine line, int by) {
        return refusal().isEmpty() && line != null && neighbour(line, by).isPresent();
    }

    /** Moves the selected column past the one above (-1) or below (1); says why where no column can be moved. */
    void move(int by) {
        if (!allowed()) {
            return;
        }
        model.commit();
        model.selectedLine().ifPresent(line -> neighbour(line, by).ifPresent(other -> put(line, other, by > 0)));
    }

    /**
     * Moves a column to the place above or below another one, and turns to it; does nothing where there is no such line
     * any more.
     *
     * @param to any line; null for the end
     */
    void moveTo(DesignLine line, @Nullable DesignLine to, boolean below) {
        if (line.column() != null && model.lines().contains(line) && allowed()) {
            model.select(line);
            model.commit();
            model.selectedLine().ifPresent(moved -> put(moved, to, below));
        }
    }

    /** What puts a column back to where it stood; empty where it stands there, as far as the others do. */
    Optional<Change> back(DesignLine line) {
        Table now = model.tableProperty().get();
        Column stored = line.stored();
        if (!line.moved() || now == null || stored == null) {
            return Optional.empty();
        }
        List<Column> before = model.storedColumns();
        List<String> others = names(now);
        others.remove(line.name());
        int place = 0;
        for (Column column : before.subList(0, before.indexOf(stored))) {
            String name = nameOf(column).orElse("");
            place = others.contains(name) ? Math.max(place, others.indexOf(name) + 1) : place;
        }
        others.add(place, line.name());
        return order(now, others);
    }

    private Optional<String> nameOf(Column stored) {
        return model.lines().stream()
                .filter(line -> stored.equals(line.stored()))
                .map(DesignLine::name)
                .findFirst();
    }

    private boolean allowed() {
        String refusal = refusal();
        if (!refusal.isEmpty() && model.canChange()) {
            model.refuse(refusal);
        }
        return refusal.isEmpty();
    }

    /** The next line in a direction that is a column in the draft. */
    private Optional<DesignLine> neighbour(DesignLine line, int by) {
        List<DesignLine> lines = model.lines();
        int at = lines.indexOf(line);
        for (int i = at + by; line.column() != null && i >= 0 && i < lines.size(); i += by) {
            if (lines.get(i).column() != null) {
                return Optional.of(lines.get(i));
            }
        }
        return Optional.empty();
    }

    private void put(DesignLine line, @Nullable DesignLine to, boolean below) {
        Table now = model.tableProperty().get();
        if (now == null || line.equals(to)) {
            return;
        }
        List<DesignLine> lines = new ArrayList<>(model.lines());
        lines.remove(line);
        lines.add(to == null ? lines.size() : lines.indexOf(to) + (below ? 1 : 0), line);
        List<String> wanted = lines.stream()
                .filter(each -> each.column() != null)
                .map(DesignLine::name)
                .toList();
        order(now, wanted).ifPresent(change -> model.change(List.of(change)));
    }

    private static Optional<Change> order(Table now, List<String> wanted) {
        List<String> names = names(now);
        return names.equals(wanted)
                ? Optional.empty()
                : Optional.of(new Change.OrderColumns(now.name(), names, wanted));
    }

    private static List<String> names(Table table) {
        return new ArrayList<>(table.columns().stream().map(Column::name).toList());
    }
}
