package org.schemawright.migration.revision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the revisions said when they were kept or last ran from here. The copies stay on this machine (Git leaves them
 * out) and are no part of the history; they tell what was changed in a file, and bring a lost one back.
 */
final class KeptCopies {

    private static final String NAME = ".kept";

    private final Path copies;

    KeptCopies(Path folder) {
        copies = folder.resolve(NAME);
    }

    /** A file and its text as it was kept. */
    record Copy(String name, String text) {}

    /** Keeps a copy where that is possible; a folder that cannot be written has none. */
    void keep(String id, Path file, String text) {
        try {
            if (Files.exists(copies.resolve(id))
                    && find(id).filter(c -> c.text().equals(text)).isPresent()) {
                return;
            }
            Path ignore = copies.resolve(".gitignore");
            if (Files.notExists(ignore)) {
                Files.createDirectories(copies);
                Files.writeString(ignore, "*\n");
            }
            Files.writeString(copies.resolve(id), file.getFileName() + "\n" + text);
        } catch (IOException e) {
            // It only helps to mend what may break one day.
            return;
        }
    }

    /** The copy of a revision; empty when there is none that can be read. */
    Optional<Copy> find(String id) {
        try {
            String whole = Files.readString(copies.resolve(id));
            int end = whole.indexOf('\n');
            return end < 0
                    ? Optional.empty()
                    : Optional.of(new Copy(whole.substring(0, end), whole.substring(end + 1)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
