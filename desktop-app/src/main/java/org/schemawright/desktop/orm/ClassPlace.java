package org.schemawright.desktop.orm;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.rehearse.RefusedException;

/** A folder of classes, or a jar unpacked for as long as this is open, for one may hold others with what it needs. */
final class ClassPlace implements AutoCloseable {

    private final Path asked;
    private final @Nullable Path unpacked;

    private ClassPlace(Path asked, @Nullable Path unpacked) {
        this.asked = asked;
        this.unpacked = unpacked;
    }

    /** @throws RefusedException when it is neither */
    static ClassPlace of(Path asked) throws IOException, RefusedException {
        Path whole = asked.toAbsolutePath().normalize();
        if (Files.isDirectory(whole)) {
            return new ClassPlace(whole, null);
        }
        if (!isJar(whole) || !Files.isRegularFile(whole)) {
            throw new RefusedException("There is no folder and no jar " + asked + ". Give one with compiled classes.");
        }
        ClassPlace place = new ClassPlace(whole, Files.createTempDirectory("schemawright-classes"));
        try {
            place.unpack();
            return place;
        } catch (ZipException e) {
            place.close();
            throw new RefusedException("The file " + asked + " is no jar that can be read. Build it again.", e);
        } catch (IOException | RuntimeException e) {
            place.close();
            throw e;
        }
    }

    /** Whether a file goes by the name of one. */
    static boolean isJar(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".jar") || name.endsWith(".war");
    }

    private void unpack() throws IOException {
        try (FileSystem jar = FileSystems.newFileSystem(asked)) {
            Path root = jar.getPath("/");
            try (Stream<Path> all = Files.walk(root)) {
                for (Path entry : all.sorted().toList()) {
                    Path to = folder().resolve(root.relativize(entry).toString());
                    if (Files.isDirectory(entry)) {
                        Files.createDirectories(to);
                    } else {
                        Files.copy(entry, to);
                    }
                }
            }
        }
    }

    /** Where the classes are files. */
    Path folder() {
        return unpacked == null ? asked : unpacked;
    }

    /** Folders of libraries beside it, as Maven makes one with {@code dependency:copy-dependencies}. */
    List<Path> beside() {
        Path parent = asked.getParent();
        return parent == null
                ? List.of()
                : ClassFiles.LIBRARIES.stream()
                        .sorted()
                        .map(parent::resolve)
                        .filter(folder -> Files.isDirectory(folder) && !folder.equals(asked))
                        .toList();
    }

    @Override
    public void close() throws IOException {
        if (unpacked != null) {
            try (Stream<Path> files = Files.walk(unpacked)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
