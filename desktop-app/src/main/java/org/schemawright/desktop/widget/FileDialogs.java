package org.schemawright.desktop.widget;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks for files with the system's own dialogs; tests answer for themselves. */
public interface FileDialogs {

    /**
     * A kind of file that is offered.
     *
     * @param words its name: "SQLite databases"
     * @param patterns such as {@code *.sqlite}
     */
    record FileKind(String words, List<String> patterns) {
        public FileKind {
            patterns = List.copyOf(patterns);
        }
    }

    /**
     * An existing file; empty when the person changed their mind.
     *
     * @param start the folder to look in first; one that is not there is passed over
     */
    Optional<Path> open(String title, Path start, List<FileKind> kinds);

    /** An existing folder; empty when the person changed their mind. */
    Optional<Path> openFolder(String title, Path start);

    /** Opens a file in the program that the system has for it; false where that cannot be done. */
    boolean show(Path file);

    /**
     * A file to be written; empty when the person changed their mind.
     *
     * @param suggested its folder, passed over when it is not there, and its name
     */
    Optional<Path> save(String title, Path suggested, List<FileKind> kinds);
}
