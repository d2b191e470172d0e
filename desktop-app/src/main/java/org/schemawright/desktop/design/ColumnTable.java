package org.schemawright.desktop.design;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.widget.EmptyState;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.Shortcut;

/** The columns of the table, line by line; cells are typed over in place. */
final class ColumnTable extends TableView<DesignLine> {

    private final DesignModel model;
    private final DesignCommands commands;
    private final Map<ColumnPart, TableColumn<DesignLine, DesignLine>> parts = new LinkedHashMap<>();
    private final Map<Shortcut, Runnable> keys;
    private final InvalidationListener onUse = property -> refresh();
    private final ListChangeListener<DesignLine> onLines = change -> follow();
    private final ListChangeListener<RowsInTheWay> onTrouble = change -> tell();
    private ColumnPart part = ColumnPart.NAME;
    private boolean following;

    ColumnTable(DesignModel model, DesignCommands commands, TroubleWays ways) {
        this.model = model;
        this.commands = commands;
        this.keys = commands.keys();
        setId("design-columns");
        getStyleClass().add("design-columns");
        setAccessibleText("Columns of " + model.origin());
        getSelectionModel().setCellSelectionEnabled(true);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        setPlaceholder(new EmptyState(Icons.table(), "No columns", "Insert adds one."));
        for (ColumnPart each : ColumnPart.values()) {
            TableColumn<DesignLine, DesignLine> column = new TableColumn<>(each.heading());
            column.setUserData(each);
            column.setSortable(false);
            column.setReorderable(false);
            column.setPrefWidth(each.width());
            column.setMinWidth(each == ColumnPart.STATE || each == ColumnPart.NULLABLE ? each.width() : 60);
            if (each == ColumnPart.STATE || each == ColumnPart.NULLABLE) {
                column.setMaxWidth(each.width());
            }
            column.setCellValueFactory(line -> new ReadOnlyObjectWrapper<>(line.getValue()));
            column.setCellFactory(c -> cell(each));
            parts.put(each, column);
            getColumns().add(column);
        }
        LineDrag drag = new LineDrag(model.moves());
        setRowFactory(view -> {
            DesignRow row = new DesignRow(model, ways);
            drag.over(row);
            return row;
        });
        getFocusModel().focusedCellProperty().addListener((property, before, now) -> moved(now));
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && isOnCell(event)) {
                commands.edit(null);
            }
        });
        setContextMenu(commands.menu());
    }

    void attach() {
        setItems(model.lines());
        model.lines().addListener(onLines);
        model.usedByProperty().addListener(onUse);
        model.trouble().found().addListener(onTrouble);
        follow();
    }

    void detach() {
        model.lines().removeListener(onLines);
        model.usedByProperty().removeListener(onUse);
        model.trouble().found().removeListener(onTrouble);
    }

    /** The line that the keyboard is at; null where there is none. */
    @Nullable
    DesignLine line() {
        return model.selectedLine().orElse(null);
    }

    ColumnPart part() {
        return part;
    }

    /** Turns to a part of the selected line, moved by so many lines and parts. */
    void move(int down, int right) {
        int row = Math.clamp(row() + (long) down, 0, Math.max(0, model.lines().size() - 1));
        int to = Math.clamp(part.ordinal() + (long) right, 1, ColumnPart.values().length - 1);
        turnTo(row, ColumnPart.values()[to]);
    }

    void turnTo(ColumnPart to) {
        turnTo(row(), to);
    }

    /** The cell on the screen that the keyboard is at; null while it is out of sight. */
    @Nullable
    ColumnCell cell() {
        for (Node node : lookupAll(".design-cell")) {
            if (node instanceof ColumnCell cell && cell.part() == part && cell.getItem() == line() && !cell.isEmpty()) {
                return cell;
            }
        }
        return null;
    }

    private void tell() {
        for (Node node : lookupAll(".table-row-cell")) {
            if (node instanceof DesignRow row) {
                row.follow();
            }
        }
        refresh();
    }

    private int row() {
        return Math.max(0, getItems().indexOf(line()));
    }

    private void turnTo(int row, ColumnPart to) {
        part = to;
        TableColumn<DesignLine, DesignLine> column = Objects.requireNonNull(parts.get(to));
        getSelectionModel().clearAndSelect(row, column);
        getFocusModel().focus(row, column);
        scrollTo(Math.max(0, row - 2));
    }

    private ColumnCell cell(ColumnPart of) {
        return new ColumnCell(model, of, () -> {
            if (of == ColumnPart.NULLABLE) {
                commands.toggleNull();
            }
        });
    }

    private void moved(@Nullable TablePosition<?, ?> place) {
        if (following || model.isFollowing() || place == null || place.getRow() < 0 || place.getTableColumn() == null) {
            return;
        }
        if (place.getTableColumn().getUserData() instanceof ColumnPart now) {
            part = now == ColumnPart.STATE ? ColumnPart.NAME : now;
        }
        if (place.getRow() < model.lines().size()) {
            model.select(model.lines().get(place.getRow()));
            commands.selected();
        }
    }

    /** The lines are others, or say other things: the keyboard stays at the column it was at. */
    private void follow() {
        following = true;
        if (!getItems().isEmpty()) {
            DesignLine line = line();
            TableColumn<DesignLine, DesignLine> column = Objects.requireNonNull(parts.get(part));
            int row = Math.max(0, getItems().indexOf(line));
            getSelectionModel().clearAndSelect(row, column);
            getFocusModel().focus(row, column);
        }
        following = false;
        commands.selected();
    }

    private void pressed(KeyEvent event) {
        Shortcut.run(keys, event);
        boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown();
        // The table itself goes on from where it last was by its own doing, not from where the keyboard is.
        if (!event.isConsumed() && plain) {
            switch (event.getCode()) {
                case LEFT -> move(0, -1);
                case RIGHT -> move(0, 1);
                case UP -> move(-1, 0);
                case DOWN -> move(1, 0);
                default -> {
                    return;
                }
            }
            event.consume();
        }
    }

    private void typed(KeyEvent event) {
        String character = event.getCharacter();
        boolean plain = !event.isControlDown() && !event.isMetaDown() && (!event.isAltDown() || event.isControlDown());
        if (!plain || character.isEmpty() || character.charAt(0) < ' ' || character.charAt(0) == 0x7f) {
            return;
        }
        if (part == ColumnPart.NULLABLE) {
            if (character.equals(" ")) {
                commands.toggleNull();
            }
        } else if (!character.equals(" ")) {
            commands.edit(character);
        }
        event.consume();
    }

    private static boolean isOnCell(MouseEvent event) {
        for (Node at = event.getTarget() instanceof Node node ? node : null; at != null; at = at.getParent()) {
            if (at instanceof ColumnCell cell) {
                return !cell.isEmpty();
            }
        }
        return false;
    }
}
