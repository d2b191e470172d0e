package org.schemawright.desktop.browse;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.widget.ShortText;

/** A cell with a value: shows what the model has at its position, pending changes and all. */
final class ValueCell extends TableCell<Integer, Integer> {

    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final PseudoClass WORD = PseudoClass.getPseudoClass("word");
    private static final PseudoClass LOADING = PseudoClass.getPseudoClass("loading");
    private static final int LONGEST_SHOWN = 400;

    private final RowGridModel model;
    private final RowWindow window;
    private final GridColumn column;
    private final CellSpeech speech;
    private @Nullable Reference reference;
    private boolean outdated;

    ValueCell(RowGridModel model, RowWindow window, GridColumn column, CellSpeech speech) {
        this.model = model;
        this.window = window;
        this.column = column;
        this.speech = speech;
        getStyleClass().add("value-cell");
        if (column.alignedRight()) {
            getStyleClass().add("number-cell");
        } else if (column.isBoolean()) {
            getStyleClass().add("boolean-cell");
        }
        parentProperty().addListener((p, old, now) -> {
            if (now != null && outdated) {
                render();
            }
        });
    }

    /** The position it shows; -1 where it shows none. */
    int position() {
        return window.positionAt(getIndex());
    }

    GridColumn column() {
        return column;
    }

    @Override
    protected void updateItem(Integer item, boolean empty) {
        super.updateItem(item, empty);
        render();
    }

    /** Only screen readers ask for it; nobody else waits for the words. */
    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case TEXT -> isFilled() ? speech.of(position(), column, isFocused()) : "";
            case HELP -> isFilled() ? speech.why(position(), column) : "";
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    private boolean isFilled() {
        return !isEmpty()
                && position() >= 0
                && position() < model.sizeProperty().get();
    }

    /** Shows what is there now. */
    void render() {
        if (getParent() == null) {
            // Out of sight at the side: it looks when it comes into sight.
            outdated = true;
            return;
        }
        outdated = false;
        int position = position();
        if (!isFilled()) {
            setText(null);
            setGraphic(null);
            mark(GridCell.plain(null, null), false);
            return;
        }
        GridCell cell = model.cell(position, column);
        BadValue bad = cell.bad();
        Object value = cell.value();
        String label = bad == null && value != null ? model.label(column, value) : null;
        BadValue typed = cell.typed();
        String text = typed == null ? text(cell) : typed.text().isEmpty() ? "NULL" : typed.text();
        if (label == null) {
            setGraphic(null);
            setText(text);
        } else {
            setText(null);
            setGraphic(reference().show(text, label));
        }
        mark(cell, bad == null && isWord(cell));
        if (isFocused()) {
            notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        }
    }

    private void mark(GridCell cell, boolean word) {
        BadValue bad = cell.bad();
        pseudoClassStateChanged(CHANGED, cell.changed() && bad == null);
        pseudoClassStateChanged(BAD, bad != null);
        pseudoClassStateChanged(WORD, word);
        pseudoClassStateChanged(LOADING, cell.kind() == GridCell.Kind.LOADING);
        String tip = tip(cell);
        if (tip == null) {
            setTooltip(null);
        } else if (getTooltip() == null || !tip.equals(getTooltip().getText())) {
            Tooltip tooltip = new Tooltip(tip);
            tooltip.setWrapText(true);
            tooltip.setMaxWidth(480);
            setTooltip(tooltip);
        }
    }

    private @Nullable String tip(GridCell cell) {
        if (cell.bad() != null) {
            return null;
        }
        if (!cell.changed()) {
            return cell.value() instanceof String text && isTooWide(text) ? cut(text) : null;
        }
        Object before = cell.before();
        return "was " + (before == null ? "NULL" : cut(model.edits().text().shown(column, before)));
    }

    private boolean isTooWide(String text) {
        return text.length() * GridTable.CHARACTER_WIDTH > getWidth() - 16;
    }

    private String text(GridCell cell) {
        Object value = cell.value();
        return switch (cell.kind()) {
            case LOADING -> "";
            case GIVEN_BY_DATABASE -> column.numberedByDatabase() ? "auto" : "default";
            case VALUE -> {
                if (value == null) {
                    yield "NULL";
                }
                if (column.isBoolean() && CellWords.isYesOrNo(value)) {
                    yield CellWords.isTrue(value) ? "✓" : "–";
                }
                yield value.equals("") ? "“”" : cut(model.edits().text().shown(column, value));
            }
        };
    }

    private boolean isWord(GridCell cell) {
        return switch (cell.kind()) {
            case LOADING -> false;
            case GIVEN_BY_DATABASE -> true;
            case VALUE -> {
                Object value = cell.value();
                yield value == null
                        || value.equals("")
                        || (column.isBoolean() && CellWords.isYesOrNo(value) && !CellWords.isTrue(value));
            }
        };
    }

    private static String cut(String text) {
        return ShortText.of(text, LONGEST_SHOWN);
    }

    private Reference reference() {
        Reference shown = reference;
        if (shown == null) {
            shown = new Reference();
            shown.maxWidthProperty().bind(widthProperty().subtract(17));
            reference = shown;
        }
        return shown;
    }

    /** An id, muted, and the name of the row it stands for. */
    private static final class Reference extends HBox {
        private final Label id = new Label();
        private final Label name = new Label();

        Reference() {
            getChildren().addAll(id, name);
            setAlignment(Pos.CENTER_LEFT);
            id.getStyleClass().add("reference-id");
            id.setMinWidth(USE_PREF_SIZE);
            name.setMinWidth(0);
            HBox.setHgrow(name, Priority.SOMETIMES);
        }

        Reference show(String idText, String label) {
            id.setText(idText + " · ");
            name.setText(label);
            return this;
        }
    }
}
