package org.schemawright.desktop.widget;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The system's own dialogs. */
public final class NativeFileDialogs implements FileDialogs {

    private final Supplier<@Nullable Window> owner;
    private final @Nullable Consumer<String> documents;

    /**
     * Dialogs above a window.
     *
     * @param owner names the window when one is opened
     * @param documents opens the file of a URI in the system's program for it; null where there is no system to ask
     */
    public NativeFileDialogs(Supplier<@Nullable Window> owner, @Nullable Consumer<String> documents) {
        this.documents = documents;
        this.owner = owner;
    }

    @Override
    public Optional<Path> open(String title, Path start, List<FileKind> kinds) {
        return path(chooser(title, start, kinds).showOpenDialog(owner.get()));
    }

    @Override
    public Optional<Path> openFolder(String title, Path start) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        if (Files.isDirectory(start)) {
            chooser.setInitialDirectory(start.toFile());
        }
        return path(chooser.showDialog(owner.get()));
    }

    @Override
    public boolean show(Path file) {
        Consumer<String> opener = documents;
        if (opener == null) {
            return false;
        }
        opener.accept(file.toUri().toString());
        return true;
    }

    @Override
    public Optional<Path> save(String title, Path suggested, List<FileKind> kinds) {
        FileChooser chooser = chooser(title, suggested.toAbsolutePath().getParent(), kinds);
        chooser.setInitialFileName(String.valueOf(suggested.getFileName()));
        return path(chooser.showSaveDialog(owner.get()));
    }

    private static FileChooser chooser(String title, @Nullable Path start, List<FileKind> kinds) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        if (start != null && Files.isDirectory(start)) {
            chooser.setInitialDirectory(start.toFile());
        }
        for (FileKind kind : kinds) {
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind.words(), kind.patterns()));
        }
        return chooser;
    }

    private static Optional<Path> path(@Nullable File file) {
        return Optional.ofNullable(file).map(File::toPath);
    }
}
