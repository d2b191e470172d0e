package org.schemawright.desktop.browse;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** Joins a text field with what helps to fill it, in the grid and beside it alike. */
final class FieldAid {

    private final ReadOnlyObjectWrapper<@Nullable CellAid> aid = new ReadOnlyObjectWrapper<>();
    private final CellAid.Field door;

    /**
     * The help for a field.
     *
     * @param onChosen told when something was chosen with the mouse
     */
    FieldAid(TextField field, Runnable onChosen) {
        door = new CellAid.Field() {
            @Override
            public void chosen() {
                onChosen.run();
            }

            @Override
            public void fill(String text) {
                field.setText(text);
                field.end();
            }
        };
        field.textProperty().addListener((p, before, now) -> {
            CellAid help = aid.get();
            if (help != null) {
                help.typed(now);
            }
        });
    }

    /** What lies below the field; null where nothing does. */
    ReadOnlyObjectProperty<@Nullable CellAid> property() {
        return aid.getReadOnlyProperty();
    }

    boolean isOpen() {
        return aid.get() != null;
    }

    /**
     * Opens.
     *
     * @param make makes the help; it may be none
     * @param original the whole content of the field before anything was typed
     * @param typed what was typed by now; null for nothing
     */
    void open(Function<CellAid.Field, @Nullable CellAid> make, String original, @Nullable String typed) {
        CellAid help = make.apply(door);
        aid.set(help);
        if (help != null) {
            help.begin(original);
            if (typed != null) {
                help.typed(typed);
            }
        }
    }

    /** Whether the help makes use of a key that was pressed in the field. */
    boolean uses(KeyEvent event) {
        CellAid help = aid.get();
        return help != null && help.uses(event);
    }

    /** Ends; returns what was there to be asked whether it takes what was typed. */
    @Nullable
    CellAid close() {
        CellAid help = aid.get();
        if (help != null) {
            help.end();
            aid.set(null);
        }
        return help;
    }
}
