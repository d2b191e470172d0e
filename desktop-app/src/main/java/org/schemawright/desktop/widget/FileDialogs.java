package org.schemawright.desktop.widget;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks for files and folders with the system's own dialogs; tests answer for themselves. */
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

    /** An existing file; empty when the person changed their mind. */
    Optional<Path> open(String title, List<FileKind> kinds);

    /** A file to be written. */
    Optional<Path> save(String title, String suggestedName, List<FileKind> kinds);

    /** A folder. */
    Optional<Path> folder(String title, Path start);
}
