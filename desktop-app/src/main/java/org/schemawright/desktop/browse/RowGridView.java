package org.schemawright.desktop.browse;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.FileDialogs;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.Nodes;
import org.schemawright.desktop.widget.NoticeBar;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.widget.Page;
import org.schemawright.desktop.widget.ShortcutGroup;
import org.schemawright.desktop.widget.Tone;

/** The page of a table: its rows, to read and to edit. */
public final class RowGridView implements Page {

    private final RowGridModel model;
    private final ReadOnlyStringWrapper title;
    private final GridTable table;
    private final WindowBar bar;
    private final RowPanelView panel;
    private final CellEditor editor;
    private final BadValueBubble bubble;
    private final GridOverlay overlay;
    private final LargeCells large;
    private final GridCommands commands;

    private final VBox root = new VBox();
    private final VBox notices = new VBox(8);
    private final EmptyRows empty;
    private final FilterView filter;
    private final ColumnsView columns;
    private final HBox tools = new HBox(8);
    private final Label readOnly = new Label();
    private final KeyOffer keyOffer;
    private final HBox badNote = new HBox(8);
    private final Label badWords = new Label();
    private final Button addRow;
    private final Button deleteRow;

    private final InvalidationListener onContent = p -> refreshContent();
    private final InvalidationListener onColumns = p -> showColumns();
    private final InvalidationListener onState = p -> showState();
    private final InvalidationListener onCell;
    private final InvalidationListener onSort;
    private final InvalidationListener onMove;

    /**
     * The page of a table.
     *
     * @param open opens other rows, where a reference is followed
     */
    public RowGridView(RowGridModel model, Consumer<TableLink> open) {
        this(model, open, null);
    }

    /**
     * The page of a table.
     *
     * @param open opens other rows, where a reference is followed
     * @param files for what is loaded into cells and saved out of them; null where there are none
     */
    public RowGridView(RowGridModel model, Consumer<TableLink> open, @Nullable FileDialogs files) {
        this.model = model;
        this.title = new ReadOnlyStringWrapper(model.name().toString());
        this.table = new GridTable(model);
        this.bar = new WindowBar(table);
        this.filter = new FilterView(model, table);
        this.columns = new ColumnsView(model, table, filter);
        this.panel = new RowPanelView(new RowPanelModel(model), open, this::openWithRoom);
        this.editor = new CellEditor(model, this::editEnded);
        this.bubble = new BadValueBubble(model, this::backToTable);
        this.overlay = new GridOverlay(model, table, editor, bubble);
        this.large = new LargeCells(model, table, files, this::backToTable);
        this.onCell = p -> overlay.followCurrentCell();
        this.onSort = p -> table.sorted();
        this.onMove = p -> {
            // A property that nobody reads tells of its first change only.
            table.needsLayoutProperty().get();
            overlay.requestLayout();
            bar.requestLayout();
            filter.moved();
            columns.moved();
        };
        this.commands = new GridCommands(model, table, open, new GridCommands.Editing() {
            @Override
            public void edit(@Nullable String typed) {
                RowGridView.this.edit(typed);
            }

            @Override
            public void followCurrentCell() {
                overlay.followCurrentCell();
            }

            @Override
            public void editLarge() {
                large.open();
            }

            @Override
            public void sayWhyFixed() {
                overlay.say(model.whyFixed(table.currentPosition(), table.currentColumn()));
            }

            @Override
            public void correct() {
                bubble.takeKeyboard();
            }
        });
        this.addRow = Buttons.plain("Add row", Feather.PLUS, commands::addRow);
        this.deleteRow = Buttons.icon(Feather.TRASH_2, GridKeys.DELETE_ROWS.tip(), commands::deleteRows);
        this.keyOffer = new KeyOffer(model, this::backToTable);
        this.empty = new EmptyRows(model, table, commands::addRow);
        new GridKeys(model, table, commands);
        table.setContextMenu(GridMenu.of(commands, new FilterMenu(model, filter), columns.cellMenu()));
        table.addEventFilter(MouseEvent.MOUSE_CLICKED, this::clicked);
        table.setAccessibleText("Rows of " + model.name());
        build();
    }

    /** The keys of the rows. */
    public static ShortcutGroup shortcuts() {
        return new ShortcutGroup(
                "In the rows",
                Stream.of(GridKeys.all(), FilterKeys.all(), ColumnsView.all(), RowPanelView.keys())
                        .flatMap(List::stream)
                        .toList());
    }

    /** Puts something before the tools: the way to the other pages of the table. */
    public void lead(Node first) {
        tools.getChildren().addFirst(first);
    }

    private void build() {
        addRow.setId("add-row");
        deleteRow.setId("delete-rows");
        addRow.getStyleClass().add("tool-button");
        addRow.setTooltip(new Tooltip(GridKeys.ADD.tip()));
        Button reload = Buttons.icon(Feather.REFRESH_CW, GridKeys.RELOAD.tip(), model::reload);
        reload.setId("reload-rows");
        readOnly.setGraphic(Icons.of(Feather.LOCK, 14, "muted"));
        readOnly.getStyleClass().add("muted");
        readOnly.setMinWidth(0);
        Hyperlink showBad = Buttons.link("show it", this::showBad);
        badWords.setGraphic(Icons.of(Feather.ALERT_CIRCLE, 14, "danger-text"));
        badWords.getStyleClass().add("danger-text");
        badNote.getChildren().addAll(badWords, showBad);
        badNote.setAlignment(Pos.CENTER_LEFT);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        tools.getChildren().addAll(readOnly, keyOffer, badNote, space, reload, deleteRow, addRow);
        tools.getStyleClass().add("grid-tools");
        tools.setAlignment(Pos.CENTER_LEFT);
        StackPane body = new StackPane(table, bar, empty, overlay, large);
        VBox.setVgrow(body, Priority.ALWAYS);
        notices.getStyleClass().add("grid-notices");
        root.getStyleClass().add("row-grid-page");
        root.getStylesheets()
                .add(Objects.requireNonNull(getClass().getResource("browse.css"))
                        .toExternalForm());
        root.getChildren().addAll(tools, notices, body);
        filter.build(tools, root, body);
        columns.build(tools, root, body);
    }

    @Override
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    @Override
    public Node icon() {
        return model.workspace().schemaProperty().get().view(model.name()).isPresent()
                ? Icons.of(Feather.EYE)
                : Icons.table();
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void focus() {
        table.requestFocus();
    }

    /** Goes to a new row, at the cell that was refused where one was; does nothing where it is pending no longer. */
    public void goToNewRow(long id) {
        int position = model.positionOfNew(id);
        if (position >= 0) {
            RowGridModel.At bad = model.firstBadIn(position);
            table.goTo(position, bad == null ? table.currentColumn() : bad.column());
            backToTable();
        }
    }

    @Override
    public Node side() {
        return panel.node();
    }

    @Override
    public ReadOnlyStringProperty statusProperty() {
        return model.rowWordsProperty();
    }

    @Override
    public ReadOnlyStringProperty timingProperty() {
        return model.queryWordsProperty();
    }

    @Override
    public void shown() {
        model.versionProperty().addListener(onContent);
        model.columnsProperty().addListener(onColumns);
        model.sortProperty().addListener(onSort);
        model.problemProperty().addListener(onState);
        model.noteProperty().addListener(onState);
        model.readOnlyReasonProperty().addListener(onState);
        model.loadingProperty().addListener(onState);
        model.edits().badCountProperty().addListener(onState);
        table.getFocusModel().focusedCellProperty().addListener(onCell);
        table.needsLayoutProperty().addListener(onMove);
        model.attach();
        if (table.getColumns().isEmpty()) {
            showColumns();
        }
        refreshContent();
        showState();
        panel.shown();
        filter.shown();
    }

    @Override
    public void hidden() {
        editor.commit();
        large.take();
        panel.hidden();
        filter.hidden();
        model.detach();
        model.versionProperty().removeListener(onContent);
        model.columnsProperty().removeListener(onColumns);
        model.sortProperty().removeListener(onSort);
        model.problemProperty().removeListener(onState);
        model.noteProperty().removeListener(onState);
        model.readOnlyReasonProperty().removeListener(onState);
        model.loadingProperty().removeListener(onState);
        model.edits().badCountProperty().removeListener(onState);
        table.getFocusModel().focusedCellProperty().removeListener(onCell);
        table.needsLayoutProperty().removeListener(onMove);
    }

    private void showColumns() {
        if (editor.isEditing()) {
            editor.commit();
        }
        large.take();
        table.showColumns();
    }

    private void refreshContent() {
        table.refreshContent();
        columns.refresh();
        bar.follow();
        overlay.followCurrentCell();
        showState();
    }

    private void showState() {
        Problem problem = model.problemProperty().get();
        notices.getChildren().clear();
        if (problem != null) {
            notices.getChildren().add(NoticeBar.of(problem).action("Read again", model::readDatabaseAgain));
        }
        Problem note = model.noteProperty().get();
        if (note != null) {
            notices.getChildren()
                    .add(new NoticeBar(Tone.WARNING, note.title(), note.advice())
                            .details(note.details())
                            .closable(() -> model.noteProperty().set(null)));
        }
        notices.setManaged(problem != null || note != null);
        filter.refresh();
        String reason = model.readOnlyReasonProperty().get();
        readOnly.setText(reason);
        Nodes.show(readOnly, !reason.isEmpty());
        keyOffer.refresh();
        Nodes.show(addRow, reason.isEmpty());
        Nodes.show(deleteRow, reason.isEmpty());
        int bad = model.edits().badCountProperty().get();
        badWords.setText(NumberWords.count(bad, "value") + " to correct:");
        Nodes.show(badNote, bad > 0);
        empty.render();
    }

    private void edit(@Nullable String typed) {
        GridColumn column = table.currentColumn();
        if (column != null) {
            table.goTo(table.currentPosition(), column);
            if (typed == null && large.suits()) {
                large.open();
                return;
            }
            bubble.hide();
            editor.open(table.currentPosition(), column, typed);
            overlay.requestLayout();
        }
    }

    private void openWithRoom(GridColumn column) {
        table.goTo(table.currentPosition(), column);
        large.open();
    }

    private void editEnded(int down, int right) {
        table.requestFocus();
        if (down != 0 || right != 0) {
            table.move(down, right);
        }
        overlay.followCurrentCell();
    }

    private void backToTable() {
        table.requestFocus();
        overlay.followCurrentCell();
    }

    private void showBad() {
        RowGridModel.At at = model.firstBad();
        if (at != null) {
            table.goTo(at.position(), at.column());
            backToTable();
        }
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || !isOnCell(event)) {
            return;
        }
        if (event.isAltDown()) {
            commands.follow();
        } else if (event.getClickCount() == 2) {
            commands.edit(null);
            event.consume();
        }
    }

    private static boolean isOnCell(MouseEvent event) {
        for (Node at = event.getTarget() instanceof Node node ? node : null; at != null; at = at.getParent()) {
            if (at instanceof TableCell<?, ?> cell) {
                return cell instanceof ValueCell && !cell.isEmpty();
            }
        }
        return false;
    }
}
