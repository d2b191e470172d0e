package org.schemawright.desktop.widget;

import atlantafx.base.controls.CustomTextField;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** A field that narrows a list while one types; Esc and the cross empty it. */
public final class SearchField extends CustomTextField {

    public SearchField(String prompt) {
        this(prompt, Feather.SEARCH);
    }

    public SearchField(String prompt, Ikon icon) {
        setPromptText(prompt);
        setAccessibleText(prompt);
        getStyleClass().add("search-field");
        setLeft(Icons.of(icon, 14, "muted"));
        Button clear = Buttons.icon(Icons.of(Feather.X, 14, "muted"), "Clear", this::clear);
        clear.setFocusTraversable(false);
        clear.visibleProperty().bind(textProperty().isNotEmpty());
        clear.managedProperty().bind(clear.visibleProperty());
        setRight(clear);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !getText().isEmpty()) {
                clear();
                event.consume();
            }
        });
    }
}
