package org.schemawright.desktop.story;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.schemawright.desktop.widget.FileDialogs;

/** Somebody who always names the same new file. */
record AnsweredFileDialogs(Path answer) implements FileDialogs {

    @Override
    public Optional<Path> open(String title, Path start, List<FileKind> kinds) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> openFolder(String title, Path start) {
        return Optional.empty();
    }

    @Override
    public boolean show(Path file) {
        return false;
    }

    @Override
    public Optional<Path> save(String title, Path suggested, List<FileKind> kinds) {
        return Optional.of(answer);
    }
}
