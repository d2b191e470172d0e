package org.schemawright.desktop.shell;

/** What the parts of the window ask of it. */
interface WindowActions {

    /** Opens the palette. */
    void search();

    void toggleTree();

    void toggleSide();

    void showMigrations();

    /** Reads schema, rows and migrations again. */
    void refresh();

    /** Goes back to the welcome screen. */
    void closeDatabase();

    /** Asks for a file to open in place of this one. */
    void openAnother();
}
