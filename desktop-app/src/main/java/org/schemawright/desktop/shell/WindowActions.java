package org.schemawright.desktop.shell;

/** What the parts of the window ask of it. */
interface WindowActions {

    /** Opens the palette. */
    void search();

    void toggleTree();

    void toggleSide();

    void showMigrations();

    /** Shows the page on which schemas are compared. */
    void showCompare();

    /** Reads schema, rows and migrations again. */
    void refresh();

    /** Whether an Apply is kept that can be undone. */
    boolean canUndoApply();

    /** Makes the last Apply pending the other way round. */
    void undoApply();

    /** Goes back to the welcome screen. */
    void closeDatabase();

    /** Asks for a file to open in place of this one. */
    void openAnother();
}
