package org.schemawright.desktop.design;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Table;

/** One part of a column in the list. */
final class ColumnCell extends TableCell<DesignLine, DesignLine> {

    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final PseudoClass WORD = PseudoClass.getPseudoClass("word");

    private final DesignModel model;
    private final ColumnPart part;
    private final Runnable toggle;

    /**
     * A cell.
     *
     * @param toggle told when its box is pressed
     */
    ColumnCell(DesignModel model, ColumnPart part, Runnable toggle) {
        this.model = model;
        this.part = part;
        this.toggle = toggle;
        getStyleClass()
                .addAll(
                        "design-cell",
                        "part-" + part.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    ColumnPart part() {
        return part;
    }

    @Override
    protected void updateItem(@Nullable DesignLine line, boolean empty) {
        super.updateItem(line, empty);
        setText(null);
        setGraphic(null);
        setTooltip(null);
        setAccessibleText(null);
        if (line == null || empty) {
            for (PseudoClass state : new PseudoClass[] {CHANGED, BAD, WORD}) {
                pseudoClassStateChanged(state, false);
            }
            return;
        }
        pseudoClassStateChanged(CHANGED, isChanged(line));
        pseudoClassStateChanged(BAD, isBad(line));
        pseudoClassStateChanged(WORD, part == ColumnPart.DEFAULT && ColumnWords.isWord(line.shown()));
        Column column = line.shown();
        Table table = model.tableProperty().get();
        String usedBy = table == null ? "" : model.usedByProperty().get().words(line.name(), table.name());
        switch (part) {
            case STATE -> setGraphic(stateIcon(line));
            case NAME -> setGraphic(name(line));
            case TYPE -> setText(column.type().raw());
            case NULLABLE -> setGraphic(box(column.nullable()));
            case DEFAULT -> setText(ColumnWords.byItself(column));
            case KEY -> setGraphic(keys(line));
            case USED_BY -> setText(usedBy);
        }
        String tip = ColumnWords.before(line);
        if (!tip.isEmpty()) {
            setTooltip(new Tooltip(tip));
        }
        setAccessibleText(ColumnWords.spoken(line, part, usedBy));
    }

    private boolean isChanged(DesignLine line) {
        return switch (part) {
            case NAME -> line.isRenamed();
            case TYPE -> line.isRetyped();
            case NULLABLE -> line.isNullabilityChanged();
            case DEFAULT -> line.isDefaultChanged();
            case STATE, KEY, USED_BY -> false;
        };
    }

    /** What rows of the database do not go with stands out where it was said. */
    private boolean isBad(DesignLine line) {
        return model.trouble().found().stream()
                .filter(trouble -> trouble.stops() && line.name().equals(trouble.column()))
                .anyMatch(trouble -> part == place(line, trouble));
    }

    private static ColumnPart place(DesignLine line, RowsInTheWay trouble) {
        return switch (trouble.change()) {
            case Change.AddConstraint add -> ColumnPart.KEY;
            default -> line.isNullabilityChanged() || line.stored() == null ? ColumnPart.NULLABLE : ColumnPart.TYPE;
        };
    }

    /** What is pending; where nothing is, dots to drag the line by. */
    private @Nullable Node stateIcon(DesignLine line) {
        return switch (line.state()) {
            case SAME -> model.moves().refusal().isEmpty() ? Icons.of(Feather.MORE_VERTICAL, 14, "grip") : null;
            case NEW -> Icons.of(Feather.PLUS, 14, "success-text");
            case CHANGED -> Icons.of(Feather.EDIT_2, 14, "warning-text");
            case DROPPED -> Icons.of(Feather.TRASH_2, 14, "danger-text");
        };
    }

    private Node name(DesignLine line) {
        Label name = new Label(line.name());
        name.getStyleClass().add("column-name");
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox both = new HBox(8, name);
        both.setAlignment(Pos.CENTER_LEFT);
        if (!line.mark().isEmpty()) {
            Label mark = new Label(line.mark());
            mark.getStyleClass()
                    .addAll(
                            "column-mark",
                            switch (line.state()) {
                                case NEW -> "success-text";
                                case DROPPED -> "danger-text";
                                default -> "warning-text";
                            });
            mark.setMinWidth(Math.min(60, 7.0 * line.mark().length()));
            both.getChildren().add(mark);
        }
        both.setMinWidth(0);
        // A graphic wider than its cell would push the mark out of sight.
        both.prefWidthProperty().bind(widthProperty().subtract(17));
        both.setMaxWidth(USE_PREF_SIZE);
        return both;
    }

    private Node box(boolean ticked) {
        StackPane box = new StackPane();
        box.getStyleClass().add("tick-box");
        if (ticked) {
            box.getStyleClass().add("ticked");
            box.getChildren().add(Icons.of(Feather.CHECK, 14));
        }
        box.setOnMouseClicked(event -> {
            if (event.getClickCount() == 1) {
                toggle.run();
            }
        });
        return box;
    }

    private static Node keys(DesignLine line) {
        HBox keys = new HBox(8);
        keys.setAlignment(Pos.CENTER_LEFT);
        for (KeyMark mark : line.keys()) {
            Label label = new Label(mark.words(), icon(mark.kind()));
            label.setMinWidth(0);
            keys.getChildren().add(label);
        }
        return keys;
    }

    static Node icon(KeyMark.Kind kind) {
        return switch (kind) {
            case PRIMARY -> Icons.key();
            case REFERENCE -> Icons.link();
            case UNIQUE -> Icons.of(Feather.HASH, 14, "muted");
            case INDEX -> Icons.of(Feather.LIST, 14, "muted");
        };
    }
}
