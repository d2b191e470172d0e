package org.schemawright.desktop.browse;

import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.control.ListView;
import javafx.scene.control.cell.CheckBoxListCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.SearchField;
import org.schemawright.desktop.widget.Texts;

/** A list of all columns to show or hide, found by typing: the space bar ticks, Escape closes. */
final class ColumnChooser extends VBox {

    private final GridColumns columns;
    private final Runnable back;
    private final SearchField search = new SearchField("Find a column");
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final FilteredList<Line> found = new FilteredList<>(lines);
    private final ListView<Line> list = new ListView<>(found);
    private boolean reading;

    private record Line(GridColumn column, BooleanProperty shown) {}

    /**
     * The list, closed.
     *
     * @param back gives the keyboard back to the rows
     */
    ColumnChooser(GridColumns columns, Runnable back) {
        super(8);
        this.columns = columns;
        this.back = back;
        getStyleClass().add("column-chooser");
        setId("column-chooser");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setVisible(false);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox title = new HBox(8, Texts.strong("Columns"), space, Buttons.icon(Feather.X, "Close", this::close));
        title.setAlignment(Pos.CENTER_LEFT);
        list.setAccessibleText("Columns");
        list.setCellFactory(CheckBoxListCell.forListView(Line::shown, new StringConverter<>() {
            @Override
            public String toString(Line line) {
                return line.column().name();
            }

            @Override
            public Line fromString(String text) {
                throw new UnsupportedOperationException("names are not typed");
            }
        }));
        VBox.setVgrow(list, Priority.ALWAYS);
        HBox all = new HBox(
                8,
                Buttons.plain("Show all", null, this::showAll),
                Buttons.plain("Put back as in the table", null, this::putBack));
        getChildren().addAll(title, search, list, all);
        search.textProperty().addListener((p, old, now) -> find(now));
        search.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DOWN) {
                list.requestFocus();
                list.getSelectionModel()
                        .select(Math.max(0, list.getSelectionModel().getSelectedIndex()));
                event.consume();
            }
        });
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            Line line = list.getSelectionModel().getSelectedItem();
            if (line != null && (event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER)) {
                line.shown().set(!line.shown().get());
                event.consume();
            }
        });
        // Before the list, which would take it as the end of an edit.
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && (search.getText().isEmpty() || !search.isFocused())) {
                close();
                event.consume();
            }
        });
    }

    void open() {
        read();
        search.clear();
        setVisible(true);
        search.requestFocus();
    }

    void close() {
        setVisible(false);
        back.run();
    }

    private void find(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        found.setPredicate(line -> line.column().name().toLowerCase(Locale.ROOT).contains(wanted));
    }

    private void read() {
        reading = true;
        lines.setAll(columns.all().stream().map(this::line).toList());
        reading = false;
    }

    private Line line(GridColumn column) {
        Line line = new Line(column, new SimpleBooleanProperty(columns.isShown(column)));
        line.shown().addListener((p, was, is) -> {
            if (!reading) {
                columns.setShown(column, is);
                // The last one that is shown stays.
                if (columns.isShown(column) != is) {
                    line.shown().set(was);
                }
            }
        });
        return line;
    }

    private void showAll() {
        columns.showAll();
        read();
    }

    private void putBack() {
        columns.reset();
        read();
    }
}
