package org.schemawright.desktop.browse;

import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/** What lies below the field while a cell is edited and helps to fill it. The keyboard stays in the field. */
interface CellAid {

    Region node();

    /** Begins with the whole content of the cell, none of which was typed by now. */
    void begin(String text);

    /** Follows what is typed. */
    void typed(String text);

    /** Whether it makes use of a key that was pressed in the field. */
    boolean uses(KeyEvent event);

    /**
     * Takes what is chosen, or means something else than the text that was typed.
     *
     * @return whether that was so; where not, the text is taken as it was typed
     */
    boolean take(String typed);

    /** Ends, with or without anything taken. */
    void end();

    /** The field above, as an aid sees it. */
    interface Field {
        /** Something was chosen with the mouse: the edit ends. */
        void chosen();

        /** Writes another text into the field; the edit goes on. */
        void fill(String text);
    }
}
