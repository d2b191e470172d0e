package org.schemawright.desktop.design;

import java.util.List;

/** Something that is about to be dropped. */
interface Dropping extends EditorModel {

    String title();

    String verb();

    /** Sentences on what is lost, the worst first; empty where nothing is. */
    List<String> losses();
}
