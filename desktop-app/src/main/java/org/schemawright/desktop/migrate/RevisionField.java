package org.schemawright.desktop.migrate;

import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.widget.SearchField;

/** The field above the history: what is found stands out, Enter and Shift Enter go from one find to the next. */
final class RevisionField {

    private final MigrationsModel model;
    private final ListView<@Nullable HistoryRow> list;
    private final Label heading;
    private final SearchField field = new SearchField("Find a revision");

    /** @param heading says how much is found */
    RevisionField(MigrationsModel model, ListView<@Nullable HistoryRow> list, Label heading) {
        this.model = model;
        this.list = list;
        this.heading = heading;
        field.setId("find-revision");
        field.setMinWidth(130);
        field.setPrefWidth(200);
        field.textProperty().addListener((property, before, now) -> find(now));
        field.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    SearchField node() {
        return field;
    }

    /** Shows what is found now. */
    void show() {
        RevisionSearch search = model.search();
        heading.setText(
                !search.isOn()
                        ? "Revision"
                        : search.count() == 0
                                ? "No revision has these words"
                                : NumberWords.grouped(search.count()) + " of "
                                        + NumberWords.count(model.rows().size(), "revision"));
        list.refresh();
    }

    private void find(String words) {
        RevisionSearch search = model.search();
        search.find(words);
        HistoryRow now = model.selectedProperty().get();
        if (search.isOn() && (now == null || !search.finds(now))) {
            go(search.next(null, true));
        }
    }

    private void go(@Nullable HistoryRow row) {
        if (row != null) {
            list.getSelectionModel().select(row);
            list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 2));
        }
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            go(model.search().next(model.selectedProperty().get(), !event.isShiftDown()));
            event.consume();
        } else if (event.getCode() == KeyCode.DOWN) {
            list.requestFocus();
            event.consume();
        }
    }
}
